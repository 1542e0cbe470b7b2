"""Who was forgotten stays forgotten when an older copy of the database takes its place."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from relationcore.model import Rules
from relationcore.store.forgetting import forget
from relationcore.store.leaving import Gone
from relationcore.store.queries import all_mine
from relationcore.store.tombstones import hash_of

Stone = tuple[str, str, int, str, int]
"""(network, hash, at, kind, serial)"""


def stones_of(path: Path) -> list[Stone]:
    """The tombstones of a database file; none where it is damaged or older than they are."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as conn:
            return conn.execute("SELECT network, key_hash, at, kind, serial FROM tombstone").fetchall()
    except sqlite3.DatabaseError:
        return []


def forget_again(conn: sqlite3.Connection, stones: list[Stone], rules_of: Callable[[str], Rules]) -> int:
    """Place these tombstones, and let go of whom they name; returns how many accounts went."""
    conn.executemany(
        "INSERT OR IGNORE INTO tombstone(network, key_hash, at, kind, serial) VALUES (?, ?, ?, ?, ?)", stones
    )
    conn.execute(
        "UPDATE state SET value = max(value, (SELECT coalesce(max(serial), 0) FROM tombstone))"
        " WHERE name = 'purge_serial'"
    )
    meant = {(network, key_hash): (serial, at, kind) for network, key_hash, at, kind, serial in stones}
    mine = all_mine(conn)
    found: defaultdict[tuple[int, int], list[Gone]] = defaultdict(list)
    rows = conn.execute("SELECT id, network, key, handle, stable_id, same_as FROM account ORDER BY id")
    for one in [Gone(*row) for row in rows]:
        serial, at, kind = meant.get((one.network, hash_of(one.network, one.key)), (0, 0, ""))
        if kind in ("id", "bare", "handle") and one.id not in mine:
            found[serial, at].append(one)
    for (serial, at), gone in sorted(found.items()):
        now_by = forget(conn, gone, at, rules_of).serial
        conn.executemany(  # whoever lets them in again lets all of them in
            "UPDATE tombstone SET serial = ? WHERE network = ? AND key_hash = ? AND serial = ?",
            [(now_by, network, key_hash, serial) for network, key_hash, *_, by in stones if by == serial],
        )
    return sum(map(len, found.values()))
