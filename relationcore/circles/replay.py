"""Who stands in which circle: a replay of the history over Mondays. Pure.

Every Monday, 00:00 UTC, the people with whom words went both ways and whose S is at least 0.2 are put in
order of closeness, as it was then. `closest` are the first 5, `close` the first 15, `wider` 50, `known` 150.
Who comes within a circle's first k is in it; out is who stands beyond 1.3 k, or below that S, on two Mondays
in a row, so that nobody falls out for one silent week. Nothing else is remembered: the same history gives
the same circles.
"""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import heappop, heappush

from relationcore import ties
from relationcore.circles.running import BASE, NEVER, WEEK, Known, Look, Running, monday_from
from relationcore.instants import day

CIRCLES = (("closest", 5), ("close", 15), ("wider", 50), ("known", 150))
WIDTH = 1.3
PATIENCE = 2
FLOOR = 0.2
REACH = int(WIDTH * CIRCLES[-1][1])
RECENT = (26, 104)
"""Weeks of a replay that may do instead of all."""
Members = dict[str, dict[int, int]]
Ranked = tuple[float, str, int, float, Running]
"""(closeness below zero, key, person, S, the person): in the order of the circles."""


def circles(people: Mapping[int, Known], now: int) -> dict[int, str]:
    """Per person in a circle its name, as of the last Monday up to `now` (seconds).

    A replay of the last half year mostly tells as much as one of all years: who was in a circle before then
    has meanwhile come within it again, or fallen out. It counts only if that holds of everybody.
    """
    today = day(now)
    for weeks in RECENT:
        found = _replayed(people, today, monday_from(today - 6) - weeks * WEEK)
        if found is not None:
            return found
    return _replayed(people, today, 0) or {}


def _replayed(people: Mapping[int, Known], today: int, earliest: int) -> dict[int, str] | None:
    """The circles, replayed from a Monday on; None where what was before that Monday makes a difference.

    Twice: as if nobody had been in a circle before it, and as if everybody had.
    """
    stage = Stage(people, earliest)
    first = stage.first(today + 1)
    whole = first > earliest
    none: Members = {name: {} for name, _ in CIRCLES}
    all_in: Members = {name: {} for name, _ in CIRCLES}
    for number, monday in enumerate(range(first, today + 1, WEEK)):
        order = stage.order(monday)
        rank = {person: place for place, person in enumerate(order, start=1)}
        for name, size in CIRCLES:
            none[name] = _moved(none[name], rank, order[:size], size)
            if not whole:
                all_in[name] = _moved(all_in[name], rank, order[:size], size)
                if number < PATIENCE:  # of everybody, those within its width have not missed a Monday
                    all_in[name] |= dict.fromkeys(order[: int(WIDTH * size)], 0)
    if not whole and any(none[name].keys() != all_in[name].keys() for name, _ in CIRCLES):
        return None
    found: dict[int, str] = {}
    for name, _ in reversed(CIRCLES):
        found |= dict.fromkeys(none[name], name)
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
    stage = Stage(people, 0)
    for monday in range(stage.first(today + 1), today + 1, WEEK):
        yield stage.order(monday)


def _last(top: Sequence[Ranked]) -> float:
    """How close one must be to come within reach."""
    return -top[REACH - 1][0] if len(top) >= REACH else 0.0


class Stage:
    """Everybody in the replay. Who cannot come within reach sleeps until they could, or speak again.

    Closeness is never more than S times a bound, and S only falls between contact days: so of ten thousand
    people only those near the first 195 are looked at on a Monday. What lies in `due` or `asleep`
    counts only while the person says the same.
    """

    def __init__(self, people: Mapping[int, Known], earliest: int) -> None:
        """Each wakes on the Monday after words had gone both ways, none before the Monday `earliest`."""
        self._looks: dict[int, Look] = {}
        self._awake: list[Running] = []
        self._due: defaultdict[int, list[Running]] = defaultdict(list)
        self._asleep: list[tuple[float, int, Running]] = []
        for person, known in people.items():
            one = Running(person, known, self._looks, earliest) if len(known.days) > 1 else None
            if one is not None and one.start < NEVER:
                one.due = one.start
                self._due[one.start].append(one)

    def first(self, otherwise: int) -> int:
        """The first Monday of all."""
        return min(self._due, default=otherwise)

    def order(self, monday: int) -> list[int]:
        """The people in order on this Monday, which comes after the one asked before."""
        for look in self._looks.values():
            look.advance(monday)
        scale = ties.SLOW_SHARE * 2.0 ** ((BASE - monday) / ties.SLOW_DAYS)
        top = sorted(self._ranked(self._awake, monday, scale))
        for one in self._due.pop(monday, ()):
            if not one.awake:
                self._place(one, one.advance(monday, scale))
        beyond: list[Ranked] = []
        for one in self._awake:
            one.awake = False
        while self._asleep and -self._asleep[0][0] >= _last(top):
            bound, _, one = heappop(self._asleep)
            if one.slept == -bound:
                strength = one.advance(monday, scale)
                if strength < FLOOR or strength * one.bound < _last(top):
                    self._place(one, strength)
                else:
                    one.slept = 0.0
                    insort(top, (-one.closeness(strength), one.key, one.person, strength, one))
                    beyond += top[REACH:]
                    del top[REACH:]
        for *_, strength, one in beyond:
            self._place(one, strength)
        self._awake = [one for *_, one in top]
        for one in self._awake:
            one.awake = True
        return [person for _, _, person, _, _ in top]

    def _ranked(self, asked: Iterable[Running], monday: int, scale: float) -> Iterator[Ranked]:
        """Those of them who have a place."""
        for one in asked:
            strength = one.advance(monday, scale)
            if strength >= FLOOR:
                yield -one.closeness(strength), one.key, one.person, strength, one
            else:
                self._place(one, strength)

    def _place(self, one: Running, strength: float) -> None:
        """Let somebody sleep who is not within reach.

        They come within reach when they speak again, or when all others have fallen below their bound: the
        one with the highest bound is looked at first.
        """
        if one.next < NEVER:
            monday = monday_from(one.next + 1)
            if one.due != monday:
                one.due = monday
                self._due[monday].append(one)
        one.slept = strength * one.bound if strength >= FLOOR else 0.0
        if one.slept:
            heappush(self._asleep, (-one.slept, one.person, one))
