"""What was said to me and has no answer that was seen: per person and conversation the newest words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from relationcore import conversation
from relationcore.conversation import Contact, Heard, Moment, Words, first_of, heard_of, looked_at, said_at
from relationcore.instants import as_known
from relationcore.needs.bare_thanks import bare_thanks
from relationcore.store import queries, waiting
from relationcore.store.connection import Connection
from relationcore.store.waiting import Told, Undirected


class Open(NamedTuple):
    """How newest words count, and what they say. `asks`: whether that is more than thanks."""

    heard: Heard
    told: Told
    asks: bool

    @property
    def since(self) -> str | None:
        """When they were said, as far as the page tells; None where it shows no time."""
        at = self.heard.at
        return as_known(at, self.told.precision) if self.told.published == at else None


class Hearing:
    """The newest words to me in each conversation that have no answer, of some persons."""

    def __init__(
        self,
        conn: Connection,
        held: Mapping[int, Sequence[int]],
        me: Iterable[int],
        *,
        looked: bool = False,
    ) -> None:
        """Of these persons (id -> account rows); with `looked` only where an answer would have been seen."""
        self._conn = conn
        self._me = tuple(me)
        person_of = {account: person for person, members in held.items() for account in members}
        last = queries.own_last(conn)
        own = {account: last.get(network) for account, network in waiting.networks(conn, person_of).items()}
        rows = waiting.contacts(conn, person_of)
        said = [Contact(person_of[row[0]], *row[1:], own[row[0]]) for row in rows]
        self._left: dict[int, list[Moment]] = {}
        for person, moments in conversation.unanswered(said).items():
            left = [one for one in moments if looked_at(one)] if looked else moments
            self._left[person] = left if len(left) < 2 else sorted(left, key=_said_at)

    def rounds(self, done: Collection[int] = ()) -> Iterator[dict[int, list[Open]]]:
        """Per person the words that are newest, in order; then those before them. Who is in `done` by then is
        left out.
        """
        while left := [moments for person, moments in self._left.items() if moments and person not in done]:
            yield self._judged([moment for moments in left for moment in _newest(moments)])

    def _judged(self, moments: Sequence[Moment]) -> dict[int, list[Open]]:
        """What these say, and what can be said of their answers; without those that words of mine name."""
        places = [one for moment in moments for same in moment for one in same]
        told = waiting.told(self._conn, {one.comment for one in places})
        bare = {one.thread for one in places if told[one.comment].bare}
        spoken = waiting.undirected(self._conn, bare, self._me) if bare else {}
        found: dict[int, list[Open]] = {}
        for moment in moments:
            if any(told[one.comment].named for same in moment for one in same):
                continue
            opened = [one for same in moment if (one := _open(same, told, spoken)) is not None]
            if opened:
                newest = (
                    opened[0]
                    if len(opened) == 1
                    else max(opened, key=lambda one: (one.asks, one.heard.order))
                )
                found.setdefault(moment[0][0].person, []).append(newest)
        for several in found.values():
            several.sort(key=lambda one: one.heard.order)
        return found


def _newest(moments: list[Moment]) -> list[Moment]:
    """Take those that are newest; several where nothing tells which."""
    at = _said_at(moments[-1])
    found = [moments.pop()]
    while moments and _said_at(moments[-1]) == at:
        found.append(moments.pop())
    return found


def _said_at(moment: Moment) -> int:
    return said_at(moment[-1])


def _open(words: Words, told: Mapping[int, Told], spoken: Mapping[int, Sequence[Undirected]]) -> Open | None:
    """What can be said of these words; None where words of mine quote them."""
    said = told[first_of(words).comment]
    after: list[Undirected] = []
    if spoken:
        at = said_at(words)
        mine = [
            undirected for one in words if told[one.comment].bare for undirected in spoken.get(one.thread, ())
        ]
        after = [one for one in mine if one.until >= at]
        if any(one.repeats(said.text) for one in after):
            return None
    return Open(heard_of(words, said.order, bool(after)), said, not bare_thanks(said.text, said.quotes))
