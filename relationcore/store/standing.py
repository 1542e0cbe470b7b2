"""What the judgement rests on beside contact days: days read, threads met in, my posts, what was written."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from relationcore.instants import DAY
from relationcore.store.counting import purge_serial
from relationcore.store.deriving import EARLIEST

Read = tuple[int, str, str | None, str, str, int]


def newest_visit(conn: sqlite3.Connection) -> tuple[int, int]:
    """The newest visit part's row, and the number of the last purge: only a purge takes visits away."""
    (newest,) = conn.execute("SELECT coalesce(max(id), 0) FROM visit").fetchone()
    return int(newest), purge_serial(conn)


def read_since(conn: sqlite3.Connection, row: int) -> list[Read]:
    """The visit parts after a row: (row, network, thread, place, visit id, when).

    The thread is named on thread pages only; a place is a community, else the host.
    """
    return conn.execute(
        "SELECT id, network, CASE kind WHEN 'thread' THEN thread END, coalesce(community, host), visit_id, at"
        " FROM visit WHERE id > ? ORDER BY id",
        (row,),
    ).fetchall()


def met_in(conn: sqlite3.Connection, accounts: Iterable[int]) -> dict[int, set[tuple[str, str | None]]]:
    """Per account row the (network, thread) in which there was a contact; None for one without a thread."""
    found: dict[int, set[tuple[str, str | None]]] = {}
    rows = conn.execute(
        "SELECT DISTINCT k.account_id, a.network, t.key FROM json_each(?) j"
        " CROSS JOIN contact k ON k.account_id = j.value JOIN account a ON a.id = k.account_id"
        " LEFT JOIN thread t ON t.id = k.thread_id",
        (json.dumps(list(accounts)),),
    )
    for account, network, thread in rows:
        found.setdefault(account, set()).add((network, thread))
    return found


WRITTEN_ON = (
    f"CASE WHEN c.published IS NULL OR c.published NOT BETWEEN {EARLIEST} AND c.first_seen + {DAY}"
    f" THEN c.first_seen / {DAY} WHEN c.precision NOT IN ('month', 'year') THEN c.published / {DAY} END"
)
"""The day a comment counts for: a missing or impossible time is that of the first sight."""
COUNTS = "c.twin_of IS NULL AND c.withdrawn_at IS NULL"


def written(conn: sqlite3.Connection, accounts: Iterable[int]) -> dict[int, list[tuple[int, int]]]:
    """Per account row what it was seen to write: (day number, comments), ascending."""
    found: dict[int, list[tuple[int, int]]] = {}
    for account, day, count in sorted(row for row in written_on(conn, accounts) if row[1] is not None):
        found.setdefault(account, []).append((day or 0, count))
    return found


def written_on(conn: sqlite3.Connection, accounts: Iterable[int]) -> list[tuple[int, int | None, int]]:
    """What these account rows were seen to write: (account, day number or None, comments)."""
    return conn.execute(
        f"SELECT c.account_id, {WRITTEN_ON}, count(*) FROM json_each(?) j"
        f" CROSS JOIN comment c ON c.account_id = j.value WHERE {COUNTS} GROUP BY 1, 2",
        (json.dumps(list(accounts)),),
    ).fetchall()


def newest_comment(conn: sqlite3.Connection) -> int:
    """The newest row of a comment."""
    (newest,) = conn.execute("SELECT coalesce(max(id), 0) FROM comment").fetchone()
    return int(newest)


def written_since(conn: sqlite3.Connection, row: int) -> list[tuple[int, int | None]]:
    """The comments after a row: (account, day number)."""
    return conn.execute(
        f"SELECT c.account_id, {WRITTEN_ON} FROM comment c"
        f" WHERE c.id > ? AND c.account_id IS NOT NULL AND {COUNTS}",
        (row,),
    ).fetchall()


@dataclass(frozen=True, slots=True)
class PostRow:
    """A post of mine: its row, when it was said and first seen, the visit of that, its thread."""

    id: int
    at: int
    first_seen: int
    visit_id: str
    network: str
    key: str
    thread_id: int
    thread: str


def my_posts(conn: sqlite3.Connection, me: Collection[int], since: int) -> list[PostRow]:
    """My posts said after an instant, the newest first; what has no thread can have no answers."""
    rows = conn.execute(
        "SELECT c.id, c.published, c.first_seen, v.visit_id, s.network, c.key, t.id, t.key"
        " FROM json_each(?) j CROSS JOIN comment c ON c.account_id = j.value AND c.published > ?"
        " JOIN visit v ON v.id = c.first_visit JOIN scope s ON s.id = c.scope_id"
        " JOIN thread t ON t.id = c.thread_id"
        " WHERE c.kind = 'post' AND c.twin_of IS NULL AND c.withdrawn_at IS NULL"
        f" AND c.published <= c.first_seen + {DAY} ORDER BY c.published DESC, c.id DESC",
        (json.dumps(sorted(me)), since),
    )
    return [PostRow(*row) for row in rows]


def answered_in(conn: sqlite3.Connection, threads: Iterable[int]) -> dict[int, set[int]]:
    """Per thread row the persons who answered me there in words."""
    found: dict[int, set[int]] = {}
    rows = conn.execute(
        "SELECT DISTINCT k.thread_id, coalesce(a.person_id, a.id) FROM json_each(?) j"
        " CROSS JOIN contact k ON k.thread_id = j.value JOIN account a ON a.id = k.account_id"
        " WHERE k.direction = 'received' AND k.via <> 'mention'",
        (json.dumps(sorted(threads)),),
    )
    for thread, person in rows:
        found.setdefault(thread, set()).add(person)
    return found


@dataclass(frozen=True, slots=True)
class Talker:
    """An account with which there ever was a contact, as far as circles need it."""

    id: int
    person: int
    network: str
    key: str
    seen: int
    received: int
    given: int


def talkers(conn: sqlite3.Connection) -> list[Talker]:
    """Every account with a contact."""
    rows = conn.execute(
        "SELECT a.id, coalesce(a.person_id, a.id), a.network, a.key, m.seen, m.received, m.given"
        " FROM summary m CROSS JOIN account a ON a.id = m.account_id WHERE m.last_at IS NOT NULL"
        " ORDER BY a.id"
    )
    return [Talker(*row) for row in rows]
