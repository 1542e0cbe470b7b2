"""What the user decides of words and people: it holds, it can be taken back, and a rebuild keeps it."""

from __future__ import annotations

import pytest

from relationcore.errors import EmptyText, NotFound
from relationcore.memory import Memory
from relationcore.model import AccountRef, Annotation, Profile
from tests.core.making import DAY, NETWORK, NOON, comment, later, post, reply, visit

IDA = AccountRef(NETWORK, "ida")
BEN = AccountRef(NETWORK, "ben")
NOW = later(days=3)


@pytest.fixture
def village(memory: Memory) -> Memory:
    """Ben waits for an answer of Ida's."""
    memory.confirm_me(IDA, now=NOON)
    talk = (post("1", "ida"), reply("2", "ben", "1", "How much rum?", said=60))
    for number in (1, 2):
        memory.ingest(visit(f"v{number}", talk, seen=number * DAY))
    return memory


def ben(memory: Memory) -> int:
    return memory.person_of(BEN)


def said(memory: Memory, day: int = 3) -> Annotation:
    return memory.annotations([BEN], now=later(days=day))[0]


def waits(memory: Memory, day: int = 3) -> bool:
    listed = [one.name for one in memory.people(now=later(days=day), waiting=True)]
    assert (said(memory, day).waiting is not None) == ("ben" in listed)
    return "ben" in listed


@pytest.mark.parametrize("way", ["answered_elsewhere", "let_go"])
def test_nobody_waits_for_words_that_are_done(village: Memory, way: str) -> None:
    before = list(village.dump(canonical=True))
    assert waits(village)
    getattr(village, way)(ben(village), "2", now=NOW)
    assert not waits(village)
    village.rebuild()
    assert not waits(village)
    village.ingest(visit("v3", [reply("3", "ben", "1", "And sugar?", said=3 * DAY)], seen=3 * DAY + 60))
    village.ingest(visit("v4", [reply("3", "ben", "1", "And sugar?", said=3 * DAY)], seen=4 * DAY))
    assert waits(village, 4)
    assert len(before) < len(list(village.dump(canonical=True)))


def test_later_waits_again(village: Memory) -> None:
    village.later(ben(village), "2", later(days=10), now=NOW)
    assert [waits(village, day) for day in (3, 9, 10, 11)] == [False, False, True, True]


def test_what_was_said_of_an_answer_can_be_taken_back(village: Memory) -> None:
    before = list(village.dump(canonical=True))
    village.let_go(ben(village), "2", now=NOW)
    village.undo_answer(ben(village), "2", now=NOW)
    assert waits(village)
    assert list(village.dump(canonical=True)) == before


def test_words_that_were_not_said_between_you(village: Memory) -> None:
    with pytest.raises(NotFound, match=r"^Nothing with the id 99 was said between you\.$"):
        village.let_go(ben(village), "99", now=NOW)


@pytest.mark.parametrize("wrong", ["parent", "person", "time"])
def test_a_wrong_contact_counts_nowhere_until_it_is_right_again(village: Memory, wrong: str) -> None:
    before, annotation = list(village.dump(canonical=True)), said(village)
    village.correct(ben(village), "2", wrong, now=NOW)  # type: ignore[arg-type]
    assert (said(village).kind, said(village).received, waits(village)) == ("seen", 0, False)
    village.rebuild()
    village.ingest(visit("v5", [reply("2", "ben", "1", "How much rum?", said=60)], seen=3 * DAY))
    assert (said(village).kind, said(village).received) == ("seen", 0)
    assert all(one.ok for one in village.check())
    village.undo_correction(ben(village), "2", now=NOW)
    assert said(village) == annotation
    after = [line for line in village.dump(canonical=True) if '"v5"' not in line]
    assert [line for line in after if '"contact' in line] == [line for line in before if '"contact' in line]


def test_a_need_from_open_to_helped(village: Memory) -> None:
    one = village.add_need(ben(village), " A recipe with rum ", comment="2", now=NOW)
    assert (one.kind, one.text, one.state, one.comment) == ("need", "A recipe with rum", "open", "2")
    village.add_need(ben(village), "Send him the recipe", kind="promise", now=NOW)
    assert (said(village).needs_open, said(village).promises_open) == (1, 1)
    assert {"need open", "promise open"} <= set(said(village).flags)
    for state in ("tried", "helped"):
        assert village.set_need(one.id, state, now=later(days=4)).state == state  # type: ignore[arg-type]
    assert (said(village).needs_open, said(village).promises_open) == (0, 1)
    assert [(need.kind, need.state) for need in village.needs(ben(village))] == [
        ("promise", "open"),
        ("need", "helped"),
    ]


def test_a_need_without_a_word_or_a_person(village: Memory) -> None:
    with pytest.raises(EmptyText):
        village.add_need(ben(village), "  ", now=NOW)
    with pytest.raises(NotFound):
        village.add_need(999, "A pot", now=NOW)
    with pytest.raises(NotFound, match=r"^There is no need 7\.$"):
        village.set_need(7, "helped", now=NOW)


def test_a_pin_stands_above_the_history(village: Memory) -> None:
    assert said(village, 30).circle is None
    village.pin(ben(village), "close", now=NOW)
    assert said(village).circle == "close"
    assert [one.name for one in village.people(now=NOW, circle="close")] == ["ben"]
    village.rebuild()
    assert said(village).circle == "close"
    village.pin(ben(village), None, now=NOW)
    assert said(village).circle is None
    village.unpin(ben(village))
    village.ingest(visit("v6", [reply("4", "ida", "2", said=DAY)], seen=3 * DAY))
    assert said(village, 30).circle == "closest"
    village.pin(ben(village), None, now=NOW)
    assert said(village, 30).circle is None


def test_two_persons_are_kept_apart(memory: Memory) -> None:
    url = "https://news.ycombinator.com/user?id=ana"
    memory.ingest(visit("a", [comment("1", "ana")], profiles=(Profile("ana", None, "Ana", url),)))
    there = Profile("plum", "7", None, "https://github.com/plum", links=(url,))
    memory.ingest(visit("b", [comment("2", "plum", author_id="7")], network="github", profiles=(there,)))
    (found,) = memory.merge_suggestions()
    memory.keep_apart(*found.accounts, now=NOW)
    memory.keep_apart(*found.accounts, now=NOW)
    assert memory.merge_suggestions() == []
    memory.let_suggest(*found.accounts)
    assert memory.merge_suggestions() == [found]


def test_decisions_are_in_the_canonical_dump(village: Memory) -> None:
    village.let_go(ben(village), "2", now=NOW)
    village.add_need(ben(village), "A pot", now=NOW)
    village.pin(ben(village), "known", now=NOW)
    lines = "\n".join(village.dump(canonical=True))
    for told in ('"let go"', '"A pot"', '"circle":"known"'):
        assert told in lines.replace('": "', '":"')


def test_a_decision_outlives_me(village: Memory) -> None:
    """Taking back who is me drops contacts, not what was written down."""
    village.add_need(ben(village), "A pot", now=NOW)
    village.correct(ben(village), "2", "person", now=NOW)
    village.remove_me(IDA)
    village.confirm_me(IDA, now=NOW)
    assert said(village).received == 0
    assert said(village).needs_open == 1
