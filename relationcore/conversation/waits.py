"""Who waits for an answer, as far as was seen. Pure.

Somebody waits when their newest words to me in a conversation have nothing of mine to them later in it, and
none that names those very words: clocks differ, and a coarse time ("1 day ago") may stand before what it
answers. A conversation is a thread, with every thread that a page gives to words which name others in it (a
comment's own page, a profile), and with those in which the same words stand.
People also answer from another device: so it is said only if those words were seen again in a later visit
(whose page would have shown an answer), or words of mine on that network were seen from a later time. Before
that it is *not known*; nor is it where I spoke later without saying to whom, as in a linear forum. A thread
that is not known makes nobody wait. A bare thanks asks for nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from relationcore.model import Direction


class Contact(NamedTuple):
    """Words between a person and me, and where they stand: what waiting needs of them (seconds).

    `thread`, and `under`: the thread of the words they name, if that is another one. `until`: the end of a
    coarse time. `twin` is one for the same words in several places: there that of the place that counts.
    `own_last`: when I last said anything on that network.
    """

    person: int
    comment: int
    thread: int
    direction: Direction
    at: int
    until: int
    again: int | None
    twin: int
    under: int | None
    own_last: int | None = None


Words = list[Contact]
"""The same words in all places where they stand; nearly always in one."""
Moment = list[Words]
"""The newest words of a person in one conversation; several where nothing tells which of them is newest."""


class Heard(NamedTuple):
    """The newest words of a person to me in one conversation, without an answer there (seconds).

    `until`: the end of a coarse time; `order`: their place among words of one moment. `unsure`: words of mine
    that name nobody may answer them.
    """

    comment: int
    at: int
    until: int
    again: int | None
    own_last: int | None
    order: tuple[int, str, str] = (0, "", "")
    unsure: bool = False


def known(heard: Heard) -> bool:
    """Whether an answer of mine would have been seen."""
    return not heard.unsure and _looked_at(heard)


def looked_at(moment: Moment) -> bool:
    """Whether an answer to one of these would have been seen, as far as their times tell."""
    return any(_looked_at(one) for words in moment for one in words)


def _looked_at(one: Contact | Heard) -> bool:
    return one.again is not None or (one.own_last is not None and one.own_last > one.until)


def unanswered(contacts: Sequence[Contact]) -> dict[int, list[Moment]]:
    """Per person, one per conversation, the newest words to me if nothing was given there later."""
    root = conversations(contacts)
    given: dict[tuple[int, int], int] = {}
    received: dict[tuple[int, int], list[Contact]] = {}
    for one in contacts:
        where = (one.person, one.thread)
        if root:
            where = (one.person, root.get(where, one.thread))
        if one.direction == "received":
            received.setdefault(where, []).append(one)
        elif one.until >= given.get(where, one.until):
            given[where] = one.until
    found: dict[int, list[Moment]] = {}
    for where, said in received.items():
        newest = [said] if len(said) == 1 else _newest(said)
        if where not in given or said_at(newest[0]) > given[where]:
            found.setdefault(where[0], []).append(newest)
    return found


def _newest(said: Iterable[Contact]) -> Moment:
    copies: defaultdict[int, Words] = defaultdict(list)
    for one in said:
        copies[one.twin].append(one)
    last = max(said_at(words) for words in copies.values())
    return [words for words in copies.values() if said_at(words) == last]


def first_of(words: Words) -> Contact:
    """The place at which they were said first; of several the one that counts."""
    return words[0] if len(words) == 1 else min(words, key=lambda one: (one.at, one.comment != one.twin))


def heard_of(words: Words, order: tuple[int, str, str], unsure: bool) -> Heard:
    """How words count that have no answer: seen again in one place, they were."""
    first = first_of(words)
    again, until = first.again, first.until
    if len(words) > 1:
        again = min((one.again for one in words if one.again is not None), default=None)
        until = max(one.until for one in words)
    return Heard(first.comment, first.at, until, again, first.own_last, order, unsure)


def said_at(words: Words) -> int:
    """When words were said, the first place counting."""
    return words[0].at if len(words) == 1 else min(one.at for one in words)


Place = tuple[int, int]
"""(person, thread)"""


def conversations(contacts: Sequence[Contact]) -> dict[Place, int]:
    """Per person and thread that is part of a larger conversation of theirs the thread that stands for it.

    Of each person by themselves: what is said of one must not depend on who else is asked about.
    """
    linked = [one for one in contacts if one.under is not None or one.twin != one.comment]
    if not linked:
        return {}
    twins = {one.twin for one in linked}
    linked += [one for one in contacts if one.comment in twins]
    root: dict[Place, Place] = {}
    first: dict[tuple[int, int], int] = {}
    for one in linked:
        for other in (first.setdefault((one.person, one.twin), one.thread), one.under):
            if other is not None:
                here, there = _root(root, (one.person, one.thread)), _root(root, (one.person, other))
                if here != there:
                    root[here] = there
    return {place: _root(root, place)[1] for place in root}


def _root(root: Mapping[Place, Place], place: Place) -> Place:
    while place in root:
        place = root[place]
    return place
