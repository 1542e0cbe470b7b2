"""Turns and depth over a thread's reply tree. Pure.

*Turns* are counted along a chain of replies: your reply to them is one, theirs to that the second, also if
others spoke in between. *Depth* is the longest stretch of comments, each a reply to the one before it, in
which the two alternate. A reply to oneself is no turn; where a chain leads back to itself, nobody in it
answers anybody.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Uttered:
    """A comment in a thread: its row, the row that it answers as far as known, the person who said it."""

    id: int
    parent: int | None
    author: int | None


@dataclass(frozen=True, slots=True)
class Exchange:
    """How far I and somebody went; `depth` counts comments, 0 where nobody answered the other."""

    turns: int
    depth: int


class Tree:
    """The replies of one thread, in any order; an answer to what is not among them begins a chain."""

    def __init__(self, said: Iterable[Uttered], me: Collection[int]) -> None:
        """`me`: the persons that are me."""
        self._by_id = {one.id: one for one in said}
        self._me = frozenset(me)
        self._children: defaultdict[int | None, list[int]] = defaultdict(list)
        looped = self._looped()
        self._parent: dict[int, int | None] = {}
        for id in sorted(self._by_id):
            parent = self._by_id[id].parent
            known = parent in self._by_id and id not in looped
            self._parent[id] = parent if known else None
            self._children[self._parent[id]].append(id)

    def _looped(self) -> set[int]:
        """The comments whose chain of parents leads back to them."""
        state: dict[int, int] = {}
        found: set[int] = set()
        for number, start in enumerate(self._by_id):
            path: list[int] = []
            at: int | None = start
            while at is not None and at in self._by_id and at not in state:
                state[at] = number
                path.append(at)
                at = self._by_id[at].parent
            if at is not None and state.get(at) == number:
                found.update(path[path.index(at) :])
        return found

    def _side(self, id: int) -> tuple[int, bool] | None:
        """With whom I am in this reply, and whether it is mine; None for a reply between others."""
        parent = self._parent[id]
        author = self._author(id)
        answered = None if parent is None else self._author(parent)
        if author is None or answered is None or (author in self._me) == (answered in self._me):
            return None
        return (answered, True) if author in self._me else (author, False)

    def _author(self, id: int) -> int | None:
        return self._by_id[id].author

    def exchanges(self) -> dict[int, Exchange]:
        """Per person with whom I spoke by replies how far we went."""
        turns: dict[int, int] = {}
        depth: dict[int, int] = {}
        for id, length in self._runs().items():
            side = self._side(id)
            if side is not None:
                depth[side[0]] = max(length, depth.get(side[0], 0))
        for person, count in self._turned():
            turns[person] = max(count, turns.get(person, 0))
        return {person: Exchange(turns[person], depth[person]) for person in sorted(depth)}

    def _runs(self) -> dict[int, int]:
        """Per comment the length of the alternating stretch that ends with it."""
        length: dict[int, int] = {}
        for id in self._downwards():
            side, parent = self._side(id), self._parent[id]
            if side is None or parent is None:
                length[id] = 1
                continue
            before = self._side(parent)
            goes_on = before is not None and before[0] == side[0]
            length[id] = length[parent] + 1 if goes_on else 2
        return length

    def _downwards(self) -> Iterable[int]:
        """Every comment after the one it answers."""
        waiting = list(reversed(self._children[None]))
        while waiting:
            id = waiting.pop()
            yield id
            waiting += self._children.get(id, ())

    def _turned(self) -> Iterable[tuple[int, int]]:
        """Per reply between me and somebody (whom, the turns along its chain so far)."""
        last: dict[int, tuple[bool, int]] = {}
        waiting: list[tuple[int, tuple[int, tuple[bool, int] | None] | None]]
        waiting = [(id, None) for id in self._children[None]]
        left: set[int] = set()
        while waiting:
            id, undo = waiting.pop()
            if id in left:
                if undo is not None:
                    _restore(last, undo)
                continue
            left.add(id)
            side = self._side(id)
            told = None
            if side is not None:
                person, mine = side
                told = (person, last.get(person))
                before = last.get(person, (not mine, 0))
                last[person] = (mine, before[1] + (before[0] != mine))
                yield person, last[person][1]
            waiting.append((id, told))
            waiting += [(child, None) for child in self._children.get(id, ())]

    def endings(self) -> Counter[int]:
        """How many stretches of talk with me ended at which number of turns without a break."""
        found: Counter[int] = Counter()
        for id, length in self._runs().items():
            side = self._side(id)
            if side is None:
                continue
            sides = [self._side(child) for child in self._children.get(id, ())]
            if not any(one is not None and one[0] == side[0] for one in sides):
                found[length - 1] += 1
        return found


def _restore(last: dict[int, tuple[bool, int]], undo: tuple[int, tuple[bool, int] | None]) -> None:
    person, before = undo
    if before is None:
        del last[person]
    else:
        last[person] = before


def deepest(found: Iterable[Exchange]) -> Exchange:
    """The furthest that I and somebody went in any thread."""
    known = list(found)
    turns, depth = (one.turns for one in known), (one.depth for one in known)
    return Exchange(max(turns, default=0), max(depth, default=0))


def depth_in_words(exchange: Exchange, endings: Mapping[int, int]) -> str | None:
    """`You two have gone 7 turns deep; most talk in those threads ends at 1.`

    `endings`: of the threads where the two met. None where nobody answered the other.
    """
    if exchange.turns == 0:
        return None
    said = f"You two have gone {exchange.turns} {'turn' if exchange.turns == 1 else 'turns'} deep"
    total, so_far = sum(endings.values()), 0
    for turns in sorted(endings):
        so_far += endings[turns]
        if 2 * so_far > total:
            return f"{said}; most talk in those threads ends at {turns}."
    return f"{said}."
