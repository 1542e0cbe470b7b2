"""What the user decides of words and people. Each decision waits for the disk and can be taken back."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, get_args

from relationcore.instants import from_datetime
from relationcore.memory import wanted
from relationcore.memory.writing import Writing
from relationcore.model import AnswerState, Need, NeedOf, NeedState, Wrong
from relationcore.store import decided, groups

Circle = Literal["closest", "close", "wider", "known"]


class Deciding(Writing):
    """Decisions beside notes and merges.

    Words are named by their number here (`Said.id`), or by their id on the network (`Waiting.comment`), which
    is Ambiguous where a site counts anew in every thread. A value that there is not is a WrongValue.
    """

    def answered_elsewhere(self, person_id: int, comment: int | str, *, now: datetime) -> None:
        """These words were answered where it was not seen. NotFound for words that were not said to me."""
        self._answer(person_id, comment, "elsewhere", None, now)

    def let_go(self, person_id: int, comment: int | str, *, now: datetime) -> None:
        """These words will not be answered."""
        self._answer(person_id, comment, "let go", None, now)

    def later(self, person_id: int, comment: int | str, until: datetime, *, now: datetime) -> None:
        """These words wait again from `until` on; WrongValue for a time that is over."""
        wanted.to_come(from_datetime(until), from_datetime(now))
        self._answer(person_id, comment, "later", until, now)

    def undo_answer(self, person_id: int, comment: int | str, *, now: datetime) -> None:
        """Take back what was said of these words' answer."""
        self._answer(person_id, comment, None, None, now)

    def _answer(
        self,
        person_id: int,
        comment: int | str,
        state: AnswerState | None,
        until: datetime | None,
        now: datetime,
    ) -> None:
        day = None if until is None else from_datetime(until)
        with self._store.writing(full=True) as conn:
            words = decided.words_with(conn, person_id, comment)
            decided.answer(conn, words, state, day, from_datetime(now))

    def correct(self, person_id: int, comment: int | str, wrong: Wrong, *, now: datetime) -> None:
        """This contact is wrong (its parent, person or time): it counts nowhere any more."""
        wanted.one_of("wrong", wrong, get_args(Wrong))
        self._correct(person_id, comment, wrong, now)

    def undo_correction(self, person_id: int, comment: int | str, *, now: datetime) -> None:
        """The contact was right: all is as before."""
        self._correct(person_id, comment, None, now)

    def _correct(self, person_id: int, comment: int | str, wrong: Wrong | None, now: datetime) -> None:
        with self._store.writing(full=True) as conn:
            words = decided.words_with(conn, person_id, comment)
            rules = self._rules.of(decided.network_of(conn, words[0]))
            decided.correct(conn, words, wrong, from_datetime(now), rules)

    def add_need(
        self,
        person_id: int,
        text: str,
        *,
        kind: NeedOf = "need",
        comment: int | str | None = None,
        now: datetime,
    ) -> Need:
        """Write down what a person needs, or a promise to them: open. EmptyText without a word."""
        wanted.one_of("kind of need", kind, get_args(NeedOf))
        with self._store.writing(full=True) as conn:
            words = None if comment is None else decided.words_by(conn, person_id, comment)
            return decided.add_need(conn, person_id, text, kind, words, from_datetime(now))

    def set_need(self, need_id: int, state: NeedState, *, now: datetime) -> Need:
        """Say what became of a need: open, tried, helped, not mine, dropped. NotFound for none."""
        wanted.one_of("state", state, get_args(NeedState))
        with self._store.writing(full=True) as conn:
            return decided.set_need(conn, need_id, state, from_datetime(now))

    def remove_need(self, need_id: int) -> None:
        """Take back that a need was written down: nothing of it is left. NotFound for none."""
        with self._store.writing(full=True) as conn:
            decided.remove_need(conn, need_id)

    def needs(self, person_id: int) -> list[Need]:
        """The needs and promises written down of a person, the newest first."""
        with self._store.reading() as conn:
            return decided.needs(conn, groups.members(conn, [groups.person_of(conn, person_id)]).popitem()[1])

    def pin(self, person_id: int, circle: Circle | None, *, now: datetime) -> None:
        """Put a person into a circle, or with None out of all, whatever the history says."""
        if circle is not None:
            wanted.one_of("circle", circle, get_args(Circle))
        with self._store.writing(full=True) as conn:
            decided.pin(conn, person_id, circle, from_datetime(now))

    def unpin(self, person_id: int) -> None:
        """Let the history say in which circle a person stands."""
        with self._store.writing(full=True) as conn:
            decided.unpin(conn, person_id)

    def keep_apart(self, account: int, other: int, *, now: datetime) -> None:
        """These two account rows of a suggestion are two persons; it is not suggested again."""
        with self._store.writing(full=True) as conn:
            decided.keep_apart(conn, account, other, from_datetime(now))

    def let_suggest(self, account: int, other: int) -> None:
        """Take `keep_apart` back."""
        with self._store.writing(full=True) as conn:
            decided.let_suggest(conn, account, other)
