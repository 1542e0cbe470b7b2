"""The real server, and beside each measured route its twin that trusts its body. Only benchmarks start it.

`python -m tests.benchmarks.server DATABASE` prints its port. `/api/v1/unchecked/...` does what the real route
does, guard and all, but for the checks of the body against its schema.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Mapping
from inspect import unwrap
from pathlib import Path
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import Flask, Response, request

from relationcore.model import Visit
from relationcore.schemas import visit_from_json, wire
from relationserver.api import annotations, observations
from relationserver.config import Config
from relationserver.serve import Server, run
from relationserver.session import digest
from relationserver.wire import json_body
from tests.benchmarks.databases import moment

TOKEN = "a-benchmark-and-nothing-else"
WORKED = "X-Worked"
"""Milliseconds of the processor for one request, in the thread that answered it."""
UNCHECKED = "/api/v1/unchecked"


def visit_of(told: Mapping[str, Any]) -> Visit:
    """The visit of the body: unchecked where the unchecked route was asked."""
    return wire.visit_of(told) if request.path.startswith(UNCHECKED) else visit_from_json(told)


def unchecked_annotations() -> Response:
    """`POST annotations` without a look at the body."""
    answer: Response = unwrap(annotations.ask_annotations)(json_body())
    return answer


def add_twins(app: Flask) -> None:
    """Put the unchecked routes on the application."""
    observations.visit_from_json = visit_of
    app.add_url_rule(f"{UNCHECKED}/annotations", view_func=unchecked_annotations, methods=["POST"])
    app.add_url_rule(f"{UNCHECKED}/observations", view_func=observations.add_observations, methods=["POST"])


def timed(inner: WSGIApplication) -> WSGIApplication:
    """The application, each answer of which says how long the processor worked for it."""

    def answer(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        worked = time.thread_time()

        def begin(status: str, headers: list[tuple[str, str]], failure: Any = None) -> Any:
            headers.append((WORKED, str((time.thread_time() - worked) * 1000)))
            return start(status, headers, failure)

        return inner(environ, begin)

    return answer


def ready(server: Server) -> None:
    """Say where it answers."""
    add_twins(server.app)
    server.app.wsgi_app = timed(server.app.wsgi_app)  # type: ignore[method-assign]
    server.memory.access.add_token(digest(TOKEN), "benchmark", None, 0)
    print(server.config.port, flush=True)


if __name__ == "__main__":
    run(Config(db=Path(sys.argv[1]), port=0, now=moment), ready)
