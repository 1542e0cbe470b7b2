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
from heapq import heapify, heappop, heappush

from relationcore.circles.running import (
    NEVER,
    UNASKED,
    WEEK,
    Known,
    Look,
    Running,
    Voice,
    both_from,
    monday_from,
    most_strength,
    slow_scale,
)
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
    stage = Stage(people, earliest, today)
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


def orders(people: Mapping[int, Known], today: int, earliest: int = 0) -> Iterator[list[int]]:
    """Monday by Monday, from the Monday `earliest` up to day number `today`, the people in order, as far as
    any circle reaches.
    """
    stage = Stage(people, earliest, today)
    for monday in range(stage.first(today + 1), today + 1, WEEK):
        yield stage.order(monday)


def _last(top: Sequence[Ranked]) -> float:
    """How close one must be to come within reach."""
    return -top[REACH - 1][0] if len(top) >= REACH else 0.0


class Stage:
    """Everybody in the replay. Who cannot come within reach sleeps until they could, or speak again.

    Closeness is never more than S times a bound, and between contact days S falls at least as fast as slow
    sums fade: so of ten thousand people only those near the first 195 are looked at on a Monday. What lies
    in `due` or `asleep` counts only while the person says the same.
    """

    def __init__(self, people: Mapping[int, Known], earliest: int, today: int) -> None:
        """The Mondays from `earliest`, itself one, up to day number `today` may be asked for.

        Each has a place from the Monday after words had gone both ways, and sleeps until all others have
        fallen below the most that so many contact days can add up to.
        """
        self._looks: dict[int, Look] = {}
        self._awake: list[Running] = []
        self._due: defaultdict[int, list[Running]] = defaultdict(list)
        self._asleep: list[tuple[float, int, Running]] = []
        self._earliest, self._goes_on = earliest, False
        first, last = slow_scale(earliest), slow_scale(today)
        for person, known in people.items():
            if len(known.days) < 2:
                continue
            age = earliest - max([number for _, number in known.days])
            if age <= 0:
                monday = max(earliest, both_from(known.days))
                self._add(person, known, monday, most_strength(known.days, 1) / last)
                continue
            most = most_strength(known.days, age)  # from the first Monday on S only falls
            if (most >= FLOOR or not self._goes_on) and len({side for side, _ in known.days}) == 2:
                self._goes_on = True
                self._add(person, known, earliest, most / first)
        heapify(self._asleep)

    def _add(self, person: int, known: Known, monday: int, most: float) -> None:
        """Let somebody sleep from a Monday on; `most` is more than S will ever be, in slow sums."""
        if monday < NEVER:
            one = Running(person, known, [self._look(voice) for voice in known.voices], monday)
            one.slept = most * one.bound
            if monday == self._earliest:
                self._asleep.append((-one.slept, person, one))
            else:
                one.due = monday
                self._due[monday].append(one)

    def _look(self, voice: Voice) -> Look:
        """The look at an account's network on the first Monday; who is read on the same days shares one."""
        look = self._looks.get(id(voice.read))
        if look is None:
            look = self._looks[id(voice.read)] = Look(voice.read)
            look.advance(self._earliest)
        return look

    def first(self, otherwise: int) -> int:
        """The first Monday of all."""
        if self._goes_on or self._asleep:
            return self._earliest
        return min(self._due, default=otherwise)

    def order(self, monday: int) -> list[int]:
        """The people in order on this Monday, which comes after the one asked before."""
        for look in self._looks.values():
            look.advance(monday)
        scale = slow_scale(monday)
        top = sorted(self._ranked(self._awake, monday, scale))
        for one in self._due.pop(monday, ()):
            if one.next == UNASKED:
                heappush(self._asleep, (-one.slept, one.person, one))
            elif not one.awake:
                self._place(one, one.advance(monday, scale), scale)
        beyond: list[Ranked] = []
        for one in self._awake:
            one.awake = False
        while self._asleep and -self._asleep[0][0] * scale >= _last(top):
            bound, _, one = heappop(self._asleep)
            if one.slept == -bound:
                strength = one.advance(monday, scale)
                if strength < FLOOR or strength * one.bound < _last(top):
                    self._place(one, strength, scale)
                else:
                    one.slept = 0.0
                    insort(top, (-one.closeness(strength), one.key, one.person, strength, one))
                    beyond += top[REACH:]
                    del top[REACH:]
        for *_, strength, one in beyond:
            self._place(one, strength, scale)
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
                self._place(one, strength, scale)

    def _place(self, one: Running, strength: float, scale: float) -> None:
        """Let somebody sleep who is not within reach.

        They come within reach when they speak again, or when all others have fallen below their bound: the
        one with the highest bound is looked at first.
        """
        if one.next < NEVER:
            monday = monday_from(one.next + 1)
            if one.due != monday:
                one.due = monday
                self._due[monday].append(one)
        one.slept = strength / scale * one.bound if strength >= FLOOR else 0.0
        if one.slept:
            heappush(self._asleep, (-one.slept, one.person, one))
