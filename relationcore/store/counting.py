"""How much is remembered."""

from __future__ import annotations

import sqlite3

from relationcore.store.connection import version_of

COUNTS = {
    "people": "SELECT count(DISTINCT coalesce(a.person_id, a.id)) FROM summary m JOIN account a"
    " ON a.id = m.account_id",
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


def purge_serial(conn: sqlite3.Connection) -> int:
    """The number of the last purge."""
    return int(conn.execute("SELECT value FROM state WHERE name = 'purge_serial'").fetchone()[0])
