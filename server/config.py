"""What the server is told at its start, and the limits it keeps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

PORT = 8319
HOST = "127.0.0.1"

BODY_BYTES = 8 * 1024 * 1024
"""The largest body of a request, after decompression."""
COMMENTS = 5_000
ACCOUNTS = 2_000
TEXT = 200_000
HANDLE = 500
URL = 4_000

PAIRINGS_OPEN = 5
PAIRING_SECONDS = 10 * 60
KEY_SECONDS = 10 * 60
SESSION_SECONDS = 365 * 24 * 3600


def utc_now() -> datetime:
    """The clock of the real server."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Config:
    """Where the data lies and where the server answers.

    `db` None means the default database. `now` is the clock: the only one in the server, so that
    a test sets it.
    """

    db: Path | None = None
    port: int = PORT
    now: Callable[[], datetime] = utc_now

    @property
    def hosts(self) -> frozenset[str]:
        """The exact values of the Host header that are answered (against DNS rebinding)."""
        names = {f"{HOST}:{self.port}", f"localhost:{self.port}"}
        return frozenset(names | {HOST, "localhost"} if self.port == 80 else names)

    @property
    def base(self) -> str:
        """The address of the local page, without a slash at its end."""
        return f"http://{HOST}:{self.port}"

    @property
    def cookie(self) -> str:
        """The name of the session's cookie: cookies know no ports, so the name says it."""
        return f"relationcore-{self.port}"
