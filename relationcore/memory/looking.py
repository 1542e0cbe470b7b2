"""What was looked at: days, places and threads of every network, carried on in memory with new visits."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Mapping, Sequence

from relationcore.instants import day
from relationcore.memory.writings import Writings
from relationcore.store import standing
from relationcore.store.connection import Connection
from relationcore.ties import Looked

Place = tuple[str, str]
Met = tuple[str, str | None]
"""(network, thread), as far as the thread is known."""
Case = tuple[tuple[int, ...], int, int, int]
"""(a person's account rows, how many comments of theirs were seen, day of the last contact, last day read)"""
CASES = 4096


class Looking:
    """The visits of one database in short. Safe for many threads: it is read under its lock only."""

    def __init__(self) -> None:
        """Nothing looked at yet."""
        self._lock = threading.Lock()
        self.withdrew: dict[Case, bool] = {}
        self.writings = Writings()
        self._forget()

    def remember(self, case: Case, withdrew: bool) -> None:
        """Whether somebody went quiet for everybody, which takes all their comments to say: once per case."""
        with self._lock:
            if len(self.withdrew) >= CASES:
                self.withdrew = {}
            self.withdrew[case] = withdrew

    def _forget(self) -> None:
        self._newest, self._purged = 0, 0
        self._days: defaultdict[str, set[int]] = defaultdict(set)
        self._of_place: defaultdict[Place, set[int]] = defaultdict(set)
        self._places: defaultdict[Met, set[str]] = defaultdict(set)
        self._visits: defaultdict[tuple[str, str], dict[str, int]] = defaultdict(dict)

    def _carry_on(self, conn: Connection) -> None:
        """Take in the visits that came since; begin anew after a purge, and where this view is older."""
        newest, purged = standing.newest_visit(conn)
        if purged != self._purged or newest < self._newest:
            self._forget()
        if newest == self._newest:
            return
        rows = standing.read_since(conn, self._newest)
        for _, network, thread, place, visit_id, at in rows:
            if thread is not None:
                number = day(at)
                self._days[network].add(number)
                self._of_place[network, place].add(number)
                self._places[network, thread].add(place)
                visits = self._visits[network, thread]
                visits[visit_id] = max(at, visits.get(visit_id, at))
        self._newest, self._purged = newest, purged

    def looked(self, conn: Connection, met: Mapping[int, Sequence[Met]]) -> dict[int, Looked]:
        """Per person, of whom it is given in which threads we met: the days read on the networks of these
        threads, and those on which their places were read.
        """
        days: dict[frozenset[str], list[int]] = {}
        common: dict[frozenset[Place], list[int]] = {}
        found = {}
        with self._lock:
            self._carry_on(conn)
            for person, threads in met.items():
                networks = frozenset([network for network, _ in threads])
                places = frozenset(
                    [(where[0], place) for where in threads for place in self._places.get(where, ())]
                )
                if networks not in days:
                    days[networks] = sorted(set().union(*(self._days[network] for network in networks)))
                if places not in common:
                    common[places] = sorted(set().union(*(self._of_place[place] for place in places)))
                found[person] = Looked(days[networks], common[places])
        return found

    def days(self, conn: Connection) -> dict[str, list[int]]:
        """Per network the days on which threads of it were read, ascending."""
        with self._lock:
            self._carry_on(conn)
            return {network: sorted(days) for network, days in self._days.items()}

    def seen_again(self, conn: Connection, network: str, thread: str, visit_id: str, after: int) -> bool:
        """Whether a thread was read in another visit than this one, later than an instant."""
        with self._lock:
            self._carry_on(conn)
            visits = self._visits.get((network, thread), {})
            return any(at > after for other, at in visits.items() if other != visit_id)
