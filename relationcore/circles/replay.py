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
FAST_WEEK = 2.0 ** (-WEEK / ties.FAST_DAYS)
MONDAY = 4
"""1970-01-05, the first Monday, as a day number."""
BASE = 15_000
"""A day number (2011) from which slow sums are counted, so that they need not be moved on every week."""
NEVER = 10**9


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
    looks: dict[int, _Look] = {}
    due: defaultdict[int, list[_Running]] = defaultdict(list)
    for person, known in people.items():
        if known.days:
            one = _Running(person, known, looks)
            due[one.monday].append(one)
    awake: list[_Running] = []
    for monday in range(min(due, default=today + 1), today + 1, WEEK):
        awake += due.pop(monday, ())
        for look in looks.values():
            look.advance(monday)
        ranked, awake = _ranked(awake, monday, due)
        ranked = nsmallest(reach, ranked) if len(ranked) > reach else sorted(ranked)
        yield [person for _, _, person in ranked]


def _ranked(
    awake: list[_Running], monday: int, due: defaultdict[int, list[_Running]]
) -> tuple[list[tuple[float, str, int]], list[_Running]]:
    """Those in the order, unsorted, and whom to look at next Monday; others wake at their next day."""
    ranked, left = [], []
    slow_scale = ties.SLOW_SHARE * 2.0 ** ((BASE - monday) / ties.SLOW_DAYS)
    for one in awake:
        weeks = (monday - one.monday) // WEEK
        one.fast *= FAST_WEEK if weeks == 1 else FAST_WEEK**weeks
        one.monday = monday
        if one.next < monday:
            one.take_in(monday)
        strength = one.fast + one.slow * slow_scale
        if strength >= FLOOR:
            left.append(one)
            if one.mutual:
                present = 0.0
                for voice in one.heard:
                    present += voice.value() * voice.look.scale
                ranked.append((-ties.closeness(strength, present), one.key, one.person))
        elif one.next < NEVER:
            due[monday_from(one.next + 1)].append(one)
    return ranked, left


class _Look:
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


class _Heard:
    """What an account wrote up to the last day read, each day as if it had been fading since BASE."""

    __slots__ = ("look", "next", "place", "total", "written")

    def __init__(self, voice: Voice, looks: dict[int, _Look]) -> None:
        self.look = looks.setdefault(id(voice.read), _Look(voice.read))
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


class _Running:
    """A person's sums as they stand on a Monday: moved on week by week, never summed anew.

    `fast` fades from Monday to Monday; `slow` holds each day as if it had been fading since BASE.
    """

    __slots__ = (
        "days",
        "fast",
        "heard",
        "key",
        "monday",
        "mutual",
        "next",
        "person",
        "place",
        "sides",
        "slow",
    )

    def __init__(self, person: int, known: Known, looks: dict[int, _Look]) -> None:
        self.person, self.key = person, known.key
        self.days = sorted((number, direction) for direction, number in set(known.days))
        self.heard = [_Heard(voice, looks) for voice in known.voices]
        self.place, self.fast, self.slow = 0, 0.0, 0.0
        self.next = self.days[0][0]
        self.monday = monday_from(self.next + 1)
        self.sides: set[Direction] = set()
        self.mutual = False

    def take_in(self, monday: int) -> None:
        """Add the contact days before a Monday."""
        while self.next < monday:
            number, direction = self.days[self.place]
            self.fast += 2.0 ** ((number - monday) / ties.FAST_DAYS)
            self.slow += 2.0 ** ((number - BASE) / ties.SLOW_DAYS)
            self.sides.add(direction)
            self.place += 1
            self.next = self.days[self.place][0] if self.place < len(self.days) else NEVER
        self.mutual = len(self.sides) == 2
