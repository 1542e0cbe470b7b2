"""`rebuild`, `dump`, `backup`, `restore` and `doctor` on a real file."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from relationcore.places import command
from tests.cli.conftest import Outcome, process

Call = Callable[..., Outcome]


@pytest.mark.usefixtures("db")
def test_rebuild_changes_nothing_that_is_said(call: Call) -> None:
    before = call("dump", "--canonical").out
    outcome = call("rebuild")
    assert (outcome.code, outcome.out) == (0, "Everything derived is made anew.\n")
    assert call("dump", "--canonical").out == before


@pytest.mark.usefixtures("db")
def test_dump_into_a_file_is_private_and_the_same(call: Call, tmp_path: Path) -> None:
    printed = call("dump", "--canonical").out
    assert "dahlia tubers" in printed
    assert call("dump", "--canonical", "--output", tmp_path / "all.txt").out == ""
    assert (tmp_path / "all.txt").read_text(encoding="utf-8") == printed
    assert (tmp_path / "all.txt").stat().st_mode & 0o777 == 0o600


def test_backup_is_dated_and_restores(db: Path, call: Call, tmp_path: Path) -> None:
    before = call("dump", "--canonical").out
    outcome = call("backup")
    assert outcome.code == 0
    (kept,) = (tmp_path / "backups").glob("relationcore-20*.db")
    assert outcome.out == f"The backup is whole: {kept}\n"
    assert kept.stat().st_mode & 0o777 == 0o600
    call("note", "juno", "written after the backup")
    assert call("dump", "--canonical").out != before
    restored = call("restore", kept, "--yes")
    assert restored.code == 0
    assert call("dump", "--canonical").out == before
    aside = Path(restored.out.splitlines()[1].removeprefix("What was there before: "))
    assert "written after the backup" in call("dump", "--db", aside).out


def test_damaged_backup_is_refused_and_nothing_is_touched(db: Path, call: Call, tmp_path: Path) -> None:
    call("backup", tmp_path / "copy.db")
    broken = bytearray((tmp_path / "copy.db").read_bytes())
    broken[8192:16384] = os.urandom(8192)
    (tmp_path / "copy.db").write_bytes(broken)
    before = call("dump", "--canonical").out
    outcome = call("restore", tmp_path / "copy.db", "--yes")
    assert outcome.code == 1
    assert outcome.err.count("\n") == 1
    assert call("dump", "--canonical").out == before


def test_restore_asks_and_no_is_no(db: Path, call: Call, tmp_path: Path) -> None:
    call("backup", tmp_path / "copy.db")
    call("note", "juno", "stays")
    result = process("restore", tmp_path / "copy.db", input="n\n")
    assert result.returncode == 1
    assert "stays" in call("dump").out


def test_restore_onto_nothing(db: Path, call: Call, tmp_path: Path) -> None:
    call("backup", tmp_path / "copy.db")
    outcome = call("restore", tmp_path / "copy.db", "--db", tmp_path / "new" / "r.db")
    assert outcome.code == 0
    assert "before" not in outcome.out
    assert "Hilde Brandt" in call("people", "--db", tmp_path / "new" / "r.db").out


def states(outcome: Outcome) -> dict[str, str]:
    """What was looked at -> ok, warn or fail."""
    return {line[6:26].strip(): line[:5].strip() for line in outcome.out.splitlines()}


def test_doctor_finds_a_healthy_database_healthy(db: Path, call: Call) -> None:
    outcome = call("doctor", "--port", 0)
    found = states(outcome)
    assert outcome.code == 0
    assert "fail" not in found.values(), outcome.out
    assert found["backup"] == "warn"
    assert f"There is none yet. To write one: {command('backup', db=db)}\n" in outcome.out
    assert found["rights"] == found["database"] == found["space"] == found["extension"] == "ok"
    call("backup")
    assert states(call("doctor", "--port", 0))["backup"] == "ok"
    assert "Hilde" not in outcome.out


def test_doctor_says_what_to_do_about_rights(db: Path, call: Call) -> None:
    db.chmod(0o644)
    outcome = call("doctor", "--port", 0)
    assert outcome.code == 1
    assert f"chmod 600 {db}" in outcome.out


def test_doctor_on_a_damaged_file(db: Path, call: Call) -> None:
    broken = bytearray(db.read_bytes())
    for page in range(4, len(broken) // 4096, 3):
        broken[page * 4096 : page * 4096 + 64] = b"\xff" * 64
    db.write_bytes(broken)
    outcome = call("doctor", "--port", 0)
    assert outcome.code == 1
    assert "fail" in states(outcome).values()


def test_doctor_before_there_is_anything(call: Call, tmp_path: Path) -> None:
    outcome = call("doctor", "--port", 0, "--db", tmp_path / "none.db")
    assert outcome.code == 0
    assert states(outcome)["database"] == "warn"
    assert not (tmp_path / "none.db").exists()


@pytest.mark.usefixtures("db")
def test_doctor_on_a_taken_port(call: Call) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as other:
        outcome = call("doctor", "--port", other.getsockname()[1])
    assert outcome.code == 1
    assert states(outcome)["port"] == "fail"
