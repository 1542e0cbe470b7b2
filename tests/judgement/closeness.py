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
Figures = tuple[float, float, float, float]


@dataclass(slots=True)
class Told:
    """The figures of one order: per network, per ego, one tuple of KINDS for each cut."""

    by_ego: dict[str, dict[str, list[Figures]]] = field(default_factory=dict)

    def add(self, cut: Cut, scores: Scores) -> None:
        """Take in what an order says at a cut."""
        held = self.by_ego.setdefault(cut.network, {})
        for ego, figures in judged(cut, scores):
            held.setdefault(ego, []).append(figures)

    def of(self, network: str, kind: int) -> float:
        """The mean over egos and cuts of one network."""
        return mean([figures[kind] for held in self.by_ego[network].values() for figures in held])

    def over_all(self, kind: int) -> float:
        """The mean over networks."""
        return mean([self.of(network, kind) for network in self.by_ego])

    def interval(self, kind: int) -> tuple[float, float]:
        """Where 95 of 100 redrawn means over networks lie."""
        return interval(
            {
                network: [[figures[kind] for figures in one] for one in held.values()]
                for network, held in self.by_ego.items()
            }
        )


def judged(cut: Cut, scores: Scores) -> Iterable[tuple[str, Figures]]:
    """Per ego the figures; only egos who had an exchange with some and none with others within the window."""
    for ego, known in cut.pairs.items():
        after = [cut.after(ego, alter) for alter in known]
        truth = [one.exchange for one in after]
        if not 0 < sum(truth) < len(truth):
            continue
        said = [scores.get(ego, {}).get(alter, 0.0) for alter in known]
        counts = [one.given + one.received for one in after]
        yield (
            ego,
            (auc(said, truth), average_precision(said, truth), ndcg(said, counts), spearman(said, counts)),
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
