"""Another program on the server's port: it notes all that it gets and answers as it is told."""

from __future__ import annotations

import http.client
import http.server
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass

from tests.browser.local import Local


@dataclass(frozen=True)
class Got:
    """One request as it came."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


Answer = tuple[int, dict[str, str], bytes]


@contextmanager
def impostor(local: Local, answer: Callable[[Got], Answer]) -> Iterator[list[Got]]:
    """Stop the server, answer on its port in its place, start it again; yields what was sent, as it grows."""
    got: list[Got] = []

    class Other(http.server.BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length") or 0))
            one = Got(self.command, self.path, {name.lower(): v for name, v in self.headers.items()}, body)
            got.append(one)
            status, headers, content = answer(one)
            self.send_response(status)
            for name, value in {**headers, "content-length": str(len(content))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_PUT = do_DELETE = do_POST

    local.away()
    other = http.server.ThreadingHTTPServer(("127.0.0.1", local.config.port), Other)
    other.daemon_threads = True
    answering = threading.Thread(target=other.serve_forever, daemon=True)
    answering.start()
    try:
        yield got
    finally:
        other.shutdown()
        answering.join()
        other.server_close()
        local.back()


def always(status: int, headers: dict[str, str], body: bytes) -> Callable[[Got], Answer]:
    """The same answer to everything."""
    return lambda _: (status, headers, body)


OF_A_CONNECTION = ("content-length", "transfer-encoding", "connection")


def ask(port: int, method: str, path: str, headers: dict[str, str], body: bytes = b"") -> Answer:
    """Ask a server as a program does that is no browser."""
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=20)) as asked:
        asked.request(method, path, body or None, headers)
        found = asked.getresponse()
        return found.status, dict(found.getheaders()), found.read()


def relay(port: int) -> Callable[[Got], Answer]:
    """What a server on another port answers, asked as if it were on its own."""

    def answer(got: Got) -> Answer:
        headers = {**got.headers, "host": f"127.0.0.1:{port}"}
        status, found, body = ask(port, got.method, got.path, headers, got.body)
        return status, {name: found[name] for name in found if name.lower() not in OF_A_CONNECTION}, body

    return answer
