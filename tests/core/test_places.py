"""Commands are named so that they can be typed in any folder and terminal, and mean the same database."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from relationcore.errors import StoreError
from relationcore.memory import Memory
from relationcore.model import AccountRef
from relationcore.places import command, default_path, usual_path
from tests.core.making import NETWORK, NOON, comment, visit

OWN = Path(sys.executable).with_name("relationcore")


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A terminal whose path and environment know nothing of relationcore."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data folder"))
    monkeypatch.delenv("RELATIONCORE_DB", raising=False)


def test_the_program_is_named_by_its_place_where_the_path_does_not_know_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert command("doctor") == f"{OWN} doctor"
    monkeypatch.setenv("PATH", str(OWN.parent))
    assert command("doctor") == "relationcore doctor"


def test_without_a_script_the_module_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python3"))
    assert command("doctor") == f"{tmp_path / 'python3'} -m relationcore doctor"


def test_the_database_is_named_unless_it_is_the_usual_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    usual = usual_path()
    assert usual == tmp_path / "data folder" / "relationcore" / "relationcore.db"
    assert command("show", "7", db=usual) == f"{OWN} show 7"
    assert command("show", "7", db=Path("/x y/r.db")) == f"{OWN} show 7 --db '/x y/r.db'"
    monkeypatch.chdir(tmp_path)
    assert command("show", "7", db=Path("r.db")) == f"{OWN} show 7 --db {tmp_path / 'r.db'}"
    monkeypatch.setenv("RELATIONCORE_DB", "/other.db")
    assert default_path() == Path("/other.db")
    assert command("show", "7", db=Path("/other.db")) == f"{OWN} show 7 --db /other.db", "another terminal"
    assert command("show", "7", db=usual) == f"{OWN} show 7 --db '{usual}'", "this terminal"


def typed(sentence: str) -> subprocess.CompletedProcess[str]:
    """What becomes of the command at the end of a sentence, typed into a shell elsewhere."""
    line = sentence.partition(": ")[2]
    return subprocess.run(line, shell=True, capture_output=True, text=True, timeout=60, check=False, cwd="/")


@pytest.mark.parametrize("check", ["search", "derived"])
def test_what_is_found_wrong_is_mended_by_what_is_said_of_it(tmp_path: Path, check: str) -> None:
    damage = {
        "search": "UPDATE comment_fts_data SET block = zeroblob(40) WHERE id > 10",
        "derived": "DELETE FROM contact",
    }[check]
    with Memory.open(tmp_path / "a place" / "r.db") as memory:
        told = visit("v1", [comment("1", "ana"), comment("2", "me", in_reply_to="1")], viewer="me")
        memory.ingest(told)
        memory.confirm_me(AccountRef(NETWORK, "me"), now=NOON)
        memory.index_pending()
        with memory._store.writing() as conn:
            conn.execute(damage)
        said = {one.check: one for one in memory.check()}[check]
    assert not said.ok
    done = typed(said.message)
    assert (done.returncode, done.stdout) == (0, "Everything derived is made anew.\n")
    with Memory.open(tmp_path / "a place" / "r.db") as memory:
        assert all(one.ok for one in memory.check())


def test_a_damaged_database_names_the_way_back(tmp_path: Path) -> None:
    (tmp_path / "r.db").write_text("no database, but long enough to be looked at as if it were one. " * 9)
    with pytest.raises(StoreError) as caught:
        Memory.open(tmp_path / "r.db")
    assert str(caught.value) == (
        f"{tmp_path / 'r.db'} is damaged or no database. To put a backup in its place: "
        f"{OWN} restore FILE --db {tmp_path / 'r.db'}"
    )
