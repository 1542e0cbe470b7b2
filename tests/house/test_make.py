"""`make run` where something is missing: one clear sentence and a non-zero exit; nothing is done twice."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.source import ROOT, text

REAL = sys.executable


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """What `make run` reads before there is an environment."""
    folder = tmp_path / "clone"
    (folder / "tools").mkdir(parents=True)
    for name in ("Makefile", "tools/setup.sh", "pyproject.toml"):
        shutil.copy(ROOT / name, folder / name)
    return folder


def setup(
    clone: Path, *words: str, python: str = REAL, user: str | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", "tools/setup.sh", *words],
        cwd=clone,
        env={**os.environ, "PYTHON": python},
        capture_output=True,
        text=True,
        timeout=60,
        user=user,
        check=False,
    )


def pretend(tmp_path: Path, cases: str) -> str:
    """A python3 that answers one question wrongly, and is the real one otherwise."""
    fake = tmp_path / "python3"
    fake.write_text(f'#!/bin/sh\ncase "$2" in\n{cases}\nesac\nexec {REAL} "$@"\n')
    fake.chmod(0o755)
    return str(fake)


def sentence(result: subprocess.CompletedProcess[str]) -> str:
    """The one line on stderr of a failure."""
    assert result.returncode != 0
    lines = result.stderr.splitlines()
    assert len(lines) == 1, result.stderr
    return lines[0]


def test_python_is_missing(clone: Path) -> None:
    said = sentence(setup(clone, "run", python="no-such-python"))
    assert said == "Python is missing: install python3 (3.11 or newer), then try again."


def test_python_is_too_old(clone: Path, tmp_path: Path) -> None:
    fake = pretend(tmp_path, "*version_info*) exit 1 ;;\n*platform*) echo 3.9.2; exit 0 ;;")
    assert sentence(setup(clone, "run", python=fake)).startswith(
        f"Python 3.11 or newer is needed, but {fake} is 3.9.2"
    )


def test_venv_is_missing(clone: Path, tmp_path: Path) -> None:
    fake = pretend(tmp_path, "*ensurepip*) exit 1 ;;")
    assert "apt install python3-venv" in sentence(setup(clone, "run", python=fake))
    assert not (clone / ".venv").exists()


def test_folder_cannot_be_written(clone: Path) -> None:
    """As root nothing is unwritable, so root becomes nobody for it."""
    clone.chmod(0o555)
    python = shutil.which("python3", path="/usr/bin:/usr/local/bin") or REAL
    user = "nobody" if os.getuid() == 0 else None
    said = sentence(setup(clone, "run", python=python, user=user))
    clone.chmod(0o755)
    assert said.startswith("This folder cannot be written to")


def installed(clone: Path) -> Path:
    """An environment as an earlier run left it, which works; its pip says that it was called, and fails."""
    python = clone / ".venv/bin/python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\n[ "$1" = -c ] && echo {clone}/.venv && exit 0\necho called >&2\nexit 1\n')
    python.chmod(0o755)
    checksum = subprocess.run(
        ["cksum"], input=text("pyproject.toml"), capture_output=True, text=True, check=True
    ).stdout.strip()
    (clone / ".venv/.installed").write_text(f"run {checksum} {clone}\n")
    return python


def test_second_time_installs_nothing(clone: Path) -> None:
    installed(clone)
    result = setup(clone, "run")
    assert (result.returncode, result.stderr, result.stdout) == (0, "", "")


def test_program_is_started_with_the_path_of_the_user(clone: Path) -> None:
    """It says how it can be called again: what only make can call helps nobody."""
    program = installed(clone).with_name("relationcore")
    program.write_text('#!/bin/sh\nprintf \'%s %s\' "$1" "$PATH"\n')
    program.chmod(0o755)
    command = ["make", "--no-print-directory", "run"]
    told = subprocess.run(command, cwd=clone, capture_output=True, text=True, check=True, timeout=20).stdout
    assert told == f"serve {os.environ['PATH']}"


def test_changed_project_installs_again(clone: Path) -> None:
    installed(clone)
    with (clone / "pyproject.toml").open("a") as file:
        file.write("# changed\n")
    result = setup(clone, "run")
    assert result.returncode == 1
    assert "called" in result.stderr
    assert "The installation failed" in result.stderr


def test_environment_of_somebody_else_is_kept(clone: Path) -> None:
    """Made by hand, without our stamp: what is installed in it stays."""
    python = installed(clone)
    (clone / ".venv/.installed").unlink()
    (clone / ".venv/mine").write_text("")
    result = setup(clone, "run")
    assert "Making the virtual environment" not in result.stderr
    assert python.exists()
    assert (clone / ".venv/mine").exists()


def test_unknown_word_is_refused(clone: Path) -> None:
    assert sentence(setup(clone, "nonsense")).startswith("Usage:")


def test_make_alone_says_what_there_is() -> None:
    said = subprocess.run(
        ["make", "--no-print-directory"], cwd=ROOT, capture_output=True, text=True, check=True, timeout=20
    ).stdout
    assert "  make run " in said
    assert "  make test " in said
    assert len(said.splitlines()) == len(re.findall(r"^[a-z]+:.*## ", text("Makefile"), re.MULTILINE))
