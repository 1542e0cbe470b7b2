"""Turns, depth and waiting worked out the slow way, from their sentences. Imports nothing of the project."""

from __future__ import annotations

from itertools import pairwise

Comments = dict[int, tuple[int | None, int | None]]
"""id -> (the id it answers, who said it)."""


def chain(comments: Comments, last: int) -> list[int]:
    """The comments from the beginning of the chain to this one."""
    found = [last]
    while True:
        parent = comments[found[0]][0]
        if parent not in comments or leads_back(comments, found[0]):
            return found
        found.insert(0, parent)


def leads_back(comments: Comments, start: int) -> bool:
    """Whether going from answer to answered comes back to where it began."""
    at = comments[start][0]
    for _ in comments:
        if at == start:
            return True
        if at not in comments:
            return False
        at = comments[at][0]
    return False


def exchange(comments: Comments, me: int, other: int) -> tuple[int, int]:
    """(turns, depth) between two people, over every chain there is."""
    turns = depth = 0
    for last in comments:
        path = chain(comments, last)
        said = [comments[id][1] for id in path]
        replies = [after for before, after in pairwise(said) if {before, after} == {me, other}]
        changes = sum(before != after for before, after in pairwise(replies))
        turns = max(turns, changes + 1 if replies else 0)
        for first in range(len(said)):
            for end in range(first + 2, len(said) + 1):
                if all({a, b} == {me, other} for a, b in pairwise(said[first:end])):
                    depth = max(depth, end - first)
    return turns, depth


def endings(comments: Comments, me: int) -> list[int]:
    """The turns, without a break, of every stretch of talk with me that nobody of the two went on with."""
    found = []
    for last in comments:
        path = chain(comments, last)
        said = [comments[id][1] for id in path]
        if len(said) < 2 or None in said[-2:] or (said[-1] == me) == (said[-2] == me):
            continue
        pair = set(said[-2:])
        next_ones = [id for id in comments if chain(comments, id)[-2:-1] == [last]]
        if any({comments[id][1], said[-1]} == pair for id in next_ones):
            continue
        turns = 0
        for before, after in reversed(list(pairwise(said))):
            if {before, after} != pair:
                break
            turns += 1
        found.append(turns)
    return sorted(found)


def waits(
    words: list[tuple[str, int, bool]],
    again: dict[int, bool],
    own: list[int],
) -> int | None:
    """Since when somebody waits in one thread, or None.

    `words` are (side, when, a bare thanks?), `again` says of received words (by their time) whether they were
    seen in a later visit, `own` when I said anything on that network.
    """
    received = [(at, thanks) for side, at, thanks in words if side == "received"]
    if not received:
        return None
    newest, thanks = max(received)
    if thanks or any(side == "given" and at >= newest for side, at, _ in words):
        return None
    return newest if again[newest] or any(at > newest for at in own) else None
