"""The real server in a process of its own, to be killed; and one that answers before COMMIT, to be found out.

The processes are forked from one that has imported everything: twenty starts do not cost twenty imports.
"""

from __future__ import annotations

import multiprocessing
import queue
import threading
import time
from collections.abc import Callable
from datetime import datetime
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from relationcore.memory import Memory
from relationcore.model import Note, Receipt, Visit
from relationserver import create_app, serve
from relationserver.config import Config

FORKED = multiprocessing.get_context("forkserver")
FORKED.set_forkserver_preload([__name__])
START_SECONDS = 60
GATHER_SECONDS = 0.03
"""How long the hasty memory gathers what it has answered already."""


class Hasty(Memory):
    """Answers first and commits afterwards: a group commit that does not wait for itself."""

    def begin(self) -> None:
        """Start the thread that commits."""
        self._left: queue.SimpleQueue[Callable[[], object]] = queue.SimpleQueue()
        threading.Thread(target=self._commit, daemon=True).start()

    def _commit(self) -> None:
        while True:
            work = self._left.get()
            time.sleep(GATHER_SECONDS)
            work()

    def ingest(self, visit: Visit) -> Receipt:
        """Says that everything was kept, and keeps it soon."""
        keep = super().ingest
        self._left.put(lambda: keep(visit))
        return Receipt(new=len(visit.comments))

    def add_note(self, person_id: int, text: str, *, now: datetime) -> Note:
        """Says that the note was kept, and keeps it soon."""
        keep = super().add_note
        self._left.put(lambda: keep(person_id, text, now=now))
        return Note(0, person_id, text, 0, 0)


def hasty_app(config: Config, **options: Any) -> object:
    """The application on a hasty memory."""
    memory = Hasty.open(config.db)
    memory.begin()
    return create_app(config, memory=memory, **options)


def main(db: Path, port: Connection, hasty: bool) -> None:
    """Serve until killed."""
    if hasty:
        serve.create_app = hasty_app
    serve.run(Config(db=db, port=0), lambda server: port.send(server.config.port))


class Program:
    """A running server; `kill()` is SIGKILL."""

    def __init__(self, db: Path, *, hasty: bool = False) -> None:
        mine, theirs = FORKED.Pipe(duplex=False)
        self._process = FORKED.Process(target=main, args=(db, theirs, hasty))
        self._process.start()
        theirs.close()
        with mine:
            if not mine.poll(START_SECONDS):
                self.kill()
                raise TimeoutError("the server did not start")
            self.port: int = mine.recv()

    def kill(self) -> None:
        """End it in the middle of whatever it does."""
        self._process.kill()
        self._process.join(START_SECONDS)
        self._process.close()
