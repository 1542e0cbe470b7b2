"""Reach by name, newcomers, weeks, the mirror: small communities worked out by hand."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relationcore.community import Newcomer, Reach, Reply, Spoken, mirror, newcomers, reach, weeks
from relationcore.instants import DAY

NOW = 20_003 * DAY
ANA, BEN, CLEO, DAN, ME = 1, 2, 3, 4, 9


def test_reach_is_by_name() -> None:
    posted = NOW - 10 * DAY
    spoken = [
        Spoken(BEN, posted + 60),
        Spoken(ANA, posted + 30, answered=posted + 90),
        Spoken(ANA, posted + 500),
        Spoken(CLEO, posted + 700),
    ]
    before = {ANA: posted - 2 * DAY, CLEO: posted - 90 * DAY, DAN: posted - DAY}
    assert reach(spoken, before, {ANA, DAN}, posted=posted, settled=True) == Reach(
        answered=(ANA, BEN, CLEO),
        first_time=(BEN,),
        back_again=(CLEO,),
        answered_by_me=(ANA,),
        silent=(DAN,),
    )


def test_nobody_is_called_silent_where_nobody_looked_again() -> None:
    before = {ANA: NOW - DAY, DAN: NOW - DAY}
    assert reach([], before, {ANA, DAN}, posted=NOW, settled=False) == Reach((), (), (), (), ())


def test_silent_is_nobody_who_was_not_known_or_spoke_beside_it() -> None:
    before = {ANA: NOW - DAY, DAN: NOW - DAY}
    found = reach([], before, {ANA, BEN, DAN}, posted=NOW, settled=True, present=[DAN])
    assert found.silent == (ANA,)


def test_newcomers_stand_before_those_already_answered() -> None:
    spoken = [
        Spoken(ANA, NOW - 3 * DAY, answered=NOW - 2 * DAY),
        Spoken(BEN, NOW - 5 * DAY),
        Spoken(BEN, NOW - 4 * DAY),
        Spoken(CLEO, NOW - 4 * DAY),
        Spoken(DAN, NOW - 31 * DAY),
        Spoken(DAN, NOW - 2 * DAY),
    ]
    assert newcomers(spoken, NOW) == [
        Newcomer(CLEO, NOW - 4 * DAY, None),
        Newcomer(BEN, NOW - 5 * DAY, None),
        Newcomer(ANA, NOW - 3 * DAY, NOW - 2 * DAY),
    ]


def week(back: int, day: float = 0.0) -> int:
    """An instant in the week `back` weeks before NOW, a Monday at 00:00."""
    return NOW - back * 7 * DAY + int(day * DAY)


@pytest.mark.parametrize(
    ("spoken", "expected"),
    [
        ([Spoken(ANA, week(9)), Spoken(ANA, week(9, 6.9)), Spoken(BEN, week(9, 3))], [(2, 0)]),
        ([Spoken(ANA, week(9), answered=week(7))], [(1, 1)]),
        ([Spoken(ANA, week(9), answered=week(7) + 1)], [(1, 0)]),
        ([Spoken(ANA, week(9)), Spoken(ANA, week(8), answered=week(8) + 1)], [(1, 0), (1, 1)]),
        ([Spoken(ANA, week(3, 6.9)), Spoken(ANA, week(2))], [(1, 0)]),
        ([Spoken(ANA, week(9), known=False)], []),
    ],
    ids=["people, not words", "in time", "too late", "two weeks", "too young", "not known"],
)
def test_weeks(spoken: list[Spoken], expected: list[tuple[int, int]]) -> None:
    assert weeks(spoken, NOW) == expected


spoken_words = st.lists(
    st.builds(
        Spoken,
        person=st.sampled_from((ANA, BEN, CLEO)),
        at=st.integers(NOW - 100 * DAY, NOW),
        answered=st.one_of(st.none(), st.integers(NOW - 100 * DAY, NOW)),
        known=st.booleans(),
    ),
    max_size=12,
)


@given(spoken_words, st.randoms(use_true_random=False))
def test_order_of_arrival_does_not_matter(spoken: list[Spoken], chance: random.Random) -> None:
    mixed = list(spoken)
    chance.shuffle(mixed)
    assert weeks(mixed, NOW) == weeks(spoken, NOW)
    assert newcomers(mixed, NOW) == newcomers(spoken, NOW)


@given(spoken_words)
def test_nobody_is_answered_who_did_not_speak(spoken: list[Spoken]) -> None:
    assert all(0 <= answered <= spoke > 0 for spoke, answered in weeks(spoken, NOW))


def test_mirror() -> None:
    replies = [
        Reply(ANA, ME, 10, True),
        Reply(BEN, ANA, 20, True),
        Reply(ANA, BEN, 30, True),
        Reply(CLEO, ANA, 5, False),
        Reply(ANA, CLEO, 40, True),
        Reply(CLEO, ANA, 50, True),
        Reply(DAN, DAN, 60, True),
    ]
    found = mirror(replies, [ANA, BEN, CLEO, DAN, ME], {ME})
    assert (found.replies, found.between_others) == (5, 4)
    assert found.met == ((ANA, BEN),)
    assert found.unheard == (DAN,)
    assert found.share == pytest.approx(0.8)
    assert mirror(replies, [ANA, DAN, ME], {ME}, heard=[DAN]).unheard == ()


def test_a_mirror_of_nothing() -> None:
    assert mirror([], [], {ME}).share is None
