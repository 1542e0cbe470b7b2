"""Twins: comments that are one for contacts and counts.

Those of one network with the same `uri`, and those without one by the same account in the same second with
the same folded words. The least by scope and key stands for all; the others point at it by `twin_of`.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable

from relationcore.store.preparing import folded

Candidate = tuple[int, str, str, int | None]
"""(comment row, scope name, key, twin_of)"""


Moment = tuple[int, int]
"""(account row, second)"""
NEAR = 7 * 86_400
"""Within so many seconds the comments of an account are few: reading them all beats asking for each."""


def pair(
    conn: sqlite3.Connection,
    network: str,
    uris: Iterable[str],
    moments: Iterable[Moment],
    new: Iterable[Moment] = (),
) -> set[int]:
    """Find twins among the comments with these uris, and of these moments; returns the rows that changed.

    `new` are moments at which comments only came: there it is enough to look where there are several.
    """
    crowded = {*_suspect(conn, set(moments)), *_several(conn, set(new))}
    changed: set[int] = set()
    for group in [*_by_uri(conn, network, uris), *_by_moment(conn, crowded)]:
        least = min(group, key=lambda one: (one[1], one[2]))[0]
        wanted = {id: None if id == least else least for id, _, _, _ in group}
        moved = [(wanted[id], id) for id, _, _, twin_of in group if twin_of != wanted[id]]
        if moved:
            conn.executemany("UPDATE comment SET twin_of = ? WHERE id = ?", moved)
            changed |= wanted.keys()
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


def _suspect(conn: sqlite3.Connection, moments: set[Moment]) -> list[Moment]:
    """Those moments with several comments, or with one that still points at a twin."""
    if not moments:
        return []
    return conn.execute(
        "SELECT c.account_id, c.published FROM json_each(?) j CROSS JOIN comment c"
        " ON c.account_id = j.value ->> 0 AND c.published = j.value ->> 1"
        " GROUP BY c.account_id, c.published HAVING count(*) > 1 OR count(c.twin_of) > 0",
        (json.dumps(sorted(moments)),),
    ).fetchall()


def _several(conn: sqlite3.Connection, moments: set[Moment]) -> list[Moment]:
    """Those moments with several comments, read from the index alone where they lie near each other."""
    seconds = [at for _, at in moments]
    if not moments or max(seconds) - min(seconds) > NEAR:
        return _suspect(conn, moments)
    rows = conn.execute(
        "SELECT c.account_id, c.published FROM json_each(?) j CROSS JOIN comment c INDEXED BY comment_author"
        " ON c.account_id = j.value AND c.published BETWEEN ? AND ?",
        (json.dumps(sorted({account for account, _ in moments})), min(seconds), max(seconds)),
    )
    return [moment for moment, count in Counter(rows).items() if count > 1 and moment in moments]


def _by_moment(conn: sqlite3.Connection, crowded: Iterable[Moment]) -> list[list[Candidate]]:
    """Comments of one account and second, by their words."""
    found: list[list[Candidate]] = []
    for account, published in sorted(crowded):
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
