"""Who waits for which words, worked out the slow way, from the sentences. Imports nothing of the project."""

from __future__ import annotations

from typing import NamedTuple


class Said(NamedTuple):
    """Words: who said them, where, what they name, whether they mention me, from when to when, what they say.

    `seen`: whether they were seen again on a thread's page; `gone`: whether a page shows them as deleted.
    """

    id: str
    who: str
    thread: str | None
    names: str | None
    mention: bool
    first: int
    last: int
    thanks: bool
    seen: bool
    gone: bool


def waits(words: list[Said], me: str) -> dict[str, str]:
    """Per person who waits for an answer the words that they wait with."""
    by_id = {one.id: one for one in words}
    spoken = max((one.first for one in words if one.who == me), default=None)
    found = {}
    for person in {one.who for one in words} - {me}:
        between = [one for one in words if with_whom(one, by_id, me) == person]
        theirs = [one for one in between if one.who == person and not one.gone and places(one, by_id)]
        open_ones = []
        while theirs:
            here = [one for one in theirs if one.id in conversation(theirs[0], between, by_id)]
            theirs = [one for one in theirs if one not in here]
            newest = [one for one in here if one.first == max(other.first for other in here)]
            if not any(answered(one, between, words, by_id, me) for one in newest):
                asking = [one for one in newest if not one.thanks] or newest
                last = max(asking, key=lambda one: (len(one.id), one.id))
                looked = last.seen or (spoken is not None and spoken > last.last)
                if looked and not last.thanks and not perhaps(last, words, by_id, me):
                    open_ones.append(last)
        if open_ones:
            chosen = min(open_ones, key=lambda one: (-one.first, len(one.id), one.id))
            found[person] = chosen.id
    return found


def with_whom(one: Said, by_id: dict[str, Said], me: str) -> str | None:
    """With whom words are said between us; None for what is between others, or to nobody."""
    named = by_id[one.names].who if one.names in by_id else None
    if one.who == me:
        return named if named != me else None
    return one.who if one.mention or named == me else None


def places(one: Said, by_id: dict[str, Said]) -> set[str]:
    """The threads in which words stand: their own, and that of the words they name."""
    named = by_id[one.names].thread if one.names in by_id else None
    return {thread for thread in (one.thread, named) if thread is not None}


def conversation(one: Said, between: list[Said], by_id: dict[str, Said]) -> set[str]:
    """The words between us that stand in one conversation with these."""
    threads = places(one, by_id)
    while True:
        here = [other for other in between if places(other, by_id) & threads]
        more = threads.union(*(places(other, by_id) for other in here))
        if more == threads:
            return {other.id for other in here}
        threads = more


def answered(one: Said, between: list[Said], words: list[Said], by_id: dict[str, Said], me: str) -> bool:
    """Whether I said something to them later in that conversation, or anywhere what names these words."""
    here = conversation(one, between, by_id)
    later = any(mine.who == me and mine.id in here and mine.last >= one.first for mine in between)
    return later or any(mine.who == me and mine.names == one.id for mine in words)


def perhaps(one: Said, words: list[Said], by_id: dict[str, Said], me: str) -> bool:
    """Whether neither these words nor later ones of mine in their thread state whom they answer."""
    return one.names is None and any(
        mine.who == me
        and mine.names is None
        and mine.thread == one.thread is not None
        and mine.last >= one.first
        for mine in words
    )
