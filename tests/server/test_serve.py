"""The real server on a real port: it starts with a sentence, answers, and ends cleanly."""

from __future__ import annotations

import http.client
import http.server
import os
import secrets
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import orjson
import pytest

from relationcore.memory import Memory
from relationserver.config import Config
from relationserver.context import VERSION
from relationserver.running import is_ours, knows, shows, who_answers
from relationserver.serve import PortTaken, Server, listen
from relationserver.session import digest, entry_path
from tests.server.asking import ADDRESS_BAR
from tests.server.visits import exchange

RUN = """
import sys
from pathlib import Path
from relationserver.config import Config
from relationserver.serve import run
run(Config(db=Path(sys.argv[1]), port=0), lambda server: print(server.config.port, flush=True))
"""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    made = Server(Config(db=tmp_path / "r.db", port=0))
    made.start()
    yield made
    made.stop()


def ask(port: int, path: str, body: bytes | None = None, **headers: str) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request("POST" if body is not None else "GET", path, body, headers)
        answer = connection.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    finally:
        connection.close()


def test_it_answers_on_the_port_that_it_got(server: Server) -> None:
    status, headers, body = ask(server.config.port, "/api/v1/health")
    assert (status, orjson.loads(body)) == (200, {"name": "relationcore", "version": VERSION})
    assert headers["x-relationcore"] == VERSION
    assert "server" not in headers
    assert who_answers(server.config.port) == VERSION


def test_who_answers_shows_whether_it_knows_this_database(server: Server, tmp_path: Path) -> None:
    with closing_server(Config(db=tmp_path / "other.db", port=0)) as other:
        for _ in ("before any browser", "with one each"):
            assert knows(server.config, server.memory)
            assert knows(other.config, other.memory)
            assert not knows(other.config, server.memory)
            assert not knows(server.config, other.memory)
            for held in (server.memory, other.memory):
                held.access.add_token(digest(secrets.token_hex(16)), "script", None, 1)
    assert not knows(other.config, server.memory), "nobody answers there"


def test_to_ask_leaves_no_key_behind(server: Server) -> None:
    assert knows(server.config, server.memory)
    assert server.memory.access.key_hashes(0) == []


def test_a_key_that_is_over_shows_nothing(server: Server) -> None:
    now = int(server.config.now().timestamp())
    server.memory.access.add_key("a" * 64, now + 600)
    server.memory.access.add_key("b" * 64, now)
    assert shows(server.config.port, "a" * 64)
    assert not shows(server.config.port, "b" * 64)
    assert not shows(server.config.port, "c" * 64)


def test_a_database_that_was_replaced_is_not_that_of_the_server(server: Server, tmp_path: Path) -> None:
    """The server goes on with the old file and keeps nothing any more."""
    Memory.open(tmp_path / "new.db").close()
    os.replace(tmp_path / "new.db", tmp_path / "r.db")
    assert not is_ours(server.config)


def test_a_link_does_not_outlive_the_run_it_was_made_for(tmp_path: Path) -> None:
    """Another program that had the port meanwhile may have been asked for it, and knows its key."""
    config = Config(db=tmp_path / "r.db", port=0)
    with closing_server(config) as first:
        caught, fresh = (entry_path(first.memory, config.now()) for _ in range(2))
        assert ask(first.config.port, fresh, **ADDRESS_BAR)[0] == 303
    with closing_server(config) as second:
        assert ask(second.config.port, caught, **ADDRESS_BAR)[0] == 401
        assert ask(second.config.port, entry_path(second.memory, config.now()), **ADDRESS_BAR)[0] == 303


@contextmanager
def closing_server(config: Config) -> Iterator[Server]:
    made = Server(config)
    made.start()
    try:
        yield made
    finally:
        made.stop()


def test_a_foreign_host_is_refused_on_the_wire(server: Server) -> None:
    assert ask(server.config.port, "/api/v1/health", Host="evil.example")[0] == 403


def test_only_this_machine_is_listened_to(server: Server) -> None:
    assert server._server.socket.getsockname()[0] == "127.0.0.1"


def test_eight_mebibytes_pass_and_more_is_refused_in_our_words(server: Server) -> None:
    status, headers, body = ask(server.config.port, "/api/v1/observations", b" " * (8 * 1024 * 1024 + 1))
    assert status in (401, 413)
    assert headers["x-relationcore"] == VERSION
    assert orjson.loads(body)["code"] == status


def test_commits_are_tidied_up_behind_the_answer(server: Server) -> None:
    server.memory.access.add_token(digest("a-script-of-mine-1234"), "script", None, 1)
    headers = {"Authorization": "Bearer a-script-of-mine-1234", "Content-Type": "application/json"}
    status, _, body = ask(server.config.port, "/api/v1/observations", orjson.dumps(exchange()), **headers)
    assert (status, orjson.loads(body)["new"]) == (200, 4)
    deadline = time.monotonic() + 60
    while server.memory.status().not_indexed and time.monotonic() < deadline:
        time.sleep(0.05)
    assert server.memory.status().not_indexed == 0
    assert server.memory.search("corner")


def test_a_port_taken_by_us(server: Server, tmp_path: Path) -> None:
    port = server.config.port
    with pytest.raises(
        PortTaken, match=rf"already on port {port}\. To open its page: .*--db {tmp_path / 'r.db'}$"
    ):
        listen(server.config)
    other = Config(db=tmp_path / "other.db", port=port)
    sentence = f"already on port {port} with another database. Choose another with --port."
    with pytest.raises(PortTaken, match=sentence):
        listen(other)
    assert not (tmp_path / "other.db").exists()
    Memory.open(tmp_path / "other.db").close()
    with pytest.raises(PortTaken, match=sentence):
        listen(other)


def test_a_port_taken_by_another_program() -> None:
    other = http.server.HTTPServer(("127.0.0.1", 0), http.server.BaseHTTPRequestHandler)
    thread = threading.Thread(target=other.serve_forever)
    thread.start()
    try:
        with pytest.raises(PortTaken, match="taken by another program"):
            listen(Config(port=other.server_address[1]))
    finally:
        other.shutdown()
        thread.join()
        other.server_close()


def test_a_port_taken_by_something_silent() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(PortTaken, match="taken by another program"):
            listen(Config(port=other.getsockname()[1]))


def test_a_port_that_is_none() -> None:
    with pytest.raises(PortTaken, match="There is no port 70000"):
        listen(Config(port=70_000))


def test_a_database_that_cannot_be_opened_frees_the_port(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    for _ in range(2):
        with pytest.raises(Exception, match=str(tmp_path.name)):
            Server(Config(db=tmp_path, port=port))


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_cleanly(tmp_path: Path, how: signal.Signals) -> None:
    db = tmp_path / "r.db"
    program = subprocess.Popen(
        [sys.executable, "-c", RUN, str(db)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONWARNINGS": "error"},
    )
    assert program.stdout is not None
    port = int(program.stdout.readline())
    assert ask(port, "/api/v1/health")[0] == 200
    program.send_signal(how)
    _, complaint = program.communicate(timeout=60)
    assert (program.returncode, complaint) == (0, "")
    assert not db.with_name("r.db-wal").exists() or db.with_name("r.db-wal").stat().st_size == 0
    with pytest.raises(OSError, match="refused"):
        ask(port, "/api/v1/health")
    checked = sqlite3.connect(db)
    assert checked.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    checked.close()
