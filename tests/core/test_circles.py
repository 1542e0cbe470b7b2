"""Circles: by hand, against the slow way, and what must hold of any history."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from relationcore.circles import Known, Voice, circles, pinned, replay
from relationcore.circles.replay import CIRCLES
from relationcore.circles.running import monday_from
from relationcore.instants import DAY
from relationcore.model import Direction
from tests.core import slow_circles

MONDAY = 20_003
NOW = MONDAY * DAY
Days = list[tuple[Direction, int]]


def talk(*days: int) -> Days:
    return [(side, MONDAY - n) for n in days for side in ("received", "given")]  # type: ignore[misc]


def test_monday_is_a_monday() -> None:
    assert [n for n in range(MONDAY, MONDAY + 7) if monday_from(n) == n] == [MONDAY]
    assert slow_circles.mondays(MONDAY - 3, MONDAY + 3) == [MONDAY]
    assert [monday_from(n) for n in (MONDAY - 6, MONDAY, MONDAY + 1)] == [MONDAY, MONDAY, MONDAY + 7]


def test_sizes_of_the_circles() -> None:
    people = {n: Known(f"{n:03}", talk(1)) for n in range(200)}
    found = circles(people, NOW)
    assert [sum(name == one for one in found.values()) for name, _ in CIRCLES] == [5, 10, 35, 100]
    assert (found[0], found[149]) == ("closest", "known")
    assert 150 not in found


def test_one_side_is_nobody_in_a_circle() -> None:
    people = {1: Known("a", [("received", MONDAY - n) for n in range(40)]), 2: Known("b", talk(3))}
    assert circles(people, NOW) == {2: "closest"}


def test_what_was_said_after_the_last_monday_waits_for_the_next() -> None:
    people = {1: Known("a", talk(0))}
    assert circles(people, NOW + DAY) == {}
    assert circles(people, NOW + 7 * DAY) == {1: "closest"}


def test_out_only_after_two_mondays_beyond() -> None:
    """Seven newer ones crowd somebody out: not on the first Monday beyond 6.5, but on the second."""
    people = {n: Known(f"{n}", talk(1, 2, 3)) for n in range(7)} | {9: Known("9", talk(8, 9, 10))}
    assert circles({9: people[9]}, NOW) == {9: "closest"}
    assert circles(people, NOW)[9] == "closest"
    assert circles(people, NOW + 6 * DAY)[9] == "closest"
    assert circles(people, NOW + 7 * DAY)[9] == "close"


def test_long_silence_leads_out_of_every_circle() -> None:
    people = {1: Known("a", talk(1))}
    assert circles(people, NOW + 200 * DAY) == {1: "closest"}
    assert circles(people, NOW + 240 * DAY) == {}


def test_equally_close_stand_by_key() -> None:
    people = {n: Known(f"{9 - n}", talk(2)) for n in range(9)}
    assert {person for person, name in circles(people, NOW).items() if name == "closest"} == {4, 5, 6, 7, 8}


def test_pins_stand_first() -> None:
    assert pinned({1: "closest", 2: "known"}, {2: "close", 3: "wider", 1: None}) == {2: "close", 3: "wider"}


sides = st.sampled_from(("received", "given"))
days = st.lists(st.tuples(sides, st.integers(MONDAY - 60, MONDAY + 3)), max_size=14)
written = st.dictionaries(st.integers(MONDAY - 90, MONDAY), st.integers(1, 9), max_size=6).map(
    lambda counts: sorted(counts.items())
)
voices = st.lists(
    st.tuples(written, st.sets(st.integers(MONDAY - 70, MONDAY), max_size=9).map(sorted)), max_size=2
)
worlds = st.lists(st.tuples(days, voices), min_size=1, max_size=24)
World = list[tuple[Days, list[tuple[list[tuple[int, int]], list[int]]]]]


def known(world: World) -> dict[int, Known]:
    return {n: Known(f"{n:02}", d, [Voice(*one) for one in v]) for n, (d, v) in enumerate(world)}


@settings(max_examples=60, deadline=None)
@given(worlds, st.integers(-20, 40))
def test_circles_are_those_of_the_slow_way(world: World, after: int) -> None:
    slow = {n: (f"{n:02}", list(d), v) for n, (d, v) in enumerate(world)}
    assert circles(known(world), NOW + after * DAY) == slow_circles.circles(slow, MONDAY + after)


@pytest.mark.parametrize("reach", [1, 3, 7])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(worlds, st.integers(-20, 300))
def test_who_sleeps_is_woken_in_time(
    monkeypatch: pytest.MonkeyPatch, reach: int, world: World, after: int
) -> None:
    """However short the reach: Monday by Monday the first are those of everybody."""
    monkeypatch.setattr(replay, "REACH", reach)
    slow = {n: (f"{n:02}", list(d), v) for n, (d, v) in enumerate(world)}
    whole = slow_circles.orders(slow, MONDAY + after)
    found = [order for order in replay.orders(known(world), MONDAY + after) if order]
    assert found == [order[:reach] for order in whole if order]


@pytest.mark.parametrize("reach", [1, 5])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(worlds, st.integers(-20, 700), st.integers(0, 60))
def test_a_replay_may_begin_on_any_monday(
    monkeypatch: pytest.MonkeyPatch, reach: int, world: World, after: int, weeks: int
) -> None:
    """Those who fell silent before it, a long time ago even, stand in the order of everybody."""
    monkeypatch.setattr(replay, "REACH", reach)
    slow = {n: (f"{n:02}", list(d), v) for n, (d, v) in enumerate(world)}
    today = MONDAY + after
    earliest = monday_from(today) - 7 * weeks
    whole = slow_circles.orders(slow, today)
    whole = whole[max(0, len(whole) - len(slow_circles.mondays(earliest, today))) :]
    found = [order for order in replay.orders(known(world), today, earliest) if order]
    assert found == [order[:reach] for order in whole if order]


@settings(max_examples=30, deadline=None)
@given(worlds, st.randoms(use_true_random=False))
def test_order_of_arrival_does_not_matter(world: World, chance: random.Random) -> None:
    whole = known(world)
    mixed = list(whole.items())
    chance.shuffle(mixed)
    again = {n: Known(one.key, list(one.days)[::-1] * 2, one.voices) for n, one in mixed}
    assert circles(again, NOW) == circles(whole, NOW)


@settings(max_examples=30, deadline=None)
@given(worlds, st.integers(0, 6 * DAY + DAY - 1))
def test_nothing_moves_between_mondays(world: World, later: int) -> None:
    assert circles(known(world), NOW + later) == circles(known(world), NOW)


@pytest.mark.parametrize("number", [0, 10])
def test_forgetting_somebody_unrelated_changes_nobody_before_them(number: int) -> None:
    people = {n: Known(f"{n:02}", talk(1 + n)) for n in range(30)}
    rest = {n: one for n, one in people.items() if n <= number}
    found = circles(people, NOW)
    assert {n: found[n] for n in rest if n < 5} == {n: "closest" for n in rest if n < 5}


@pytest.mark.parametrize("recent", [(3,), (3, 9), (2, 4, 8)])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(worlds, st.integers(0, 300))
def test_a_short_replay_tells_what_the_whole_one_does(
    monkeypatch: pytest.MonkeyPatch, recent: tuple[int, ...], world: World, after: int
) -> None:
    """However short the replay that is tried first."""
    monkeypatch.setattr(replay, "RECENT", recent)
    monkeypatch.setattr(replay, "CIRCLES", (("closest", 2), ("close", 5)))
    short = circles(known(world), NOW + after * DAY)
    monkeypatch.setattr(replay, "RECENT", ())
    assert short == circles(known(world), NOW + after * DAY)


def test_who_was_in_long_ago_makes_the_replay_longer() -> None:
    """Sixth for years: in the closest circle only if they once were among the first five."""
    five = {n: Known(f"{n}", talk(*range(1, 400))) for n in range(5)}
    once = Known("9", talk(*range(2, 400, 2), *range(401, 420)))
    never = Known("9", talk(*range(2, 400, 2)))
    assert circles(five | {9: once}, NOW)[9] == "closest"
    assert circles(five | {9: never}, NOW)[9] == "close"
    whole = replay._replayed(five | {9: once}, MONDAY, 0)
    assert replay._replayed(five | {9: once}, MONDAY, MONDAY - 26 * 7) is None
    assert whole == circles(five | {9: once}, NOW)


@pytest.mark.parametrize("people", [400])
def test_many_people_over_years_are_those_of_the_slow_way(people: int) -> None:
    """More than any circle reaches, over more weeks than the first replay looks back."""
    chance = random.Random(4)
    slow: dict[int, tuple[str, Days, list[tuple[list[tuple[int, int]], list[int]]]]] = {}
    read = sorted(chance.sample(range(MONDAY - 400, MONDAY), 200))
    for n in range(people):
        start = chance.randrange(MONDAY - 400, MONDAY)
        span = [min(MONDAY, start + int(chance.expovariate(1 / 60))) for _ in range(chance.randrange(1, 12))]
        told: Days = [
            (side, day)
            for day in span
            for side in chance.choice([["received"], ["given"], ["received", "given"]])
        ]  # type: ignore[misc]
        spoke = sorted({day: chance.randrange(1, 4) for day in span}.items())
        slow[n] = (f"{n:03}", told, [(spoke, read)])
    quick = {n: Known(key, told, [Voice(*one) for one in voices]) for n, (key, told, voices) in slow.items()}
    assert circles(quick, NOW) == slow_circles.circles(slow, MONDAY)
