"""Forums in which nobody states whom they answer: who spoke second, as far as a page showed it."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relationcore.memory import Memory
from relationcore.model import AccountRef, Comment, Page, Sighting, Visit
from tests.core.making import AT, DAY, HOUR, NETWORK, NOON, comment, instant, later, post, visit
from tests.core.slow_linear import Load, Message, second
from tests.core.test_contacts import contacts
from tests.core.test_order import PLENTY, content, mixed, rebuilt, same, trial
from tests.core.universe import ME

IDA, BEN = AccountRef(NETWORK, "ida"), AccountRef(NETWORK, "ben")
ON_10: dict[str, Any] = {"published": "2026-03-10", "precision": "day"}
OF_1970: dict[str, Any] = {"published": "1970-01-01T00:00:00Z"}
UNDATED: dict[str, Any] = {"said": None}
LIST = Page("https://news.ycombinator.com/threads?id=ida", NETWORK, NETWORK, "profile", None, None)


def told(memory: Memory, *visits: Visit) -> list[str]:
    """Whose words count as said to me, after these visits and after a rebuild."""
    memory.confirm_me(IDA, now=NOON)
    for one in visits:
        memory.ingest(one)
    found = contacts(memory)
    memory.rebuild()
    assert contacts(memory) == found
    return [who for _, who, _, _ in found]


POST, LONE = post("p", "ida"), comment("c120", "zed", "Agreed, as Bob says.", said=10 * DAY)


def test_words_far_down_are_nobodys_answer(memory: Memory) -> None:
    """Between them and the opening post stand others' that were never read."""
    read = [visit("v1", [POST], seen=60), visit("v2", [LONE], seen=11 * DAY)]
    assert told(memory, *read) == []
    assert memory.people(now=NOON)[0].kind == "seen"


def test_one_load_in_two_parts_shows_both(memory: Memory) -> None:
    later_part = visit("v1", [LONE], seen=11 * DAY, part=1)
    assert told(memory, visit("v1", [POST], seen=11 * DAY), later_part) == ["zed"]


def test_known_words_seen_together_at_last(memory: Memory) -> None:
    read = [visit("v1", [POST], seen=60), visit("v2", [LONE], seen=11 * DAY)]
    assert told(memory, *read, visit("v3", [POST, LONE], seen=12 * DAY)) == ["zed"]


def test_a_list_shows_no_thread(memory: Memory) -> None:
    assert told(memory, visit("v1", [POST, LONE], seen=11 * DAY, page=LIST)) == []


ORDERS: list[tuple[str, list[Comment], list[str]]] = [
    ("dates alone: the smaller number stood before",
     [post("8", "ida", **ON_10), comment("9", "ana", **ON_10), comment("10", "bob", **ON_10)], ["ana"]),
    ("no dates", [post("8", "ida", **UNDATED), comment("9", "ana", **UNDATED),
                  comment("10", "bob", **UNDATED)], ["ana"]),
    ("numbers behind a word", [post("post_1", "ida", **ON_10), comment("post_9", "ana", **ON_10),
                               comment("post_10", "bob", **ON_10)], ["ana"]),
    ("a time of 1970 is a missing one",
     [post("p", "ida"), comment("a", "ana", said=HOUR), comment("b", "bob", **OF_1970)],
     ["ana"]),
    ("an opening post of 1970", [post("1", "ida", **OF_1970), comment("2", "ana")],
     ["ana"]),
    ("neither dates nor numbers", [post("p", "ida"), comment("x", "ana", **UNDATED),
                                   comment("c", "bob", **UNDATED)], []),
    ("a day that holds the other time", [post("p", "ida", said=-DAY), comment("x", "ana", **ON_10),
                                         comment("c", "bob", said=60)], []),
    ("times that leave no doubt count before numbers",
     [post("8", "ida", said=-DAY), comment("10", "ana", said=10), comment("9", "bob", said=20)], ["ana"]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "said", "expected"), ORDERS, ids=[case[0] for case in ORDERS])
def test_order(memory: Memory, name: str, said: list[Comment], expected: list[str]) -> None:
    assert told(memory, visit("v1", said, seen=3 * HOUR)) == expected


def test_of_undated_words_those_seen_first(memory: Memory) -> None:
    said = [post("p", "ida"), comment("x", "ana", said=None), comment("c", "bob", said=None)]
    seen = [Sighting(one, AT + HOUR + turn, None) for turn, one in enumerate(said)]
    assert told(memory, visit("v1", seen)) == ["ana"]


def test_nobody_moves_up_when_a_page_shows_it_later(memory: Memory) -> None:
    """The second speaker is forgotten; whose message is the next becomes no answer by being seen."""
    ana, ben = comment("2", "ana", said=60), comment("3", "ben", said=90)
    memory.confirm_me(IDA, now=NOON)
    memory.ingest(visit("v1", [POST, ana]))
    memory.ingest(visit("v2", [ben], seen=2 * HOUR))
    memory.forget(memory.person_of(AccountRef(NETWORK, "ana")), now=NOON)
    memory.ingest(visit("v3", [POST, ben], seen=3 * HOUR))
    assert contacts(memory) == []
    assert [finding for finding in memory.check() if not finding.ok] == []


def forgotten_beside(memory: Memory, *said: Comment) -> None:
    """Seen twice; then the second speaker is forgotten, and the page seen once more."""
    memory.confirm_me(IDA, now=NOON)
    for number in (1, 2):
        memory.ingest(visit(f"v{number}", said, seen=number * DAY))
    memory.forget(memory.person_of(AccountRef(NETWORK, "ana")), now=NOON)
    left = [one for one in said if one.author != "ana"]
    memory.ingest(visit("v3", left, seen=3 * DAY))


def test_who_may_be_answered_does_not_wait_when_another_is_forgotten(memory: Memory) -> None:
    """My words name nobody; with the second speaker gone they still may be meant for the opener."""
    forgotten_beside(
        memory,
        post("1", "ben", "Hello @ida, how long?", mentions=("ida",)),
        comment("2", "ana", "First!", said=60),
        comment("3", "ida", "For an hour.", said=90),
    )
    assert memory.people(now=later(days=9), waiting=True) == []
    memory.rebuild()
    (one,) = memory.unanswered(memory.person_of(BEN), now=later(days=9))
    assert (one.waits, one.settled) == (False, False)


def test_who_quotes_the_opener_still_answers_when_another_is_forgotten(memory: Memory) -> None:
    asked = "how do you make plum jam?"
    quoting = f"{asked} With rum."
    forgotten_beside(
        memory,
        post("1", "ida", f"Well, {asked}"),
        comment("2", "ana", "First!", said=60),
        comment("3", "ben", quoting, said=90, quotes=((0, len(asked)),)),
    )
    assert contacts(memory) == [("3", "ben", "received", "reply")]
    (one,) = memory.unanswered(memory.person_of(BEN), now=later(days=9))
    assert (one.said.text, one.waits) == (quoting, True)
    memory.rebuild()
    assert contacts(memory) == [("3", "ben", "received", "reply")]


TIMES: list[tuple[int | None, str | None, int]] = [
    (None, None, 0), (0, "second", 0), (60, "second", 0), (0, "day", DAY - 1), (-DAY, "day", DAY - 1),
    (30, "minute", 59), (-60 * DAY, "second", 0),
]  # fmt: skip
Said = tuple[str, str, str, tuple[int | None, str | None, int]]
"""(kind, id, who, time)"""
threads = st.lists(
    st.tuples(
        st.sampled_from(("post", "comment", "comment", "comment")),
        st.sampled_from(("1", "2", "9", "10", "x", "y")),
        st.sampled_from((ME, "ana", "ben")),
        st.sampled_from(TIMES),
    ),
    max_size=6,
    unique_by=lambda one: one[1],
)


def as_seen(said: list[Said], name: str, at: int, ids: set[str]) -> Visit:
    shown = [
        comment(id, who, f"Words {id}.", kind=kind, said=None, precision=precision,
                published=None if when is None else instant(when))
        for kind, id, who, (when, precision, _) in said if id in ids
    ]  # fmt: skip
    return visit(name, shown, seen=at, network="meadow")


@PLENTY
@given(threads, st.lists(st.sets(st.sampled_from(("1", "2", "9", "10", "x", "y"))), max_size=4), st.randoms())
def test_second_speaker_is_as_the_reference_says(
    said: list[Said], looks: list[set[str]], chance: random.Random
) -> None:
    """In any order of arrival, split into parts or whole, and after a rebuild."""
    loads: list[Load] = [
        (DAY * turn + HOUR, sorted(ids & {one[1] for one in said})) for turn, ids in enumerate(looks)
    ]
    visits = [as_seen(said, f"v{turn}", at, set(ids)) for turn, (at, ids) in enumerate(loads)]
    by_kind: dict[str, list[Message]] = {"post": [], "comment": []}
    for kind, id, who, (when, _, span) in said:
        by_kind[kind].append((id, who, when, span))
    found = second(by_kind["post"], by_kind["comment"], loads)
    speaker = {id: who for _, id, who, _ in said}
    expected = set() if found is None or (found[0] == ME) == (speaker[found[1]] == ME) else {found[1]}
    with trial() as conn:
        lines = content(conn, visits, me_first=True)
        held = {
            key
            for (key,) in conn.execute("SELECT c.key FROM contact k JOIN comment c ON c.id = k.comment_id")
        }
        assert held == expected
        same(lines, rebuilt(conn))
    with trial() as conn:
        same(lines, content(conn, mixed(visits, chance), me_first=False))
