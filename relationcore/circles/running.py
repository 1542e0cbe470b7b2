"""People as they stand on a Monday of the replay: sums that are moved on, never summed anew. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from relationcore import ties
from relationcore.model import Direction

WEEK = 7
FAST_WEEK = 2.0 ** (-WEEK / ties.FAST_DAYS)
"""Exactly one half, so that weeks moved on at once or one by one give the same bits."""
MONDAY = 4
"""1970-01-05, the first Monday, as a day number."""
BASE = 15_000
"""A day number (2011) from which slow sums are counted, so that they need not be moved on every week."""
NEVER = 10**9
BOTH = 0b11
SLACK = 1.000001
"""Room for what sums in another order differ by."""


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
    """More than an account's presence ever is: it never rises but on a day on which something was written."""
    most, value, before = 0.0, 0.0, 0
    for number, count in voice.written:
        value = value * 2.0 ** ((before - number) / ties.PRESENCE_DAYS) + min(count, ties.PRESENCE_A_DAY)
        most, before = max(most, value), number
    return most * SLACK


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

    def __init__(self, voice: Voice, looks: dict[int, Look]) -> None:
        self.look = looks.setdefault(id(voice.read), Look(voice.read))
        self.written, self.place, self.total = voice.written, 0, 0.0
        self.next = voice.written[0][0] if voice.written else NEVER

    def value(self) -> float:
        """The sum up to the last day read."""
        while self.next <= self.look.until:
            number, count = self.written[self.place]
            self.total += min(count, ties.PRESENCE_A_DAY) * 2.0 ** ((number - BASE) / ties.PRESENCE_DAYS)
            self.place += 1
            self.next = self.written[self.place][0] if self.place < len(self.written) else NEVER
        return self.total


class Running:
    """A person's sums as they stand on a Monday: moved on week by week, never summed anew.

    `fast` fades from Monday to Monday; `slow` holds each day as if it had been fading since BASE. `bound`
    times S is more than their closeness can be. Who is not `awake` wakes on the Monday `due`, or when others
    fall below `slept`.
    """

    __slots__ = (
        "awake",
        "bound",
        "days",
        "due",
        "fast",
        "heard",
        "key",
        "monday",
        "mutual",
        "next",
        "person",
        "place",
        "sides",
        "slept",
        "slow",
    )

    def __init__(self, person: int, known: Known, looks: dict[int, Look]) -> None:
        self.person, self.key = person, known.key
        self.days = sorted({number * 2 + (direction == "given") for direction, number in known.days})
        self.heard = [Heard(voice, looks) for voice in known.voices]
        self.place, self.fast, self.slow = 0, 0.0, 0.0
        self.next = self.days[0] // 2
        self.monday = monday_from(self.next + 1)
        self.sides = 0
        self.mutual = False
        self.awake, self.due, self.slept = False, 0, 0.0
        self.bound = ties.closeness(1.0, sum(most_present(voice) for voice in known.voices))

    def advance(self, monday: int, slow_scale: float) -> float:
        """Move on to a later Monday; S as it was then. `slow_scale` is what slow sums have faded to."""
        weeks = (monday - self.monday) // WEEK
        self.fast *= FAST_WEEK**weeks
        self.monday = monday
        if self.next < monday:
            self.take_in(monday)
        return self.fast + self.slow * slow_scale

    def closeness(self, strength: float) -> float:
        """Closeness on the Monday that was advanced to."""
        present = 0.0
        for voice in self.heard:
            present += voice.value() * voice.look.scale
        return ties.closeness(strength, present)

    def take_in(self, monday: int) -> None:
        """Add the contact days before a Monday."""
        while self.next < monday:
            self.sides |= 1 << (self.days[self.place] & 1)
            number = self.next
            self.fast += 2.0 ** ((number - monday) / ties.FAST_DAYS)
            self.slow += 2.0 ** ((number - BASE) / ties.SLOW_DAYS)
            self.place += 1
            self.next = self.days[self.place] // 2 if self.place < len(self.days) else NEVER
        self.mutual = self.sides == BOTH
