"""`relationcore forget` and `relationcore forgotten`: asked first, whole, and taken back only from now on."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Outcome, process

Call = Callable[..., Outcome]


@pytest.mark.usefixtures("db")
def test_what_goes_is_said_and_then_gone(call: Call, tmp_path: Path) -> None:
    call("note", "juno", "Paints fences.")
    (tmp_path / "backups").mkdir()
    call("backup", tmp_path / "backups" / "old.db")
    outcome = call("forget", "juno", "--yes")
    assert outcome.code == 0
    assert re.match(
        r"juno\S* on \S+.*\. What goes for good: \d+ comments? of theirs, .*1 note of yours about them,"
        r".* whatever else is kept of them\.\n",
        outcome.out,
    )
    assert f"relationcore forgotten --let-in 1 --db {tmp_path / 'r.db'}\n" in outcome.out
    assert f"An older copy may still hold them: {tmp_path / 'backups' / 'old.db'}\n" in outcome.out
    assert call("show", "juno").code == 1
    assert "Paints fences" not in call("dump").out


@pytest.mark.usefixtures("db")
def test_nothing_happens_without_a_yes() -> None:
    said = process("forget", "juno", input="n\n")
    assert said.returncode == 1
    assert "What goes for good:" in said.stderr
    assert "Forget them for good? [y/N]" in said.stderr
    assert process("show", "juno").returncode == 0


@pytest.mark.usefixtures("db")
def test_the_list_tells_dates_and_lets_in_again(call: Call) -> None:
    assert call("forgotten").err == "Nobody was forgotten.\n"
    call("forget", "juno", "--yes")
    ((number, day, accounts, networks),) = call("forgotten").rows
    assert (number, accounts) == ("1", "1")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", day)
    assert networks
    assert call("forgotten", "--let-in", "1").out.startswith("Let in again:")
    assert call("forgotten").rows == []
    assert call("forgotten", "--let-in", "1").code == 1
