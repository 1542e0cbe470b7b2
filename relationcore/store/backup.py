"""Copies of the whole database: made while it is in use, verified, and put back."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from relationcore.errors import BackupError
from relationcore.places import command
from relationcore.store.connection import Connections, sentence
from relationcore.store.migrations import migrations


def _to_read(path: Path) -> sqlite3.Connection:
    """A connection that writes nothing; the name of the file may hold what means something in an address."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)


def _new_file(path: Path) -> None:
    """An empty file of our own, readable by its owner only: what lay there may have been anybody's."""
    path.unlink(missing_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def problem_of(path: Path) -> str | None:
    """Why a file is no whole database of ours; None where it is one."""
    try:
        with closing(_to_read(path)) as conn:
            (result,) = conn.execute("PRAGMA integrity_check(1)").fetchone()
            if result != "ok":
                return " ".join(str(result).split())
            names = {name for (name,) in conn.execute("SELECT name FROM _sqlite_migrations").fetchall()}
    except sqlite3.DatabaseError as error:
        return str(error)
    known = {migration.name for migration in migrations._migrations}
    if names - known:
        return "it was written by a newer relationcore"
    return None if names else "it holds no tables of relationcore"


def copies_of(path: Path) -> list[Path]:
    """Older copies of a database that lie where relationcore lays them: beside it and in `backups`."""
    beside = path.parent.glob(f"{path.stem}.before-*.db")
    return sorted([*beside, *(path.parent / "backups").glob("*.db")])


def write(store: Connections, target: Path) -> None:
    """Write a verified copy, readable by its owner only; BackupError where that fails. Nothing is
    overwritten.
    """
    if target.exists():
        raise BackupError(f"{target} is there already. Choose another name for the backup.")
    partial = target.with_name(target.name + ".part")
    try:
        _new_file(partial)
        with closing(sqlite3.connect(partial.absolute())) as copy:
            store.conn.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
        wrong = problem_of(partial)
        if wrong is not None:
            looking = command("doctor", db=store.path)
            raise BackupError(f"The copy is damaged ({wrong}), so there is no backup. To see why: {looking}")
        os.replace(partial, target)
    except (OSError, sqlite3.DatabaseError) as error:
        raise BackupError(f"The backup cannot be written: {sentence(target, error)}") from error
    finally:
        partial.unlink(missing_ok=True)


def restore(backup: Path, path: Path) -> Path | None:
    """Put a backup in the place of the database; returns where the one that was there now lies, if any.

    BackupError where the backup is damaged or the database is in use.
    """
    if not backup.is_file():
        raise BackupError(f"There is no backup at {backup}.")
    wrong = problem_of(backup)
    if wrong is not None:
        raise BackupError(f"{backup} is not restored: {wrong}.")
    path = path.resolve()  # a link stays one, and the data where it leads
    partial = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _new_file(partial)
        with closing(_to_read(backup)) as source, closing(sqlite3.connect(partial.absolute())) as copy:
            source.backup(copy)
        aside = _set_aside(path) if path.exists() else None
        os.replace(partial, path)
    except (OSError, sqlite3.DatabaseError) as error:
        raise BackupError(f"The backup is not restored: {sentence(path, error)}") from error
    finally:
        partial.unlink(missing_ok=True)
    return aside


def _set_aside(path: Path) -> Path:
    """Move the database out of the way, with its log written into it; BackupError where somebody has it
    open.
    """
    stamp = ""
    try:
        with closing(sqlite3.connect(path.absolute(), timeout=0, isolation_level=None)) as conn:
            conn.execute("PRAGMA locking_mode = EXCLUSIVE")
            conn.execute("BEGIN EXCLUSIVE")
            (stamp,) = conn.execute("SELECT strftime('%Y%m%dT%H%M%SZ', 'now')").fetchone()
            conn.execute("COMMIT")
            conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    except sqlite3.OperationalError as error:
        raise BackupError(f"{path} is in use. Stop relationcore first, then restore.") from error
    except sqlite3.DatabaseError:
        stamp = stamp or "damaged"  # a damaged file is set aside as it is
    aside = path.with_name(f"{path.stem}.before-restore-{stamp}.db")
    number = 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{path.stem}.before-restore-{stamp}-{number}.db")
    os.replace(path, aside)
    for suffix in ("-wal", "-shm"):
        rest = path.with_name(path.name + suffix)
        if rest.exists():
            os.replace(rest, aside.with_name(aside.name + suffix))
    return aside
