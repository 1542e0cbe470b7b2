"""The real server on a database of its own, which can go away and come back, and which notes who asks."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from relationcore import read_page
from relationcore.memory import Memory
from relationcore.model import AccountRef
from relationserver import pairing, session
from relationserver.config import Config
from relationserver.serve import Server
from tests.browser.saved import HN, Said, thread

NOTED = ("HTTP_ORIGIN", "HTTP_SEC_FETCH_SITE", "HTTP_SEC_FETCH_MODE", "HTTP_HOST")


class Local:
    """A running server. `asked` holds every request it ever got."""

    def __init__(self, folder: Path) -> None:
        self.asked: list[dict[str, str]] = []
        self.config = Config(db=folder / "relationcore.db", port=0)
        self.server: Server | None = None
        self.back()

    def back(self) -> None:
        """Start, or start again at the same port."""
        made = Server(self.config)
        self.config = made.config
        made.app.wsgi_app = self._noting(made.app.wsgi_app)  # type: ignore[method-assign]
        made.start()
        self.server = made

    def away(self) -> None:
        """Stop answering."""
        if self.server is not None:
            self.server.stop()
            self.server = None

    def _noting(self, inner: Callable[..., Iterable[bytes]]) -> Callable[..., Iterable[bytes]]:
        def noting(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
            noted = {name.removeprefix("HTTP_").lower(): environ[name] for name in NOTED if name in environ}
            self.asked.append({"method": environ["REQUEST_METHOD"], "path": environ["PATH_INFO"], **noted})
            return inner(environ, start)

        return noting

    @property
    def memory(self) -> Memory:
        """The memory of the running server."""
        assert self.server is not None
        return self.server.memory

    @property
    def base(self) -> str:
        """Where it answers."""
        return self.config.base

    @property
    def entry(self) -> str:
        """A one-time link that lets a browser in."""
        return session.entry_link(self.memory, self.config)

    def confirm(self, pairing_id: str) -> None:
        """Press Connect without a page."""
        pairing.confirm(self.memory, pairing_id, int(time.time()))

    def visits(self) -> int:
        """How many parts of visits were sent so far."""
        return sum(one["path"] == "/api/v1/observations" for one in self.asked)

    def comments(self) -> int:
        """How many comments are kept."""
        return self.memory.status().comments

    def told(self, number: int, said: list[Said], me: str | None = None, author: str = "asker") -> None:
        """Remember an invented thread as if it had been read."""
        url = f"{HN}/item?id={number}"
        now = datetime.now(UTC)
        self.memory.record(
            read_page(thread(number, said, me=me, author=author), url=url, at=now), seen_at=now
        )

    def know_me(self, handle: str) -> None:
        """Confirm an account as mine."""
        self.memory.confirm_me(AccountRef("hackernews", handle), now=datetime.now(UTC))


PATIENCE = 60.0
"""How long a test waits for what is to happen, in seconds: on a busy machine a browser takes its time."""


def until(check: Callable[[], Any], timeout: float = PATIENCE, what: str = "") -> Any:
    """The first true value of `check`; fails after `timeout` seconds."""
    end = time.monotonic() + timeout
    while not (value := check()):
        assert time.monotonic() < end, f"waited {timeout} s in vain: {what}"
        time.sleep(0.05)
    return value
