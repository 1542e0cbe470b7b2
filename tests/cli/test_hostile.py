"""What a page, a file name or a careless hand puts before the command line: one sentence, nothing lost, and a
terminal that is not steered.
"""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from relationcore.commands.printable import harmless, harmless_json
from tests.cli.conftest import Outcome, process

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


def test_json_means_the_same_and_steers_nothing() -> None:
    told = json.dumps({"text": STEERING + "\U0001f469\u200d\U0001f33e ü"}, ensure_ascii=False)
    made = harmless_json(told)
    assert json.loads(made) == json.loads(told)
    assert harmless(made) == made
    assert "ü" in made


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
