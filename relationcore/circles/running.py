"""People as they stand on a Monday of the replay: sums that are moved on, never summed anew. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from math import pow
from typing import NamedTuple

from relationcore import ties
from relationcore.model import Direction

WEEK = 7
FAST_WEEK = 2.0 ** (-WEEK / ties.FAST_DAYS)
"""Exactly one half, so that weeks moved on at once or one by one give the same bits."""
FAST_REST = [2.0 ** (-age / ties.FAST_DAYS) for age in range(WEEK)]
"""By the days of an age beyond whole weeks. So a day weighs the same bits whenever it is taken in."""
MONDAY = 4
"""1970-01-05, the first Monday, as a day number."""
BASE = 15_000
"""A day number (2011) from which slow sums are counted, so that they need not be moved on every week."""
NEVER = 10**9
UNASKED = -NEVER
SLACK = 1.000001
"""Room for what sums in another order differ by."""
MOST_PRESENT: float = SLACK * ties.PRESENCE_A_DAY / (1.0 - 2.0 ** (-1.0 / ties.PRESENCE_DAYS))
"""The presence of who writes every day for ever."""
SLOW_BASE, SLOW_AGES = 12_000, 12_000
SLOW_OF: list[float] = [2.0 ** ((SLOW_BASE + age - BASE) / ties.SLOW_DAYS) for age in range(SLOW_AGES)]
"""What a day weighs in slow sums, from day number SLOW_BASE (2002) on."""


def fast_of(age: int) -> float:
    """What a day of this age weighs in fast sums."""
    weeks, rest = divmod(age, WEEK)
    return float(FAST_REST[rest] * FAST_WEEK**weeks)


FAST_OF = [fast_of(age) for age in range(ties.AGES)]


class Voice(NamedTuple):
    """What an account was seen to write, (day number, comments); the days its network was read. Ascending."""

    written: Sequence[tuple[int, int]]
    read: Sequence[int]


class Known(NamedTuple):
    """A person in the replay. `key` settles who of two equally close stands first."""

    key: str
    days: Sequence[tuple[Direction, int]]
    voices: Sequence[Voice] = ()


def monday_from(number: int) -> int:
    """The first Monday on or after a day number."""
    return number + (MONDAY - number) % WEEK


def both_from(days: Sequence[tuple[Direction, int]]) -> int:
    """The Monday after words had gone both ways; NEVER where they never did."""
    received = [number for direction, number in days if direction == "received"]
    given = [number for direction, number in days if direction == "given"]
    return monday_from(max(min(received), min(given)) + 1) if received and given else NEVER


def most_strength(days: Sequence[tuple[Direction, int]], age: int) -> float:
    """More than S is where all contact days have this age or a higher one."""
    return SLACK * len(days) * ties.OF_AGE[min(age, ties.AGES - 1)]


def most_present(voice: Voice, until: int) -> float:
    """More than an account's presence is where its network was read up to day number `until` or later.

    So many days count at most so much, and less the longer ago the last of them is.
    """
    if not voice.written:
        return 0.0
    most = min(SLACK * ties.PRESENCE_A_DAY * len(voice.written), MOST_PRESENT)
    silent = until - voice.written[-1][0]
    return most * ties.FADED[min(silent, ties.AGES - 1)] if silent > 0 else most


def slow_of(number: int) -> float:
    """What a day weighs in slow sums, since BASE."""
    place = number - SLOW_BASE
    return SLOW_OF[place] if 0 <= place < SLOW_AGES else pow(2.0, (number - BASE) / ties.SLOW_DAYS)


def slow_scale(monday: int) -> float:
    """What slow sums have faded to on a Monday, or within a day."""
    return float(ties.SLOW_SHARE * 2.0 ** ((BASE - monday) / ties.SLOW_DAYS))


class Look:
    """The last day before a Monday on which a network was read, and what presence has faded to since BASE."""

    __slots__ = ("place", "read", "scale", "until")

    def __init__(self, read: Sequence[int]) -> None:
        self.read, self.place = read, 0
        self.until, self.scale = 0, 0.0

    def advance(self, monday: int) -> None:
        """Move on to a later Monday."""
        while self.place < len(self.read) and self.read[self.place] < monday:
            self.place += 1
        if self.place:
            self.until = self.read[self.place - 1]
            self.scale = 2.0 ** ((BASE - self.until) / ties.PRESENCE_DAYS)


class Heard:
    """What an account wrote up to the last day read, each day as if it had been fading since BASE."""

    __slots__ = ("look", "next", "place", "total", "written")

    def __init__(self, voice: Voice, look: Look) -> None:
        self.look = look
        self.written, self.place, self.total = voice.written, 0, 0.0
        self.next = voice.written[0][0] if voice.written else NEVER

    def value(self) -> float:
        """The sum up to the last day read."""
        while self.next <= self.look.until:
            number, count = self.written[self.place]
            counted = count if count < ties.PRESENCE_A_DAY else ties.PRESENCE_A_DAY
            self.total += counted * 2.0 ** ((number - BASE) / ties.PRESENCE_DAYS)
            self.place += 1
            self.next = self.written[self.place][0] if self.place < len(self.written) else NEVER
        return self.total


class Running:
    """A person's sums as they stand on a Monday: moved on week by week, never summed anew.

    `fast` fades from Monday to Monday; `slow` holds each day as if it had been fading since BASE. `bound`
    times S is more than their closeness can be. Who is not `awake` wakes on the Monday `due`, or when others
    fall below `slept`. Nothing is summed before `advance`: until then `next` is UNASKED.
    """

    __slots__ = (
        "awake", "bound", "days", "due", "fast", "heard", "key", "known", "looks", "monday", "next",
        "person", "place", "slept", "slow",
    )  # fmt: skip

    def __init__(self, person: int, known: Known, looks: Sequence[Look], monday: int) -> None:
        """`looks`: at the network of each voice. `monday`: the first that may be asked for."""
        self.person, self.key, self.known, self.looks, self.monday = person, known.key, known, looks, monday
        self.days: list[int] = []
        self.heard: list[Heard] | None = None
        self.place, self.fast, self.slow, self.next = 0, 0.0, 0.0, UNASKED
        self.awake, self.due, self.slept = False, 0, 0.0
        present = 0.0
        for voice, look in zip(known.voices, looks, strict=True):
            present += most_present(voice, look.until)
        self.bound: float = SLACK * ties.closeness(1.0, present)

    def advance(self, monday: int, slow_scale: float) -> float:
        """Move on to a later Monday; S as it was then. `slow_scale` is what slow sums have faded to."""
        if monday != self.monday:
            self.fast *= FAST_WEEK ** ((monday - self.monday) // WEEK)
            self.monday = monday
        if self.next < monday:
            self.take_in(monday)
        return self.fast + self.slow * slow_scale

    def closeness(self, strength: float) -> float:
        """Closeness on the Monday that was advanced to."""
        if self.heard is None:
            self.heard = [
                Heard(voice, look) for voice, look in zip(self.known.voices, self.looks, strict=True)
            ]
        present, silent = 0.0, True
        for voice in self.heard:
            present += voice.value() * voice.look.scale
            silent = silent and voice.next == NEVER
        if silent:  # from now on presence only fades
            self.bound = SLACK * ties.closeness(1.0, present)
        return ties.closeness(strength, present)

    def take_in(self, monday: int) -> None:
        """Add the contact days before a Monday."""
        if not self.days:
            self.days = sorted([number for _, number in set(self.known.days)])
        end = bisect_left(self.days, monday, self.place)
        fast, slow = self.fast, self.slow
        oldest = self.days[self.place]
        if oldest >= SLOW_BASE and monday - oldest < len(FAST_OF) and monday <= SLOW_BASE + SLOW_AGES:
            for number in self.days[self.place : end]:
                fast += FAST_OF[monday - number]
                slow += SLOW_OF[number - SLOW_BASE]
        else:
            for number in self.days[self.place : end]:
                fast += fast_of(monday - number)
                slow += slow_of(number)
        self.place, self.fast, self.slow = end, fast, slow
        self.next = self.days[end] if end < len(self.days) else NEVER
