"""Twins: comments that are one for contacts and counts.

Those of one network with the same `uri`, and those without one by the same account in the same second with
the same folded words. The least by scope and key stands for all; the others point at it by `twin_of`.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from relationcore.store.preparing import folded

Candidate = tuple[int, str, str, int | None]
"""(comment row, scope name, key, twin_of)"""


def pair(
    conn: sqlite3.Connection, network: str, uris: Iterable[str], moments: Iterable[tuple[int, int]]
) -> set[int]:
    """Find twins among the comments with these uris, and of these (account, second); returns the rows that
    changed.
    """
    changed: set[int] = set()
    for group in [*_by_uri(conn, network, uris), *_by_moment(conn, moments)]:
        least = min(group, key=lambda one: (one[1], one[2]))[0]
        for id, _, _, twin_of in group:
            wanted = None if id == least else least
            if twin_of != wanted:
                conn.execute("UPDATE comment SET twin_of = ? WHERE id = ?", (wanted, id))
                changed |= {one[0] for one in group}
    return changed


def _by_uri(conn: sqlite3.Connection, network: str, uris: Iterable[str]) -> list[list[Candidate]]:
    wanted = sorted(set(uris))
    if not wanted:
        return []
    groups: dict[str, list[Candidate]] = {}
    rows = conn.execute(
        "SELECT c.uri, c.id, s.name, c.key, c.twin_of FROM json_each(?) j CROSS JOIN comment c ON c.uri ="
        " j.value"
        " JOIN scope s ON s.id = c.scope_id WHERE s.network = ?",
        (json.dumps(wanted, ensure_ascii=False), network),
    )
    for uri, *one in rows:
        groups.setdefault(uri, []).append(tuple(one))
    return list(groups.values())


def _by_moment(conn: sqlite3.Connection, moments: Iterable[tuple[int, int]]) -> list[list[Candidate]]:
    """Comments of one account and second; words are read only where there is more than one."""
    wanted = json.dumps(sorted(set(moments)))
    several = conn.execute(
        "SELECT c.account_id, c.published FROM json_each(?) j CROSS JOIN comment c"
        " ON c.account_id = j.value ->> 0 AND c.published = j.value ->> 1"
        " GROUP BY c.account_id, c.published HAVING count(*) > 1 OR count(c.twin_of) > 0",
        (wanted,),
    ).fetchall()
    found: list[list[Candidate]] = []
    for account, published in several:
        rows = conn.execute(
            "SELECT c.text, c.precision, c.uri, c.id, s.name, c.key, c.twin_of FROM comment c"
            " JOIN scope s ON s.id = c.scope_id WHERE c.account_id = ? AND c.published = ?",
            (account, published),
        )
        groups: dict[str, list[Candidate]] = {}
        for text, precision, uri, id, scope, key, twin_of in rows:
            if uri is None:
                told = folded(text) if precision == "second" else f"\n{id}"
                groups.setdefault(told, []).append((id, scope, key, twin_of))
        found += list(groups.values())
    return found
