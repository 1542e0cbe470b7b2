"""Closeness and its parts: figures worked out by hand, and what must hold of any history."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relationcore import ties
from relationcore.instants import DAY
from relationcore.model import Direction, Summary

NOW = 20_000 * DAY + 40_000
TODAY = 20_000
days = st.lists(
    st.tuples(st.sampled_from(("received", "given")), st.integers(TODAY - 800, TODAY)), max_size=40
)
written = st.dictionaries(st.integers(TODAY - 400, TODAY), st.integers(1, 60), max_size=40)


@pytest.mark.parametrize(
    ("ages", "expected"),
    [
        ([("received", 0)], 1.15),
        ([("given", 7)], 0.5 + 0.15 * 2 ** (-7 / 365)),
        ([("received", 0), ("given", 0)], 2.3),
        ([("received", 0), ("received", 0)], 1.15),
        ([("given", 365)], 2 ** (-365 / 7) + 0.075),
        ([("given", -3)], 1.15),
        ([], 0.0),
    ],
)
def test_strength(ages: list[tuple[Direction, int]], expected: float) -> None:
    held = [(direction, TODAY - age) for direction, age in ages]
    assert ties.strength(held, NOW) == pytest.approx(expected, abs=1e-12)


@given(days, st.randoms(use_true_random=False))
def test_strength_is_the_same_bits_in_any_order(
    held: list[tuple[Direction, int]], chance: random.Random
) -> None:
    mixed = held * 2
    chance.shuffle(mixed)
    assert ties.strength(mixed, NOW) == ties.strength(held, NOW)
    assert ties.strength(held, TODAY * DAY) == ties.strength(held, TODAY * DAY + DAY - 1)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({0: 1}, 1.0),
        ({0: 2}, 2.0),
        ({0: 3_000}, 3.0),
        ({25: 4}, 1.5),
        ({50: 9, 0: 1}, 1.75),
        ({-1: 4}, 0.0),
        ({}, 0.0),
    ],
)
def test_presence(counts: dict[int, int], expected: float) -> None:
    told = [(TODAY - age, count) for age, count in counts.items()]
    assert ties.presence(told, TODAY) == pytest.approx(expected, abs=1e-12)


@given(written, st.randoms(use_true_random=False))
def test_presence_is_the_same_bits_in_any_order(told: dict[int, int], chance: random.Random) -> None:
    mixed = list(told.items())
    chance.shuffle(mixed)
    assert ties.presence(mixed, TODAY) == ties.presence(told.items(), TODAY)


@given(days, written)
def test_a_thousand_comments_a_day_add_no_more_than_three(
    held: list[tuple[Direction, int]], told: dict[int, int]
) -> None:
    loud = dict.fromkeys(told, 3)
    assert ties.presence(loud.items(), TODAY) >= ties.presence(told.items(), TODAY)
    assert ties.presence(loud.items(), TODAY) == ties.presence([(n, 1_000) for n in told], TODAY)


def test_closeness() -> None:
    assert ties.closeness(2.0, 0.95) == pytest.approx(2.0)
    assert ties.closeness(2.0, 15.95) == pytest.approx(8.0)
    assert ties.closeness(0.0, 1_000.0) == 0.0
    assert ties.closeness(1.0, 0.0) == pytest.approx(0.05**0.5)


@given(days, written)
def test_without_words_nobody_is_close(held: list[tuple[Direction, int]], told: dict[int, int]) -> None:
    """However much somebody writes to the world, one contact day with me stands above it."""
    present = ties.presence(told.items(), TODAY)
    assert ties.closeness(ties.strength([], NOW), present) == 0.0
    assert ties.closeness(ties.strength([("given", TODAY - 700)], NOW), 0.0) > 0.0


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (9.0, "warm and alive"),
        (3.2, "warm and alive"),
        (3.19, "alive"),
        (0.8, "alive"),
        (0.79, "cooling"),
        (0.2, "cooling"),
        (0.19, "dormant"),
        (0.0, "dormant"),
    ],
)
def test_word(value: float, said: str) -> None:
    assert ties.word(value) == said


def test_days_within_a_year() -> None:
    held: list[tuple[Direction, int]] = [
        ("received", TODAY),
        ("received", TODAY),
        ("received", TODAY - 364),
        ("received", TODAY - 365),
        ("given", TODAY - 10),
    ]
    assert ties.days_within(held, NOW) == (2, 1)


def test_tie_adds_up() -> None:
    held: list[tuple[Direction, int]] = [("received", TODAY), ("given", TODAY), ("given", TODAY - 1)]
    tie = ties.tie(Summary(seen=9, received=4, given=3, first=5, last=NOW), held, NOW)
    assert (tie.received, tie.given, tie.days_received, tie.days_given) == (4, 3, 1, 2)
    assert tie.word == "warm and alive"
    assert tie.strength == ties.strength(held, NOW)
