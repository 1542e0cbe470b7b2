"""The comments that a statement rests on: their rows, the newest first, so many at most."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Sequence

LIMIT = 20
"""Of more comments the newest stand for all."""
BETWEEN = (
    "SELECT k.twin FROM json_each(:accounts) j CROSS JOIN contact k ON k.account_id = j.value"
    " CROSS JOIN comment c ON c.id = k.twin WHERE c.withdrawn_at IS NULL AND {which}"
    " GROUP BY k.twin ORDER BY {order} LIMIT :limit"
)


def between(
    conn: sqlite3.Connection,
    accounts: Collection[int],
    *,
    since: int | None = None,
    until: int | None = None,
    days: Sequence[int] = (),
) -> tuple[int, ...]:
    """Words between these account rows and me: all, or those that count for the day numbers named.

    Those of a coarse time count for no day.
    """
    which = ["true"] if since is None else ["k.day >= :since"]
    which += [] if until is None else ["k.day <= :until"]
    which += ["k.day IN (SELECT value FROM json_each(:days))"] if days else []
    told: dict[str, object] = {"since": since, "until": until, "days": json.dumps(list(days))}
    return _rows(conn, accounts, " AND ".join(which), "max(k.at) DESC, k.twin DESC", told)


def first(conn: sqlite3.Connection, accounts: Collection[int]) -> tuple[int, ...]:
    """The first words between these account rows and me."""
    return _rows(conn, accounts, "true", "min(k.at), k.twin", {"limit": 1})


def called(conn: sqlite3.Connection, accounts: Collection[int], key: str) -> tuple[int, ...]:
    """The newest words to me of these account rows with this id on their network."""
    which = "k.direction = 'received' AND (SELECT d.key FROM comment d WHERE d.id = k.comment_id) = :key"
    return _rows(conn, accounts, which, "max(k.at) DESC, k.twin DESC", {"key": key, "limit": 1})


def seen(conn: sqlite3.Connection, accounts: Collection[int]) -> tuple[int, ...]:
    """Words of these account rows, to whomever."""
    rows = conn.execute(
        "SELECT c.id FROM json_each(?) j CROSS JOIN comment c ON c.account_id = j.value"
        " WHERE c.twin_of IS NULL AND c.withdrawn_at IS NULL ORDER BY c.first_seen DESC, c.id DESC LIMIT ?",
        (json.dumps(list(accounts)), LIMIT),
    )
    return tuple([id for (id,) in rows])


def _rows(
    conn: sqlite3.Connection, accounts: Collection[int], which: str, order: str, told: dict[str, object]
) -> tuple[int, ...]:
    named = {"accounts": json.dumps(list(accounts)), "limit": LIMIT} | told
    return tuple([twin for (twin,) in conn.execute(BETWEEN.format(which=which, order=order), named)])
