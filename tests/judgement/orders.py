"""Ways to put the people of an ego in order: ours, and those it is held against."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from relationcore import ties
from relationcore.evaluate import closeness_scores
from relationcore.instants import DAY
from relationcore.model import Direction
from tests.judgement.networks import Cut, Pair

Scores = dict[str, dict[str, float]]
FRECENCY = ((4, 100), (14, 70), (31, 50), (90, 30))
SAMPLED = 10


def ours(cut: Cut) -> Scores:
    """Closeness, by the entry point that is judged."""
    return closeness_scores(cut.history, list(cut.pairs), cut.now)


def days(pair: Pair) -> list[tuple[Direction, int]]:
    """The contact days of a pair."""
    given: list[tuple[Direction, int]] = [("given", at // DAY) for at in pair.given]
    return [*given, *(("received", at // DAY) for at in pair.received)]


def strength(cut: Cut, _: str, pair: Pair) -> float:
    """S alone, without presence."""
    return ties.strength(days(pair), cut.now)


def frecency(cut: Cut, _: str, pair: Pair) -> float:
    """As Firefox put its history in order: the count times the mean weight of the last ten."""
    newest = sorted([*pair.given, *pair.received], reverse=True)
    points = sum(_weight((cut.now - at) / DAY) for at in newest[:SAMPLED])
    return ceil(len(newest) * points / min(SAMPLED, len(newest)))


def _weight(age: float) -> int:
    return next((weight for days, weight in FRECENCY if age <= days), 10)


def fading(cut: Cut, _: str, pair: Pair) -> float:
    """Every contact, halving every 30 days."""
    return sum(2.0 ** ((at - cut.now) / DAY / 30) for at in [*pair.given, *pair.received])


def total(_: Cut, __: str, pair: Pair) -> float:
    """How many contacts ever."""
    return len(pair.given) + len(pair.received)


def recency(_: Cut, __: str, pair: Pair) -> float:
    """When the last contact was."""
    return max([*pair.given, *pair.received])


def popularity(cut: Cut, alter: str, _: Pair) -> float:
    """How many people ever wrote to them."""
    return cut.speakers.get(alter, 0)


def each(score: Callable[[Cut, str, Pair], float]) -> Callable[[Cut], Scores]:
    """A score of one pair as an order of all."""

    def order(cut: Cut) -> Scores:
        return {
            ego: {alter: score(cut, alter, pair) for alter, pair in known.items()}
            for ego, known in cut.pairs.items()
        }

    return order


ORDERS: dict[str, Callable[[Cut], Scores]] = {
    "closeness": ours,
    "S alone": each(strength),
    "frecency (Firefox)": each(frecency),
    "contacts, halving in 30 days": each(fading),
    "contacts ever": each(total),
    "last contact": each(recency),
    "popularity": each(popularity),
}
