"""What there is to decide: words without an answer; pins, corrections and two people, as they stand."""

from __future__ import annotations

import pytest

from relationcore.errors import Ambiguous, NotFound
from relationcore.memory import Memory
from relationcore.memory.decided import Pin
from relationcore.model import AccountRef, Comment, Thread, Unanswered, Withdrawn
from tests.core.making import DAY, HOUR, NETWORK, NOON, comment, later, post, reply, visit

IDA = AccountRef(NETWORK, "ida")
BEN = AccountRef(NETWORK, "ben")


@pytest.fixture
def village(memory: Memory) -> Memory:
    """Ben asks Ida under her post; seen once."""
    memory.confirm_me(IDA, now=NOON)
    memory.ingest(visit("v1", ASKED, seen=HOUR))
    return memory


ASKED = (post("1", "ida"), reply("2", "ben", "1", "How much rum?", said=60))


def ben(memory: Memory) -> int:
    return memory.person_of(BEN)


def left(memory: Memory, day: int = 3) -> list[Unanswered]:
    return memory.unanswered(ben(memory), now=later(days=day))


def test_words_seen_once_may_be_answered_elsewhere(village: Memory) -> None:
    (one,) = left(village)
    assert (one.said.text, one.settled, one.waits, one.dated) == ("How much rum?", False, False, True)
    village.ingest(visit("v2", ASKED, seen=DAY))
    (one,) = left(village)
    assert (one.settled, one.waits) == (True, True)


def test_an_answer_that_was_seen_leaves_nothing(village: Memory) -> None:
    village.ingest(visit("v2", [*ASKED, reply("3", "ida", "2", said=120)], seen=DAY))
    assert left(village) == []


@pytest.mark.parametrize(
    ("said", "dated"), [(60, True), (None, False), (-40 * 365 * DAY, False), (9 * DAY, False)]
)
def test_where_no_usable_time_was_shown_the_first_sight_stands_in(
    memory: Memory, said: int | None, dated: bool
) -> None:
    memory.confirm_me(IDA, now=NOON)
    words = (ASKED[0], reply("2", "ben", "1", "How much rum?", said=said))
    for number in (1, 2):
        memory.ingest(visit(f"v{number}", words, seen=number * HOUR))
    (one,) = left(memory, 20)
    assert (one.dated, one.waits) == (dated, True)
    (annotation,) = memory.annotations([BEN], now=later(days=20))
    assert annotation.waiting is not None
    assert (annotation.waiting.since is not None) == dated
    assert ("show no usable time" in annotation.reason) != dated


def test_a_bare_thanks_does_not_wait(memory: Memory) -> None:
    memory.confirm_me(IDA, now=NOON)
    for number in (1, 2):
        words = (ASKED[0], reply("2", "ben", "1", "Thanks a lot!"))
        memory.ingest(visit(f"v{number}", words, seen=number * HOUR))
    assert [(one.settled, one.waits) for one in left(memory)] == [(True, False)]


def test_what_was_said_of_an_answer_is_told(village: Memory) -> None:
    village.ingest(visit("v2", ASKED, seen=DAY))
    words = left(village)[0].said.id
    village.later(ben(village), words, later(days=9), now=NOON)
    assert [(one.state, one.waits) for one in left(village, 8)] == [("later", False)]
    assert [(one.state, one.waits) for one in left(village, 9)] == [("later", True)]
    village.let_go(ben(village), words, now=NOON)
    assert [(one.state, one.until, one.waits) for one in left(village, 9)] == [("let go", None, False)]


def there(thread: str, text: str) -> list[Comment]:
    """A thread of a site that counts its posts anew in each."""
    where = Thread(thread, f"https://forum.example/t/{thread}", thread)
    more = {"scope": thread, "thread": where}
    return [post("post_1", "ida", **more), reply("post_2", "ben", "post_1", text, **more)]


def test_an_id_that_fits_several_words_names_none(memory: Memory) -> None:
    memory.confirm_me(IDA, now=NOON)
    for thread in ("a", "b"):
        for number in (1, 2):
            memory.ingest(visit(f"{thread}{number}", there(thread, f"In {thread}?"), seen=number * HOUR))
    with pytest.raises(Ambiguous, match="Several words between you have the id post_2"):
        memory.let_go(ben(memory), "post_2", now=NOON)
    with pytest.raises(Ambiguous):
        memory.add_need(ben(memory), "A pot", comment="post_2", now=NOON)
    first = next(one.said.id for one in left(memory) if one.said.text == "In a?")
    memory.let_go(ben(memory), first, now=NOON)
    assert [(one.said.text, one.waits) for one in left(memory)] == [("In a?", False), ("In b?", True)]
    memory.correct(ben(memory), first, "person", now=NOON)
    assert [one.said.text for one in left(memory)] == ["In b?"]
    assert [one.said.id for one in memory.corrections()] == [first]
    memory.undo_correction(ben(memory), first, now=NOON)
    assert len(left(memory)) == 2


def test_a_correction_of_anothers_words_is_not_between_us(memory: Memory) -> None:
    """Where ids are counted anew in each thread, Cleo's have the same one."""
    memory.confirm_me(IDA, now=NOON)
    where = Thread("c", "https://forum.example/t/c", "c")
    more = {"scope": "c", "thread": where}
    cleos = [post("post_1", "ida", **more), reply("post_2", "cleo", "post_1", "In c?", **more)]
    for number in (1, 2):
        memory.ingest(visit(f"a{number}", there("a", "In a?"), seen=number * HOUR))
        memory.ingest(visit(f"c{number}", cleos, seen=number * HOUR))
    cleo = memory.person_of(AccountRef(NETWORK, "cleo"))
    memory.correct(cleo, "post_2", "person", now=NOON)
    memory.let_go(ben(memory), "post_2", now=NOON)
    assert [(one.said.text, one.waits) for one in left(memory)] == [("In a?", False)]
    memory.correct(ben(memory), "post_2", "person", now=NOON)
    memory.undo_correction(ben(memory), "post_2", now=NOON)
    assert [one.person for one in memory.corrections()] == [cleo]


def twins(scope: str, seen: int) -> list[Comment]:
    """The same words as another server shows them."""
    return [
        post("1", "ida", scope=scope, uri="https://m.example/1"),
        reply("2", "ben", "1", "How much rum?", said=60, scope=scope, uri="https://m.example/2"),
    ]


@pytest.mark.parametrize(("first", "second"), [("a", "b"), ("b", "a")])
def test_words_seen_on_another_server_keep_what_was_decided(memory: Memory, first: str, second: str) -> None:
    memory.confirm_me(IDA, now=NOON)
    for number in (1, 2):
        memory.ingest(visit(f"{first}{number}", twins(first, number), seen=number * HOUR))
    words = left(memory)[0].said.id
    memory.let_go(ben(memory), words, now=NOON)
    for number in (3, 4):
        memory.ingest(visit(f"{second}{number}", twins(second, number), seen=number * HOUR))
    assert [one.waits for one in left(memory)] == [False]
    assert memory.people(now=later(days=3), waiting=True) == []
    memory.undo_answer(ben(memory), words, now=NOON)
    assert [one.waits for one in left(memory)] == [True]
    memory.correct(ben(memory), words, "time", now=NOON)
    assert left(memory) == []
    assert len(memory.corrections()) == 1
    assert all(one.ok for one in memory.check())
    memory.undo_correction(ben(memory), memory.corrections()[0].said.id, now=NOON)
    assert [one.waits for one in left(memory)] == [True]


@pytest.mark.parametrize(("first", "second"), [("a", "b"), ("b", "a")])
def test_a_wrong_contact_stays_wrong_where_it_is_seen_next(memory: Memory, first: str, second: str) -> None:
    memory.confirm_me(IDA, now=NOON)
    memory.ingest(visit("v1", twins(first, 1), seen=HOUR))
    memory.correct(ben(memory), left(memory)[0].said.id, "person", now=NOON)
    memory.ingest(visit("v2", twins(second, 2), seen=2 * HOUR))
    assert left(memory) == []
    memory.rebuild()
    assert left(memory) == []


def test_words_of_mine_can_be_wrong_too(village: Memory) -> None:
    village.ingest(visit("v2", [*ASKED, reply("3", "ida", "2", "Half a cup.", said=120)], seen=DAY))
    before = village.annotations([BEN], now=later(days=3))
    mine = next(one for one in village.person(ben(village), now=NOON).timeline() if one.direction == "given")
    village.correct(ben(village), mine.id, "parent", now=NOON)
    assert village.annotations([BEN], now=later(days=3))[0].given == 0
    (one,) = village.corrections()
    assert (one.said.text, one.wrong) == ("Half a cup.", "parent")
    village.undo_correction(one.person, one.said.id, now=NOON)
    assert village.annotations([BEN], now=later(days=3)) == before


def test_a_need_of_words_that_were_said_to_nobody(village: Memory) -> None:
    village.ingest(visit("v2", [comment("9", "ben", "My jam never sets.")], seen=DAY))
    assert village.add_need(ben(village), "Jam that sets", comment="9", now=NOON).comment == "9"
    with pytest.raises(NotFound):
        village.add_need(ben(village), "Jam that sets", comment="1", now=NOON)


def test_a_need_taken_back_leaves_nothing(village: Memory) -> None:
    before = list(village.dump(canonical=True))
    made = village.add_need(ben(village), "A pot", now=NOON)
    assert [one.id for one in village.open_needs()] == [made.id]
    village.remove_need(made.id)
    assert list(village.dump(canonical=True)) == before
    with pytest.raises(NotFound):
        village.remove_need(made.id)


def test_a_pin_is_told(village: Memory) -> None:
    assert village.pinned(ben(village)) is None
    village.pin(ben(village), "wider", now=NOON)
    assert village.pinned(ben(village)) == Pin("wider")
    village.pin(ben(village), None, now=NOON)
    assert village.pinned(ben(village)) == Pin(None)
    village.unpin(ben(village))
    assert village.pinned(ben(village)) is None


def test_the_plain_dump_holds_every_decision(village: Memory) -> None:
    words = left(village)[0].said.id
    village.let_go(ben(village), words, now=NOON)
    village.pin(ben(village), "known", now=NOON)
    village.add_need(ben(village), "A pot", now=NOON)
    village.correct(ben(village), words, "time", now=NOON)
    village.keep_apart(1, 2, now=NOON)
    kinds = {line.split('"type":"')[1].split('"')[0] for line in village.dump()}
    assert {"answer", "pin", "need", "correction", "apart"} <= kinds
    assert [(one.handle, other.handle) for one, other in village.kept_apart()] == [("ida", "ben")]


def test_everybody_in_one_line(village: Memory) -> None:
    numbers = [ben(village), village.person_of(IDA)]
    assert [one.name for one in village.summaries(numbers, now=NOON)] == ["ben", "ida"]


def test_words_that_were_taken_back_wait_for_nothing(village: Memory) -> None:
    village.ingest(visit("v2", ASKED, seen=DAY))
    assert [one.name for one in village.people(now=later(days=3), waiting=True)] == ["ben"]
    village.ingest(visit("v3", [ASKED[0]], seen=2 * DAY, withdrawn=(Withdrawn("2", ""),)))
    assert left(village) == []
    assert village.people(now=later(days=3), waiting=True) == []
    village.ingest(visit("v4", ASKED, seen=3 * DAY))
    assert [one.waits for one in left(village, 4)] == [True]
