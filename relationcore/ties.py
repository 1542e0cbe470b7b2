"""Contact days into a tie. Pure; the sums run over days in ascending order, so they are equal bit for bit.

    S(now) = sum over (direction, contact day) of  2^(-age/7 d) + 0.15 * 2^(-age/365 d)

Every day on which one of you wrote to the other counts once for each direction; most of it fades within weeks, a
small part stays for years. Ages are whole UTC days; a day that lies ahead counts as today.

    closeness = S * (0.05 + A)^0.25

A, *presence*, is how much a person was lately seen to write to anybody: their comments, at most five a day (one opened
profile shows thirty), halving every 30 days. It is taken at the last day on which anything of their network was read:
a site that nobody looked at makes nobody fade. How the constants were chosen, and what they are worth, stands in
docs/judgement.md.
"""

from __future__ import annotations

from collections.abc import Iterable

from relationcore.instants import day
from relationcore.model import Direction, Summary, Tie

FAST_DAYS = 7.0
SLOW_DAYS = 365.0
SLOW_SHARE = 0.15
PRESENCE_DAYS = 30.0
PRESENCE_A_DAY = 5
PRESENCE_FLOOR = 0.05
PRESENCE_POWER = 0.25
WORDS = ((3.2, "warm and alive"), (0.8, "alive"), (0.2, "cooling"))
YEAR = 365


def strength(days: Iterable[tuple[Direction, int]], now: int) -> float:
    """S at `now` (seconds) of contact days, each (direction, day number); a day counts once per direction."""
    today = day(now)
    total = 0.0
    for number, _ in sorted((number, direction) for direction, number in set(days)):
        age = max(0, today - number)
        total += 2.0 ** (-age / FAST_DAYS) + SLOW_SHARE * 2.0 ** (-age / SLOW_DAYS)
    return total


def presence(written: Iterable[tuple[int, int]], at: int) -> float:
    """A on day number `at`, of what a person wrote to anybody: (day number, comments that day), a day once.

    Days after `at` do not count.
    """
    total = 0.0
    for number, count in sorted(written):
        if number <= at:
            total += min(count, PRESENCE_A_DAY) * 2.0 ** ((number - at) / PRESENCE_DAYS)
    return total


def closeness(value: float, present: float) -> float:
    """S of a person and their presence A into one figure, by which people are put in order and by nothing else."""
    return value * (PRESENCE_FLOOR + present) ** PRESENCE_POWER


def word(value: float) -> str:
    """S in a word."""
    return next((name for least, name in WORDS if value >= least), "dormant")


def days_within(days: Iterable[tuple[Direction, int]], now: int, span: int = YEAR) -> tuple[int, int]:
    """How many different days of the last `span` had received words, and given ones."""
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
