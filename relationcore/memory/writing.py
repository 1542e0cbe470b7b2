"""What the user says: notes, names, dates, who is me, who is one. Each waits for the disk."""

from __future__ import annotations

from datetime import date, datetime

from relationcore.errors import NotFound, WrongValue
from relationcore.instants import from_datetime
from relationcore.memory import wanted
from relationcore.memory.asking import Asking
from relationcore.model import AccountRef, Mine, Note
from relationcore.store import groups, me, words


class Writing(Asking):
    """Everything that the user decides."""

    def person_of(self, ref: AccountRef, create: bool = False) -> int:
        """The person of an account; NotFound for one never seen, unless `create` makes it."""
        with self._store.reading() as conn:
            row = self._rows(conn, [ref])[0]
        if row is not None:
            return row[1]
        if not create or ref.handle in self._rules.of(ref.network).anonymous:
            raise NotFound(f"Nobody called {ref.handle} on {ref.network} has been seen here.")
        with self._store.writing(full=True) as conn:
            account = me.row_of(conn, ref, self._rules.of(ref.network), make=True)
            return groups.person_of(conn, account)

    def add_note(self, person_id: int, text: str, *, now: datetime) -> Note:
        """Write a note of a person, in Markdown. EmptyText without a word, NotFound for nobody."""
        with self._store.writing(full=True) as conn:
            return words.add_note(conn, person_id, text, from_datetime(now))

    def change_note(self, note_id: int, text: str, *, now: datetime, seen: str | None = None) -> Note:
        """Write a note anew. With `seen`, the `v` of the note as it was read, nothing newer is overwritten:
        Overtaken.
        """
        with self._store.writing(full=True) as conn:
            return words.change_note(conn, note_id, text, from_datetime(now), seen)

    def delete_note(self, note_id: int, *, now: datetime) -> None:
        """Delete a note; `restore_note` brings it back."""
        with self._store.writing(full=True) as conn:
            words.delete_note(conn, note_id, from_datetime(now))

    def restore_note(self, note_id: int) -> Note:
        """Bring a deleted note back as it was."""
        with self._store.writing(full=True) as conn:
            return words.restore_note(conn, note_id)

    def set_nickname(self, person_id: int, text: str | None) -> None:
        """The user's own name for a person, or None."""
        with self._store.writing(full=True) as conn:
            words.set_about(conn, person_id, "nickname", text)

    def set_label(self, person_id: int, text: str | None) -> None:
        """A short word of the user's that stands above any kind, or None."""
        with self._store.writing(full=True) as conn:
            words.set_about(conn, person_id, "label", text)

    def set_follow_up(self, person_id: int, due: date | None, reason: str | None, *, now: datetime) -> None:
        """A day on which to come back to a person, and why; None takes it away. WrongValue for no date."""
        wanted.a_day(due)
        day = None if due is None else due.isoformat()
        with self._store.writing(full=True) as conn:
            words.set_about(conn, person_id, "follow_up", day, reason=reason, at=from_datetime(now))

    def me(self) -> list[Mine]:
        """The accounts confirmed as the user's own."""
        with self._store.reading() as conn:
            return me.listed(conn, "confirmed")

    def me_declined(self) -> list[Mine]:
        """The accounts that the user said are not theirs."""
        with self._store.reading() as conn:
            return me.listed(conn, "declined")

    def me_proposals(self) -> list[Mine]:
        """The accounts that were signed in on a page and that the user has not answered for."""
        with self._store.reading() as conn:
            return me.proposals(conn)

    def confirm_me(self, ref: AccountRef, *, now: datetime) -> None:
        """This account is the user's: what was said to it and by it counts."""
        with self._store.writing(full=True) as conn:
            me.answer(conn, ref, "confirmed", from_datetime(now), self._rules.of(ref.network))

    def decline_me(self, ref: AccountRef, *, now: datetime) -> None:
        """This account is not the user's; it is not proposed again."""
        with self._store.writing(full=True) as conn:
            me.answer(conn, ref, "declined", from_datetime(now), self._rules.of(ref.network))

    def remove_me(self, ref: AccountRef) -> None:
        """Take an answer back, without any residue. NotFound for an account never seen."""
        with self._store.writing(full=True) as conn:
            me.remove(conn, ref, self._rules.of(ref.network))

    def merge(self, person_a: int, person_b: int, *, now: datetime) -> int:
        """Two persons are one; returns the number of the person they are now.

        NotFound for nobody, WrongValue for one number twice, IsMe where one of them is the user.
        """
        if person_a == person_b:
            raise WrongValue("This is one and the same person; name two to put them together.")
        with self._store.writing(full=True) as conn:
            me.on_one_side(conn, person_a, person_b)
            return groups.merge(conn, person_a, person_b, from_datetime(now))

    def undo_merge(self, person_a: int, person_b: int) -> None:
        """Take the last merge of these two back, as if it had never been. NotFound for none."""
        with self._store.writing(full=True) as conn:
            groups.undo_merge(conn, person_a, person_b)

    def undo_unmerge(self, account: int) -> None:
        """Take it back that this account was taken out, as if it had never been. NotFound for none."""
        with self._store.writing(full=True) as conn:
            groups.undo_unmerge(conn, account)

    def unmerge(self, account: int, *, now: datetime) -> int:
        """This account (its row) is a person of its own; returns that person's number."""
        with self._store.writing(full=True) as conn:
            return groups.unmerge(conn, account, from_datetime(now))
