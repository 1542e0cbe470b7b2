"""What a page, a file name or a careless hand puts before the command line: one sentence, nothing lost, and a
terminal that is not steered.
"""

from __future__ import annotations

import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from relationcore.commands.printable import harmless
from tests.cli.conftest import Outcome, on_terminal, process

Call = Callable[..., Outcome]
STEERING = "\x1b[2J\x1b]0;title\x07 \x9b31m \x7f \u202eback\u2066 \u2028"


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize(
    "words",
    [
        ("show", STEERING),
        ("note", STEERING, "Hello."),
        ("show", STEERING, "--db", f"/no/{STEERING}"),
        ("read", f"/no/{STEERING}.html", "--url", "https://e.example/"),
        ("restore", f"/no/{STEERING}.db"),
        ("people", "--limit", STEERING),
        (STEERING,),
    ],
)
def test_a_complaint_cannot_steer_the_terminal(call: Call, words: tuple[str, ...]) -> None:
    outcome = call(*words)
    assert outcome.code in (1, 2)
    assert harmless(outcome.err) == outcome.err


PAGE = """<div class="h-entry"><a class="p-author h-card" href="https://e.example/eve">eve\x9bü</a>
<p class="e-content">\x9b31m \u202eback ü \U0001f469\u200d\U0001f33e</p></div>"""


def test_json_on_a_terminal_means_the_same_and_steers_nothing(db: Path, call: Call, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE, encoding="utf-8")
    read = ("read", page, "--url", "https://e.example/")
    assert call(*read, "--record").code == 0
    eve = call("people", "eve\x9bü").rows[0][0]
    for words in ((*read, "--json"), ("people", "eve", "--json"), ("show", eve, "--json"), ("dump",)):
        told = call(*words).out
        assert "\x9b" in told, words
        drawn = "\n".join(on_terminal(*words, width=80, db=db)) + "\n"
        assert harmless(drawn) == drawn
        assert "ü" in drawn
        assert [json.loads(line) for line in lines(drawn)] == [json.loads(line) for line in lines(told)]


def lines(told: str) -> list[str]:
    """One JSON text a line, a text of several lines is one; the moment of asking is left out."""
    told = re.sub(r'"as_of": "[^"]*"', '"as_of": null', told)
    return [told] if told.startswith("{\n") else told.split("\n")[:-1]


def test_what_could_not_be_read_is_told_without_its_tricks(call: Call, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    nameless = (
        '<div class="h-entry"><a class="u-url" href="/\x9b31m">at</a><p class="e-content">Hi.</p></div>'
    )
    page.write_text(PAGE + nameless, encoding="utf-8")
    told = call("read", page, "--url", "https://e.example/").err
    assert told.startswith("Unreadable: https://e.example/")
    assert harmless(told) == told


def raw(*words: bytes, sent: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """The command as a process of its own, with arguments and input that need not be text."""
    command = [os.fsencode(sys.executable), b"-m", b"relationcore", *words]
    return subprocess.run(command, input=sent, capture_output=True, timeout=60, check=False)


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize(
    ("words", "sent"),
    [
        ((b"people", b"\xff\xfe"), b""),
        ((b"note", b"juno", b"caf\xe9"), b""),
        ((b"note", b"juno"), b"caf\xe9 in Latin-1\n"),
        ((b"show", b"\xff"), b""),
    ],
)
def test_what_is_not_utf8_is_one_sentence(call: Call, words: tuple[bytes, ...], sent: bytes) -> None:
    result = raw(*words, sent=sent)
    assert result.returncode == 1
    assert result.stderr == b"Some of this text is not UTF-8, so it cannot be taken or shown here.\n"
    assert "caf" not in call("show", "juno").out


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize("number", ["9" * 20, "9" * 6_000])
def test_numbers_that_nobody_can_have(call: Call, number: str) -> None:
    for outcome in (call("show", number), call("note", number, "Hello.")):
        assert outcome.code == 1
        assert outcome.err.count("\n") <= 3


def test_a_note_that_cannot_be_kept_is_given_back(
    db: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("relationcore.store.connection.BUSY_SECONDS", 0.05)
    with closing(sqlite3.connect(db, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("BEGIN IMMEDIATE")
        outcome = call("note", "juno", "Paints boats.\n\n  And kites.")
    assert outcome.code == 1
    assert "is in use by another program" in outcome.err
    assert outcome.err.endswith("What you wrote:\n\nPaints boats.\n\n  And kites.\n")


def test_a_nul_in_a_note_does_not_end_it(db: Path, call: Call) -> None:
    assert process("note", "juno", input="before\0after").returncode == 0
    assert "before\ufffdafter" in call("show", "juno").out
    assert call("people", "\ufffdafter").rows[0][8] == "before\ufffdafter"


@pytest.mark.usefixtures("db")
def test_a_file_that_was_there_before_is_private_too(call: Call, tmp_path: Path) -> None:
    kept = tmp_path / "all.txt"
    kept.touch()
    kept.chmod(0o666)
    assert call("dump", "--output", kept).code == 0
    assert kept.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("at", ["9999-12-31T23:59:59-10:00", "0001-01-01T00:00:00+10:00", "0000-01-01"])
def test_a_moment_past_the_calendar_is_asked_wrongly(call: Call, tmp_path: Path, at: str) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE, encoding="utf-8")
    outcome = call("read", page, "--url", "https://e.example/", "--at", at)
    assert (outcome.code, outcome.err.count("\n")) == (2, 1)
