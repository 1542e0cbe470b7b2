"""Full text, behind the answer: comments are indexed after their visit, and before anybody searches."""

from __future__ import annotations

import sqlite3

from relationcore.model import AccountRef, Found
from relationcore.store.history import PRECISION, SHOWN

BATCH = 5000


def pending(conn: sqlite3.Connection) -> int:
    """How many comments are not indexed yet."""
    (count,) = conn.execute(
        "SELECT count(*) FROM comment WHERE id > (SELECT value FROM state WHERE name = 'indexed')"
    ).fetchone()
    return int(count)


def index_batch(conn: sqlite3.Connection) -> bool:
    """Index some of what is new, in this transaction; False where nothing was left."""
    (upto,) = conn.execute("SELECT value FROM state WHERE name = 'indexed'").fetchone()
    (last,) = conn.execute(
        "SELECT max(id) FROM (SELECT id FROM comment WHERE id > ? ORDER BY id LIMIT ?)", (upto, BATCH)
    ).fetchone()
    if last is None:
        return False
    conn.execute(
        "INSERT INTO comment_fts(rowid, text) SELECT id, text FROM comment WHERE id > ? AND id <= ?",
        (upto, last),
    )
    conn.execute("UPDATE state SET value = ? WHERE name = 'indexed'", (last,))
    return True


def expression(text: str) -> str | None:
    """The words of a search as an FTS expression: all of them, the last one as a beginning. None without a
    word.
    """
    words = ["".join(letter for letter in word if letter != '"') for word in text.split()]
    words = [word for word in words if any(letter.isalnum() for letter in word)]
    if not words:
        return None
    return " ".join(f'"{word}"' for word in words) + "*"


def said(conn: sqlite3.Connection, text: str, limit: int) -> list[Found]:
    """Words that hold all words of the text, the last recorded first (ranking all hits of a common word
    takes a second).
    """
    wanted = expression(text)
    if wanted is None:
        return []
    rows = conn.execute(
        "SELECT coalesce(a.person_id, a.id), a.network, a.handle, a.stable_id, c.key, c.text,"
        f" {SHOWN}, c.url, t.title, {PRECISION}"
        " FROM comment_fts f JOIN comment c ON c.id = f.rowid JOIN account a ON a.id = c.account_id"
        " LEFT JOIN thread t ON t.id = c.thread_id"
        " WHERE comment_fts MATCH ? AND c.withdrawn_at IS NULL AND c.twin_of IS NULL"
        " ORDER BY f.rowid DESC LIMIT ?",
        (wanted, limit),
    )
    return [
        Found(person, AccountRef(network, handle, stable), key, words, at, url, title, precision)
        for person, network, handle, stable, key, words, at, url, title, precision in rows
    ]
