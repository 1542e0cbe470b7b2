"""Copies of the whole: written while in use, verified, restored; and damage that is found."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from relationcore.errors import BackupError
from relationcore.memory import Memory
from relationcore.model import AccountRef
from tests.core.making import NETWORK, NOON, comment, post, reply, visit


def test_backup_and_restore_give_the_same_content(memory: Memory, tmp_path: Path) -> None:
    memory.confirm_me(AccountRef(NETWORK, "ida"), now=NOON)
    memory.ingest(visit("v1", (post("1", "ida"), reply("2", "ana", "1"))))
    memory.add_note(memory.person_of(AccountRef(NETWORK, "ana")), "Jam.", now=NOON)
    kept = list(memory.dump(canonical=True))
    copy = tmp_path / "copy.db"
    memory.backup(copy)
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert Memory.restore(copy, tmp_path / "new" / "r.db") is None
    with Memory.open(tmp_path / "new" / "r.db", create=False) as restored:
        assert list(restored.dump(canonical=True)) == kept
        assert [found.text for found in restored.search("quinces")] == ["With quinces."]
        assert all(finding.ok for finding in restored.check())


def test_backup_overwrites_nothing(memory: Memory, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    copy.write_text("precious")
    with pytest.raises(BackupError, match=r"is there already"):
        memory.backup(copy)
    assert copy.read_text() == "precious"


def test_backup_to_a_place_that_is_not_there(memory: Memory, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match=r"^The backup cannot be written: "):
        memory.backup(tmp_path / "no" / "copy.db")


def test_restore_keeps_what_was_there(path: Path, tmp_path: Path) -> None:
    with Memory.open(path) as memory:
        memory.ingest(visit("v1", [comment("1", "ana")]))
        memory.backup(tmp_path / "copy.db")
        memory.ingest(visit("v2", [comment("2", "ben")]))
    aside = Memory.restore(tmp_path / "copy.db", path)
    assert aside is not None
    with Memory.open(path) as restored, Memory.open(aside) as old:
        assert (restored.status().comments, old.status().comments) == (1, 2)


def test_restore_refuses_a_database_in_use(memory: Memory, tmp_path: Path) -> None:
    memory.ingest(visit("v1", [comment("1", "ana")]))
    memory.backup(tmp_path / "copy.db")
    with memory._store.reading() as conn:
        conn.execute("SELECT count(*) FROM comment").fetchone()
        with pytest.raises(BackupError, match=r"is in use. Stop relationcore first"):
            Memory.restore(tmp_path / "copy.db", memory.path)
    assert memory.status().comments == 1


@pytest.mark.parametrize("damage", ["cut", "letters", "nothing", "foreign"])
def test_a_damaged_backup_is_not_restored(memory: Memory, tmp_path: Path, damage: str) -> None:
    memory.ingest(visit("v1", [comment(str(number), f"ana{number}") for number in range(500)]))
    copy = tmp_path / "copy.db"
    memory.backup(copy)
    content = copy.read_bytes()
    if damage == "foreign":
        copy.unlink()
        with closing(sqlite3.connect(copy)) as conn:
            conn.execute("CREATE TABLE jam(x)")
    else:
        copy.write_bytes(
            {"cut": content[: len(content) // 2], "letters": b"x" * len(content), "nothing": b""}[damage]
        )
    with pytest.raises(BackupError, match=r"is not restored: "):
        Memory.restore(copy, tmp_path / "new.db")
    assert not (tmp_path / "new.db").exists()


def test_a_backup_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BackupError, match=r"^There is no backup at "):
        Memory.restore(tmp_path / "none.db", tmp_path / "r.db")


def test_a_damaged_database_is_set_aside_and_replaced(path: Path, tmp_path: Path) -> None:
    with Memory.open(path) as memory:
        memory.ingest(visit("v1", [comment("1", "ana")]))
        memory.backup(tmp_path / "copy.db")
    path.write_bytes(b"not a database any more, " * 100)
    aside = Memory.restore(tmp_path / "copy.db", path)
    assert aside is not None
    assert aside.read_bytes().startswith(b"not a database")
    with Memory.open(path) as restored:
        assert restored.status().comments == 1


def test_check_of_a_whole_database(memory: Memory) -> None:
    memory.ingest(visit("v1", [comment("1", "ana")]))
    assert {finding.check: finding.ok for finding in memory.check()} == dict.fromkeys(
        ("rights", "integrity", "references", "search", "derived"), True
    )


def broken(memory: Memory) -> set[str]:
    return {finding.check for finding in memory.check() if not finding.ok}


def test_check_finds_what_is_wrong(memory: Memory) -> None:
    memory.ingest(visit("v1", [comment("1", "ana")]))
    memory.index_pending()
    with memory._store.writing() as conn:
        conn.execute("UPDATE summary SET seen = 9")
    assert broken(memory) == {"derived"}
    memory.rebuild()
    assert broken(memory) == set()
    with memory._store.writing() as conn:
        conn.execute("UPDATE comment SET thread_id = 77")
    assert broken(memory) == {"references"}
    memory.path.chmod(0o644)
    assert broken(memory) == {"references", "rights"}


def test_a_trial_rebuild_is_rolled_back(memory: Memory) -> None:
    memory.ingest(visit("v1", [comment("1", "ana")]))
    with memory._store.writing() as conn:
        conn.execute("UPDATE summary SET seen = 9")
    memory.check()
    assert memory.people(now=NOON)[0].seen == 9


@pytest.mark.parametrize("name", ["a?b.db", "a#b.db", "a%41b.db", "a?mode=memory", "a b\u00e9.db"])
def test_a_name_with_letters_that_addresses_use(
    memory: Memory, path: Path, tmp_path: Path, name: str
) -> None:
    memory.ingest(visit("v1", [comment("1", "ana")]))
    memory.backup(tmp_path / name)
    assert {file.name for file in tmp_path.iterdir()} <= {name, "r.db", "r.db-wal", "r.db-shm"}
    Memory.restore(tmp_path / name, tmp_path / "new.db")
    with Memory.open(tmp_path / "new.db", create=False) as restored:
        assert restored.status().comments == 1


def test_a_backup_is_not_written_into_a_file_that_lay_in_wait(memory: Memory, tmp_path: Path) -> None:
    """In a folder of many, somebody may have put a link or a file of theirs where the copy is made."""
    victim = tmp_path / "victim"
    victim.write_text("precious")
    (tmp_path / "copy.db.part").symlink_to(victim)
    memory.backup(tmp_path / "copy.db")
    assert victim.read_text() == "precious"
    (tmp_path / "other.db.part").touch(0o666)
    memory.backup(tmp_path / "other.db")
    assert stat.S_IMODE((tmp_path / "other.db").stat().st_mode) == 0o600


def test_restore_through_a_link_leaves_the_link(memory: Memory, tmp_path: Path) -> None:
    """The link leads to where the user wants the data, to an encrypted disk perhaps."""
    memory.ingest(visit("v1", [comment("1", "ana")]))
    memory.backup(tmp_path / "copy.db")
    (tmp_path / "vault").mkdir()
    link, real = tmp_path / "link.db", tmp_path / "vault" / "real.db"
    with Memory.open(real):
        pass
    link.symlink_to(real)
    aside = Memory.restore(tmp_path / "copy.db", link)
    assert (link.is_symlink(), aside is not None and aside.parent) == (True, real.parent)
    with Memory.open(real, create=False) as restored:
        assert restored.status().comments == 1
