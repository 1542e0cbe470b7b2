"""What is asked of a memory: annotations, cards, people, search, today."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Unpack

from relationcore.instants import DAY, format_instant, from_datetime
from relationcore.memory import wanted
from relationcore.memory.judge import Judge, called, shown
from relationcore.memory.listing import Which, listed, sound
from relationcore.memory.marking import mark_page
from relationcore.memory.opened import Opened
from relationcore.memory.person import Person
from relationcore.memory.reasons import Reasons
from relationcore.model import (
    AccountRef,
    Annotation,
    Card,
    Found,
    PersonSummary,
    Reason,
    Said,
    Status,
    Today,
)
from relationcore.reading.reader import read_page
from relationcore.store import counting, groups, history, me, people, queries, search, words
from relationcore.store.connection import Connection

TODAY = 10
"""People per part of the page of today."""
LATELY = 14 * DAY


class Asking(Opened):
    """Everything that only reads."""

    def annotations(
        self, refs: Sequence[AccountRef], *, now: datetime, host: str | None = None
    ) -> list[Annotation]:
        """One annotation per ref, order kept. Names of a weak network are known on their own `host` only."""
        with self._store.reading() as conn:
            rows = self._rows(conn, refs, host)
            return self._judge(conn, now).annotations(refs, rows)

    def annotate_page(self, html: str | bytes, *, url: str, now: datetime) -> str:
        """The page as harmless HTML with marks in words beside the names. Raises as `read_page`."""
        reading = read_page(html, url=url, at=now, recipes=self._recipes)
        return mark_page(html, reading, lambda refs: self.annotations(refs, now=now))

    def card(self, ref: AccountRef, *, now: datetime, limit: int = 20) -> Card:
        """All of one account's card; for somebody never seen an empty one."""
        wanted.counts(limit=limit)
        with self._store.reading() as conn:
            rows = self._rows(conn, [ref])
            judge = self._judge(conn, now)
            (annotation,) = judge.annotations([ref], rows)
            row = rows[0]
            members = [] if row is None else groups.members(conn, [row[1]])[row[1]]
            about = queries.abouts_of(conn, {0: members}).get(0)
            return Card(
                account=AccountRef(ref.network, ref.handle, ref.id),
                accounts=shown(list(queries.accounts_of(conn, members).values())),
                annotation=annotation,
                history=history.history(conn, members, limit=limit) if members else (),
                notes=words.notes(conn, members),
                follow_up=about.follow_up if about else None,
                nickname=about.nickname if about else None,
                label=about.label if about else None,
                reasons=() if row is None else self._reasons(conn, judge, row[1], members, now),
            )

    def people(
        self, *, now: datetime, limit: int = 50, offset: int = 0, **which: Unpack[Which]
    ) -> list[PersonSummary]:
        """People, the last contact first, then those met last, as many as `Which` lets through.

        WrongValue for a kind or circle that there is not, and for a limit or offset below 0.
        """
        wanted.counts(limit=limit, offset=offset)
        sound(which)
        with self._store.reading() as conn:
            judge = self._judge(conn, now, exact=which.get("circle") is not None)
            return judge.summaries(listed(conn, judge, which, limit, offset))

    def count_people(self, *, now: datetime, **which: Unpack[Which]) -> int:
        """How many people `people` would list without a limit."""
        sound(which)
        with self._store.reading() as conn:
            judge = self._judge(conn, now, exact=which.get("circle") is not None)
            return len(listed(conn, judge, which, -1, 0))

    def _judge(self, conn: Connection, now: datetime, *, exact: bool = False) -> Judge:
        return Judge(conn, from_datetime(now), self._looking, self._circling, exact=exact)

    def person(self, person_id: int, *, now: datetime) -> Person:
        """A person by any of their account rows; NotFound for none. A merged person answers to all old
        numbers.
        """
        with self._store.reading() as conn:
            person = groups.person_of(conn, person_id)
            members = groups.members(conn, [person])[person]
            accounts = list(queries.accounts_of(conn, members).values())
            about = queries.abouts_of(conn, {person: members}).get(person)
            first = shown(accounts)[0]
            ref = AccountRef(first.network, first.handle, first.stable_id)
            judge = self._judge(conn, now, exact=True)
            (annotation,) = judge.annotations([ref], [(first.id, person, first.name, None, 0)])
            return Person(
                id=person,
                name=called(accounts),
                accounts=shown(accounts),
                annotation=annotation,
                notes=words.notes(conn, members),
                follow_up=about.follow_up if about else None,
                nickname=about.nickname if about else None,
                label=about.label if about else None,
                tie=judge.tie(person),
                _timeline=lambda limit, offset: self._timeline(members, limit, offset),
            )

    def reasons(self, person_id: int, *, now: datetime) -> tuple[Reason, ...]:
        """Why each thing is said of a person (kind, each flag, circle), with the comments that it rests on.

        A silence comes with how long gaps usually were, how long it was seen to be, and how many such pairs
        speak again. NotFound for nobody.
        """
        with self._store.reading() as conn:
            person = groups.person_of(conn, person_id)
            members = groups.members(conn, [person])[person]
            return self._reasons(conn, self._judge(conn, now, exact=True), person, members, now)

    def _reasons(
        self, conn: Connection, judge: Judge, person: int, members: Sequence[int], now: datetime
    ) -> tuple[Reason, ...]:
        return Reasons(conn, judge, person, members, from_datetime(now)).all()

    def _timeline(self, members: Sequence[int], limit: int, offset: int) -> tuple[Said, ...]:
        wanted.counts(limit=limit, offset=offset)
        with self._store.reading() as conn:
            return history.history(conn, members, limit=limit, offset=offset)

    def search(self, text: str, *, limit: int = 50) -> list[Found]:
        """Words said that hold all words of `text`, the last recorded first; the last word may be a
        beginning.
        """
        wanted.counts(limit=limit)
        self.index_pending()
        with self._store.reading() as conn:
            return search.said(conn, text, limit)

    def today(self, *, now: datetime) -> Today:
        """Who waits, whom to come back to, whom you met lately, which account may be you."""
        at = from_datetime(now)
        with self._store.reading() as conn:
            judge = self._judge(conn, now)
            waits = judge.waiting(groups.members(conn, people.talking(conn)))
            longest = sorted(waits, key=lambda person: (waits[person].since or "~", person))[:TODAY]
            due = people.due(conn, format_instant(at, "day"))
            met = [
                person
                for person in people.met_since(conn, at - LATELY, TODAY + len(longest))
                if person not in longest
            ]
            return Today(
                waiting=tuple(judge.summaries(longest)),
                follow_ups=tuple(judge.summaries(due)),
                recently_met=tuple(judge.summaries(met[:TODAY])),
                proposals=tuple(me.proposals(conn)),
            )

    def status(self, *, now: datetime | None = None) -> Status:
        """How much is remembered, and where. Without `now` who waits is told as of the last visit."""
        with self._store.reading() as conn:
            at = counting.last_visit(conn) if now is None else from_datetime(now)
            judge = Judge(conn, at, self._looking, self._circling)
            waiting = len(judge.waiting(groups.members(conn, people.talking(conn))))
            return Status(
                path=str(self.path),
                schema=counting.schema_version(conn),
                waiting=waiting,
                **counting.counts(conn),
            )

    @property
    def purge_serial(self) -> int:
        """The number of the last purge; every answer to a browser carries it."""
        return self._store.purge_serial
