"""A backup that is restored brings nobody back who was forgotten since."""

from __future__ import annotations

from pathlib import Path

import pytest

from relationcore.errors import NotFound
from relationcore.memory import Memory
from relationcore.model import AccountRef, Thread
from tests.core.making import HOUR, NETWORK, NOON, post, reply, visit

ANA, BEN = AccountRef(NETWORK, "anatolia"), AccountRef(NETWORK, "ben")
TALK = [reply("1", "anatolia", None, "Marmalade."), reply("2", "ben", "1", "Quinces, @anatolia.")]


def test_who_was_forgotten_since_the_backup_stays_forgotten(path: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.db"
    with Memory.open(path) as memory:
        memory.ingest(visit("v1", [*TALK, reply("3", "cleo", None)]))
        memory.forget(memory.person_of(AccountRef(NETWORK, "cleo")), now=NOON)
        memory.backup(old)
        memory.forget(memory.person_of(ANA), now=NOON)
        memory.forget(memory.person_of(BEN), now=NOON)
        memory.let_in(3)
    Memory.restore(old, path)
    assert b"anatolia" not in path.read_bytes()
    assert b"Marmalade" not in path.read_bytes()
    with Memory.open(path) as memory:
        with pytest.raises(NotFound):
            memory.person_of(ANA)
        assert memory.person_of(BEN)
        assert len({one.serial for one in memory.forgotten()}) == len(memory.forgotten()) == 2
        assert memory.ingest(visit("v2", TALK, seen=2 * HOUR)).refused == 1
        assert [finding for finding in memory.check() if not finding.ok] == []
        memory.forget(memory.person_of(BEN), now=NOON)
        assert [one.accounts for one in memory.forgotten()] == [1, 1, 1]


def test_whom_the_backup_never_knew_stays_forgotten_as_well(path: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.db"
    with Memory.open(path) as memory:
        memory.backup(old)
        memory.ingest(visit("v1", TALK))
        memory.forget(memory.person_of(ANA), now=NOON)
    Memory.restore(old, path)
    with Memory.open(path) as memory:
        assert memory.ingest(visit("v2", TALK)).refused == 1
        memory.forget(memory.person_of(BEN), now=NOON)
        assert [one.accounts for one in memory.forgotten()] == [1, 1]


def test_who_is_forgotten_again_is_let_in_whole(path: Path, tmp_path: Path) -> None:
    """Also what was learned of them only after the backup was made: here a thread of theirs."""
    old = tmp_path / "old.db"
    with Memory.open(path) as memory:
        memory.ingest(visit("v1", TALK))
        memory.backup(old)
        memory.ingest(visit("v2", [post("60", "anatolia", thread=Thread("60", None, "Figs"))], seen=2 * HOUR))
        memory.forget(memory.person_of(ANA), now=NOON)
    Memory.restore(old, path)
    with Memory.open(path) as memory:
        (one,) = memory.forgotten()
        memory.let_in(one.serial)
        assert [line for line in memory.dump() if '"tombstone"' in line] == []
