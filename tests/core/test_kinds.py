"""Kinds: every account falls into exactly one, with its reason; and what stands beside it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relationcore import circles, ties
from relationcore.instants import DAY, day
from relationcore.model import Direction, Summary
from tests.core import slow_circles

NOW = 20_000 * DAY + 3_600
TODAY = day(NOW)
HER = 7


def post(age: float, *, again: bool = True, by_her: bool = True) -> circles.Post:
    return circles.Post(NOW - int(age * DAY), again, {HER, 8} if by_her else {8})


@pytest.mark.parametrize(
    ("posts", "told"),
    [
        ([], (0, 0)),
        ([post(5), post(6), post(7, by_her=False)], (2, 3)),
        ([post(2), post(3), post(366), post(5, again=False)], (0, 0)),
        ([*[post(4 + n) for n in range(3)], *[post(20 + n, by_her=False) for n in range(30)]], (3, 10)),
    ],
    ids=["none", "two of three", "none that counts", "the last ten"],
)
def test_answers_to_my_posts(posts: list[circles.Post], told: tuple[int, int]) -> None:
    assert circles.answers(circles.judged_posts(posts, NOW), HER) == told


@pytest.mark.parametrize(
    ("told", "is_so"), [((2, 2), False), ((2, 3), True), ((1, 3), False), ((5, 10), True), ((4, 9), False)]
)
def test_dedicated(told: tuple[int, int], is_so: bool) -> None:
    assert circles.dedicated(told) is is_so


LAST = NOW - 5 * DAY
DEDICATED = "Of your posts older than 3 days that you looked at again, they answered 3 of the last 4."


@pytest.mark.parametrize(
    ("summary", "within", "answered", "expected"),
    [
        (Summary(9, (1, 2, 3), 9, 9), (9, 9), (3, 4), ("dedicated", DEDICATED)),
        (
            Summary(9, (1,), 9, 9, LAST, LAST),
            (3, 3),
            (1, 9),
            ("in conversation", "They wrote to you on 3 days of the last year and you to them on 3."),
        ),
        (
            Summary(9, (1,), 1, 2, LAST, LAST),
            (3, 2),
            (0, 0),
            ("acquainted", "They wrote to you once and you to them twice, last on 2024-09-29."),
        ),
        (
            Summary(9, (1,), 3, 0, LAST, LAST),
            (3, 0),
            (0, 0),
            ("writes to me", "They wrote to you 3 times, last on 2024-09-29; no answer of yours seen."),
        ),
        (
            Summary(9, (1,), 0, 1, LAST, LAST),
            (0, 1),
            (0, 0),
            ("I wrote", "You wrote to them once, last on 2024-09-29; no answer of theirs seen."),
        ),
        (
            Summary(1_500, (1, 2, 3)),
            (0, 0),
            (0, 0),
            ("familiar", "You have read 1,500 comments of theirs, on 3 days or more."),
        ),
        (Summary(1, (1,)), (0, 0), (0, 0), ("seen", "You have read one comment of theirs.")),
        (Summary(), (0, 0), (0, 0), ("unknown", "Nothing of theirs has been seen here.")),
    ],
)
def test_kind_and_reason(
    summary: Summary, within: tuple[int, int], answered: tuple[int, int], expected: tuple[str, str]
) -> None:
    assert circles.kind(summary, *within, is_me=False, answered=answered) == expected


def test_me_stands_above_all() -> None:
    assert circles.kind(Summary(9, (1,), 9, 9), 9, 9, is_me=True, answered=(9, 9)) == ("me", "This is you.")


sides = st.sampled_from(("received", "given"))


@given(
    me=st.booleans(),
    posts=st.lists(
        st.tuples(st.integers(0, 400 * DAY), st.booleans(), st.booleans()),
        max_size=14,
        unique_by=lambda one: one[0],
    ),
    days=st.lists(st.tuples(sides, st.integers(TODAY - 500, TODAY)), max_size=12),
    coarse=st.tuples(st.integers(0, 2), st.integers(0, 2)),
    seen=st.integers(0, 9),
    seen_days=st.integers(0, 3),
)
def test_everybody_is_of_the_kind_that_the_slow_way_says(
    me: bool,
    posts: list[tuple[int, bool, bool]],
    days: list[tuple[Direction, int]],
    coarse: tuple[int, int],
    seen: int,
    seen_days: int,
) -> None:
    received, given = (
        sum(side == name for side, _ in days) + n
        for name, n in zip(("received", "given"), coarse, strict=True)
    )
    mine = [circles.Post(NOW - age, again, {HER} if hers else set()) for age, again, hers in posts]
    told = circles.answers(circles.judged_posts(mine, NOW), HER)
    summary = Summary(seen, tuple(range(seen_days)), received, given)
    found, reason = circles.kind(summary, *ties.days_within(days, NOW), is_me=me, answered=told)
    assert found in circles.KINDS
    assert reason.endswith(".")
    assert found == slow_circles.kind(
        me=me,
        posts=posts,
        days=list(days),
        received=received,
        given=given,
        seen=seen,
        seen_days=seen_days,
        now=NOW,
    )


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        ({}, ()),
        ({"waiting": True}, ("waiting",)),
        ({"quiet": "quiet"}, ("quiet",)),
        ({"quiet": "quiet for everyone"}, ("quiet for everyone",)),
        ({"quiet": "unknown"}, ()),
        ({"back": True, "needs": 2, "promises": 1}, ("back again", "need open", "promise open")),
    ],
)
def test_flags(given_: dict[str, object], expected: tuple[str, ...]) -> None:
    told = {"waiting": False, **given_}
    assert circles.flags(Summary(first=NOW - 31 * DAY), now=NOW, **told) == expected  # type: ignore[arg-type]


def test_new_is_who_was_met_within_thirty_days() -> None:
    assert circles.flags(Summary(first=NOW - 30 * DAY), waiting=False, now=NOW) == ("new",)
    assert circles.flags(Summary(), waiting=False, now=NOW) == ()


def test_a_hollow_fan_stays_seen() -> None:
    """A million likes have nowhere to go: without words nobody is more than familiar."""
    assert circles.kind(Summary(seen=0), 0, 0, is_me=False)[0] == "unknown"
