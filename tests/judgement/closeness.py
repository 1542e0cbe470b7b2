"""Who exchanges words with me next: every order asked at every cut, one figure of each kind per ego."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from relationcore.evaluate import closeness_scores
from tests.judgement.figures import auc, average_precision, interval, mean, ndcg, spearman
from tests.judgement.networks import Cut, dropped
from tests.judgement.orders import ORDERS, Scores

KINDS = ("AUC", "AP", "NDCG@15", "rho")
TARGETS = {"AUC": 0.837, "AP": 0.607, "NDCG@15": 0.726}
Figures = tuple[float | None, float | None, float | None, float | None]
"""One of each kind; None where it is not defined."""


@dataclass(slots=True)
class Told:
    """The figures of one order: per network, per ego, one tuple of KINDS for each cut."""

    by_ego: dict[str, dict[str, list[Figures]]] = field(default_factory=dict)

    def add(self, cut: Cut, scores: Scores) -> None:
        """Take in what an order says at a cut."""
        held = self.by_ego.setdefault(cut.network, {})
        for ego, figures in judged(cut, scores):
            held.setdefault(ego, []).append(figures)

    def people(self, network: str, kind: int) -> list[float]:
        """Per ego of a network the mean over the cuts at which this figure is defined."""
        held = [[one[kind] for one in told] for told in self.by_ego[network].values()]
        defined = [[figure for figure in figures if figure is not None] for figures in held]
        return [mean(figures) for figures in defined if figures]

    def of(self, network: str, kind: int) -> float:
        """The mean over the egos of one network, each once."""
        return mean(self.people(network, kind))

    def over_all(self, kind: int) -> float:
        """The mean over networks."""
        return mean([self.of(network, kind) for network in self.by_ego])

    def interval(self, kind: int) -> tuple[float, float]:
        """Where 95 of 100 redrawn means over networks lie."""
        return interval({network: self.people(network, kind) for network in self.by_ego})


def judged(cut: Cut, scores: Scores) -> Iterable[tuple[str, Figures]]:
    """Per ego the figures; only of egos who had a contact within the window with somebody they knew."""
    for ego, known in cut.pairs.items():
        after = [cut.after(ego, alter) for alter in known]
        counts = [one.given + one.received for one in after]
        if not any(counts):
            continue
        truth = [one.exchange for one in after]
        said = [scores.get(ego, {}).get(alter, 0.0) for alter in known]
        both = 0 < sum(truth) < len(truth)
        yield (
            ego,
            (
                auc(said, truth) if both else None,
                average_precision(said, truth) if any(truth) else None,
                ndcg(said, counts),
                spearman(said, counts),
            ),
        )


def compare(cuts: Iterable[Cut], orders: dict[str, Callable[[Cut], Scores]] | None = None) -> dict[str, Told]:
    """Every order's figures over these cuts."""
    found: dict[str, Told] = defaultdict(Told)
    for cut in cuts:
        for name, order in (ORDERS if orders is None else orders).items():
            found[name].add(cut, order(cut))
    return dict(found)


def partly_seen(share: float) -> Callable[[Cut], Scores]:
    """Closeness where this share of all days was not seen."""

    def order(cut: Cut) -> Scores:
        return closeness_scores(dropped(cut.history, share), list(cut.pairs), cut.now)

    return order
