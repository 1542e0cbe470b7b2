"""Contact days into a tie. Pure; the sums run over days in ascending order, so they are equal bit for bit.

    S(now) = sum over (direction, contact day) of  2^(-age/7 d) + 0.15 * 2^(-age/365 d)

Every day on which one of you wrote to the other counts once for each direction; most of it fades within
weeks, a small part stays for years. Ages are whole UTC days; a day that lies ahead counts as today.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache

from relationcore.instants import day
from relationcore.model import Direction, Summary, Tie

FAST_DAYS = 7.0
SLOW_DAYS = 365.0
SLOW_SHARE = 0.15
WORDS = ((3.2, "warm and alive"), (0.8, "alive"), (0.2, "cooling"))
YEAR = 365


def strength(days: Iterable[tuple[Direction, int]], now: int) -> float:
    """S at `now` (seconds) of contact days, each (direction, day number); a day counts once per direction."""
    today = day(now)
    total = 0.0
    for number in sorted([number for _, number in set(days)]):
        total += worth(max(0, today - number))
    return total


@lru_cache(maxsize=8192)
def worth(age: int) -> float:
    """What is left of one contact day after so many days."""
    return float(2.0 ** (-age / FAST_DAYS) + SLOW_SHARE * 2.0 ** (-age / SLOW_DAYS))


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
