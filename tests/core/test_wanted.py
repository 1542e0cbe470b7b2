"""What a script may not ask for: every refusal is a WrongValue of one sentence that says what there is."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from relationcore.errors import RelationcoreError, WrongValue
from relationcore.memory import Memory
from relationcore.model import AccountRef, Retention
from relationcore.reading.reader import read_page
from tests.core.making import NETWORK, NOON, later, post, reply, visit

IDA, BEN = AccountRef(NETWORK, "ida"), AccountRef(NETWORK, "ben")
NAIVE = datetime(2026, 3, 10, 12, 0)
Ask = Callable[[Any, int], object]


@pytest.fixture
def village(memory: Memory) -> Memory:
    """Ben asked Ida something."""
    memory.confirm_me(IDA, now=NOON)
    memory.ingest(visit("v1", (post("1", "ida"), reply("2", "ben", "1", "How much rum?", said=60))))
    return memory


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (lambda m, _: m.set_retention(Retention(-1, None)), "withdrawn is -1, but it must be whole days"),
        (lambda m, _: m.set_retention(Retention(30, 0)), "strangers is 0, but"),
        (lambda m, _: m.set_retention(Retention(30, 10**30)), "strangers is 1"),
        (lambda m, _: m.set_retention(Retention(1.5, None)), "withdrawn is 1.5, but"),
        (
            lambda m, ben: m.correct(ben, "2", "x", now=NOON),
            "There is no wrong 'x'; there are parent",
        ),
        (
            lambda m, ben: m.pin(ben, "bogus", now=NOON),
            "There is no circle 'bogus'; there are closest, close",
        ),
        (lambda m, ben: m.add_need(ben, "Rum", kind="x", now=NOON), "There is no kind of need 'x'; there"),
        (lambda m, ben: m.set_need(1, "x", now=NOON), "There is no state 'x'; there are open, tried, helped"),
        (lambda m, _: m.people(now="2026"), "'2026' is no time; pass"),
        (lambda m, _: m.people(now=NAIVE), "A time without a time zone"),
        (lambda m, ben: m.add_note(ben, "Rum.", now=NAIVE), "A time without a time zone"),
        (lambda m, _: m.people(now=NOON, circle="x"), "There is no circle 'x'; there are closest"),
        (lambda m, _: m.people(now=NOON, kind="x"), "There is no kind 'x'; there are me, dedicated"),
        (lambda m, _: m.count_people(now=NOON, kind="x"), "There is no kind 'x'"),
        (lambda m, _: m.people(now=NOON, limit=-1), "limit is -1, but it must be a whole number"),
        (lambda m, _: m.people(now=NOON, offset=-1), "offset is -1, but"),
        (lambda m, _: m.people(now=NOON, limit=2**63), "limit is 9223372036854775808, but"),
        (lambda m, ben: m.person(ben, now=NOON).timeline(-1), "limit is -1"),
        (lambda m, _: m.card(BEN, now=NOON, limit=-1), "limit is -1"),
        (lambda m, _: m.search("rum", limit=-1), "limit is -1"),
        (lambda m, ben: m.ledger(ben, last=-1), "last is -1"),
        (lambda m, ben: m.set_follow_up(ben, "tomorrow", None, now=NOON), "'tomorrow' is no day; pass"),
        (lambda m, _: read_page("<p>Rum", url="https://a.example/", at=NAIVE), "A time without a time zone"),
        (lambda m, _: read_page("<p>Rum", url="https://a.example/", at="today"), "'today' is no time; pass"),
        (lambda m, _: m.posts(limit=-1), "limit is -1"),
        (lambda m, _: m.mirror(last=-1), "last is -1"),
        (lambda m, ben: m.later(ben, "2", later(days=-1), now=NOON), "Words can be put off only to a time"),
        (lambda m, ben: m.later(ben, "2", NOON, now=NOON), "Words can be put off only to a time"),
    ],
)
def test_what_there_is_not_is_refused_in_one_sentence(village: Memory, ask: Ask, said: str) -> None:
    before = list(village.dump())
    with pytest.raises(WrongValue, match=rf"^{re.escape(said)}.*[^.]\.$") as refused:
        ask(village, village.person_of(BEN))
    assert isinstance(refused.value, RelationcoreError)
    assert isinstance(refused.value, ValueError)
    assert list(village.dump()) == before


def test_the_bounds_themselves_are_taken(village: Memory) -> None:
    village.set_retention(Retention(1, 36_500))
    assert village.retention() == Retention(1, 36_500)
    assert village.people(now=NOON, limit=0) == []
    assert village.people(now=NOON, limit=2**63 - 1, offset=0, kind=None, circle=None) != []
