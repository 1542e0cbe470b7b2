"""docs/judgement.md: every figure comes from the run, never from a hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tests.judgement.choosing import PLAN, Nested
from tests.judgement.closeness import KINDS, TARGETS, Told
from tests.judgement.needs import Row
from tests.judgement.quiet import Kept

HEAD = """# Judgement: what the figures are worth

Written by `make evaluate`; do not edit. It runs `relationcore.evaluate` and `relationcore.needs` on
public networks and labelled texts that nobody in this project wrote (they are not part of it). The
formulas stand in `relationcore/ties.py`, each with its sentence. No follower count goes into any of them:
there is nowhere to put one.

"""
CLOSENESS = """## Closeness: with whom do I speak next?

Each network is cut where {cuts} of its events have happened. Up to {egos} people with at least 20
contacts and 5 known people are asked: of those you know, with whom will you exchange words within the
next 90 days ({shorter} in the two busy ones)? AUC and AP: is there an exchange, words both ways. NDCG@15
and rho: how many contacts. Each figure is taken of whoever it is defined for (AUC: an exchange with some
and with none of the others; AP: with somebody; the rest: any contact with somebody known), the mean over a
person's cuts, then over people, then over networks: somebody asked at seven cuts counts as much as somebody
asked at one. In brackets where 95 of 100 redrawn means lie (people are redrawn, each with all their cuts).

"""
PER_NETWORK = "\nCloseness on each network, and how many people were asked:\n\n"
PARTLY = """
### Where not everything was seen

A reader does not see every day. Closeness on the same cuts, where a share of all days was left out at
random:

"""
NESTED = """
### Would other constants be better?

Presence counts at most {a_day} comments a day, halves in {half_life:g} days and enters by its square
root (the power {power:g}). Here the constants are chosen on three networks, out of {tried}, and shown on
the fourth, which had no say; the plan had {plan}. Ours were chosen with all four in view: where the
figures of the choice are not above the plan's, what sets of constants differ by is chance more than
knowledge.

"""
QUIET = """
## Quiet: is it true?

Pairs with a rhythm that spoke within the last 180 days, at each cut that leaves 90 days to look at.
*Fades*: in those 90 days the two speak on fewer than half as many days as their rhythm promises. *Silent*:
they do not speak at all. *Found*: the share of all fading pairs that is flagged.

"""
QUIET_PARTLY = """
Where days were left out at random, flags are raised that full sight would not raise, since contacts of
those days are missing (leaving out days without contact between the two never raises a flag: a property
that is tested):

"""
NEEDS = """
## Needs, questions, problems, requests, thanks

Each file is asked only for the classes that it is labelled with. The rules were written looking at these
halves of the data; the folds (every fifth text) show how far chance goes. *Floor*: what a first attempt
reached on the halves kept back.

"""


def page(parts: Iterable[str]) -> str:
    """The whole page."""
    return HEAD + "".join(parts)


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def figure(value: float) -> str:
    """`.841`."""
    return f"{value:.3f}".removeprefix("0")


def percent(part: int, whole: int) -> str:
    """`63 %`, or a dash of nothing."""
    return f"{100 * part / whole:.0f} %" if whole else "–"


def closeness(told: dict[str, Told], cuts: Sequence[float], egos: int, shorter: int) -> str:
    """Ours beside the baselines, then ours network by network."""
    heads = ["", *KINDS]
    rows = [[name, *(_with_interval(one, kind) for kind in range(len(KINDS)))] for name, one in told.items()]
    rows.append(["*target*", *(figure(TARGETS[kind]) if kind in TARGETS else "" for kind in KINDS)])
    ours = told["closeness"]
    each = [
        [name, str(len(held)), *(figure(ours.of(name, kind)) for kind in range(len(KINDS)))]
        for name, held in ours.by_ego.items()
    ]
    text = CLOSENESS.format(cuts=", ".join(f"{cut:.2f}" for cut in cuts), egos=egos, shorter=shorter)
    return text + table(heads, rows) + PER_NETWORK + table(["network", "people", *KINDS], each)


def _with_interval(told: Told, kind: int) -> str:
    low, high = told.interval(kind)
    return f"{figure(told.over_all(kind))} ({figure(low)}–{figure(high)})"


def partly(told: dict[str, Told]) -> str:
    """The order where shares of days were dropped."""
    rows = [[name, *(figure(one.over_all(kind)) for kind in range(len(KINDS)))] for name, one in told.items()]
    return PARTLY + table(["days left out", *KINDS], rows)


def nested(found: Sequence[Nested], constants: tuple[int, float, float], tried: int) -> str:
    """Constants chosen without a network, shown on it, beside ours and those of the plan."""
    a_day, half_life, power = constants
    sides = ("reached", "ours", "plan")
    rows = [
        [one.network, str(one.chosen), *(_figures(getattr(one, side)) for side in sides)] for one in found
    ]
    means = []
    for side in sides:
        each = zip(*(getattr(one, side) for one in found), strict=True)
        means.append(_figures([sum(values) / len(found) for values in each]))
    heads = [
        "shown on",
        "chosen on the others",
        "AUC / AP / NDCG@15 with these",
        "with ours",
        "with the plan's",
    ]
    text = NESTED.format(a_day=a_day, half_life=half_life, power=power, tried=tried, plan=PLAN)
    return text + table(heads, [*rows, ["*mean*", "", *means]])


def _figures(values: Iterable[float]) -> str:
    return " / ".join(map(figure, values))


def quiet(found: dict[str, dict[str, Kept]], partly: dict[str, tuple[int, int]]) -> str:
    """What became of flagged pairs, ours beside plainer rules, and flags under partial sight."""
    rows = []
    for network, rules in found.items():
        rows += [
            [
                network,
                name,
                f"{one.flagged} of {one.pairs}",
                percent(one.fades, one.flagged),
                percent(one.silent, one.flagged),
                percent(one.fades, one.all_fades),
            ]
            for name, one in rules.items()
        ]
    heads = ["network", "rule", "flagged", "fades", "silent", "found"]
    again = [[share, str(raised), percent(wrong, raised)] for share, (raised, wrong) in partly.items()]
    lines = table(["days left out", "flags", "not raised by full sight"], again)
    return QUIET + table(heads, rows) + QUIET_PARTLY + lines


def needs(rows: Iterable[Row]) -> str:
    """Precision, recall and F1 per class and file, with the folds' lowest and highest F1."""
    lines = [
        [
            row.kind,
            row.file,
            str(row.texts),
            figure(row.whole.precision),
            figure(row.whole.recall),
            f"{figure(row.whole.f1)} ({figure(min(row.folds))}–{figure(max(row.folds))})",
            "" if row.floor is None else figure(row.floor),
        ]
        for row in sorted(rows, key=lambda row: (row.kind, row.file))
    ]
    return NEEDS + table(["class", "file", "texts", "precision", "recall", "F1 (folds)", "floor"], lines)
