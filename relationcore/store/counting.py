"""How much is remembered."""

from __future__ import annotations

import sqlite3

from relationcore.store.connection import version_of

MINE = (
    "SELECT account_id FROM me WHERE state = 'confirmed' UNION SELECT a.same_as FROM me JOIN account a"
    " ON a.id = me.account_id WHERE me.state = 'confirmed' AND a.same_as IS NOT NULL"
)
COUNTS = {
    "people": "SELECT count(*) FROM account WHERE (person_id IS NULL OR person_id = id)"
    f" AND id NOT IN ({MINE})",
    "accounts": "SELECT count(*) FROM account",
    "comments": "SELECT count(*) FROM comment",
    "contacts": "SELECT count(DISTINCT twin) FROM contact",
    "visits": "SELECT count(DISTINCT visit_id) FROM visit",
    "notes": "SELECT count(*) FROM note WHERE deleted IS NULL",
    "purge_serial": "SELECT value FROM state WHERE name = 'purge_serial'",
    "not_indexed": "SELECT count(*) FROM comment WHERE id > (SELECT value FROM state WHERE name = 'indexed')",
    "size": "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()",
}


def counts(conn: sqlite3.Connection) -> dict[str, int]:
    """Every count of a status, by name."""
    return {name: int(conn.execute(sql).fetchone()[0]) for name, sql in COUNTS.items()}


def schema_version(conn: sqlite3.Connection) -> str:
    """The name of the newest migration."""
    return version_of(conn)


def last_visit(conn: sqlite3.Connection) -> int:
    """When a page was looked at last; 0 where none was."""
    return int(conn.execute("SELECT coalesce(max(last_at), 0) FROM visit").fetchone()[0])


def purge_serial(conn: sqlite3.Connection) -> int:
    """The number of the last purge."""
    return int(conn.execute("SELECT value FROM state WHERE name = 'purge_serial'").fetchone()[0])
