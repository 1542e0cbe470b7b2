"""Who spoke to me, and when I answered: for reach, newcomers and the tipping point, by the rules of waiting.

Words are answered by what I gave in their conversation later, coarse times lasting to their end; by what
names them, whatever the two times say; by what quotes them; and where the user says so. Words of mine that
name nobody may answer them: then it is not known.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from relationcore import conversation
from relationcore.community import Spoken
from relationcore.conversation import Contact, Place
from relationcore.store import queries, talk, waiting
from relationcore.store.connection import Connection
from relationcore.store.talk import Line
from relationcore.store.waiting import Undirected


class Heard(NamedTuple):
    """Words to me in all places where they stand, and what is known of their answer."""

    copies: tuple[Line, ...]
    spoken: Spoken


def heard(conn: Connection, lines: Iterable[Line], me: Iterable[int]) -> list[Heard]:
    """All words to me in these lines, in order of time; the same words in several places are one."""
    held = list(lines)
    words: defaultdict[tuple[int, int], list[Line]] = defaultdict(list)
    for line in held:
        if line.direction == "received":
            words[line.person, line.twin].append(line)
    given, root = _given(held)
    named, elsewhere, own = talk.naming(conn), talk.elsewhere(conn), queries.own_last(conn)
    found = []
    for (person, twin), copies in words.items():
        at = copies[0].at
        answers = [named[one.comment] for one in copies if one.comment in named]
        if twin in elsewhere:
            answers.append(at)
        threads = {root.get((person, one.thread), one.thread) for one in copies if one.thread is not None}
        for thread in threads:
            mine = given.get((person, thread), [])
            after = bisect_left(mine, (at,))
            answers += [said for _, said in mine[after : after + 1]]
        again = any(one.again is not None for one in copies)
        looked = again or own.get(copies[0].network, 0) > max(one.until for one in copies)
        answered = min(answers, default=None)
        known = answered is not None or (looked and bool(threads))
        found.append(Heard(tuple(copies), Spoken(person, at, answered, known)))
    return list(_undirected(conn, found, me))


def _given(lines: Iterable[Line]) -> tuple[dict[Place, list[tuple[int, int]]], Mapping[Place, int]]:
    """Per person and conversation the words of mine, each (until when it may have been said, when), in order;
    and per thread that is part of a larger conversation the thread that stands for it.
    """
    placed = [
        Contact(
            line.person, line.comment, line.thread, line.direction,
            line.at, line.until, line.again, line.twin, line.under,
        )
        for line in lines
        if line.thread is not None
    ]  # fmt: skip
    root = conversation.conversations(placed)
    given: defaultdict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for one in placed:
        if one.direction == "given":
            given[one.person, root.get((one.person, one.thread), one.thread)].append((one.until, one.at))
    return {where: sorted(said) for where, said in given.items()}, root


def _undirected(conn: Connection, found: Sequence[Heard], me: Iterable[int]) -> Iterator[Heard]:
    """The same words, with what I said after them in a linear forum without naming anybody."""
    places = {
        number: [line.thread for line in one.copies if line.bare and line.thread is not None]
        for number, one in enumerate(found)
        if one.spoken.answered is None
    }
    threads = {thread for held in places.values() for thread in held}
    mine = waiting.undirected(conn, threads, me) if threads else {}
    beside = {number: held for number, held in places.items() if not mine.keys().isdisjoint(held)}
    texts = waiting.told(conn, [found[number].copies[0].comment for number in beside])
    for number, one in enumerate(found):
        if number in beside:
            words = (word for thread in beside[number] for word in mine.get(thread, ()))
            spoken = _loosely(one.spoken, texts[one.copies[0].comment].text, words)
            yield one._replace(spoken=spoken)
        else:
            yield one


def _loosely(spoken: Spoken, text: str, mine: Iterable[Undirected]) -> Spoken:
    after = [word for word in mine if word.until >= spoken.at]
    quoting = min((word.until for word in after if word.repeats(text)), default=None)
    if quoting is not None:
        return replace(spoken, answered=quoting, known=True)
    return replace(spoken, known=spoken.known and not after)
