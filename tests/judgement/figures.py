"""Figures of an order and their intervals. Ties in a score count as chance would have them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from math import log2, sqrt

TOP = 15
ROUNDS = 300


def ranks(values: Sequence[float]) -> list[float]:
    """The rank of each value from 1, the smallest first; equal values share the mean of theirs."""
    found = [0.0] * len(values)
    order = sorted(range(len(values)), key=values.__getitem__)
    for first, last in runs([values[i] for i in order]):
        for place in range(first, last):
            found[order[place]] = (first + last + 1) / 2
    return found


def runs(values: Sequence[float]) -> Iterator[tuple[int, int]]:
    """Where equal values stand together: (first, one past the last)."""
    first = 0
    for place in range(1, len(values) + 1):
        if place == len(values) or values[place] != values[first]:
            yield first, place
            first = place


def auc(scores: Sequence[float], truth: Sequence[bool]) -> float:
    """The chance that one who is true stands above one who is not; both must be there."""
    true = sum(truth)
    total = sum(rank for rank, right in zip(ranks(scores), truth, strict=True) if right)
    return (total - true * (true + 1) / 2) / (true * (len(truth) - true))


def average_precision(scores: Sequence[float], truth: Sequence[bool]) -> float:
    """The mean precision at each of the true ones."""
    order = sorted(zip(scores, truth, strict=True), key=lambda pair: -pair[0])
    found, total = 0, 0.0
    for first, last in runs([score for score, _ in order]):
        right = sum(truth for _, truth in order[first:last])
        found += right
        total += right * found / last
    return total / sum(truth)


def ndcg(scores: Sequence[float], counts: Sequence[int], top: int = TOP) -> float:
    """The discounted gain log2(1 + n) of the first `top` as a share of the best order's, where some n > 0."""
    order = sorted(range(len(scores)), key=lambda i: -scores[i])
    gained = [log2(1 + counts[i]) for i in order]
    total = 0.0
    for first, last in runs([scores[i] for i in order]):
        mean = sum(gained[first:last]) / (last - first)
        total += sum(mean / log2(place + 2) for place in range(first, min(last, top)))
    best = sorted(gained, reverse=True)[:top]
    return total / sum(gain / log2(place + 2) for place, gain in enumerate(best))


def spearman(scores: Sequence[float], counts: Sequence[int]) -> float:
    """The correlation of ranks; 0 where one side is all the same."""
    left, right = ranks(scores), ranks(counts)
    middle = (len(left) + 1) / 2
    spread = sqrt(sum((x - middle) ** 2 for x in left) * sum((x - middle) ** 2 for x in right))
    both = sum((x - middle) * (y - middle) for x, y in zip(left, right, strict=True))
    return both / spread if spread else 0.0


def mean(values: Sequence[float]) -> float:
    """The mean; 0 of nothing."""
    return sum(values) / len(values) if values else 0.0


def interval(groups: Mapping[str, Sequence[float]], rounds: int = ROUNDS) -> tuple[float, float]:
    """Where 95 of 100 redrawn means lie: per network the people are redrawn; the mean is over networks.

    `groups` holds per network one figure per person.
    """
    chance = random.Random(7)
    drawn = []
    for _ in range(rounds):
        drawn.append(mean([mean(chance.choices(held, k=len(held))) for held in groups.values()]))
    drawn.sort()
    return drawn[int(0.025 * rounds)], drawn[min(int(0.975 * rounds), rounds - 1)]
