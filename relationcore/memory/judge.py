"""History, notes and now put together for any number of persons, in a few statements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from relationcore import conversation, ties
from relationcore.annotate import Facts, annotate, first_line, flags_of, glance, kind_of
from relationcore.circles import Post, pinned
from relationcore.instants import format_instant
from relationcore.memory.circling import Circling
from relationcore.memory.hearing import Hearing
from relationcore.memory.looking import Looking
from relationcore.memory.standing import Standing
from relationcore.model import Account, AccountRef, Annotation, PersonSummary, Tie, Waiting
from relationcore.store import decided, groups, queries
from relationcore.store.connection import Connection
from relationcore.store.glances import Glance
from relationcore.store.precisions import inexact


class Judge:
    """What can be said of persons, from one view of the database, at `now` (seconds)."""

    def __init__(
        self, conn: Connection, now: int, looking: Looking, circling: Circling, *, exact: bool = False
    ) -> None:
        """Within one reading transaction. `exact`: circles as they are, however long it takes."""
        self._conn = conn
        self._now = now
        self._circling = circling
        self._exact = exact
        self.me = queries.all_mine(conn)
        self._standing = Standing(conn, now, self.me, looking)

    def facts(self, persons: Iterable[int]) -> dict[int, Facts]:
        """Everything an annotation needs of these persons."""
        held = groups.members(self._conn, persons)
        person_of = {account: person for person, members in held.items() for account in members}
        accounts = list(person_of)
        summaries = queries.persons_of(self._conn, held)
        abouts = queries.abouts_of(self._conn, held)
        notes = queries.notes_of(self._conn, accounts)
        found = {}
        for person, members in held.items():
            facts = found[person] = Facts(person, is_me=not self.me.isdisjoint(members))
            if person in summaries:
                facts.summary = summaries[person]
            if notes:
                newest = max((notes[account] for account in members if account in notes), default=None)
                facts.note = None if newest is None else newest[1]
        for person, about in abouts.items():
            found[person].about = about
        for account, (needs, promises) in decided.open_needs(self._conn, accounts).items():
            facts = found[person_of[account]]
            facts.needs, facts.promises = facts.needs + needs, facts.promises + promises
        self._add_contacts(found, held)
        return found

    def _add_contacts(self, found: dict[int, Facts], held: dict[int, list[int]]) -> None:
        """The contact days and who waits: only for those with contacts, who are few."""
        talking = {
            person: held[person]
            for person, facts in found.items()
            if (facts.summary.received or facts.summary.given) and not facts.is_me
        }
        person_of = {account: person for person, members in talking.items() for account in members}
        accounts = list(person_of)
        days = queries.days_of(self._conn, accounts)
        for person, members in talking.items():
            found[person].days = tuple(day for account in members for day in days.get(account, ()))
        heard = {person: members for person, members in talking.items() if found[person].summary.received}
        for person, waiting in self.waiting(heard).items():
            found[person].waiting = waiting
        for account, known in inexact(self._conn, accounts).items():
            facts = found[person_of[account]]
            if facts.summary.first in known:
                facts.first_precision = known[facts.summary.first]
            if facts.summary.last in known:
                facts.last_precision = known[facts.summary.last]
        self._standing.add(found, talking)
        circles = self.circles() if talking else pinned({}, decided.pins(self._conn))
        for person in found.keys() & circles.keys():
            found[person].circle = circles[person]

    def tie(self, person: int) -> Tie:
        """What the contacts with a person add up to."""
        facts = self.facts([person])[person]
        return ties.tie(facts.summary, facts.days, self._now)

    def posts(self) -> list[Post]:
        """My last posts of which it can be said who answered."""
        return self._standing.posts()

    def answers_by(self, person: int) -> tuple[int, ...]:
        """The words in which a person answered those posts, the newest first."""
        return self._standing.answers_by(person)

    def circles(self) -> dict[int, str]:
        """Per person in a circle its name."""
        found = self._circling.circles(self._conn, self._now, self.me, exact=self._exact)
        return pinned(found, decided.pins(self._conn))

    def waiting(self, held: dict[int, list[int]]) -> dict[int, Waiting]:
        """Who of these persons (id -> account rows) waits for an answer, for their newest words without
        one.
        """
        found: dict[int, Waiting] = {}
        for words in Hearing(self._conn, held, self.me, looked=True).rounds(found):
            opened = [
                (person, one)
                for person, newest in words.items()
                for one in newest
                if one.asks and conversation.known(one.heard)
            ]
            done = decided.answered(self._conn, [one.heard.comment for _, one in opened], self._now)
            for person, one in opened:
                if one.heard.comment not in done and person not in found:
                    found[person] = Waiting(one.told.key, one.since)
        return found

    def hearing(self, held: dict[int, list[int]]) -> Hearing:
        """What these persons said to me that has no answer."""
        return Hearing(self._conn, held, self.me)

    def annotations(self, refs: Sequence[AccountRef], rows: Sequence[Glance | None]) -> list[Annotation]:
        """One annotation per ref, of what was found for it at a glance."""
        near = {row[1] for row in rows if row is not None and (row[3] is None or row[0] in self.me)}
        facts = self.facts(near)
        as_of = format_instant(self._now)
        said = []
        for ref, row in zip(refs, rows, strict=True):
            if row is None:
                said.append(glance(ref, None, None, 0, 0, as_of))
            elif row[1] in near:
                known = facts[row[1]]
                known.name = row[2]
                said.append(annotate(ref, known, self._now))
            else:
                _, person, name, seen, days = row
                said.append(glance(ref, person, name, seen or 0, days, as_of))
        return said

    def summaries(self, persons: Sequence[int]) -> list[PersonSummary]:
        """One line per person, in the order given."""
        facts = self.facts(persons)
        held = groups.members(self._conn, persons)
        accounts = queries.accounts_of(
            self._conn, [account for members in held.values() for account in members]
        )
        return [
            self._line(
                person, facts[person], [accounts[account] for account in held[person] if account in accounts]
            )
            for person in persons
        ]

    def _line(self, person: int, facts: Facts, accounts: Sequence[Account]) -> PersonSummary:
        summary = facts.summary
        kind, reason = kind_of(facts, self._now)
        talked = bool(summary.received or summary.given) and not facts.is_me
        return PersonSummary(
            id=person,
            name=called(accounts),
            accounts=shown(accounts),
            nickname=facts.about.nickname,
            label=facts.about.label,
            kind=kind,
            reason=reason,
            flags=flags_of(facts, self._now),
            word=ties.word(ties.strength(facts.days, self._now)) if talked else None,
            seen=summary.seen,
            received=summary.received,
            given=summary.given,
            first_contact=summary.first,
            last_contact=summary.last,
            waiting=facts.waiting,
            follow_up=facts.about.follow_up,
            note_first_line=None if facts.note is None else first_line(facts.note),
            circle=facts.circle,
            first_precision=facts.first_precision,
            last_precision=facts.last_precision,
        )


def called(accounts: Sequence[Account]) -> str:
    """What a person is called: the first name any of their accounts shows, else the first handle."""
    named = shown(accounts)
    return next((account.name for account in named if account.name), named[0].handle if named else "?")


def shown(accounts: Sequence[Account]) -> tuple[Account, ...]:
    """The accounts without bare handles that turned out to be another of them."""
    real = tuple(account for account in accounts if not account.same_as)
    return real or tuple(accounts)
