"""The command line as a whole: help, exit codes, one sentence per mistake, a reader that goes away."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from relationcore.cli import COMMANDS
from tests.cli.conftest import Outcome, process

Call = Callable[..., Outcome]


def test_help_lists_every_command(call: Call) -> None:
    outcome = call("--help")
    assert outcome.code == 0
    assert [line.split()[0] for line in outcome.out.partition("Commands:\n")[2].splitlines() if line] == list(
        COMMANDS
    )


def test_no_word_at_all_shows_the_help(call: Call) -> None:
    outcome = call()
    assert outcome.code == 0
    assert outcome.out.startswith("Usage: relationcore ")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["nonsense"], "No such command 'nonsense'. (relationcore --help says more.)"),
        (["people", "--nonsense"], "No such option '--nonsense'. (relationcore people --help says more.)"),
        (["read"], "Missing argument 'FILE'. (relationcore read --help says more.)"),
        (["people", "--limit", "0"], "--limit: '0' is no whole number from 1 on. (relationcore people"),
        (["show", "ana", "--limit", "many"], "--limit: 'many' is no whole number from 1 on. ("),
        (["serve", "--port", "foo"], "--port: 'foo' is no whole number from 0 to 65535. (relationcore serve"),
        (["demo", "--port", "65536"], "--port: '65536' is no whole number from 0 to 65535. ("),
        (["forgotten", "--let-in", "-1"], "--let-in: '-1' is no whole number from 1 on. ("),
        (["backup", "/"], "FILE: '/' is a folder: name a file. (relationcore backup --help says more.)"),
        (["restore", "/"], "FILE: '/' is a folder: name a file. ("),
        (["dump", "--output", "/"], "--output: '/' is a folder: name a file. ("),
        (["people", "--db", "/"], "--db: '/' is a folder: name a file. ("),
        (["restore", "no-such-file"], "FILE: Path 'no-such-file' does not exist. ("),
        (["people", "--kind", "boss"], "--kind: 'boss' is not one of 'me'"),
        (["read", "-", "--url", "foo"], "--url: 'foo' is not a web address; it must begin with https://"),
        (["annotate", "-", "--url", "javascript:1"], "--url: 'javascript:1' is not a web address; "),
        (["sites", "check", "-", "--url", "http://[x"], "--url: 'http://[x' is not a web address: "),
        (
            ["annotate", "no-such-file", "--url", "https://a.example/"],
            "FILE: 'no-such-file': No such",
        ),
        (
            ["read", "-", "--url", "https://a.example/", "--at", "soon"],
            "--at: 'soon' is no time; ",
        ),
    ],
)
def test_asked_wrongly_is_one_sentence_and_two(call: Call, words: list[str], sentence: str) -> None:
    outcome = call(*words)
    assert outcome.code == 2
    assert outcome.out == ""
    assert outcome.err.startswith(sentence)
    assert outcome.err.count("\n") == 1


def test_no_database_yet_is_one_sentence_and_one(call: Call, tmp_path: Path) -> None:
    missing = tmp_path / "none.db"
    outcome = call("people", "--db", missing)
    assert outcome.code == 1
    assert str(missing) in outcome.err
    assert outcome.err.count("\n") == 1
    assert not missing.exists()


def test_no_database_but_something_else(call: Call, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    other.write_text(
        "this is a letter, not a database, and it is longer than one hundred bytes, so that it is read" * 3
    )
    before = other.read_text()
    outcome = call("people", "--db", other)
    assert outcome.code == 1
    assert outcome.err.count("\n") == 1
    assert other.read_text() == before


def test_exit_codes_are_those_of_the_process(db: Path) -> None:
    assert process("people").returncode == 0
    assert process("show", "nobody-of-that-name").returncode == 1
    assert process("show").returncode == 2


def test_version() -> None:
    assert process("--version").stdout == "relationcore 0.1.0\n"


def test_a_reader_that_goes_away_is_no_error(db: Path) -> None:
    """`relationcore dump | head -1` ends without a word."""
    command = [sys.executable, "-m", "relationcore", "dump"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as dump:
        assert dump.stdout is not None
        assert dump.stderr is not None
        dump.stdout.readline()
        dump.stdout.close()
        complaint = dump.stderr.read()
        assert dump.wait(30) == 0
    assert complaint == b""


def test_help_imports_neither_the_server_nor_the_library() -> None:
    code = (
        "import sys; from relationcore.cli import run; run(['--help']); "
        "heads = {name.partition('.')[0] for name in sys.modules}; "
        "print(sorted(heads & {'flask', 'rich', 'marshmallow', 'sqlite3', 'relationserver'}))"
    )
    said = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=30
    ).stdout
    assert said.splitlines()[-1] == "[]"


def test_what_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    command = f"ulimit -f 0; exec {sys.executable} -m relationcore sites --db none.db > out"
    ended = subprocess.run(
        ["sh", "-c", command], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False
    )
    assert (ended.returncode, ended.stderr) == (1, "File too large.\n")
