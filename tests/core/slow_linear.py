"""Who spoke second in a forum without stated parents, from its sentences. Imports nothing of the project."""

from __future__ import annotations

Message = tuple[str, str, int | None, int]
"""(id, who, when it was said as the page tells, how many seconds that time may lie before the words)"""
Load = tuple[int, list[str]]
"""One load of the thread's page: when, and the ids that were seen."""


def second(posts: list[Message], said: list[Message], loads: list[Load]) -> tuple[str, str] | None:
    """(opener, id of the second speaker's first message), where both can be told and one load showed them."""
    seen = {id: min(at for at, ids in loads if id in ids) for at, ids in loads for id in ids}
    opened = leader([one for one in posts if one[0] in seen], seen)
    if opened is None:
        return None
    first = leader([one for one in said if one[0] in seen and one[1] != opened[1]], seen)
    if first is None or not any(opened[0] in ids and first[0] in ids for _, ids in loads):
        return None
    return opened[1], first[0]


def leader(messages: list[Message], seen: dict[str, int]) -> Message | None:
    """The first message of whoever spoke before all others; among equals of one person the least id."""
    messages = [one for one in messages if not any(surely(other, one) for other in messages)]
    leading = []
    for one in sorted(messages, key=lambda message: message[0]):
        others = [other for other in messages if other[1] != one[1]]
        if all(before(one, other, seen) for other in others):
            leading.append(one)
    for one in leading:
        if not any(before(other, one, seen) for other in leading):
            return one
    return None


def surely(one: Message, other: Message) -> bool:
    """Whether the two times leave no doubt that one stood before the other."""
    return one[2] is not None and other[2] is not None and one[2] + one[3] < other[2]


def before(one: Message, other: Message, seen: dict[str, int]) -> bool:
    """By time, where the times leave no doubt; else the smaller number; else what was seen first."""
    if surely(one, other) or surely(other, one):
        return surely(one, other)
    if one[0].isdigit() and other[0].isdigit():
        return int(one[0]) < int(other[0])
    if one[2] is not None and other[2] is not None:
        return seen[one[0]] < seen[other[0]]
    return (seen[one[0]] if one[2] is None else one[2]) < (seen[other[0]] if other[2] is None else other[2])
