"""Whether the database is whole, and whether what is derived is what a rebuild would make."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from shlex import quote

from relationcore.model import Finding
from relationcore.places import command
from relationcore.store.connection import Connections, restoring
from relationcore.store.dump import canonical_lines
from relationcore.store.rebuilding import RulesOf, rebuild


class _Undone(Exception):
    """Raised to roll the trial rebuild back."""


def check(store: Connections, rules_of: RulesOf) -> list[Finding]:
    """Every check, with a sentence each."""
    return [
        _rights(store.path),
        _integrity(store),
        _references(store),
        _index(store),
        _derived(store, rules_of),
    ]


def _rights(path: Path) -> Finding:
    mode = path.stat().st_mode & 0o777
    if os.name == "posix" and mode & 0o077:
        says = f"Others on this computer may read {path}. Run: chmod 600 {quote(str(path))}"
        return Finding("rights", False, says)
    return Finding("rights", True, "Only you may read the database.")


def _rebuilding(path: Path) -> str:
    return command("rebuild", db=path)


def _integrity(store: Connections) -> Finding:
    with store.reading() as conn:
        found = [text for (text,) in conn.execute("PRAGMA integrity_check(5)")]
    if found != ["ok"]:
        says = f"The file is damaged ({found[0]}). To put a backup in its place: {restoring(store.path)}"
        return Finding("integrity", False, says)
    return Finding("integrity", True, "The file is whole.")


def _references(store: Connections) -> Finding:
    with store.reading() as conn:
        broken = conn.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        says = f"{len(broken)} rows name rows that are gone. Run: {_rebuilding(store.path)}"
        return Finding("references", False, says)
    return Finding("references", True, "Every row names rows that are there.")


def _index(store: Connections) -> Finding:
    with store.writing() as conn:
        try:
            conn.execute("INSERT INTO comment_fts(comment_fts, rank) VALUES ('integrity-check', 0)")
        except sqlite3.DatabaseError:
            says = f"The search index is damaged. Run: {_rebuilding(store.path)}"
            return Finding("search", False, says)
    return Finding("search", True, "The search index is whole.")


def _derived(store: Connections, rules_of: RulesOf) -> Finding:
    """Rebuild in a transaction that is rolled back, and compare."""
    equal = False
    try:
        with store.writing() as conn:
            before = list(canonical_lines(conn))
            rebuild(conn, rules_of)
            equal = before == list(canonical_lines(conn))
            raise _Undone
    except _Undone:
        pass
    if not equal:
        says = f"What is worked out differs from what was recorded. Run: {_rebuilding(store.path)}"
        return Finding("derived", False, says)
    return Finding("derived", True, "What is worked out is what was recorded.")
