"""The server in a process of its own, and a client that keeps its connection, as a browser does."""

from __future__ import annotations

import http.client
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import orjson

from relationcore.model import Visit
from relationcore.schemas import visit_to_json
from tests.benchmarks.invented import NETWORK
from tests.benchmarks.server import TOKEN, WORKED

ROOT = Path(__file__).parents[2]
HEADERS = {
    "Authorization": f"Bearer {TOKEN}",
    "Content-Type": "application/json",
    "X-Relationcore-Client": "0.1.0",
    "Sec-Fetch-Site": "none",
}


class Client:
    """One kept connection to the server."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def post(self, path: str, body: bytes) -> float:
        """The server's own milliseconds for an answer; an AssertionError for anything but 200."""
        self._connection.request("POST", f"/api/v1/{path}", body, HEADERS)
        answer = self._connection.getresponse()
        found = answer.read()
        assert answer.status == 200, (answer.status, found[:500])
        return float(answer.headers[WORKED])

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()


@contextmanager
def serving(db: Path) -> Iterator[Client]:
    """The server on a database, from its start to its clean end."""
    program = subprocess.Popen(
        [sys.executable, "-m", "tests.benchmarks.server", str(db)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert program.stdout is not None
    client = None
    try:
        client = Client(int(program.stdout.readline()))
        yield client
    finally:
        if client is not None:
            client.close()
        program.terminate()
        program.wait(timeout=60)
        program.stdout.close()


def observations(visit: Visit) -> bytes:
    """What the worker sends of a visit."""
    return orjson.dumps(visit_to_json(visit))


def annotations(visit: Visit) -> bytes:
    """What the worker asks at once for all accounts of a page, knowing nothing of them yet."""
    handles = dict.fromkeys(seen.comment.author for seen in visit.comments)
    accounts = [{"network": NETWORK, "handle": handle, "id": None, "v": None} for handle in handles]
    return orjson.dumps({"page": {"url": visit.page.url}, "accounts": accounts})
