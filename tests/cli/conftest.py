"""A database with a little talk in it, and the command line run in this process or as one of its own."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from relationcore.cli import run
from relationcore.demo.community import load
from relationcore.demo.fill import fill

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def shed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's community in a database; copy it before writing to it."""
    path = tmp_path_factory.mktemp("cli") / "shed.db"
    fill(path, load(NOW), base="http://127.0.0.1:8320", now=NOW)
    return path


@pytest.fixture
def db(shed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, named by the environment as a user would."""
    copy = tmp_path / "r.db"
    copy.write_bytes(shed.read_bytes())
    copy.chmod(0o600)
    monkeypatch.setenv("RELATIONCORE_DB", str(copy))
    return copy


class Outcome:
    """What a command printed and how it ended."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def rows(self) -> list[list[str]]:
        """A plain table: its lines without the head, cut at the tabs."""
        return [line.split("\t") for line in self.out.splitlines()[1:]]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:
    """`call("people", "--waiting")` runs the command in this process, errors and exit codes included."""

    def called(*words: object) -> Outcome:
        code = run([str(word) for word in words])
        out, err = capsys.readouterr()
        return Outcome(code, out, err)

    return called


def process(*words: object, **options: object) -> subprocess.CompletedProcess[str]:
    """The installed command as a process of its own."""
    command = [sys.executable, "-m", "relationcore", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, **options)  # type: ignore[call-overload, no-any-return]


def on_terminal(*words: object, width: int, db: Path) -> list[str]:
    """The lines that the command draws on a terminal of that width, without its colours."""
    ours, its = pty.openpty()
    env = {**os.environ, "COLUMNS": str(width), "RELATIONCORE_DB": str(db)}
    with open(ours, "rb") as terminal:
        drawn = process_on(its, *words, env=env)
        os.close(its)
        told = b""
        while piece := read_some(terminal.fileno()):
            told += piece
        assert drawn.wait(timeout=60) == 0
    return re.sub(r"\x1b\[[0-9;]*m", "", told.decode()).splitlines()


def process_on(stdout: int, *words: object, env: dict[str, str]) -> subprocess.Popen[bytes]:
    """The installed command, writing to an open terminal."""
    command = [sys.executable, "-m", "relationcore", *map(str, words)]
    return subprocess.Popen(command, stdout=stdout, env=env)


def read_some(terminal: int) -> bytes:
    """What stands there next; nothing when the program has ended, which Linux calls an error."""
    try:
        return os.read(terminal, 65_536)
    except OSError:
        return b""
