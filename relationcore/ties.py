"""Contact days into a tie. Pure; sums run over days in ascending order, so they are equal bit for bit.

    S(now) = sum over (direction, contact day) of  2^(-age/7 d) + 0.15 * 2^(-age/365 d)

Every day on which one of you wrote to the other counts once for each direction; most of it fades within
weeks, a small part stays for years. Ages are whole UTC days; a day that lies ahead counts as today.

    closeness = S * sqrt(0.05 + A)

A, *presence*, is how much a person was lately seen to write to anybody: their comments, at most three a day
(one opened profile shows thirty), halving every 25 days. It is taken at the last day on which anything of
their network was read: a site that nobody looked at makes nobody fade. How the constants were chosen, and
what they are worth, stands in docs/judgement.md.

    quiet if  silence > 1.5 * sqrt(30 d * g)
    g = 86.6 d / D,  D = contact days halving every 60 d, taken at the last contact

About 8 days for a pair that speaks daily, 21 for a weekly one, 41 for a monthly one. It is said only of
pairs that have a rhythm, and only where somebody looked: silence ends with the last day on which anything of
the network was read, and it takes three such days since the last contact, one of them where the two have
met. Else it is *unknown*, never quiet. Leaving out days of reading can therefore take a flag away, never
raise one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log2, sqrt
from typing import Literal

from relationcore.instants import day
from relationcore.model import Direction, Summary, Tie

FAST_DAYS = 7.0
SLOW_DAYS = 365.0
SLOW_SHARE = 0.15
PRESENCE_DAYS = 25.0
PRESENCE_A_DAY = 3
PRESENCE_FLOOR = 0.05
WORDS = ((3.2, "warm and alive"), (0.8, "alive"), (0.2, "cooling"))
YEAR = 365
RATE_DAYS = 60.0
GAP_OF_RATE = 86.6
PATIENCE = 1.5
COMMON_DAYS = 30.0
LEAST_DAYS = 5
LEAST_LATELY = 3
LATELY_DAYS = 90
LEAST_READ = 3
BACK_DAYS = 30
LEAST_PATIENCE = 8
"""No pair is quiet sooner: this is the patience of one that speaks every day."""
COMING_BACK = (0.825, 0.753, 0.649, 0.512, 0.373)
"""Shares of pairs that spoke again within two years after a silence of 1, 2, 4, 8, 16 mean gaps."""

AGES = 4_000
"""Ages in days whose fading is worked out once."""


def _of_age(age: int) -> float:
    """What a contact day of this age adds to S."""
    return float(2.0 ** (-age / FAST_DAYS) + SLOW_SHARE * 2.0 ** (-age / SLOW_DAYS))


OF_AGE = [_of_age(age) for age in range(AGES)]
FADED = [2.0 ** (-age / PRESENCE_DAYS) for age in range(AGES)]

Quiet = Literal["no", "quiet", "quiet for everyone", "unknown"]


@dataclass(frozen=True, slots=True)
class Looked:
    """Days (numbers, ascending) on which the network was read, and those of them where the two have met."""

    days: Sequence[int]
    common: Sequence[int]


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How a pair speaks: the last contact day, the usual gap g, and the silence that is usual, in days."""

    last: int
    gap: float
    patience: float


@dataclass(frozen=True, slots=True)
class Return:
    """A quiet that ended: the rhythm up to the last contact day before it, and the day of words again."""

    rhythm: Rhythm
    day: int


def strength(days: Iterable[tuple[Direction, int]], now: int) -> float:
    """S at `now` (seconds) of contact days, each (direction, day number); a day counts once per direction."""
    today = day(now)
    total = 0.0
    for number in sorted([number for _, number in set(days)]):
        age = today - number
        total += OF_AGE[age] if 0 <= age < AGES else _of_age(max(0, age))
    return total


def presence(written: Iterable[tuple[int, int]], at: int) -> float:
    """A on day number `at`, of what a person wrote to anybody: (day number, comments that day), a day once.

    Days after `at` do not count.
    """
    total = 0.0
    for number, count in sorted(written):
        age = at - number
        if age >= 0:
            faded = FADED[age] if age < AGES else 2.0 ** (-age / PRESENCE_DAYS)
            total += (count if count < PRESENCE_A_DAY else PRESENCE_A_DAY) * faded
    return total


def closeness(value: float, present: float) -> float:
    """S of a person and their presence A into the one figure by which people are put in order."""
    return value * sqrt(PRESENCE_FLOOR + present)


def word(value: float) -> str:
    """S in a word."""
    return next((name for least, name in WORDS if value >= least), "dormant")


def days_within(days: Collection[tuple[Direction, int]], now: int, span: int = YEAR) -> tuple[int, int]:
    """How many different days of the last `span` had received words, and given ones."""
    if not days:
        return 0, 0
    since = day(now) - span
    recent = {(direction, number) for direction, number in days if number > since}
    received = sum(1 for direction, _ in recent if direction == "received")
    return received, len(recent) - received


def tie(summary: Summary, days: Iterable[tuple[Direction, int]], now: int) -> Tie:
    """What the contacts with a person add up to at `now` (seconds)."""
    held = set(days)
    value = strength(held, now)
    received = sum(1 for direction, _ in held if direction == "received")
    return Tie(
        received=summary.received,
        given=summary.given,
        days_received=received,
        days_given=len(held) - received,
        strength=value,
        word=word(value),
        first=summary.first,
        last=summary.last,
    )


def rhythm(days: Iterable[tuple[Direction, int]]) -> Rhythm | None:
    """The rhythm of contact days; None where one side never spoke, or too seldom to have one."""
    held = set(days)
    if len(held) < LEAST_DAYS or len({direction for direction, _ in held}) < 2:
        return None
    numbers = sorted({number for _, number in held})
    last = numbers[-1]
    lately = sum(1 for number in numbers if last - number < LATELY_DAYS)
    if len(numbers) < LEAST_DAYS or lately < LEAST_LATELY:
        return None
    rate = 0.0
    for number in numbers:
        rate += 2.0 ** ((number - last) / RATE_DAYS)
    gap = GAP_OF_RATE / rate
    return Rhythm(last, gap, PATIENCE * sqrt(COMMON_DAYS * gap))


def usual_gap(days: Iterable[tuple[Direction, int]], last: int) -> float:
    """The mean of the gaps between contact days up to day number `last`, in days; halving in weight every 60.

    What a sentence says of a pair, and what the chance of its coming back goes by: g would be too long for a
    pair that has not spoken for long. There must be two contact days.
    """
    numbers = sorted({number for _, number in days if number <= last})
    weights: list[float] = [2.0 ** ((number - last) / RATE_DAYS) for number in numbers[1:]]
    gaps = [after - before for before, after in pairwise(numbers)]
    return sum(weight * gap for weight, gap in zip(weights, gaps, strict=True)) / sum(weights)


def silence(of: Rhythm, read: Looked, today: int) -> int | None:
    """Days of silence that were seen, up to day number `today`; None where too little was read to say."""
    until = bisect_right(read.days, today)
    since = bisect_right(read.days, of.last, 0, until)
    met = bisect_right(read.common, today) - bisect_right(read.common, of.last)
    if until - since < LEAST_READ or met < 1:
        return None
    return read.days[until - 1] - of.last


def quiet(of: Rhythm | None, read: Looked, today: int) -> Quiet:
    """Whether a pair is quieter than usual on day number `today`; `no` for pairs without a rhythm."""
    if of is None:
        return "no"
    seen = silence(of, read, today)
    if seen is not None and seen > of.patience:
        return "quiet"
    return "unknown" if today - of.last > of.patience else "no"


def withdrew(written: Iterable[tuple[int, int]], last: int, at: int) -> bool:
    """Whether a person, between the day numbers `last` and `at`, went quiet for everybody.

    Their presence fell at least half the way, by its logarithm, that it falls for one who writes nothing.
    """
    held = list(written)
    halfway: float = 2.0 ** ((last - at) / (2 * PRESENCE_DAYS))
    return presence(held, at) <= presence(held, last) * halfway


def back_again(days: Iterable[tuple[Direction, int]], read: Looked, today: int) -> bool:
    """Whether a contact of the last 30 days, up to day number `today`, ended a quiet."""
    return returned(days, read, today) is not None


def returned(days: Iterable[tuple[Direction, int]], read: Looked, today: int) -> Return | None:
    """The newest contact of the last 30 days, up to day number `today`, that ended a quiet.

    The quiet counts only if it could have been said on the day before.
    """
    held = [(direction, number) for direction, number in days if number <= today]
    for before, after in reversed(list(_returns(held, today))):
        known = rhythm((direction, number) for direction, number in held if number <= before)
        if known is not None and quiet(known, read, after - 1) == "quiet":
            return Return(known, after)
    return None


def may_be_back(days: Iterable[tuple[Direction, int]], today: int) -> bool:
    """Whether `back_again` could say yes: a contact of the last 30 days ended a silence."""
    return next(iter(_returns(days, today)), None) is not None


def _returns(days: Iterable[tuple[Direction, int]], today: int) -> Iterator[tuple[int, int]]:
    """Where a contact day of the last 30 came after a silence: (the day before it, that day)."""
    numbers = sorted({number for _, number in days if number <= today})
    for before, after in pairwise(numbers):
        if today - after < BACK_DAYS and after - before > LEAST_PATIENCE:
            yield before, after


def coming_back(silent: float, gap: float) -> float:
    """The share of pairs that speak again within two years after `silent` days of silence, as measured.

    Between the measured silences it follows the logarithm.
    """
    place = min(max(log2(max(silent, gap) / gap), 0.0), len(COMING_BACK) - 1.0)
    low = min(int(place), len(COMING_BACK) - 2)
    return COMING_BACK[low] + (place - low) * (COMING_BACK[low + 1] - COMING_BACK[low])


def chance(silent: float, gap: float) -> str:
    """`coming_back` in words."""
    share = coming_back(silent, gap)
    if share >= 0.7:
        return "Most such pairs speak again within two years."
    if share >= 0.58:
        return "About two in three of such pairs speak again within two years."
    if share >= 0.45:
        return "About half of such pairs speak again within two years."
    return "About four in ten of such pairs speak again within two years."
