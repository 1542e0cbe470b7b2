"""What the user wrote: notes, nicknames, labels, follow-ups. Each hangs on an account row, so a merge loses
nothing.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from relationcore.errors import EmptyText, NotFound, Overtaken
from relationcore.model import Note
from relationcore.store.groups import person_of

NOTE = (
    "SELECT n.id, coalesce(a.person_id, a.id), n.text, n.created, n.changed"
    " FROM note n JOIN account a ON a.id = n.account_id"
)


def checked(text: str) -> str:
    """The text without white space around it; EmptyText where no word is left."""
    stripped = text.strip()
    if not stripped:
        raise EmptyText("Write a few words first.")
    return stripped


def note(conn: sqlite3.Connection, note_id: int) -> Note:
    """A note that is not deleted; NotFound else."""
    row = conn.execute(f"{NOTE} WHERE n.id = ? AND n.deleted IS NULL", (note_id,)).fetchone()
    if row is None:
        raise NotFound(f"There is no note {note_id}.")
    return Note(*row)


def add_note(conn: sqlite3.Connection, person: int, text: str, now: int) -> Note:
    """Write a note of a person."""
    made = conn.execute(
        "INSERT INTO note(account_id, text, created, changed) VALUES (?, ?, ?, ?)",
        (person_of(conn, person), checked(text), now, now),
    )
    return note(conn, int(made.lastrowid or 0))


def change_note(conn: sqlite3.Connection, note_id: int, text: str, now: int, seen: str | None) -> Note:
    """Write a note anew; Overtaken where it is neither the version that was seen nor these words already."""
    kept, text = note(conn, note_id), checked(text)
    if seen is not None and seen != kept.v and text != kept.text:
        raise Overtaken("This note was changed elsewhere meanwhile. Nothing of it was overwritten.")
    conn.execute("UPDATE note SET text = ?, changed = ? WHERE id = ?", (text, now, note_id))
    return note(conn, note_id)


def delete_note(conn: sqlite3.Connection, note_id: int, now: int) -> None:
    """Take a note away; `restore_note` brings it back."""
    note(conn, note_id)
    conn.execute("UPDATE note SET deleted = ? WHERE id = ?", (now, note_id))


def restore_note(conn: sqlite3.Connection, note_id: int) -> Note:
    """Bring a deleted note back as it was."""
    conn.execute("UPDATE note SET deleted = NULL WHERE id = ?", (note_id,))
    return note(conn, note_id)


def notes(conn: sqlite3.Connection, accounts: Iterable[int]) -> tuple[Note, ...]:
    """All notes on these account rows, the newest first."""
    rows = conn.execute(
        f"{NOTE} WHERE n.account_id IN (SELECT value FROM json_each(?)) AND n.deleted IS NULL ORDER BY n.id"
        f" DESC",
        (json.dumps(list(accounts)),),
    )
    return tuple(Note(*row) for row in rows)


def set_about(
    conn: sqlite3.Connection,
    person: int,
    field: str,
    value: str | None,
    *,
    reason: str | None = None,
    at: int | None = None,
) -> None:
    """Set nickname, label or follow_up of a person, or take it away with None. The newest row of a group
    counts.
    """
    account = person_of(conn, person)
    if value is not None:
        value = checked(value)
    conn.execute("DELETE FROM about WHERE account_id = ? AND field = ?", (account, field))
    alone = conn.execute("SELECT 1 FROM account WHERE person_id = ? LIMIT 1", (account,)).fetchone() is None
    if value is not None or not alone:
        conn.execute(
            "INSERT INTO about(account_id, field, value, reason, at) VALUES (?, ?, ?, ?, ?)",
            (account, field, value, reason, at),
        )
