"""Forgetting: somebody for good, and words by their age. Nothing that went comes back by itself."""

from __future__ import annotations

from datetime import datetime

from relationcore.instants import from_datetime
from relationcore.memory import wanted
from relationcore.memory.decided import Decided
from relationcore.model import Forgotten, Held, Purged, Retention
from relationcore.store import backup, fading, forgetting


class Forgetting(Decided):
    """What is let go of, and who is let in again."""

    def held(self, person_id: int) -> Held:
        """What is held of a person: what goes when they are forgotten. NotFound for nobody, IsMe for me."""
        with self._store.reading() as conn:
            return forgetting.held(conn, forgetting.accounts(conn, person_id), self._copies())

    def forget(self, person_id: int, *, now: datetime) -> Purged:
        """Forget a person for good: everything of theirs goes, and nothing of them is kept from now on.

        Words of others and of mine stay and name them no more. What is gone does not come back; `let_in`
        keeps again what is seen of them afterwards. Copies (`Held.copies`) may still hold them.
        NotFound for nobody, IsMe for the user's own accounts.
        """
        self.index_pending()
        with self._store.writing(full=True) as conn:
            gone = forgetting.accounts(conn, person_id)
            held = forgetting.held(conn, gone, self._copies())
            forgotten = forgetting.forget(conn, gone, from_datetime(now), self._rules.of)
        return Purged(forgotten, held, self._store.empty_log())

    def _copies(self) -> list[str]:
        return [str(path) for path in backup.copies_of(self.path)]

    def forgotten(self) -> list[Forgotten]:
        """Who stays forgotten, the last first; no name of theirs is kept."""
        with self._store.reading() as conn:
            return forgetting.everybody(conn)

    def let_in(self, serial: int) -> None:
        """Keep again, from now on, what is seen of somebody forgotten. NotFound for nobody."""
        with self._store.writing(full=True) as conn:
            forgetting.let_in(conn, serial)

    def retention(self) -> Retention:
        """After how many days words are let go of."""
        with self._store.reading() as conn:
            return fading.retention(conn)

    def set_retention(self, kept: Retention) -> None:
        """Let go of words after so many days from 1 on, or never (None); WrongValue for other days."""
        wanted.days(kept)
        with self._store.writing(full=True) as conn:
            fading.set_retention(conn, kept)

    def fade(self, *, now: datetime) -> int:
        """Let go of the words whose time is over; returns of how many."""
        total = 0
        while batch := self._fade_some(from_datetime(now)):
            total += batch
        if total:
            with self._store.writing() as conn:
                fading.settle_index(conn)
            self._store.empty_log()
        return total

    def _fade_some(self, now: int) -> int:
        with self._store.writing() as conn:
            return fading.fade(conn, now, self._rules.of)
