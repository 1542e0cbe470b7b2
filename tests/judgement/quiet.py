"""Is quiet true: what became of pairs that were flagged, and of those that other rules would have flagged."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from relationcore import ties
from relationcore.evaluate import quiet_flags
from relationcore.instants import DAY
from tests.judgement.networks import Cut, Network, dropped
from tests.judgement.orders import days

AHEAD = 90
LATELY = 180
"""Pairs that have been silent for longer are gone, not quiet: they would make any rule look good."""
Rule = Callable[[ties.Rhythm, int], bool]
RULES: dict[str, Rule] = {
    "silent for 30 days": lambda rhythm, silent: silent > 30,
    "silent for 2 mean gaps": lambda rhythm, silent: silent > 2 * rhythm.gap,
    "silent for 4 mean gaps": lambda rhythm, silent: silent > 4 * rhythm.gap,
    "silent for 8 mean gaps": lambda rhythm, silent: silent > 8 * rhythm.gap,
}


@dataclass(slots=True)
class Kept:
    """Counts of pairs with a rhythm: all, flagged, fading (of the flagged, of all), silent of the flagged."""

    pairs: int = 0
    flagged: int = 0
    fades: int = 0
    all_fades: int = 0
    silent: int = 0

    def add(self, flag: bool, contact_days: int, gap: float) -> None:
        """Take in a pair and on how many of the next 90 days the two spoke."""
        fades = contact_days < 0.5 * AHEAD / gap
        self.pairs += 1
        self.all_fades += fades
        if flag:
            self.flagged += 1
            self.fades += fades
            self.silent += contact_days == 0


def compare(network: Network, cuts: Iterable[Cut]) -> dict[str, Kept]:
    """Per rule, ours first, what became of the pairs; only cuts that leave 90 days to look at."""
    found = {name: Kept() for name in ("quiet", *RULES)}
    for cut in cuts:
        if cut.now + AHEAD * DAY > network.events[-1][2]:
            continue
        flags = quiet_flags(cut.history, list(cut.pairs), cut.now)
        later = _contact_days(network, cut.now)
        for ego, known in cut.pairs.items():
            for alter, pair in known.items():
                rhythm = ties.rhythm(days(pair))
                if rhythm is None or cut.now // DAY - rhythm.last > LATELY:
                    continue
                spoken = len(later.get((ego, alter), set()) | later.get((alter, ego), set()))
                found["quiet"].add(flags[ego][alter], spoken, rhythm.gap)
                for name, rule in RULES.items():
                    found[name].add(rule(rhythm, cut.now // DAY - rhythm.last), spoken, rhythm.gap)
    return found


def _contact_days(network: Network, now: int) -> dict[tuple[str, str], set[int]]:
    found: dict[tuple[str, str], set[int]] = {}
    for source, target, at, _ in network.events:
        if now < at <= now + AHEAD * DAY:
            found.setdefault((source, target), set()).add(at // DAY)
    return found


def partly_seen(cuts: Iterable[Cut], share: float) -> tuple[int, int]:
    """Flags raised where this share of days was not seen, and how many of them full sight does not raise."""
    raised = wrong = 0
    for cut in cuts:
        egos = list(cut.pairs)
        whole = quiet_flags(cut.history, egos, cut.now)
        part = quiet_flags(dropped(cut.history, share), egos, cut.now)
        flagged = [(ego, alter) for ego in egos for alter, flag in part[ego].items() if flag]
        raised += len(flagged)
        wrong += sum(not whole[ego][alter] for ego, alter in flagged)
    return raised, wrong
