"""Who stands in which circle: a replay of the history over Mondays. Pure.

Every Monday, 00:00 UTC, the people with whom words went both ways and whose S is at least 0.2 are put in
order of closeness, as it was then. `closest` are the first 5, `close` the first 15, `wider` 50, `known` 150.
Who comes within a circle's first k is in it; out is who stands beyond 1.3 k, or below that S, on two Mondays
in a row, so that nobody falls out for one silent week. Nothing else is remembered: the same history gives
the same circles.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import heappop, heappush, nsmallest

from relationcore import ties
from relationcore.circles.running import BASE, NEVER, WEEK, Known, Look, Running, monday_from
from relationcore.instants import day

CIRCLES = (("closest", 5), ("close", 15), ("wider", 50), ("known", 150))
WIDTH = 1.3
PATIENCE = 2
FLOOR = 0.2
REACH = int(WIDTH * CIRCLES[-1][1])
Ranked = tuple[float, str, int, float, Running]
"""(closeness below zero, key, person, S, the person): in the order of the circles."""


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
    stage = Stage(people)
    for monday in range(stage.first(today + 1), today + 1, WEEK):
        yield stage.order(monday)


class Stage:
    """Everybody in the replay. Who cannot come within reach sleeps until they could, or speak again.

    Closeness is never more than S times a bound, and S only falls between contact days: so of ten thousand
    people only those near the first 195 are looked at on a Monday. What lies in `due` or `asleep`
    counts only while the person says the same.
    """

    def __init__(self, people: Mapping[int, Known]) -> None:
        """Each wakes on the Monday after their first contact day."""
        self._looks: dict[int, Look] = {}
        self._awake: list[Running] = []
        self._due: defaultdict[int, list[Running]] = defaultdict(list)
        self._asleep: list[tuple[float, int, Running]] = []
        for person, known in people.items():
            if known.days:
                self._wait(Running(person, known, self._looks))

    def first(self, otherwise: int) -> int:
        """The first Monday of all."""
        return min(self._due, default=otherwise)

    def order(self, monday: int) -> list[int]:
        """The people in order on this Monday, which comes after the one asked before."""
        for look in self._looks.values():
            look.advance(monday)
        slow_scale = ties.SLOW_SHARE * 2.0 ** ((BASE - monday) / ties.SLOW_DAYS)
        asked = self._awake + [one for one in self._due.pop(monday, ()) if not one.awake]
        top: list[Ranked] = []
        rest: list[Ranked] = []
        while asked:
            ranked = top + list(self._ranked(asked, monday, slow_scale))
            top = nsmallest(REACH, ranked)
            within = {one[2] for one in top}
            rest += (one for one in ranked if one[2] not in within)
            asked = self._woken(-top[-1][0] if len(top) == REACH else 0.0)
        for one in self._awake:
            one.awake = False
        self._awake = [one for *_, one in top]
        for one in self._awake:
            one.awake = True
        for *_, strength, one in rest:
            self._sleep(one, strength)
        return [person for _, _, person, _, _ in top]

    def _ranked(self, asked: Iterable[Running], monday: int, slow_scale: float) -> Iterator[Ranked]:
        for one in asked:
            one.slept = 0.0
            strength = one.advance(monday, slow_scale)
            if one.mutual and strength >= FLOOR:
                yield -one.closeness(strength), one.key, one.person, strength, one
            else:
                self._wait(one)

    def _wait(self, one: Running) -> None:
        """Nothing changes before their next contact day."""
        monday = monday_from(one.next + 1) if one.next < NEVER else 0
        if monday and one.due != monday:
            one.due = monday
            self._due[monday].append(one)

    def _sleep(self, one: Running, strength: float) -> None:
        """They come within reach when they speak again, or when all others have fallen below their bound."""
        self._wait(one)
        one.slept = strength * one.bound
        heappush(self._asleep, (-one.slept, one.person, one))

    def _woken(self, least: float) -> list[Running]:
        """Those who may be as close as this."""
        found = []
        while self._asleep and -self._asleep[0][0] >= least:
            bound, _, one = heappop(self._asleep)
            if one.slept == -bound:
                found.append(one)
        return found
