"""Clients that send visits and notes as fast as they are answered, and the ledger of what was answered."""

from __future__ import annotations

import http.client
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import orjson

from relationcore.model import Visit
from relationcore.schemas import visit_to_json
from tests.benchmarks.invented import NETWORK, World

TOKEN = "a-browser-that-is-killed-on"
WORLD = World(2000, "random")
COMMENTS = 40
VISITORS = 3
HEADERS = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json"}


@dataclass(slots=True)
class Ledger:
    """Everything that was sent, and of it what the server said it has kept."""

    visits: dict[str, Visit] = field(default_factory=dict)
    kept_visits: set[str] = field(default_factory=set)
    notes: set[str] = field(default_factory=set)
    kept_notes: set[str] = field(default_factory=set)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def next_visit(self) -> Visit:
        """A visit that was not sent yet."""
        with self.lock:
            visit = WORLD.thread(len(self.visits), COMMENTS)
            self.visits[visit.visit_id] = visit
            return visit

    def next_note(self) -> tuple[str, str]:
        """A handle, and a note that was not sent yet."""
        with self.lock:
            text = f"Note number {len(self.notes)}"
            self.notes.add(text)
            return WORLD.handles[len(self.notes) % 50], text

    @property
    def kept(self) -> int:
        """How much was acknowledged."""
        return len(self.kept_visits) + len(self.kept_notes)

    @property
    def unanswered(self) -> int:
        """How much was sent and never acknowledged."""
        return len(self.visits) + len(self.notes) - self.kept


class Writer(threading.Thread):
    """Sends one thing after the other until the server is gone."""

    def __init__(self, port: int, ledger: Ledger) -> None:
        super().__init__(daemon=True)
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self._ledger = ledger
        self.surprise: str | None = None
        self.start()

    def run(self) -> None:
        """Until the connection breaks."""
        try:
            for path, body, expected, accept in self.requests():
                self._connection.request("POST", f"/api/v1/{path}", orjson.dumps(body), HEADERS)
                answer = self._connection.getresponse()
                text = answer.read()
                if answer.status != expected:
                    self.surprise = f"{path}: {answer.status} {text[:300]!r}"
                    return
                with self._ledger.lock:
                    accept[0].add(accept[1])
        except (OSError, http.client.HTTPException):
            pass  # killed in the middle: what was not answered is not in the ledger's kept
        finally:
            self._connection.close()

    def requests(self) -> Iterator[tuple[str, Any, int, tuple[set[str], str]]]:
        """(path, body, status that acknowledges, where that is noted)."""
        while True:
            visit = self._ledger.next_visit()
            yield "observations", visit_to_json(visit), 200, (self._ledger.kept_visits, visit.visit_id)


class NoteWriter(Writer):
    """Sends notes."""

    def requests(self) -> Iterator[tuple[str, Any, int, tuple[set[str], str]]]:
        """As above."""
        while True:
            handle, text = self._ledger.next_note()
            body = {"account": {"network": NETWORK, "handle": handle}, "text": text}
            yield "notes", body, 201, (self._ledger.kept_notes, text)


def write_until(port: int, ledger: Ledger, more: int, seconds: float = 60.0) -> list[Writer]:
    """Writers that go on writing, once `more` was acknowledged."""
    wanted = ledger.kept + more
    writers = [*(Writer(port, ledger) for _ in range(VISITORS)), NoteWriter(port, ledger)]
    deadline = time.monotonic() + seconds
    while ledger.kept < wanted and not any(writer.surprise for writer in writers):
        assert time.monotonic() < deadline, "the server does not answer"
        time.sleep(0.001)
    return writers
