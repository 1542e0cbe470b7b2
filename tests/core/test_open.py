"""Opening a database: made, found, refused with a sentence; one connection per thread; closed for good."""

from __future__ import annotations

import os
import sqlite3
import stat
import threading
from contextlib import closing
from pathlib import Path

import pytest

from relationcore.errors import NotFound, StoreError, StoreTooNew
from relationcore.memory import Memory, default_path
from relationcore.model import AccountRef
from relationcore.store.migrations import migrations
from tests.core.making import NETWORK, NOON, comment, visit


def test_a_new_file_belongs_to_its_owner_only(path: Path) -> None:
    with Memory.open(path):
        pass
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_missing_folders_are_made(tmp_path: Path) -> None:
    with Memory.open(tmp_path / "a" / "b" / "r.db") as memory:
        assert memory.path.exists()


def test_default_path_follows_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("RELATIONCORE_DB", str(tmp_path / "x.db"))
    assert default_path() == tmp_path / "x.db"
    monkeypatch.delenv("RELATIONCORE_DB")
    assert default_path().name == "relationcore.db"


def test_content_is_there_at_the_next_opening_and_the_log_is_empty(path: Path) -> None:
    with Memory.open(path) as memory:
        memory.ingest(visit("v1", [comment("1", "ana")]))
    assert not path.with_name("r.db-wal").exists()
    with Memory.open(path, create=False) as memory:
        assert memory.status().comments == 1


def test_nothing_is_made_without_create(path: Path) -> None:
    with pytest.raises(
        StoreError,
        match=rf"^There is no database at {path}\. To make one: \S*relationcore serve --db {path}$",
    ):
        Memory.open(path, create=False)
    assert not path.exists()


def test_a_folder_in_the_way(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"a folder or file is in the way"):
        Memory.open(tmp_path)


def test_a_file_where_a_folder_is_wanted(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match=r"a folder or file is in the way"):
        Memory.open(tmp_path / "file" / "r.db")


def test_a_file_that_is_no_database(path: Path) -> None:
    path.write_bytes(b"This is a letter, not a database. " * 200)
    with pytest.raises(StoreError, match=r"is damaged or no database. To put a backup in its place: "):
        Memory.open(path)


def test_a_database_of_another_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("CREATE TABLE recipe(jam TEXT)")
    with pytest.raises(StoreError, match=r"is a database of another program"):
        Memory.open(path)


def test_a_database_of_a_newer_version(path: Path) -> None:
    with Memory.open(path):
        pass
    with closing(sqlite3.connect(path)) as conn:
        conn.execute(
            "INSERT INTO _sqlite_migrations(migration_set, name, applied_at) VALUES ('relationcore', 'm999',"
            " '')"
        )
        conn.commit()
    with pytest.raises(StoreTooNew, match=r"was written by a newer relationcore. Update relationcore"):
        Memory.open(path)


def test_a_database_held_by_another_program(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("relationcore.store.connection.BUSY_SECONDS", 0.05)
    with Memory.open(path) as memory, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match=r"is in use by another program for too long"):
            memory.ingest(visit("v1", [comment("1", "ana")]))
        other.execute("ROLLBACK")
        assert memory.ingest(visit("v1", [comment("1", "ana")])).new == 1


def test_a_place_without_the_right_to_write(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root may write everywhere, so the system's refusal is put in its mouth."""

    def refuse(name: Path, *_: object) -> int:
        raise PermissionError(13, "Permission denied", str(name))

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(StoreError, match=rf"^{path} cannot be written\. Mend its rights or choose another"):
        Memory.open(path)


def test_migrations_are_numbered_and_in_order() -> None:
    names = [migration.name for migration in migrations._migrations]
    assert [name[:4] for name in names] == [f"m{number:03}" for number in range(1, len(names) + 1)]


def test_a_used_database_is_copied_before_a_pending_migration(path: Path) -> None:
    with Memory.open(path) as memory:
        memory.ingest(visit("v1", [comment("1", "ana")]))
        newest = memory.status().schema
    try:

        @migrations(name="m999_trial")
        def trial(db: object) -> None:
            db.execute("CREATE TABLE trial(x)")  # type: ignore[attr-defined]

        with Memory.open(path) as memory:
            assert memory.status().schema == "m999_trial"
    finally:
        migrations._migrations[:] = [one for one in migrations._migrations if one.name != "m999_trial"]
    (copy,) = path.parent.glob("r.before-migration-*.db")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with Memory.open(copy) as memory:
        assert (memory.status().schema, memory.status().comments) == (newest, 1)


def test_a_failing_migration_changes_nothing(path: Path) -> None:
    with Memory.open(path):
        pass
    try:

        @migrations(name="m999_trial")
        def trial(db: object) -> None:
            db.execute("CREATE TABLE trial(x)")  # type: ignore[attr-defined]
            db.execute("CREATE TABLE account(x)")  # type: ignore[attr-defined]

        with pytest.raises(StoreError):
            Memory.open(path)
    finally:
        migrations._migrations[:] = [one for one in migrations._migrations if one.name != "m999_trial"]
    with Memory.open(path) as memory:
        assert "trial" not in memory.schema()


def test_settings_of_a_connection(path: Path) -> None:
    with Memory.open(path, server=True) as memory, memory._store.reading() as conn:
        found = [
            conn.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "wal_autocheckpoint")
        ]
    assert found == ["wal", 1, 10_000]
    with Memory.open(path) as memory, memory._store.reading() as conn:
        assert conn.execute("PRAGMA wal_autocheckpoint").fetchone()[0] == 1000


def test_what_the_user_wrote_waits_for_the_disk(path: Path) -> None:
    with Memory.open(path) as memory:
        with memory._store.writing(full=True) as conn:
            assert conn.execute("PRAGMA synchronous").fetchone()[0] == 2
        with memory._store.writing() as conn:
            assert conn.execute("PRAGMA synchronous").fetchone()[0] == 1


def test_many_threads_write_and_read_at_once(path: Path) -> None:
    errors: list[BaseException] = []
    with Memory.open(path) as memory:

        def work(number: int) -> None:
            try:
                for turn in range(6):
                    name = f"{number}-{turn}"
                    memory.ingest(visit(name, [comment(name, f"writer{number}", name)]))
                    memory.annotations([AccountRef(NETWORK, f"writer{number}")], now=NOON)
            except BaseException as error:
                errors.append(error)
            finally:
                memory.release()

        threads = [threading.Thread(target=work, args=(number,)) for number in range(5)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(timeout=60)
        assert errors == []
        assert memory.status().comments == 30
        assert [person.seen for person in memory.people(now=NOON)] == [6] * 5


def test_a_visit_that_fails_leaves_nothing(memory: Memory) -> None:
    with pytest.raises(AttributeError):
        memory.ingest(visit("v1", [comment("1", "ana")], reactions=(None,)))
    assert list(memory.dump(canonical=True)) == []
    assert memory.ingest(visit("v1", [comment("1", "ana")])).new == 1


def test_a_commit_calls_the_hooks_and_a_failure_does_not(memory: Memory) -> None:
    called: list[int] = []
    memory.on_commit(lambda: called.append(1))
    memory.ingest(visit("v1", [comment("1", "ana")]))
    assert called == [1]
    with pytest.raises(AttributeError):
        memory.ingest(visit("v2", [comment("2", "ana")], reactions=(None,)))
    memory.annotations([AccountRef(NETWORK, "ana")], now=NOON)
    assert called == [1]


def test_closed_means_closed(path: Path) -> None:
    memory = Memory.open(path)
    memory.close()
    with pytest.raises(StoreError, match=r"has been closed"):
        memory.status()


@pytest.mark.parametrize("other", [True, False])
def test_a_file_that_was_moved_or_replaced_takes_nothing_more(path: Path, other: bool) -> None:
    """Else a note would go into a file that nobody opens again, or an old log into another database."""
    with Memory.open(path) as memory:
        memory.ingest(visit("v1", [comment("1", "ana")]))
        person = memory.person_of(AccountRef(NETWORK, "ana"))
        memory.backup(path.with_name("copy.db"))
        path.rename(path.with_name("moved.db"))
        if other:
            path.with_name("copy.db").rename(path)
        with pytest.raises(StoreError, match=r"was moved or replaced while relationcore was running"):
            memory.add_note(person, "Jam.", now=NOON)
        answers: list[object] = []

        def elsewhere() -> None:
            try:
                answers.append(memory.status())
            except StoreError as error:
                answers.append(str(error))

        thread = threading.Thread(target=elsewhere)
        thread.start()
        thread.join()
        assert "was moved or replaced" in str(answers[0])
        path.with_name("moved.db").replace(path)
        memory.add_note(person, "Jam.", now=NOON)


def test_no_name_is_a_database_in_memory_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with Memory.open(":memory:") as memory:
        memory.ingest(visit("v1", [comment("1", "ana")]))
    with Memory.open(tmp_path / ":memory:", create=False) as memory:
        assert memory.status().comments == 1


@pytest.mark.parametrize("number", [2**63, 10**30])
def test_a_number_that_no_row_can_have(path: Path, number: int) -> None:
    with Memory.open(path) as memory:
        with pytest.raises(NotFound):
            memory.add_note(number, "Jam.", now=NOON)
        with pytest.raises(NotFound):
            memory.person(number, now=NOON)
