"""Scopes and threads: rows made once per page. A thread's title and address are those told first, its own
page first.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from relationcore import address
from relationcore.model import Rules, Thread, Visit
from relationcore.store.preparing import Stamp, thread_scope

Told = tuple[int, Stamp]
"""(0 on the thread's own page, 1 elsewhere; stamp): the least one counts."""


class Places:
    """The scope and thread rows of one visit part."""

    def __init__(self, conn: sqlite3.Connection, network: str) -> None:
        """On one network."""
        self._conn = conn
        self._network = network
        self.page_scope = 0
        self._scopes: dict[str, int] = {}
        self._threads: dict[tuple[int, str], int] = {}

    def scope(self, name: str) -> int:
        """The row of a scope, made where it is new."""
        if name not in self._scopes:
            row = self._conn.execute(
                "SELECT id FROM scope WHERE network = ? AND name = ?", (self._network, name)
            ).fetchone()
            if row is None:
                row = self._conn.execute(
                    "INSERT INTO scope(network, name) VALUES (?, ?) RETURNING id", (self._network, name)
                ).fetchone()
            self._scopes[name] = row[0]
        return self._scopes[name]

    def thread(self, thread: Thread | None) -> int | None:
        """The row of a thread that `tell` has made."""
        return None if thread is None else self._threads[(self.page_scope, thread.id)]

    def tell(self, told: Iterable[tuple[Thread, int, Told]]) -> None:
        """Make the threads told of, each (thread, scope row, rank and stamp), and let their titles merge."""
        best: dict[tuple[int, str], list[tuple[Thread, Told]]] = {}
        for thread, scope, rank in told:
            best.setdefault((scope, thread.id), []).append((thread, rank))
        for (scope, key), tellings in best.items():
            self._tell(scope, key, tellings)

    def _tell(self, scope: int, key: str, tellings: list[tuple[Thread, Told]]) -> None:
        row = self._conn.execute(
            "SELECT id, url, title, stamps FROM thread WHERE scope_id = ? AND key = ?", (scope, key)
        ).fetchone()
        held: dict[str, str | None] = {"url": row[1] if row else None, "title": row[2] if row else None}
        stamps = (
            {name: (rank, tuple(stamp)) for name, (rank, stamp) in json.loads(row[3]).items()} if row else {}
        )
        changed = False
        for thread, rank in tellings:
            for name, value in (("url", thread.url), ("title", thread.title)):
                if value is not None and (held[name] is None or rank < stamps[name]):
                    held[name], stamps[name] = value, rank
                    changed = True
        if row is None:
            made = self._conn.execute(
                "INSERT INTO thread(scope_id, key, url, title, stamps) VALUES (?, ?, ?, ?, ?) RETURNING id",
                (scope, key, held["url"], held["title"], json.dumps(stamps)),
            ).fetchone()
            self._threads[(scope, key)] = made[0]
            return
        self._threads[(scope, key)] = row[0]
        if changed:
            self._conn.execute(
                "UPDATE thread SET url = ?, title = ?, stamps = ? WHERE id = ?",
                (held["url"], held["title"], json.dumps(stamps), row[0]),
            )


def place(conn: sqlite3.Connection, visit: Visit, rules: Rules) -> Places:
    """The scopes and threads of a visit part, made where they are new."""
    places = Places(conn, visit.page.network)
    scope = places.scope(thread_scope(rules.id_scope, address.host(visit.page.url)))
    places.page_scope = scope
    told: list[tuple[Thread, int, Told]] = []
    page = visit.page
    if page.thread is not None:
        elsewhere = 0 if page.kind == "thread" else 1
        told.append((page.thread, scope, (elsewhere, (visit.at, visit.visit_id, visit.part))))
    # A page's comments mostly share one object: telling objects apart is cheaper than comparing threads.
    first: dict[int, tuple[Thread, int]] = {}
    for seen in visit.comments:
        thread = seen.comment.thread
        if thread is not None:
            known = first.get(id(thread))
            if known is None or seen.seen_at < known[1]:
                first[id(thread)] = (thread, seen.seen_at)
    told += [(thread, scope, (1, (at, visit.visit_id, visit.part))) for thread, at in first.values()]
    places.tell(told)
    return places
