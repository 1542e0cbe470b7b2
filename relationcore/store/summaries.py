"""What is kept per account so that a page of names is answered from one table.

New comments are added to it; whatever else changes an account's comments has it counted anew.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable

from relationcore.instants import DAY

FIRST_DAYS = 3
"""So many different days make somebody familiar; more are not kept."""

ADD = """
INSERT INTO summary(account_id, seen, day1) VALUES (?, ?, ?)
ON CONFLICT(account_id) DO UPDATE SET
  seen = seen + excluded.seen,
  day1 = min(ifnull(day1, excluded.day1), excluded.day1),
  day2 = CASE
    WHEN day1 IS NULL OR day1 = excluded.day1 THEN day2
    WHEN excluded.day1 < day1 THEN day1
    ELSE min(ifnull(day2, excluded.day1), excluded.day1) END,
  day3 = CASE
    WHEN day2 IS NULL OR excluded.day1 IN (day1, day2) THEN day3
    WHEN excluded.day1 < day2 THEN day2
    ELSE min(ifnull(day3, excluded.day1), excluded.day1) END
"""
"""So many comments more on one day; the three least days stay, in their order."""


def add(conn: sqlite3.Connection, seen: Iterable[tuple[int, int]]) -> None:
    """Add new comments, each (account, first seen at), to the summaries of their accounts."""
    counts = Counter([(account, at // DAY) for account, at in seen])
    conn.executemany(ADD, [(account, count, day) for (account, day), count in counts.items()])


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
    # NOT INDEXED: by the index of authors each comment would be fetched from another place of the file.
    conn.execute(
        f"""
        WITH days AS (
          SELECT account_id, first_seen / {DAY} AS day, count(*) AS n FROM comment NOT INDEXED
          WHERE account_id IS NOT NULL AND twin_of IS NULL AND withdrawn_at IS NULL GROUP BY 1, 2
        ), ranked AS (
          SELECT account_id, day, n, row_number() OVER (PARTITION BY account_id ORDER BY day) AS place
          FROM days
        )
        INSERT INTO summary(account_id, seen, day1, day2, day3)
        SELECT account_id, sum(n), max(CASE place WHEN 1 THEN day END), max(CASE place WHEN 2 THEN day END),
          max(CASE place WHEN 3 THEN day END) FROM ranked GROUP BY account_id
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
