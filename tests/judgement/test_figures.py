"""The figures of an order, counted by hand or the slow way."""

from __future__ import annotations

from itertools import pairwise, permutations
from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.judgement import figures

scored = st.lists(st.tuples(st.integers(0, 4), st.booleans()), min_size=2, max_size=9).filter(
    lambda pairs: len({truth for _, truth in pairs}) == 2
)


@given(scored)
def test_auc_is_the_share_of_pairs_in_the_right_order(pairs: list[tuple[int, bool]]) -> None:
    true = [score for score, truth in pairs if truth]
    false = [score for score, truth in pairs if not truth]
    won = sum((a > b) + (a == b) / 2 for a in true for b in false) / (len(true) * len(false))
    assert figures.auc(*zip(*pairs, strict=True)) == pytest.approx(won)


def test_average_precision_by_hand() -> None:
    assert figures.average_precision([4, 3, 2, 1], [True, False, True, False]) == pytest.approx(
        (1 + 2 / 3) / 2
    )
    assert figures.average_precision([1, 1, 1, 1], [True, False, False, False]) == pytest.approx(0.25)
    assert figures.average_precision([9, 1], [False, True]) == pytest.approx(0.5)


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 3)), min_size=1, max_size=5))
def test_ndcg_of_ties_is_the_mean_over_their_orders(pairs: list[tuple[int, int]]) -> None:
    counts = [n for _, n in pairs]
    if not any(counts):
        return
    best = sum(log2(1 + n) / log2(p + 2) for p, n in enumerate(sorted(counts, reverse=True)[:3]))
    orders = [one for one in permutations(pairs) if all(a[0] >= b[0] for a, b in pairwise(one))]
    gains = [sum(log2(1 + n) / log2(p + 2) for p, (_, n) in enumerate(one[:3])) for one in orders]
    expected = sum(gains) / len(gains) / best
    assert figures.ndcg([score for score, _ in pairs], counts, 3) == pytest.approx(expected)


def test_spearman() -> None:
    assert figures.spearman([1, 2, 3], [10, 20, 30]) == pytest.approx(1.0)
    assert figures.spearman([1, 2, 3], [3, 2, 1]) == pytest.approx(-1.0)
    assert figures.spearman([1, 1, 1], [3, 2, 1]) == 0.0
    assert figures.spearman([1, 2, 2, 4], [1, 3, 2, 4]) == pytest.approx(0.9487, abs=1e-4)


def test_interval_holds_the_mean_and_is_the_same_every_time() -> None:
    groups = {"one": [float(n % 5) for n in range(60)], "two": [2.0] * 5}
    low, high = figures.interval(groups)
    assert low < 2.0 < high
    assert high - low < 1.0
    assert figures.interval(groups) == (low, high)
    assert figures.interval({"one": [1.0, 1.0]}) == (1.0, 1.0)
