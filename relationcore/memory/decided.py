"""What there is to decide and what was decided: words without an answer, needs, pins, corrections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from relationcore import conversation
from relationcore.conversation import Heard
from relationcore.instants import from_datetime
from relationcore.memory import wanted
from relationcore.memory.deciding import Circle, Deciding
from relationcore.memory.ledger import Ledger, ledger
from relationcore.model import Account, Correction, Need, PersonSummary, Said, Unanswered
from relationcore.needs.bare_thanks import bare_thanks
from relationcore.store import decided, groups, history, queries
from relationcore.store.connection import Connection

LAST = 200
"""Words of a person in which needs and promises are looked for."""


@dataclass(frozen=True, slots=True)
class Pin:
    """The user's word for a person's circle; None keeps them out of all."""

    circle: Circle | None


class Decided(Deciding):
    """Everything that was decided, or waits for a decision."""

    def summaries(self, persons: Sequence[int], *, now: datetime) -> list[PersonSummary]:
        """One line per person, in the order given."""
        with self._store.reading() as conn:
            return self._judge(conn, now).summaries(persons)

    def unanswered(self, person_id: int, *, now: datetime) -> list[Unanswered]:
        """A person's newest words to me in each thread that I was not seen to answer there, the newest first.

        Also those that do not wait, with the reason: see `Unanswered`. NotFound for nobody.
        """
        with self._store.reading() as conn:
            person = groups.person_of(conn, person_id)
            held = groups.members(conn, [person])
            rounds = self._judge(conn, now).hearing(held).rounds()
            heard = [one.heard for words in rounds for one in words.get(person, ())]
            told = history.told(conn, {one.comment: "received" for one in heard})
            answers = decided.answers(conn, told)
            at = from_datetime(now)
            return [_unanswered(one, told[one.comment], answers.get(one.comment), at) for one in heard]

    def ledger(self, person_id: int, *, last: int = LAST) -> Ledger:
        """What a person needs and was promised: written down, and proposed from their `last` words.

        NotFound for nobody, WrongValue for a `last` below 0.
        """
        wanted.counts(last=last)
        with self._store.reading() as conn:
            members = groups.members(conn, [groups.person_of(conn, person_id)]).popitem()[1]
            return ledger(decided.needs(conn, members), history.history(conn, members, limit=last))

    def open_needs(self) -> list[Need]:
        """The needs and promises of everybody that are open or tried, the oldest first."""
        with self._store.reading() as conn:
            return decided.unsettled(conn)

    def pinned(self, person_id: int) -> Pin | None:
        """The user's word for a person's circle; None where the history says it."""
        with self._store.reading() as conn:
            person = groups.person_of(conn, person_id)
            pins = decided.pins(conn)
            return Pin(pins[person]) if person in pins else None  # type: ignore[arg-type]

    def corrections(self) -> list[Correction]:
        """The contacts that were called wrong, the last said first."""
        with self._store.reading() as conn:
            found = decided.corrected(conn)
            told = history.told(conn, dict.fromkeys(found, "seen"))
            return [
                Correction(told[comment], person, wrong, at)  # type: ignore[arg-type]
                for comment, (person, wrong, at) in found.items()
                if comment in told
            ]

    def kept_apart(self) -> list[tuple[Account, Account]]:
        """The pairs of accounts that are two persons by the user's word, the last said first."""
        with self._store.reading() as conn:
            return _pairs(conn, decided.kept_apart(conn))


def _pairs(conn: Connection, rows: Sequence[tuple[int, int]]) -> list[tuple[Account, Account]]:
    accounts = queries.accounts_of(conn, {account for pair in rows for account in pair})
    return [(accounts[one], accounts[other]) for one, other in rows]


def _unanswered(one: Heard, said: Said, told: tuple[str, int | None, int] | None, now: int) -> Unanswered:
    state, until, _ = told if told is not None else (None, None, 0)
    settled = conversation.known(one)
    put_off = state is not None and (state != "later" or (until or 0) > now)
    return Unanswered(
        said=said,
        at=one.at,
        dated=said.at == one.at,
        settled=settled,
        waits=settled and not put_off and not bare_thanks(said.text, said.quotes),
        state=state,  # type: ignore[arg-type]
        until=until,
    )
