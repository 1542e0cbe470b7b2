"""The other side of the ratios: plain sqlite3 on a copy of the same file, same tables, same indexes."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

from relationcore.instants import parse
from relationcore.model import Sighting, Visit
from tests.benchmarks.invented import NETWORK

COLUMNS = (
    "scope_id, key, kind, thread_id, account_id, author, parent, parent_author, published, precision,"
    " first_seen, first_visit, told_at, told_visit, url, cut, text"
)
INSERT = f"INSERT INTO comment({COLUMNS}) VALUES ({', '.join('?' * 17)})"
AGGREGATE = (
    "SELECT account_id, count(*), min(published), max(published) FROM comment INDEXED BY comment_author"
    " WHERE account_id IN (SELECT value FROM json_each(?)) GROUP BY account_id"
)
"""What a summary says of what was seen, counted from the index that holds all of it."""


class Plain:
    """A connection with the store's own settings and nothing else of it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.conn = sqlite3.connect(path, isolation_level=None)
        for setting in ("journal_mode = WAL", "synchronous = NORMAL", "cache_size = -32768"):
            self.conn.execute(f"PRAGMA {setting}").fetchall()
        self.conn.execute("PRAGMA wal_autocheckpoint = 0").fetchall()
        (self._scope,) = self.conn.execute(
            "SELECT id FROM scope WHERE network = ? AND name = ''", (NETWORK,)
        ).fetchone()
        (self._thread,) = self.conn.execute("SELECT max(id) FROM thread").fetchone()
        (self._visit,) = self.conn.execute("SELECT max(id) FROM visit").fetchone()

    def rows(self, visit: Visit) -> list[tuple[object, ...]]:
        """The comments of a visit as INSERT takes them, with everything that can be known before."""
        accounts = dict(self.accounts({seen.comment.author for seen in visit.comments}))
        self._thread += 1
        self._visit += 1
        return [self._row(seen, accounts) for seen in visit.comments]

    def _row(self, seen: Sighting, accounts: dict[str, int]) -> tuple[object, ...]:
        comment, at = seen.comment, seen.seen_at
        return (
            self._scope, comment.id, comment.kind, self._thread, accounts.get(comment.author), comment.author,
            comment.in_reply_to, seen.parent_author, parse(comment.published or ""), comment.precision, at,
            self._visit, at, self._visit, comment.url, int(comment.cut), comment.text,
        )  # fmt: skip

    def accounts(self, handles: set[str]) -> list[tuple[str, int]]:
        """The account rows of handles."""
        return self.conn.execute(
            "SELECT a.key, a.id FROM json_each(?) j"
            " CROSS JOIN account a ON a.network = ? AND a.key = j.value",
            (json.dumps(sorted(handles)), NETWORK),
        ).fetchall()

    def insert(self, rows: list[tuple[object, ...]], *, again: bool = False) -> None:
        """One executemany in one transaction; `again` passes over what is there already."""
        self.conn.execute("BEGIN IMMEDIATE")
        self.conn.executemany(f"{INSERT} ON CONFLICT(scope_id, key) DO NOTHING" if again else INSERT, rows)
        self.conn.execute("COMMIT")

    def aggregate(self, accounts: str) -> list[tuple[int, ...]]:
        """Count what was seen of accounts (a JSON list) from the covering index."""
        return self.conn.execute(AGGREGATE, (accounts,)).fetchall()

    def checkpoint(self) -> None:
        """Empty the log."""
        self.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        """Close the connection."""
        self.conn.close()
