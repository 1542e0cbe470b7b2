"""Who stands in which circle: a replay of the history over Mondays. Pure.

Every Monday, 00:00 UTC, the people with whom words went both ways and whose S is at least 0.2 are put in
order of closeness, as it was then. `closest` are the first 5, `close` the first 15, `wider` 50, `known` 150.
Who comes within a circle's first k is in it; out is who stands beyond 1.3 k, or below that S, on two Mondays
in a row, so that nobody falls out for one silent week. Nothing else is remembered: the same history gives
the same circles.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from relationcore import ties
from relationcore.instants import day
from relationcore.model import Direction

CIRCLES = (("closest", 5), ("close", 15), ("wider", 50), ("known", 150))
WIDTH = 1.3
PATIENCE = 2
FLOOR = 0.2
WEEK = 7
SLOW_WEEK = 2.0 ** (-WEEK / ties.SLOW_DAYS)
FAST_WEEK = 2.0 ** (-WEEK / ties.FAST_DAYS)
MONDAY = 4
"""1970-01-05, the first Monday, as a day number."""


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


def circles(people: Mapping[int, Known], now: int) -> dict[int, str]:
    """Per person in a circle its name, as of the last Monday up to `now` (seconds)."""
    member: dict[str, dict[int, int]] = {name: {} for name, _ in CIRCLES}
    for order in orders(people, day(now)):
        rank = {person: place for place, person in enumerate(order, start=1)}
        for name, size in CIRCLES:
            member[name] = _moved(member[name], rank, order[:size], size)
    found: dict[int, str] = {}
    for name, _ in reversed(CIRCLES):
        found |= dict.fromkeys(member[name], name)
    return found


def pinned(found: Mapping[int, str], pins: Mapping[int, str | None]) -> dict[int, str]:
    """The circles where the user's word stands first: a pin names a circle, or None for no circle."""
    return {person: name for person, name in {**found, **pins}.items() if name is not None}


def _moved(
    member: Mapping[int, int], rank: Mapping[int, int], first: Sequence[int], size: int
) -> dict[int, int]:
    """A circle's members a Monday later, each with the Mondays in a row spent beyond its width."""
    kept = {}
    for person, missed in member.items():
        beyond = rank.get(person, size * 2) > WIDTH * size
        if missed + beyond < PATIENCE:
            kept[person] = missed + 1 if beyond else 0
    return kept | dict.fromkeys(first, 0)


def orders(people: Mapping[int, Known], today: int) -> Iterator[list[int]]:
    """Monday by Monday up to day number `today` the people in order, as far as any circle reaches."""
    reach = int(WIDTH * CIRCLES[-1][1])
    running = [_Running(person, known) for person, known in people.items() if known.days]
    due: defaultdict[int, list[_Running]] = defaultdict(list)
    for one in running:
        due[monday_from(one.days[0][0] + 1)].append(one)
    awake: list[_Running] = []
    for monday in range(min(due, default=today + 1), today + 1, WEEK):
        awake += due.pop(monday, ())
        ranked = []
        left = []
        for one in awake:
            one.advance(monday)
            if one.strength >= FLOOR:
                left.append(one)
                if len(one.sides) == 2:
                    ranked.append((-one.closeness(monday), one.key, one.person))
            elif one.place < len(one.days):
                due[monday_from(one.days[one.place][0] + 1)].append(one)
        awake = left
        yield [person for _, _, person in nsmallest(reach, ranked)]


class _Running:
    """A person's sums as they stand on a Monday: moved on week by week, never summed anew."""

    __slots__ = ("days", "fast", "heard", "key", "monday", "person", "place", "sides", "slow")

    def __init__(self, person: int, known: Known) -> None:
        self.person, self.key = person, known.key
        self.days = sorted((number, direction) for direction, number in set(known.days))
        self.heard = [_Heard(voice) for voice in known.voices]
        self.place, self.fast, self.slow = 0, 0.0, 0.0
        self.monday = monday_from(self.days[0][0] + 1)
        self.sides: set[Direction] = set()

    @property
    def strength(self) -> float:
        """S on the Monday that was advanced to."""
        return self.fast + ties.SLOW_SHARE * self.slow

    def advance(self, monday: int) -> None:
        """Move the sums on to a later Monday and take in the days before it."""
        weeks = (monday - self.monday) // WEEK
        self.fast *= FAST_WEEK**weeks
        self.slow *= SLOW_WEEK**weeks
        self.monday = monday
        while self.place < len(self.days) and self.days[self.place][0] < monday:
            number, direction = self.days[self.place]
            self.fast += 2.0 ** ((number - monday) / ties.FAST_DAYS)
            self.slow += 2.0 ** ((number - monday) / ties.SLOW_DAYS)
            self.sides.add(direction)
            self.place += 1

    def closeness(self, monday: int) -> float:
        """Closeness on that Monday."""
        present = 0.0
        for one in self.heard:
            present += one.presence(monday)
        return ties.closeness(self.strength, present)


@dataclass(slots=True)
class _Heard:
    """An account's presence, moved on to the last day read before a Monday."""

    voice: Voice
    place: int = 0
    looked: int = 0
    at: int = 0
    value: float = 0.0

    def presence(self, monday: int) -> float:
        """A at the last day before `monday` on which the network was read."""
        read, written = self.voice.read, self.voice.written
        while self.looked < len(read) and read[self.looked] < monday:
            self.looked += 1
        until = read[self.looked - 1] if self.looked else 0
        self.value *= 2.0 ** ((self.at - until) / ties.PRESENCE_DAYS)
        self.at = until
        while self.place < len(written) and written[self.place][0] <= until:
            number, count = written[self.place]
            self.value += min(count, ties.PRESENCE_A_DAY) * 2.0 ** ((number - until) / ties.PRESENCE_DAYS)
            self.place += 1
        return self.value
