"""Linear forums: whom a message answers that states no parent.

It is a contact towards the opener of the thread only if it is the first message of the thread's second
speaker, or if it quotes the opener; never towards everybody. (Mentions count by themselves.)
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass, field

from relationcore.store.preparing import folded

LEAST_QUOTE = 12
"""A quote shorter than this many letters proves nothing."""


@dataclass(slots=True)
class Opening:
    """Who opened a thread, which message is the first of its second speaker, and who quotes the opener."""

    account: int
    second: int | None
    quoting: set[int] = field(default_factory=set)

    def addressed_by(self, comment: int) -> bool:
        """Whether a message without a stated parent is said to the opener."""
        return comment == self.second or comment in self.quoting


def openings(conn: sqlite3.Connection, threads: set[int]) -> dict[int, Opening]:
    """Per thread whose opening post is known: who opened it and who speaks to them."""
    found = {}
    for thread in sorted(threads):
        opening = _opening(conn, thread)
        if opening is not None:
            found[thread] = opening
    return found


def _opening(conn: sqlite3.Connection, thread: int) -> Opening | None:
    post = conn.execute(
        "SELECT account_id FROM comment WHERE thread_id = ? AND kind = 'post' AND account_id IS NOT NULL"
        " ORDER BY coalesce(published, first_seen), key LIMIT 1",
        (thread,),
    ).fetchone()
    if post is None:
        return None
    second = conn.execute(
        "SELECT id FROM comment WHERE thread_id = ? AND kind = 'comment' AND account_id IS NOT ?"
        " ORDER BY coalesce(published, first_seen), key LIMIT 1",
        (thread, post[0]),
    ).fetchone()
    opening = Opening(post[0], second[0] if second else None)
    opening.quoting = _quoting(conn, thread, opening.account)
    return opening


def _quoting(conn: sqlite3.Connection, thread: int, opener: int) -> set[int]:
    rows = conn.execute(
        "SELECT id, text, quotes FROM comment WHERE thread_id = ? AND quotes IS NOT NULL AND parent IS NULL"
        " AND parent_author IS NULL AND account_id IS NOT ?",
        (thread, opener),
    ).fetchall()
    if not rows:
        return set()
    said = [
        folded(text)
        for (text,) in conn.execute(
            "SELECT text FROM comment WHERE thread_id = ? AND account_id = ?", (thread, opener)
        )
    ]
    return {id for id, text, quotes in rows if _repeats(text, quotes, said)}


def _repeats(text: str, quotes: str, said: list[str]) -> bool:
    parts = [folded(text[start:end]) for start, end in json.loads(quotes)]
    return any(len(part) >= LEAST_QUOTE and any(part in words for words in said) for part in parts)
