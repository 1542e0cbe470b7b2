"""Words that a page shows as deleted: no longer shown here, unless a later sight has them again."""

from __future__ import annotations

import json
import sqlite3

from relationcore.model import Visit
from relationcore.store.sights import Seen, log_of
from relationcore.store.threads import Places


def withdraw(conn: sqlite3.Connection, visit: Visit, places: Places, log: list[Seen]) -> tuple[set[int], int]:
    """Note what the visit shows as deleted; returns the comments whose state changed, and how many were
    withdrawn.
    """
    conn.executemany(
        "INSERT INTO withdrawn VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET last_seen = ?3 WHERE last_seen"
        " < ?3",
        [(places.scope(one.scope), one.id, visit.at) for one in visit.withdrawn],
    )
    named = json.dumps([(places.scope(one.scope), one.id) for one in visit.withdrawn], ensure_ascii=False)
    rows = conn.execute(
        "SELECT c.id, c.withdrawn_at, w.last_seen, c.first_seen FROM json_each(?) j CROSS JOIN comment c"
        " ON c.scope_id = j.value ->> 0 AND c.key = j.value ->> 1"
        " JOIN withdrawn w ON w.scope_id = c.scope_id AND w.key = c.key",
        (named,),
    ).fetchall()
    rows += _seen_withdrawn(conn, log)
    last = last_seen(conn, {id: first for id, _, _, first in rows})
    changed = set()
    withdrawn = 0
    for id, held, gone_at, _ in {row[0]: row for row in rows}.values():
        wanted = gone_at if gone_at >= last.get(id, 0) else None
        if wanted != held:
            conn.execute("UPDATE comment SET withdrawn_at = ? WHERE id = ?", (wanted, id))
            withdrawn += held is None
            if (wanted is None) != (held is None):
                changed.add(id)
    return changed, withdrawn


def _seen_withdrawn(conn: sqlite3.Connection, log: list[Seen]) -> list[tuple[int, int | None, int, int]]:
    """The comments of this visit part that were ever shown as deleted; nearly always none."""
    if conn.execute("SELECT 1 FROM withdrawn LIMIT 1").fetchone() is None:
        return []
    return conn.execute(
        "SELECT c.id, c.withdrawn_at, w.last_seen, c.first_seen FROM json_each(?) j CROSS JOIN comment c ON"
        " c.id = j.value"
        " JOIN withdrawn w ON w.scope_id = c.scope_id AND w.key = c.key",
        (json.dumps([id for id, _, _ in log]),),
    ).fetchall()


def last_seen(conn: sqlite3.Connection, first: dict[int, int]) -> dict[int, int]:
    """When these comments, each with its first sight, were last seen with their words."""
    found = dict(first)
    for id, stamp, _, _ in log_of(conn, set(first), min(first.values(), default=0)):
        found[id] = max(found[id], stamp[0])
    return found
