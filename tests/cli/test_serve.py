"""`serve`, `open` and `demo` as processes of their own, ended by Ctrl-C as a person would."""

from __future__ import annotations

import http.client
import json
import os
import re
import shlex
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from relationcore.memory import Memory
from tests.cli.conftest import process

LINES = 5


class Running:
    """A server that answers: its lines, its port, and how it ended."""

    def __init__(self, child: subprocess.Popen[str]) -> None:
        assert child.stdout is not None
        self.child = child
        self.lines = [child.stdout.readline().rstrip("\n") for _ in range(LINES)]
        found = re.search(r"http://127\.0\.0\.1:(\d+)(/enter\?key=[\w-]+)", self.lines[0])
        assert found, self.lines
        self.port, self.entry = int(found[1]), found[2]

    def get(self, path: str, **headers: str) -> tuple[http.client.HTTPResponse, str]:
        """A navigation as a browser makes it."""
        sent = {
            "Sec-Fetch-Site": "none",
            "Sec-Fetch-Mode": "navigate",
            "Sec-Fetch-Dest": "document",
            **headers,
        }
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)) as connection:
            connection.request("GET", path, headers=sent)
            answer = connection.getresponse()
            return answer, answer.read().decode()

    def enter(self) -> str:
        """The cookie that the one-time link gives."""
        answer, _ = self.get(self.entry)
        assert answer.status == 303
        return (answer.getheader("Set-Cookie") or "").partition(";")[0]

    def interrupt(self) -> int:
        """Ctrl-C; the exit code."""
        self.child.send_signal(signal.SIGINT)
        return self.child.wait(60)


@contextmanager
def running(*words: object, **environment: str) -> Iterator[Running]:
    command = [sys.executable, "-m", "relationcore", *map(str, words)]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1", **environment},
    ) as child:
        try:
            yield Running(child)
        finally:
            if child.poll() is None:
                child.kill()


def test_five_lines_and_a_clean_end(tmp_path: Path) -> None:
    database = tmp_path / "r.db"
    with running("serve", "--port", 0, "--db", database) as server:
        answer, body = server.get("/api/v1/health")
        assert (answer.status, json.loads(body)["name"]) == (200, "relationcore")
        assert str(database) in server.lines[1]
        assert server.lines[2].endswith("extension")
        assert server.lines[3].endswith("extension/manifest.json")
        assert server.lines[4].startswith("Ctrl-C ends it. ")
        assert server.lines[4].endswith(f"relationcore open --port {server.port} --db {database}")
        assert server.interrupt() == 0
        assert server.child.stdout is not None
        assert server.child.stderr is not None
        assert (server.child.stdout.read(), server.child.stderr.read()) == ("", "")
    assert database.stat().st_mode & 0o777 == 0o600
    assert not (tmp_path / "r.db-wal").exists()


def test_the_link_lets_in_once(tmp_path: Path) -> None:
    with running("serve", "--port", 0, "--db", tmp_path / "r.db") as server:
        cookie = server.enter()
        assert server.get("/", Cookie=cookie)[0].status == 200
        assert server.get("/")[0].status == 401
        assert server.get(server.entry)[0].status == 401


@pytest.mark.parametrize("connected", [False, True])
def test_no_link_is_made_for_what_does_not_know_the_database(tmp_path: Path, connected: bool) -> None:
    """Another program on the port would get the key of the link."""
    mine = tmp_path / "mine.db"
    with Memory.open(mine) as memory:
        if connected:
            memory.access.add_token("0" * 64, "script", None, 1)
    with running("serve", "--port", 0, "--db", tmp_path / "other.db") as server:
        opened = process("open", "--print", "--port", server.port, "--db", mine)
        assert (opened.returncode, opened.stdout) == (1, "")
        said = f"What answers on port {server.port} is no relationcore with the database {mine}."
        assert said in opened.stderr
        looked = process("doctor", "--port", server.port, "--db", mine)
        assert looked.returncode == 1
        assert "what answers there does not know this database" in looked.stdout
        again = process("serve", "--port", server.port, "--db", mine)
        assert (again.returncode, again.stdout) == (1, "")
        assert f"already on port {server.port} with another database." in again.stderr
    with running("serve", "--port", 0, "--db", mine) as server:
        assert process("open", "--print", "--port", server.port, "--db", mine).returncode == 0
        looked = process("doctor", "--port", server.port, "--db", mine)
        assert f"{server.port}: the server is running" in looked.stdout


def test_open_makes_no_database(tmp_path: Path) -> None:
    with running("serve", "--port", 0, "--db", tmp_path / "r.db") as server:
        opened = process("open", "--print", "--port", server.port, "--db", tmp_path / "none.db")
        looked = process("doctor", "--port", server.port, "--db", tmp_path / "none.db")
    assert (opened.returncode, opened.stdout) == (1, "")
    assert opened.stderr.startswith(f"There is no database at {tmp_path / 'none.db'}. To make one: ")
    assert looked.returncode == 1
    assert "what answers there does not know this database" in looked.stdout
    assert not (tmp_path / "none.db").exists()


def test_open_prints_another_link(tmp_path: Path) -> None:
    database = tmp_path / "r.db"
    with running("serve", "--port", 0, "--db", database) as server:
        result = process("open", "--print", "--port", server.port, "--db", database)
        assert result.returncode == 0
        path = result.stdout.strip().removeprefix(f"http://127.0.0.1:{server.port}")
        assert server.get(path)[0].status == 303


def test_open_without_a_server(tmp_path: Path) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as found:
        port = found.getsockname()[1]
    result = process("open", "--print", "--port", port, "--db", tmp_path / "r.db")
    assert result.returncode == 1
    assert result.stderr.startswith(f"No relationcore answers on port {port}. To start it: ")
    assert result.stderr.endswith(f"relationcore serve --port {port} --db {tmp_path / 'r.db'}\n")


def test_taken_port_is_one_sentence(tmp_path: Path) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as other:
        result = process("serve", "--port", other.getsockname()[1], "--db", tmp_path / "r.db")
    assert result.returncode == 1
    assert "is taken by another program" in result.stderr
    assert result.stderr.count("\n") == 1
    assert not (tmp_path / "r.db").exists()


def test_second_server_says_that_one_is_running(tmp_path: Path) -> None:
    named = {**os.environ, "RELATIONCORE_DB": str(tmp_path / "r.db")}
    with running("serve", "--port", 0, "--db", tmp_path / "r.db") as server:
        result = process("serve", "--port", server.port, env=named)
        assert result.returncode == 1
        assert f"relationcore is running already on port {server.port}. To open its page: " in result.stderr
        # what it says can be typed in another terminal, where the environment names no database
        said = shlex.split(result.stderr.partition("page: ")[2])
        assert said[1:] == ["open", "--port", str(server.port), "--db", str(tmp_path / "r.db")]
        bare = {name: value for name, value in os.environ.items() if name != "RELATIONCORE_DB"}
        typed = subprocess.run(
            [*said, "--print"], capture_output=True, text=True, timeout=60, check=False, env=bare, cwd="/"
        )
        assert typed.stdout.startswith(f"http://127.0.0.1:{server.port}/enter?key=")


def test_a_command_is_named_as_it_can_be_typed(tmp_path: Path) -> None:
    """By its name where the path finds this very one, else by where it lies."""
    own = Path(sys.executable).parent
    busy = ("open", "--print", "--port", 1)
    found = process(*busy, env={**os.environ, "PATH": f"{own}:{os.environ['PATH']}"})
    assert found.stderr.endswith("To start it: relationcore serve --port 1\n")
    hidden = process(*busy, env={**os.environ, "PATH": str(tmp_path)})
    assert hidden.stderr.endswith(f"To start it: {own / 'relationcore'} serve --port 1\n")


def test_unwritable_folder_is_one_sentence(tmp_path: Path) -> None:
    """A file in the place of the folder: nobody, not even root, can make a database below it."""
    (tmp_path / "file").write_text("")
    result = process("serve", "--port", 0, "--db", tmp_path / "file" / "r.db")
    assert result.returncode == 1
    assert result.stderr.count("\n") == 1
    assert str(tmp_path / "file") in result.stderr


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_demo_shows_marks_and_leaves_nothing(tmp_path: Path, ending: signal.Signals) -> None:
    with running(
        "demo", "--port", 0, TMPDIR=str(tmp_path), RELATIONCORE_DB=str(tmp_path / "mine.db")
    ) as server:
        assert list(tmp_path.glob("relationcore-demo-*/demo.db"))
        answer, _ = server.get(server.entry)
        cookie = (answer.getheader("Set-Cookie") or "").partition(";")[0]
        thread = answer.getheader("Location") or ""
        assert thread.startswith("/demo/")
        _, page = server.get(thread, Cookie=cookie)
        assert "Frost on Thursday" in page
        assert "Ben with the bike · acquainted · waits for your answer" in page
        assert '<p>Your note:</p><div class="note"><p>Plum over quince' in page
        led, _ = server.get("/demo/people/hilde", Cookie=cookie)
        assert led.status == 302
        _, person = server.get(led.getheader("Location") or "", Cookie=cookie)
        assert "84 jars left" in person
        server.child.send_signal(ending)
        deadline = time.monotonic() + 60
        while server.child.poll() is None and time.monotonic() < deadline:
            time.sleep(0.05)
    assert not list(tmp_path.iterdir())
