"""How much a write costs in SQLite's log: the log is emptied before, and measured after."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

HEADER, FRAME_HEADER = 32, 24


def empty(path: Path) -> None:
    """Move the log into the database and cut it to nothing."""
    with closing(sqlite3.connect(path, timeout=10)) as conn:
        busy, _, _ = conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        assert not busy, "a reader is in the way of the checkpoint"


def size(path: Path) -> int:
    """Bytes of the log."""
    log = path.with_name(path.name + "-wal")
    return log.stat().st_size if log.exists() else 0


def pages(path: Path, write: Callable[[], object]) -> int:
    """Pages that `write` adds to the log."""
    empty(path)
    write()
    return max(0, size(path) - HEADER) // (4096 + FRAME_HEADER)
