"""Quiet, quiet for everyone, unknown: by hand, and what dropping days may and may not do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relationcore import ties
from relationcore.model import Direction

LAST = 20_000
EVERY = list(range(LAST - 1_000, LAST + 1_000))
ALL = ties.Looked(EVERY, EVERY)
Days = list[tuple[Direction, int]]
Side = st.sampled_from(("received", "given"))
days = st.lists(st.tuples(Side, st.integers(LAST - 200, LAST)), max_size=30)


def pair(step: int, count: int, last: int = LAST) -> Days:
    """Days `step` apart, the last at `last`, the sides taking turns."""
    sides: tuple[Direction, Direction] = ("received", "given")
    return [(sides[n % 2], last - n * step) for n in range(count)]


@pytest.mark.parametrize(("step", "patience"), [(1, 8.2), (7, 21.3), (30, 41.4)])
def test_patience_of_a_daily_a_weekly_and_a_monthly_pair(step: int, patience: float) -> None:
    found = ties.rhythm(pair(step, 2_000))
    assert found is not None
    assert found.patience == pytest.approx(patience, abs=0.3)
    assert ties.quiet(found, ALL, LAST + int(patience)) == "no"
    assert ties.quiet(found, ALL, LAST + int(patience) + 1) == "quiet"


@pytest.mark.parametrize(
    "held",
    [
        [],
        pair(1, 4),
        [("received", number) for _, number in pair(1, 40)],
        pair(60, 9),
        [*pair(1, 2), *pair(1, 5, last=LAST - 91)],
    ],
    ids=["nothing", "four days", "one side only", "too seldom", "two lately"],
)
def test_no_rhythm(held: Days) -> None:
    assert ties.rhythm(held) is None
    assert ties.quiet(None, ALL, LAST + 500) == "no"


@pytest.mark.parametrize(
    ("read", "common", "expected"),
    [
        ([40, 41, 42], [41], "quiet"),
        ([40, 41], [40, 41], "unknown"),
        ([40, 41, 42], [-3], "unknown"),
        ([], [], "unknown"),
        ([1, 2, 3], [1], "unknown"),
        ([1, 2, 13], [1], "quiet"),
        ([200, 201, 202], [200], "unknown"),
    ],
    ids=["looked", "too little", "not there", "never", "soon after", "last look", "ahead"],
)
def test_quiet_only_where_somebody_looked(read: list[int], common: list[int], expected: str) -> None:
    looked = ties.Looked([LAST + n for n in read], [LAST + n for n in common])
    assert ties.quiet(ties.rhythm(pair(1, 50)), looked, LAST + 100) == expected


def test_nothing_is_unknown_within_the_usual_silence() -> None:
    assert ties.quiet(ties.rhythm(pair(1, 50)), ties.Looked([], []), LAST + 8) == "no"


@given(days, st.sets(st.sampled_from(EVERY)), st.sets(st.sampled_from(EVERY)), st.integers(0, 300))
def test_leaving_out_days_of_reading_never_raises_a_flag(
    held: Days, read: set[int], dropped: set[int], after: int
) -> None:
    whole, left = sorted(read), sorted(read - dropped)
    found = ties.rhythm(held)
    if ties.quiet(found, ties.Looked(left, left), LAST + after) == "quiet":
        assert ties.quiet(found, ties.Looked(whole, whole), LAST + after) == "quiet"


@given(days)
def test_order_and_repetition_do_not_matter(held: Days) -> None:
    assert ties.rhythm([*reversed(held), *held]) == ties.rhythm(held)


@pytest.mark.parametrize(
    ("since", "expected"),
    [([], True), ([1, 3, 5, 7, 9, 11, 13, 15, 17, 19], False), ([19], True)],
    ids=["silent", "as ever", "once"],
)
def test_quiet_for_everyone(since: list[int], expected: bool) -> None:
    """Somebody who wrote two comments every other day, to others than me after the last contact."""
    written = [(LAST - n, 2) for n in range(0, 200, 2)] + [(LAST + n, 2) for n in since]
    assert ties.withdrew(written, LAST, LAST + 20) is expected


@pytest.mark.parametrize(
    ("silent", "share"), [(0, 0.825), (5, 0.825), (10, 0.753), (40, 0.512), (80, 0.373), (999, 0.373)]
)
def test_coming_back(silent: int, share: float) -> None:
    assert ties.coming_back(silent, 5.0) == pytest.approx(share)


def test_chance_in_words() -> None:
    said = [ties.chance(times * 7.0, 7.0) for times in (1, 2, 4, 8, 16)]
    assert said == [
        "Most such pairs speak again within two years.",
        "Most such pairs speak again within two years.",
        "About two in three of such pairs speak again within two years.",
        "About half of such pairs speak again within two years.",
        "About four in ten of such pairs speak again within two years.",
    ]


@given(st.floats(0, 1e4), st.floats(0, 1e4), st.floats(0.1, 500))
def test_a_longer_silence_never_makes_coming_back_likelier(one: float, other: float, gap: float) -> None:
    shorter, longer = sorted((one, other))
    assert ties.coming_back(longer, gap) <= ties.coming_back(shorter, gap)


@pytest.mark.parametrize(
    ("back", "today", "read", "expected"),
    [
        (40, 41, EVERY, True),
        (40, 69, EVERY, True),
        (40, 70, EVERY, False),
        (40, 39, EVERY, False),
        (8, 9, EVERY, False),
        (40, 41, [LAST + 40], False),
    ],
    ids=["yesterday", "four weeks ago", "long ago", "not yet", "soon", "nobody had looked"],
)
def test_back_again(back: int, today: int, read: list[int], expected: bool) -> None:
    """Daily talk, then nothing until one contact `back` days later."""
    held: Days = [*pair(1, 50), ("received", LAST + back)]
    assert ties.back_again(held, ties.Looked(read, read), LAST + today) is expected


def test_who_has_no_rhythm_cannot_be_back() -> None:
    assert not ties.back_again([("given", LAST), ("received", LAST + 100)], ALL, LAST + 101)
