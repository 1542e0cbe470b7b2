"""Constants chosen on some networks and shown on the one left out: would others have been better?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from relationcore import ties
from relationcore.instants import DAY
from tests.judgement.closeness import Told, compare
from tests.judgement.figures import mean
from tests.judgement.networks import Cut
from tests.judgement.orders import Scores, days

COUNTED = 3
"""AUC, AP and NDCG@15 weigh the same; rho is only shown."""


@dataclass(frozen=True, slots=True)
class Constants:
    """What presence is made of: comments counted a day, half-life in days, power."""

    a_day: int = ties.PRESENCE_A_DAY
    half_life: float = ties.PRESENCE_DAYS
    power: float = 0.5

    def __str__(self) -> str:
        """As the page names them."""
        return f"{self.a_day} a day, {self.half_life:g} days, power {self.power:g}"


PLAN = Constants(5, 30.0, 0.25)
"""What closeness began with."""
GRID = [Constants(*one) for one in product((1, 2, 3, 5), (14.0, 25.0, 30.0), (0.25, 0.4, 0.5))]


@dataclass(frozen=True, slots=True)
class Nested:
    """The constants that are best on all networks but one, and what they, ours and the plan's reach on it."""

    network: str
    chosen: Constants
    reached: list[float]
    ours: list[float]
    plan: list[float]


def orders(grid: Iterable[Constants] = GRID) -> dict[str, Callable[[Cut], Scores]]:
    """One order per set of constants; what they share is worked out once per cut."""
    held: dict[tuple[str, int], tuple[Scores, dict[str, list[tuple[int, int]]]]] = {}

    def order(cut: Cut, constants: Constants) -> Scores:
        where = (cut.network, cut.now)
        if where not in held:
            held.clear()
            held[where] = (_strengths(cut), _written(cut))
        strengths, written = held[where]
        factors = {alter: _factor(written.get(alter, []), constants) for alter in _known(strengths)}
        return {
            ego: {alter: value * factors[alter] for alter, value in known.items()}
            for ego, known in strengths.items()
        }

    return {str(one): lambda cut, one=one: order(cut, one) for one in grid}  # type: ignore[misc]


def _strengths(cut: Cut) -> Scores:
    return {
        ego: {alter: ties.strength(days(pair), cut.now) for alter, pair in known.items()}
        for ego, known in cut.pairs.items()
    }


def _known(strengths: Scores) -> set[str]:
    return {alter for known in strengths.values() for alter in known}


def _written(cut: Cut) -> dict[str, list[tuple[int, int]]]:
    """Per person (age in days, comments of that day), the oldest first."""
    counts = Counter((who, at // DAY) for who, at in {(source, at) for source, _, at, _ in cut.history})
    found: dict[str, list[tuple[int, int]]] = {}
    for (who, number), count in sorted(counts.items()):
        found.setdefault(who, []).append((cut.now // DAY - number, count))
    return found


def _factor(written: list[tuple[int, int]], constants: Constants) -> float:
    present = sum(min(n, constants.a_day) * 2.0 ** (-age / constants.half_life) for age, n in written)
    return float((ties.PRESENCE_FLOOR + present) ** constants.power)


def nested(told: dict[str, Told], grid: Iterable[Constants] = GRID) -> Iterator[Nested]:
    """Per network the best constants of all others, and what they are worth there."""
    grid = list(grid)
    networks = list(told[str(grid[0])].by_ego)
    for left_out in networks:
        others = [network for network in networks if network != left_out]
        chosen = max(grid, key=lambda one: _worth(told[str(one)], others))
        reached = [told[str(chosen)].of(left_out, kind) for kind in range(COUNTED)]
        ours = [told[str(Constants())].of(left_out, kind) for kind in range(COUNTED)]
        plan = [told[str(PLAN)].of(left_out, kind) for kind in range(COUNTED)]
        yield Nested(left_out, chosen, reached, ours, plan)


def _worth(told: Told, networks: list[str]) -> float:
    return mean([told.of(network, kind) for network in networks for kind in range(COUNTED)])


def choose(cuts: Iterable[Cut]) -> list[Nested]:
    """The nested choice over these cuts."""
    return list(nested(compare(cuts, orders())))
