"""People as they stand on a Monday of the replay: sums that are moved on, never summed anew. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import pow

from relationcore import ties
from relationcore.model import Direction

WEEK = 7
FAST_WEEK = 2.0 ** (-WEEK / ties.FAST_DAYS)
"""Exactly one half, so that weeks moved on at once or one by one give the same bits."""
FAST_OF = [2.0 ** (-age / ties.FAST_DAYS) for age in range(WEEK)]
"""By the days of an age beyond whole weeks. So a day weighs the same bits whenever it is taken in."""
MONDAY = 4
"""1970-01-05, the first Monday, as a day number."""
BASE = 15_000
"""A day number (2011) from which slow sums are counted, so that they need not be moved on every week."""
NEVER = 10**9
SLACK = 1.000001
"""Room for what sums in another order differ by."""
MOST_PRESENT: float = SLACK * ties.PRESENCE_A_DAY / (1.0 - 2.0 ** (-1.0 / ties.PRESENCE_DAYS))
"""The presence of who writes every day for ever."""
SLOW_BASE, SLOW_AGES = 12_000, 12_000
SLOW_OF: list[float] = [2.0 ** ((SLOW_BASE + age - BASE) / ties.SLOW_DAYS) for age in range(SLOW_AGES)]
"""What a day weighs in slow sums, from day number SLOW_BASE (2002) on."""


@dataclass(frozen=True, slots=True)
class Voice:
    """What an account was seen to write, (day number, comments); the days its network was read. Ascending."""

    written: Sequence[tuple[int, int]]
    read: Sequence[int]


@dataclass(frozen=True, slots=True)
class Known:
    """A person in the replay. `key` settles who of two equally close stands first."""

    key: str
    days: Sequence[tuple[Direction, int]]
    voices: Sequence[Voice] = ()


def monday_from(number: int) -> int:
    """The first Monday on or after a day number."""
    return number + (MONDAY - number) % WEEK


def most_present(voice: Voice) -> float:
    """More than an account's presence ever is: so many days count at most so much."""
    return min(SLACK * ties.PRESENCE_A_DAY * len(voice.written), MOST_PRESENT)


def slow_of(number: int) -> float:
    """What a day weighs in slow sums, since BASE."""
    place = number - SLOW_BASE
    return SLOW_OF[place] if 0 <= place < SLOW_AGES else pow(2.0, (number - BASE) / ties.SLOW_DAYS)


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

    def __init__(self, voice: Voice, looks: dict[int, Look], monday: int) -> None:
        self.look = looks.setdefault(id(voice.read), Look(voice.read))
        self.look.advance(monday)
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
    fall below `slept`. Nobody has a place before words went both ways, so that is the first Monday due.
    """

    __slots__ = (
        "awake", "bound", "days", "due", "fast", "heard", "key", "known", "looks", "monday", "next",
        "person", "place", "slept", "slow", "start",
    )  # fmt: skip

    def __init__(self, person: int, known: Known, looks: dict[int, Look], earliest: int) -> None:
        """`earliest`: the first Monday that is asked for."""
        self.person, self.key, self.known, self.looks = person, known.key, known, looks
        received = {number for direction, number in known.days if direction == "received"}
        given = {number for direction, number in known.days if direction == "given"} if received else set()
        self.days: list[int] = []
        self.heard: list[Heard] | None = None
        self.place, self.fast, self.slow = 0, 0.0, 0.0
        self.start = NEVER
        self.awake, self.due, self.slept, self.bound = False, 0, 0.0, 0.0
        if received and given:
            self.days = sorted([*received, *given])
            self.next = self.days[0]
            self.start = self.monday = max(earliest, monday_from(max(min(received), min(given)) + 1))
            present = 0.0
            for voice in known.voices:
                present += most_present(voice)
            self.bound = SLACK * ties.closeness(1.0, present)

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
            self.heard = [Heard(voice, self.looks, self.monday) for voice in self.known.voices]
        present = 0.0
        for voice in self.heard:
            present += voice.value() * voice.look.scale
        return ties.closeness(strength, present)

    def take_in(self, monday: int) -> None:
        """Add the contact days before a Monday."""
        days, place, fast, slow = self.days, self.place, self.fast, self.slow
        while place < len(days) and days[place] < monday:
            weeks, rest = divmod(monday - days[place], WEEK)
            fast += FAST_OF[rest] * FAST_WEEK**weeks
            slow += slow_of(days[place])
            place += 1
        self.place, self.fast, self.slow = place, fast, slow
        self.next = days[place] if place < len(days) else NEVER
