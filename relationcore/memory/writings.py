"""What people wrote day by day, carried on in memory with new comments: counting all of it takes too long."""

from __future__ import annotations

import threading
from collections.abc import Mapping

from relationcore.store import standing
from relationcore.store.connection import Connection

MANY = 100_000
"""So many new comments are not carried on one by one."""


class Writings:
    """The comments per day of the accounts asked for so far. Safe for many threads."""

    def __init__(self) -> None:
        """Nobody was asked for yet."""
        self._lock = threading.Lock()
        self._newest = 0
        self._days: dict[int, dict[int | None, int]] = {}
        self._counts: dict[int, int] = {}

    def of(self, conn: Connection, seen: Mapping[int, int]) -> dict[int, list[tuple[int, int]]]:
        """Per account row the (day number, comments) it was seen to write.

        `seen` tells for each how many comments there are; where that is not what is known here (one was
        withdrawn, or turned out to be another's), the account is counted anew.
        """
        with self._lock:
            self._carry_on(conn)
            wrong = [account for account, count in seen.items() if self._counts.get(account) != count]
            for account in wrong:
                self._days[account], self._counts[account] = {}, 0
            for account, day, count in standing.written_on(conn, wrong) if wrong else ():
                self._days[account][day] = count
                self._counts[account] += count
            return {
                account: [(day, count) for day, count in self._days[account].items() if day is not None]
                for account in seen
            }

    def _carry_on(self, conn: Connection) -> None:
        newest = standing.newest_comment(conn)
        if newest - self._newest > MANY:
            self._days, self._counts = {}, {}
        elif newest > self._newest and self._days:
            for account, day in standing.written_since(conn, self._newest):
                if account in self._days:
                    self._days[account][day] = self._days[account].get(day, 0) + 1
                    self._counts[account] += 1
        self._newest = max(newest, self._newest)
