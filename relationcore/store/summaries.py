"""What is kept per account so that a page of names is answered from one table.

New comments are added to it; whatever else changes an account's comments has it counted anew.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from relationcore.instants import DAY

FIRST_DAYS = 3
"""So many different days make somebody familiar; more are not kept."""


def add(conn: sqlite3.Connection, seen: Iterable[tuple[int, int]]) -> None:
    """Add new comments, each (account, first seen at), to the summaries of their accounts."""
    counts: dict[int, int] = {}
    days: dict[int, set[int]] = {}
    for account, at in seen:
        counts[account] = counts.get(account, 0) + 1
        days.setdefault(account, set()).add(at // DAY)
    held = conn.execute(
        "SELECT account_id, seen, day1, day2, day3 FROM summary WHERE account_id IN (SELECT value FROM"
        " json_each(?))",
        (json.dumps(list(counts)),),
    ).fetchall()
    changes = []
    for account, count, *known in held:
        kept = _least(days.pop(account).union(day for day in known if day is not None))
        changes.append((count + counts[account], *kept, account))
    conn.executemany(
        "UPDATE summary SET seen = ?, day1 = ?, day2 = ?, day3 = ? WHERE account_id = ?", changes
    )
    conn.executemany(
        "INSERT INTO summary(seen, day1, day2, day3, account_id) VALUES (?, ?, ?, ?, ?)",
        [(counts[account], *_least(fresh), account) for account, fresh in days.items()],
    )


def _least(days: set[int]) -> list[int | None]:
    kept: list[int | None] = sorted(days)[:FIRST_DAYS]  # type: ignore[assignment]
    return kept + [None] * (FIRST_DAYS - len(kept))


def recount(conn: sqlite3.Connection, accounts: Iterable[int]) -> None:
    """Count the comments seen of these accounts anew."""
    for account in set(accounts):
        (count,) = conn.execute(
            "SELECT count(*) FROM comment WHERE account_id = ? AND twin_of IS NULL AND withdrawn_at IS NULL",
            (account,),
        ).fetchone()
        days = conn.execute(
            f"SELECT DISTINCT first_seen / {DAY} FROM comment"
            " WHERE account_id = ? AND twin_of IS NULL AND withdrawn_at IS NULL ORDER BY 1 LIMIT 3",
            (account,),
        ).fetchall()
        conn.execute(
            "INSERT INTO summary(account_id, seen, day1, day2, day3) VALUES (?, ?, ?, ?, ?) ON"
            " CONFLICT(account_id)"
            " DO UPDATE SET seen = excluded.seen, day1 = excluded.day1, day2 = excluded.day2, day3 ="
            " excluded.day3",
            (account, count, *_least({day for (day,) in days})),
        )
        conn.execute(
            "DELETE FROM summary WHERE account_id = ? AND seen = 0 AND received = 0 AND given = 0", (account,)
        )


def recount_contacts(conn: sqlite3.Connection, accounts: Iterable[int]) -> None:
    """Count the contacts of these accounts anew: totals, first and last, and the days."""
    for account in set(accounts):
        conn.execute("DELETE FROM contact_day WHERE account_id = ?", (account,))
        conn.execute(
            "INSERT INTO contact_day SELECT account_id, direction, day, count(DISTINCT twin) FROM contact"
            " WHERE account_id = ? AND day IS NOT NULL GROUP BY direction, day",
            (account,),
        )
        totals = conn.execute(
            "SELECT count(DISTINCT CASE direction WHEN 'received' THEN twin END),"
            " count(DISTINCT CASE direction WHEN 'given' THEN twin END), min(at), max(at)"
            " FROM contact WHERE account_id = ?",
            (account,),
        ).fetchone()
        conn.execute(
            "INSERT INTO summary(account_id, received, given, first_at, last_at) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT(account_id) DO UPDATE SET received = excluded.received, given = excluded.given,"
            " first_at = excluded.first_at, last_at = excluded.last_at",
            (account, *totals),
        )
        conn.execute(
            "DELETE FROM summary WHERE account_id = ? AND seen = 0 AND received = 0 AND given = 0", (account,)
        )


def remake(conn: sqlite3.Connection) -> None:
    """Make all summaries and contact days anew."""
    conn.execute("DELETE FROM contact_day")
    conn.execute(
        "INSERT INTO contact_day SELECT account_id, direction, day, count(DISTINCT twin) FROM contact"
        " WHERE day IS NOT NULL GROUP BY account_id, direction, day"
    )
    conn.execute("DELETE FROM summary")
    conn.execute(
        "INSERT INTO summary(account_id, seen) SELECT account_id, count(*) FROM comment"
        " WHERE account_id IS NOT NULL AND twin_of IS NULL AND withdrawn_at IS NULL GROUP BY account_id"
    )
    conn.execute(
        f"""
        WITH days AS (
          SELECT DISTINCT account_id, first_seen / {DAY} AS day FROM comment
          WHERE account_id IS NOT NULL AND twin_of IS NULL AND withdrawn_at IS NULL
        ), ranked AS (SELECT account_id, day, row_number() OVER (PARTITION BY account_id ORDER BY day) AS n
        FROM days), least AS (
          SELECT account_id, max(CASE n WHEN 1 THEN day END) AS day1, max(CASE n WHEN 2 THEN day END) AS day2,
            max(CASE n WHEN 3 THEN day END) AS day3 FROM ranked WHERE n <= 3 GROUP BY account_id
        )
        UPDATE summary SET day1 = least.day1, day2 = least.day2, day3 = least.day3
        FROM least WHERE least.account_id = summary.account_id
        """
    )
    conn.execute(
        """
        INSERT INTO summary(account_id, received, given, first_at, last_at)
        SELECT account_id, count(DISTINCT CASE direction WHEN 'received' THEN twin END),
          count(DISTINCT CASE direction WHEN 'given' THEN twin END), min(at), max(at)
        FROM contact WHERE true GROUP BY account_id
        ON CONFLICT(account_id) DO UPDATE SET received = excluded.received, given = excluded.given,
          first_at = excluded.first_at, last_at = excluded.last_at
        """
    )
