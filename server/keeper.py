"""The one thread that tidies up behind the answers: full text, checkpoints, and words whose time is over.

It also works out the circles ahead, which on a large memory takes a second that no page should wait for.

It waits on commits and, once a day, on the clock, so an idle server does nothing; only where another program
kept words of a forgotten person in the log it comes back soon. A commit of its own does not wake it again.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import datetime, timedelta

from relationcore.errors import StoreError
from relationcore.memory import Memory

log = logging.getLogger("relationserver")

PAUSE = 0.25
"""Seconds in which the commits of one page come together."""
DAILY = timedelta(days=1)
"""So often words are let go of whose time is over, and circles worked out ahead."""
AGAIN = timedelta(seconds=30)
"""After so long the log is tried again that another program was reading."""


class Keeper(threading.Thread):
    """Indexes, checkpoints and lets words fade, until `stop()`. `now` is the server's clock."""

    def __init__(self, memory: Memory, now: Callable[[], datetime]) -> None:
        super().__init__(name="keeper", daemon=True)
        self._memory = memory
        self._now = now
        self._renewed: datetime | None = None
        self._work = threading.Event()
        self._ending = threading.Event()
        memory.on_commit(self._woken)

    def _woken(self) -> None:
        if threading.get_ident() != self.ident:
            self._work.set()

    def run(self) -> None:
        """Once now, for what an earlier run left, then after every burst of commits, and every day."""
        self._work.set()
        idle = DAILY
        while not self._ending.is_set():  # asked first: the clearing below may swallow the call of `stop`
            self._work.wait(idle.total_seconds())
            self._ending.wait(PAUSE)
            self._work.clear()
            idle = DAILY if self._tidy() else AGAIN
        self._memory.release()

    def _tidy(self) -> bool:
        """False where the log is still to be emptied."""
        try:
            self._memory.index_pending()
            now = self._now()
            if self._renewed is None or now - self._renewed >= DAILY:
                self._memory.fade(now=now)
                self._memory.count_people(now=now, circle="close")
                self._renewed = now
            return self._memory.checkpoint()
        except StoreError as error:
            log.warning("tidying up waits for the next commit: %s", type(error).__name__)
            return True

    def stop(self) -> None:
        """End the thread and wait for it; what is not indexed yet is indexed at the next start."""
        self._ending.set()
        self._work.set()
        if self.is_alive():
            self.join(timeout=30)
