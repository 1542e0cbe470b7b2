"""One database file, one connection per thread, one writer at a time.

The library's own `sqlite3` connection is handed to sqlite-utils, which would otherwise take another SQLite
where one is installed. Writes are BEGIN IMMEDIATE under one lock of this process; `synchronous` is NORMAL
for what a page can show again and FULL for what the user wrote.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from relationcore.errors import NotFound, StoreError, StoreTooNew
from relationcore.places import command
from relationcore.store.migrations import migrations

Connection = sqlite3.Connection
BUSY_SECONDS = 5
CACHE_KIB = 32 * 1024
SERVER_AUTOCHECKPOINT = 10_000


def sentence(path: Path, error: Exception) -> str:
    """What is wrong with the database, in the user's words, with the remedy."""
    text = str(error)
    if isinstance(error, PermissionError) or "readonly" in text or "unable to open" in text:
        return f"{path} cannot be written. Mend its rights or choose another with --db or RELATIONCORE_DB."
    if isinstance(error, FileExistsError | NotADirectoryError | IsADirectoryError):
        return f"{path} cannot be a database: a folder or file is in the way. Choose another with --db."
    if "locked" in text or "busy" in text:
        return f"{path} is in use by another program for too long. Close it and try again."
    if "malformed" in text or "not a database" in text:
        return f"{path} is damaged or no database. To put a backup in its place: {restoring(path)}"
    if "full" in text or (isinstance(error, OSError) and error.errno == 28):
        return f"The disk with {path} is full. Make room and try again."
    return f"{path} cannot be used: {text}."


def restoring(path: Path) -> str:
    """How a backup is put in the place of the database; FILE stands for it."""
    return command("restore", "FILE", db=path)


class Connections:
    """The connections of one open database. `server` moves checkpoints out of the commits of pages."""

    def __init__(self, path: Path, *, create: bool, server: bool = False) -> None:
        """Open, make or migrate the file; StoreError or StoreTooNew with the remedy."""
        self.path = path = path.absolute()  # SQLite takes a bare ":memory:" for no file at all
        self._file: tuple[int, int] | None = None
        self._server = server
        self._local = threading.local()
        self._all: set[sqlite3.Connection] = set()
        self._guard = threading.Lock()
        self._writer = threading.RLock()
        self._hooks: list[Callable[[], None]] = []
        self._open = True
        self._to_empty = False
        with self.translated():
            _make_file(path, create)
            self._file = _identity(path)
            conn = self._connect()
            try:
                _migrate(conn, path)
            except BaseException:
                self.close()
                raise

    @contextmanager
    def translated(self) -> Iterator[None]:
        """SQLite's and the system's errors as StoreError; NotFound for a number that no row can have."""
        try:
            yield
        except OverflowError as error:
            if "SQLite INTEGER" in str(error):
                raise NotFound("There is nothing of so large a number.") from error
            raise
        except (sqlite3.OperationalError, sqlite3.DatabaseError, OSError) as error:
            if isinstance(error, sqlite3.IntegrityError | sqlite3.ProgrammingError):
                raise
            raise StoreError(sentence(self.path, error)) from error

    def _connect(self) -> sqlite3.Connection:
        if not self._open:
            raise StoreError(f"{self.path} has been closed.")
        self._see_same_file()
        conn = sqlite3.connect(self.path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        with self._guard:
            self._all.add(conn)
        conn.execute("PRAGMA journal_mode = WAL")
        conn.execute("PRAGMA synchronous = NORMAL")
        conn.execute("PRAGMA secure_delete = ON")  # what is deleted or changed is overwritten in the file
        conn.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        if self._server:
            conn.execute(f"PRAGMA wal_autocheckpoint = {SERVER_AUTOCHECKPOINT}")
        self._local.conn = conn
        return conn

    def _see_same_file(self) -> None:
        """StoreError where another file lies at the path by now: what is written would be lost."""
        if _identity(self.path) != self._file:
            raise StoreError(
                f"{self.path} was moved or replaced while relationcore was running. Start relationcore anew."
            )

    @property
    def conn(self) -> sqlite3.Connection:
        """This thread's connection, opened on first use."""
        found: sqlite3.Connection | None = getattr(self._local, "conn", None)
        if found is None or found not in self._all:
            return self._connect()
        return found

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """One consistent view of the database; inside a write, that write's own."""
        with self.translated():
            conn = self.conn
            if conn.in_transaction:
                yield conn
                return
            conn.execute("BEGIN")
            try:
                yield conn
            finally:
                if conn.in_transaction:
                    conn.execute("COMMIT")

    @contextmanager
    def writing(self, *, full: bool = False) -> Iterator[sqlite3.Connection]:
        """One transaction, all or nothing; `full` waits for the disk. Nested: part of the outer one."""
        with self._writer, self.translated():
            conn = self.conn
            if conn.in_transaction:
                yield conn
                return
            self._see_same_file()
            if full:
                conn.execute("PRAGMA synchronous = FULL")
            try:
                conn.execute("BEGIN IMMEDIATE")
                yield conn
                conn.execute("COMMIT")
            finally:
                if conn.in_transaction:
                    conn.execute("ROLLBACK")
                if full:
                    conn.execute("PRAGMA synchronous = NORMAL")
        self._call_hooks()

    def _call_hooks(self) -> None:
        for hook in self._hooks:
            hook()

    def on_commit(self, hook: Callable[[], None]) -> None:
        """Call `hook` after every commit, and where the log is left to be emptied, in the thread at hand."""
        self._hooks.append(hook)

    def checkpoint(self) -> bool:
        """Move what the log holds into the database, as far as no reader is in the way; False where the log
        is still to be emptied after that.
        """
        if self._to_empty:
            return self.empty_log(wait=False)  # visits would wait as well, time and again
        with self.translated():
            self.conn.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
        return True

    def empty_log(self, *, wait: bool = True) -> bool:
        """Move all of the log into the database and empty it; False where a reader kept it for too long, or,
        without `wait`, at all.

        The next `checkpoint` tries again then.
        """
        with self._writer, self.translated():
            conn = self.conn
            (before,) = conn.execute("PRAGMA busy_timeout").fetchone()
            if not wait:
                conn.execute("PRAGMA busy_timeout = 0")
            try:
                (busy, _, _) = conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            finally:
                conn.execute(f"PRAGMA busy_timeout = {before}")
            self._to_empty = bool(busy)
        if busy:
            self._call_hooks()
        return not busy

    def release(self) -> None:
        """Close this thread's connection."""
        conn: sqlite3.Connection | None = getattr(self._local, "conn", None)
        self._local.conn = None
        if conn is not None:
            with self._guard:
                self._all.discard(conn)
            conn.close()

    def close(self) -> None:
        """Close all connections; the log is written into the database and emptied."""
        self._open = False
        with self._guard:
            closing, self._all = list(self._all), set()
        for index, conn in enumerate(closing):
            if index == len(closing) - 1 and not conn.in_transaction:
                _truncate(conn)
            conn.close()


def _truncate(conn: sqlite3.Connection) -> None:
    """Empty the log; another program that reads just now keeps it, and that is no error."""
    try:
        conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    except sqlite3.DatabaseError:
        return


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file lies at a path; None where there is none."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino


def _make_file(path: Path, create: bool) -> None:
    """See that the file is there, readable by its owner only."""
    if path.exists():
        if path.is_dir():
            raise IsADirectoryError(str(path))
        return
    if not create:
        raise StoreError(f"There is no database at {path}. To make one: {command('serve', db=path)}")
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))


def _migrate(conn: sqlite3.Connection, path: Path) -> None:
    """Apply what is pending; a database that has been in use is backed up first, with the date in the
    name.
    """
    db = Database(conn)
    known = {migration.name for migration in migrations._migrations}
    if {migration.name for migration in migrations.applied(db)} - known:
        raise StoreTooNew(
            f"{path} was written by a newer relationcore. Update relationcore, or use another --db."
        )
    if not migrations.pending(db):
        return
    conn.execute("BEGIN IMMEDIATE")
    try:
        if migrations.applied(db) and migrations.pending(db):
            _keep_copy(path, conn)
        elif not migrations.applied(db) and db.table_names():
            raise StoreError(f"{path} is a database of another program. Choose another place with --db.")
        migrations.apply(db)
        conn.execute("COMMIT")
    finally:
        if conn.in_transaction:
            conn.execute("ROLLBACK")


def _keep_copy(path: Path, conn: sqlite3.Connection) -> None:
    """A copy beside the file, made while this connection holds the write lock."""
    (stamp,) = conn.execute("SELECT strftime('%Y%m%dT%H%M%SZ', 'now')").fetchone()
    target = path.with_name(f"{path.stem}.before-migration-{stamp}.db")
    os.close(os.open(target, os.O_CREAT | os.O_WRONLY, 0o600))
    source, copy = sqlite3.connect(path), sqlite3.connect(target)
    try:
        source.backup(copy)
    finally:
        copy.close()
        source.close()


def schema_of(conn: sqlite3.Connection) -> str:
    """The SQL of all tables, indexes, views and triggers, in the order they were made."""
    rows = conn.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid").fetchall()
    return "\n".join(f"{sql};" for (sql,) in rows)


def version_of(conn: sqlite3.Connection) -> str:
    """The name of the newest migration applied."""
    applied = migrations.applied(Database(conn))
    return applied[-1].name if applied else "none"
