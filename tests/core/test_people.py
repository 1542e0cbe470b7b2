"""Lists of people, one person, a card, a search, today."""

from __future__ import annotations

from datetime import date

import pytest

from relationcore.errors import NotFound
from relationcore.memory import Memory
from relationcore.model import AccountRef, Waiting
from relationcore.store.migrations import migrations
from tests.core.making import AT, DAY, HOUR, NETWORK, NOON, comment, instant, later, post, reply, visit

IDA = AccountRef(NETWORK, "ida")


@pytest.fixture
def village(memory: Memory) -> Memory:
    """Ana and Ida talk, Ben wrote to Ida, Ida wrote to Cleo, Dora is only read."""
    memory.confirm_me(IDA, now=NOON)
    talk = (
        post("1", "ida"),
        reply("2", "ana", "1", "Plums, with rum?", said=60),
        reply("3", "ida", "2", "Yes, a little.", said=120),
        reply("4", "ben", "3", "How much rum exactly?", said=180),
        comment("5", "cleo", "Quinces are better.", said=240),
        reply("6", "ida", "5", "For jelly they are.", said=300),
        reply("7", "dora", "5", "I like both.", said=360),
    )
    memory.ingest(visit("v1", talk))
    memory.ingest(visit("v2", talk, seen=DAY))
    return memory


def test_everybody_by_last_contact_then_those_met_last(village: Memory) -> None:
    found = [(person.name, person.kind, person.received, person.given) for person in village.people(now=NOON)]
    assert found == [
        ("cleo", "I wrote", 0, 1),
        ("ben", "writes to me", 1, 0),
        ("ana", "acquainted", 1, 1),
        ("dora", "seen", 0, 0),
    ]


def test_reasons_are_sentences(village: Memory) -> None:
    assert {person.name: person.reason for person in village.people(now=NOON)} == {
        "ana": "They wrote to you once and you to them once, last on 2026-03-10.",
        "ben": "They wrote to you once, last on 2026-03-10; no answer of yours seen.",
        "cleo": "You wrote to them once, last on 2026-03-10; no answer of theirs seen.",
        "dora": "You have read one comment of theirs.",
    }


def test_pages_of_a_list(village: Memory) -> None:
    pages = [[person.name for person in village.people(now=NOON, limit=3, offset=at)] for at in (0, 3, 6)]
    assert pages == [["cleo", "ben", "ana"], ["dora"], []]
    assert village.count_people(now=NOON) == 4


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("AN", ["ana"]),
        ("@ana", ["ana"]),
        ("rumtopf", ["ben"]),
        ("garden", ["dora"]),
        ("%", []),
        ("eo", ["cleo"]),
    ],
)
def test_query_looks_into_handles_names_nicknames_labels_and_notes(
    village: Memory, query: str, names: list[str]
) -> None:
    village.add_note(village.person_of(AccountRef(NETWORK, "ben")), "Asked for my Rumtopf.", now=NOON)
    village.set_label(village.person_of(AccountRef(NETWORK, "dora")), "garden")
    assert [person.name for person in village.people(now=NOON, query=query)] == names
    assert village.count_people(now=NOON, query=query) == len(names)


@pytest.mark.parametrize(
    ("kind", "names"),
    [("acquainted", ["ana"]), ("in conversation", []), ("seen", ["dora"]), ("writes to me", ["ben"])],
)
def test_kind(village: Memory, kind: str, names: list[str]) -> None:
    assert [person.name for person in village.people(now=NOON, kind=kind)] == names


def test_waiting(village: Memory) -> None:
    (ben,) = village.people(now=NOON, waiting=True)
    assert (ben.name, ben.waiting, ben.flags) == ("ben", Waiting("4", instant(180)), ("new", "waiting"))
    assert [person.name for person in village.people(now=NOON, waiting=False)] == ["cleo", "ana", "dora"]
    assert village.status().waiting == 1


def test_nobody_waits_before_an_answer_could_have_been_seen(memory: Memory) -> None:
    memory.confirm_me(IDA, now=NOON)
    talk = (post("1", "ida"), reply("2", "ana", "1", "Plums?", said=60))
    memory.ingest(visit("v1", talk))
    assert memory.people(now=NOON, waiting=True) == []
    memory.ingest(visit("v2", talk, seen=2 * HOUR))
    assert [person.name for person in memory.people(now=NOON, waiting=True)] == ["ana"]


def test_words_of_mine_seen_later_show_that_i_was_there(memory: Memory) -> None:
    memory.confirm_me(IDA, now=NOON)
    memory.ingest(visit("v1", (post("1", "ida"), reply("2", "ana", "1", "Plums?", said=60))))
    memory.ingest(visit("v2", [comment("9", "ida", "Elsewhere.", said=HOUR, thread=None)], seen=2 * HOUR))
    assert [person.name for person in memory.people(now=NOON, waiting=True)] == ["ana"]


@pytest.mark.parametrize(
    "thanks", ["Thanks!", "ok, thank you so much :)", "Danke schön", "@ida Thank you, Ida!"]
)
def test_a_bare_thanks_waits_for_nothing(memory: Memory, thanks: str) -> None:
    memory.confirm_me(IDA, now=NOON)
    talk = (post("1", "ida"), reply("2", "ana", "1", thanks, said=60))
    for turn in (1, 2):
        memory.ingest(visit(f"v{turn}", talk, seen=turn * HOUR))
    assert memory.people(now=NOON, waiting=True) == []


def test_without_a_thread_nobody_waits(memory: Memory) -> None:
    memory.confirm_me(IDA, now=NOON)
    for turn in (1, 2):
        memory.ingest(
            visit(f"v{turn}", [reply("2", "ana", "1", thread=None)], seen=turn * HOUR, parents={"2": "ida"})
        )
    (ana,) = memory.people(now=NOON)
    assert (ana.received, ana.waiting) == (1, None)


def test_person_and_timeline(village: Memory) -> None:
    ana = village.person(village.person_of(AccountRef(NETWORK, "ana")), now=NOON)
    assert (ana.name, [account.handle for account in ana.accounts]) == ("ana", ["ana"])
    assert [(said.comment, said.direction, said.text, said.reply_to) for said in ana.timeline()] == [
        ("3", "given", "Yes, a little.", "Plums, with rum?"),
        ("2", "received", "Plums, with rum?", "How do you make plum jam?"),
    ]
    assert ana.timeline()[0].thread_title == "Plum jam"
    assert [said.comment for said in ana.timeline(limit=1, offset=1)] == ["2"]


def test_card_shows_what_was_merely_seen_too(village: Memory) -> None:
    card = village.card(AccountRef(NETWORK, "dora"), now=NOON)
    assert [(said.direction, said.text) for said in card.history] == [("seen", "I like both.")]
    assert card.annotation.kind == "seen"


def test_card_of_somebody_never_seen_is_empty(memory: Memory) -> None:
    card = memory.card(AccountRef(NETWORK, "zoe"), now=NOON)
    assert (card.accounts, card.history, card.notes, card.annotation.kind) == ((), (), (), "unknown")


def test_no_such_person(memory: Memory) -> None:
    with pytest.raises(NotFound, match=r"^There is no person 12\.$"):
        memory.person(12, now=NOON)


def test_in_conversation_needs_three_days_each_way_within_a_year(memory: Memory) -> None:
    memory.confirm_me(IDA, now=NOON)
    for day in range(3):
        talk = (
            comment(f"{day}a", "ana", f"Day {day}?", said=day * DAY, mentions=("ida",)),
            reply(f"{day}b", "ida", f"{day}a", f"Yes, {day}.", said=day * DAY + 60),
        )
        memory.ingest(visit(f"v{day}", talk, seen=day * DAY + HOUR))
    (ana,) = memory.people(now=later(days=3))
    assert (ana.kind, ana.word) == ("in conversation", "warm and alive")
    assert ana.reason == "They wrote to you on 3 days of the last year and you to them on 3."
    (ana,) = memory.people(now=later(days=500))
    assert (ana.kind, ana.word) == ("acquainted", "cooling")


def test_familiar_needs_five_comments_on_three_days(memory: Memory) -> None:
    for number in range(5):
        assert [person.kind for person in memory.people(now=NOON)] == ["seen"] * bool(number)
        memory.ingest(visit(f"v{number}", [comment(str(number), "ana", f"{number}.")], seen=number * DAY))
    assert [person.kind for person in memory.people(now=NOON)] == ["familiar"]


def test_search_finds_words_said_the_last_recorded_first(village: Memory) -> None:
    assert [found.comment for found in village.search("rum")] == ["4", "2"]
    assert [found.comment for found in village.search("RUM exa")] == ["4"]
    assert [found.comment for found in village.search("plums rum")] == ["2"]


@pytest.mark.parametrize("text", ["", "   ", '"', "-", "*", "AND", "rum OR", "NEAR(", "a" * 5000])
def test_search_takes_any_text_for_words(village: Memory, text: str) -> None:
    assert village.search(text) == []


def test_today(village: Memory) -> None:
    dora = village.person_of(AccountRef(NETWORK, "dora"))
    village.set_follow_up(dora, date(2026, 3, 10), "Ask", now=NOON)
    village.ingest(visit("v3", viewer="ida_too", seen=DAY))
    today = village.today(now=NOON)
    assert [person.name for person in today.waiting] == ["ben"]
    assert [person.name for person in today.follow_ups] == ["dora"]
    assert [person.name for person in today.recently_met] == ["cleo", "ana"]
    assert [mine.account.handle for mine in today.proposals] == ["ida_too"]
    assert village.today(now=later(days=-1)).follow_ups == ()
    assert village.today(now=later(days=30)).recently_met == ()


def test_status(village: Memory) -> None:
    status = village.status()
    assert (status.people, status.accounts, status.comments, status.contacts, status.visits) == (
        4,  # without the user themselves
        5,
        7,
        4,
        2,
    )
    assert (status.path, status.schema, status.purge_serial) == (
        str(village.path),
        migrations._migrations[-1].name,
        0,
    )


def test_annotation_changes_its_version_only_when_it_says_something_else(village: Memory) -> None:
    ref = AccountRef(NETWORK, "ana")
    first, second = (village.annotations([ref], now=at)[0] for at in (NOON, later(hours=1)))
    assert first.v == second.v
    assert first.as_of != second.as_of
    village.set_label(village.person_of(ref), "careful")
    assert village.annotations([ref], now=NOON)[0].v != first.v


def test_annotations_keep_the_order_of_the_refs(village: Memory) -> None:
    refs = [AccountRef(NETWORK, handle) for handle in ("zoe", "ana", "zoe", "dora", "ana")]
    assert [said.account.handle for said in village.annotations(refs, now=NOON)] == [
        "zoe",
        "ana",
        "zoe",
        "dora",
        "ana",
    ]
    assert village.annotations([], now=NOON) == []


def test_an_annotation_whole(village: Memory) -> None:
    (ben,) = village.annotations([AccountRef(NETWORK, "ben")], now=NOON)
    assert (ben.first, ben.last, ben.as_of) == (instant(180), instant(180), instant(0))
    assert (ben.word, ben.circle, ben.needs_open, ben.promises_open) == ("alive", None, 0, 0)
    assert ben.waiting == Waiting("4", instant(180))
    assert ben.person == village.person_of(AccountRef(NETWORK, "ben"))
    assert AT == 1_773_144_000
