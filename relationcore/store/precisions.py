"""How far the times of first and last contacts are known, where that is not to the minute."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from relationcore.model import Coarse

INEXACT = (
    "SELECT m.account_id, k.at, CASE WHEN c.published IS k.at THEN c.precision ELSE 'sight' END"
    " FROM json_each(?) j CROSS JOIN summary m ON m.account_id = j.value"
    " CROSS JOIN contact k ON k.account_id = m.account_id AND k.at IN (m.first_at, m.last_at)"
    " CROSS JOIN comment c ON c.id = k.comment_id"
    " WHERE c.precision IN ('day', 'month', 'year') OR c.published IS NOT k.at"
)
"""Only what is not exact comes back: on most sites nothing."""
FINEST: dict[Coarse, int] = {"day": 0, "sight": 1, "month": 2, "year": 3}


def inexact(conn: sqlite3.Connection, accounts: Iterable[int]) -> dict[int, dict[int, Coarse]]:
    """Per account row the times of the first and the last contact that are not known to the minute."""
    found: dict[int, dict[int, Coarse]] = {}
    rows: list[tuple[int, int, Coarse]] = conn.execute(INEXACT, (json.dumps(list(accounts)),)).fetchall()
    for account, at, precision in sorted(rows, key=lambda row: -FINEST[row[2]]):
        found.setdefault(account, {})[at] = precision
    return found
