"""Which words to me I answered, from the sentences. Imports nothing of the project."""

from __future__ import annotations

from typing import NamedTuple


class Said(NamedTuple):
    """Words: who said them, in which thread, what they name, whom they mention, when and how exactly."""

    id: str
    who: str
    thread: str
    names: str | None
    mentions: tuple[str, ...]
    at: int
    span: int


def answered(words: list[Said], me: str) -> set[tuple[str, str]]:
    """(whose, id) of the words to me that I answered: by naming them, or later in their conversation."""
    by_id = {one.id: one for one in words}
    between: list[tuple[str, str, Said]] = []
    for one in words:
        meant = {name for name in one.mentions if name != one.who}
        if one.names in by_id and by_id[one.names].who != one.who:
            meant.add(by_id[one.names].who)
        if one.who == me:
            between += [("given", name, one) for name in meant]
        elif me in meant:
            between.append(("received", one.who, one))
    linked = [
        (person, {one.thread, by_id[one.names].thread if one.names in by_id else one.thread})
        for _, person, one in between
    ]
    found = set()
    for way, person, heard in between:
        if way == "received":
            threads = whole(heard.thread, [link for whose, link in linked if whose == person])
            for other, whom, mine in between:
                late = mine.thread in threads and mine.at + mine.span >= heard.at
                if other == "given" and ((whom == person and late) or mine.names == heard.id):
                    found.add((person, heard.id))
    return found


def whole(thread: str, linked: list[set[str]]) -> set[str]:
    """The threads that belong to one conversation with this one."""
    found = {thread}
    while True:
        more = set().union(found, *(link for link in linked if link & found))
        if more == found:
            return found
        found = more
