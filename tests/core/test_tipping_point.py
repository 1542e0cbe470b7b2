"""The tipping point: found where one was planted, not reached where none was, and said in words."""

from __future__ import annotations

import random
from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relationcore.community import TippingPoint, tipping_point
from relationcore.community.tipping import LEAST_WEEKS

Week = tuple[int, int]


def simulated(seed: int, share: float, capacity: int | None, count: int = 60) -> list[Week]:
    """Weeks of somebody who answers each with the same chance, up to a capacity."""
    chance = random.Random(seed)
    found = []
    for _ in range(count):
        spoke = max(1, int(chance.lognormvariate(2.9, 0.5)))
        each = share * min(1.0, (capacity or spoke) / spoke)
        found.append((spoke, sum(chance.random() < each for _ in range(spoke))))
    return found


def test_a_planted_capacity_is_found() -> None:
    found = [tipping_point(simulated(seed, 0.8, 15)).capacity for seed in range(40)]
    near = [one for one in found if one is not None and abs(one - 15) <= 3]
    assert len(near) >= 36


def test_false_alarms_are_rare() -> None:
    found = [tipping_point(simulated(seed, 0.8, None)).capacity for seed in range(60)]
    assert sum(one is not None for one in found) <= 3


def slow(weeks: list[Week]) -> tuple[int | None, float]:
    """The best capacity over a fine grid of shares, and how much better than none."""

    def likelihood(capacity: int, share: float) -> float:
        total = 0.0
        for n, y in weeks:
            chance = share * min(1.0, capacity / n)
            total += y * log(chance) + (n - y) * log(1 - chance)
        return total

    shares = [n / 2_000 for n in range(1, 2_000)]
    plain = max(likelihood(10**6, share) for share in shares)
    best, gain = None, 0.0
    for capacity in sorted({n for n, _ in weeks}):
        if sum(n > capacity for n, _ in weeks) >= 6:
            better = 2 * (max(likelihood(capacity, share) for share in shares) - plain)
            if better > gain:
                best, gain = capacity, better
    return best, gain


@pytest.mark.parametrize("seed", [1, 2])
def test_it_is_the_greatest_likelihood(seed: int) -> None:
    weeks = simulated(seed, 0.7, 12, 30)
    found = tipping_point(weeks)
    best, gain = slow(weeks)
    assert found.gain == pytest.approx(gain, abs=0.01)
    assert found.capacity == (best if gain >= 10 else None)


FULL = [(5, 4)] * 20 + [(40, 5)] * 10


def test_words() -> None:
    found = tipping_point(FULL)
    assert (found.capacity, found.beyond, found.weeks) == (5, 10, 30)
    assert found.sentence == (
        "Beyond about 5 people a week your answers do not grow any more (10 weeks were fuller)."
        " In your fullest week 40 people spoke to you and you answered 5."
    )


@pytest.mark.parametrize(
    ("weeks", "sentence"),
    [
        ([], "No week can be judged yet: one counts when it has been over for two weeks."),
        ([(0, 0)] * 40, "No week can be judged yet: one counts when it has been over for two weeks."),
        (
            FULL[5:],
            "Not reached. In your fullest week 40 people spoke to you and you answered 5."
            " It takes 26 weeks to say more.",
        ),
        (
            [*[(3, 2)] * 35, *[(4, 0)] * 5],
            "Not reached. In your fullest week 4 people spoke to you and you answered 0.",
        ),
        ([(1, 1)] * 30, "Not reached. In your fullest week one person spoke to you and you answered 1."),
    ],
    ids=["nothing", "empty weeks", "too few weeks", "too few beyond", "always everybody"],
)
def test_not_reached(weeks: list[Week], sentence: str) -> None:
    found = tipping_point(weeks)
    assert found.capacity is None
    assert found.sentence == sentence


@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=40),
    st.randoms(use_true_random=False),
)
def test_any_weeks_in_any_order(weeks: list[Week], chance: random.Random) -> None:
    found = tipping_point(weeks)
    mixed = list(weeks)
    chance.shuffle(mixed)
    again = tipping_point(mixed)
    assert isinstance(found, TippingPoint)
    assert (again.capacity, again.weeks, again.fullest) == (found.capacity, found.weeks, found.fullest)
    if found.capacity is not None:
        assert found.weeks >= LEAST_WEEKS
        assert found.beyond >= 6
        assert found.gain >= 10
