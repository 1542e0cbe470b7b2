"""The one thread that tidies up behind the answers: full text and checkpoints.

It waits on commits, so an idle server does nothing at all. A commit of its own does not wake it again.
"""

from __future__ import annotations

import logging
import threading

from relationcore.errors import StoreError
from relationcore.memory import Memory

log = logging.getLogger("relationserver")

PAUSE = 0.25
"""Seconds in which the commits of one page come together."""


class Keeper(threading.Thread):
    """Indexes and checkpoints after commits, until `stop()`."""

    def __init__(self, memory: Memory) -> None:
        super().__init__(name="keeper", daemon=True)
        self._memory = memory
        self._work = threading.Event()
        self._ending = threading.Event()
        memory.on_commit(self._woken)

    def _woken(self) -> None:
        if threading.get_ident() != self.ident:
            self._work.set()

    def run(self) -> None:
        """Once now, for what an earlier run left, then after every burst of commits."""
        self._work.set()
        while not self._ending.is_set():  # asked first: the clearing below may swallow the call of `stop`
            self._work.wait()
            self._ending.wait(PAUSE)
            self._work.clear()
            self._tidy()
        self._memory.release()

    def _tidy(self) -> None:
        try:
            self._memory.index_pending()
            self._memory.checkpoint()
        except StoreError as error:
            log.warning("tidying up waits for the next commit: %s", type(error).__name__)

    def stop(self) -> None:
        """End the thread and wait for it; what is not indexed yet is indexed at the next start."""
        self._ending.set()
        self._work.set()
        if self.is_alive():
            self.join(timeout=30)
