"""Waitress on 127.0.0.1, four threads; starts with a clear sentence or not at all, ends cleanly.

The socket is bound before anything is opened, so a taken port is found out first and a port of 0
(any free one) is known before the Host list is made.
"""

from __future__ import annotations

import dataclasses
import errno
import functools
import gc
import logging
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from types import FrameType
from typing import Any

from waitress.server import create_server  # type: ignore[import-untyped]

from relationcore.errors import RelationcoreError
from relationcore.recipes.recipe import Recipes
from relationserver import create_app
from relationserver.config import BODY_BYTES, HOST, Config
from relationserver.files import command
from relationserver.keeper import Keeper
from relationserver.running import is_ours, who_answers

SETTINGS: dict[str, Any] = {
    "threads": 4,
    "inbuf_overflow": BODY_BYTES,
    # The application refuses bodies over its limit in its own words; this only bounds what waitress takes in.
    "max_request_body_size": 4 * BODY_BYTES,
    "ident": "",
    "clear_untrusted_proxy_headers": True,
}

COLLECT_EVERY = 20_000
"""New objects between two searches for unreachable cycles."""


class PortTaken(RelationcoreError):
    """The port cannot be had: another relationcore or another program has it, or it is not allowed."""


def refusal(config: Config, error: OSError) -> PortTaken:
    """Why the port cannot be had, and what to do."""
    port = config.port
    if error.errno == errno.EACCES:
        return PortTaken(f"Port {port} is not allowed to you. Choose one from 1024 on with --port.")
    if error.errno != errno.EADDRINUSE:
        return PortTaken(f"Port {port} cannot be opened: {error.strerror}.")
    if who_answers(port) is None:
        return PortTaken(f"Port {port} is taken by another program. Choose another one with --port.")
    if is_ours(config):
        opening = command("open", port=port, db=config.db)
        return PortTaken(f"relationcore is running already on port {port}. To open its page: {opening}")
    return PortTaken(
        f"relationcore is running already on port {port} with another database. Choose another with --port."
    )


def listen(config: Config) -> socket.socket:
    """A bound, listening socket on 127.0.0.1; PortTaken with one clear sentence otherwise.

    StoreError where a relationcore has the port and the database cannot be asked whether it is its own.
    """
    port = config.port
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if sys.platform == "win32":
        made.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
    else:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((HOST, port))
        made.listen(128)
    except (OSError, OverflowError) as error:
        made.close()
        if isinstance(error, OSError):
            raise refusal(config, error) from error
        raise PortTaken(f"There is no port {port}: choose one from 1024 to 65535.") from error
    return made


class Server:
    """A server on its port: `start()` answers from a thread, `wait()` waits for its end, `stop()` ends it."""

    def __init__(self, config: Config, recipes: Recipes | None = None) -> None:
        """Bind, open the database, make the application. PortTaken or StoreError where that fails.

        `recipes` are those in force, all that are shipped where none are given.
        """
        listening = listen(config)
        try:
            self.config = dataclasses.replace(config, port=listening.getsockname()[1])
            self.app = create_app(self.config, recipes=recipes)
        except BaseException:
            listening.close()
            raise
        self.memory = self.app.extensions["relationcore"].memory
        # links that were opened while another program had the port: it knows their keys
        self.memory.access.drop_keys()
        self._keeper = Keeper(self.memory, self.config.now)
        self._server = create_server(self.app, sockets=[listening], **SETTINGS)
        self._thread = threading.Thread(target=self._server.run, name="server", daemon=True)

    def start(self) -> None:
        """Answer from a thread of its own until `stop()`."""
        self._keeper.start()
        self._thread.start()

    def wait(self) -> None:
        """Return when the server answers no more; a signal of the caller's may break it off anywhere."""
        # sleep, not join: a join that is interrupted may leave its lock taken
        while self._thread.is_alive():
            time.sleep(1)

    def stop(self) -> None:
        """End the threads, write the log into the database and close it. May be called once only."""
        self._server.task_dispatcher.shutdown()  # answers that are under way still leave
        closing = functools.partial(self._server.asyncore.close_all, self._server._map)
        if self._thread.is_alive():
            self._server.trigger.pull_trigger(
                closing
            )  # in the loop's own thread: a loop ends without sockets
            self._thread.join(timeout=10)
        else:
            closing()
        self._keeper.stop()
        self.memory.close()


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def run(config: Config, ready: Callable[[Server], None], recipes: Recipes | None = None) -> None:
    """Serve until Ctrl-C or SIGTERM; `ready` is called once the port is open, before the first answer.

    The main thread only waits: a signal that struck it in the midst of a connection's closing would leave its
    socket behind.
    """
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    server = Server(config, recipes)
    signal.signal(signal.SIGTERM, _interrupt)
    # What is there by now stays. A page makes thousands of tuples without cycles: no search after each 700.
    gc.freeze()
    gc.set_threshold(COLLECT_EVERY, 10, 10)
    try:
        ready(server)
        server.start()
        server.wait()
    except KeyboardInterrupt:
        pass
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second Ctrl-C does not break the closing
        server.stop()
