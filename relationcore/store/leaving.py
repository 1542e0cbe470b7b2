"""Accounts of one network on their way out: tombstones, and what rested on their words set right."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from relationcore import address
from relationcore.model import Rules
from relationcore.store import summaries
from relationcore.store.deriving import derive
from relationcore.store.identity import newest, owners_of, settle
from relationcore.store.linear import BARE, seconds
from relationcore.store.redacting import NOBODY
from relationcore.store.softening import Softening
from relationcore.store.tombstones import Tombstones
from relationcore.store.twins import pair


@dataclass(frozen=True, slots=True)
class Gone:
    """An account row that is forgotten."""

    id: int
    network: str
    key: str
    handle: str
    stable_id: str | None
    same_as: int | None


TO_THEM = (
    "SELECT k.comment_id FROM contact k JOIN comment c ON c.id = k.comment_id WHERE k.direction = 'given'"
    " AND c.kind = 'comment' AND c.parent IS NULL AND c.parent_author IS NULL AND k.account_id IN"
)
"""Words of mine that were said to them without stating it, as in a linear forum."""


class Leaving:
    """First `bury`, then `soften`; `mend` when their rows are gone."""

    def __init__(
        self, conn: sqlite3.Connection, network: str, rules: Rules, gone: Iterable[Gone], serial: int, at: int
    ) -> None:
        """Within one writing transaction."""
        self._conn = conn
        self._network = network
        self._rules = rules
        self._gone = list(gone)
        self._ids = json.dumps([one.id for one in self._gone])
        self._serial = serial
        self._at = at
        self._stones = Tombstones(conn, network, rules)
        self._keys: set[str] = set()
        self._softened: set[int] = set()
        self.comments = self._rows("SELECT id FROM comment WHERE account_id IN")
        self._threads = set(self._rows("SELECT DISTINCT thread_id FROM comment WHERE account_id IN")) - {None}
        self._seconds = seconds(conn, self._threads)
        self._to_them = set(self._rows(TO_THEM))
        self._twins()

    def _rows(self, select: str) -> list[int]:
        rows = self._conn.execute(f"{select} (SELECT value FROM json_each(?))", (self._ids,))
        return [value for (value,) in rows]

    def _twins(self) -> None:
        """Where words of others counted as one with words that go."""
        rows = self._conn.execute(
            "SELECT c.uri, c.account_id, c.published FROM json_each(?) j"
            " CROSS JOIN comment d ON d.account_id = j.value"
            " JOIN comment c ON c.uri = d.uri AND c.account_id IS NOT d.account_id"
            " WHERE d.uri IS NOT NULL",
            (self._ids,),
        ).fetchall()
        self._uris = {uri for uri, _, _ in rows}
        self._moments = {(who, at) for _, who, at in rows if who is not None and at is not None}

    def bury(self) -> None:
        """Place the tombstones. A handle goes along where it means them by now, not another known account."""
        place = self._stones.place
        for one in self._gone:
            if one.stable_id is not None:
                place("id", one.key, self._serial, self._at)
        for key, with_id in sorted(self._handles().items()):
            claims = owners_of(self._conn, self._network, [key]).get(key, [])
            if not claims or newest(claims) in {one.id for one in self._gone}:
                self._keys.add(key)
                place("handle" if with_id else "bare", key, self._serial, self._at)
        for scope, key in self._opened():
            self._stones.hide_thread(scope, key, self._serial)

    def _handles(self) -> dict[str, bool]:
        """Every folded handle of theirs, and whether an id goes with it."""
        fold = self._rules.fold_case
        found = {}
        for one in self._gone:
            with_id = one.stable_id is not None
            if with_id:
                found[address.fold_handle(one.handle, fold)] = True
            else:
                found.setdefault(one.key, one.same_as is not None)
        rows = self._conn.execute(
            "SELECT DISTINCT key, with_id FROM handle_history WHERE account_id IN (SELECT value FROM"
            " json_each(?)) ORDER BY with_id",
            (self._ids,),
        )
        found |= {key: True for key, with_id in rows if with_id}
        return found

    def _opened(self) -> list[tuple[str, str]]:
        """The threads that they opened: (scope, key)."""
        return self._conn.execute(
            "SELECT DISTINCT s.name, t.key FROM json_each(?) j CROSS JOIN comment c ON c.account_id = j.value"
            " JOIN thread t ON t.id = c.thread_id JOIN scope s ON s.id = t.scope_id"
            " WHERE c.kind = 'post' AND c.parent IS NULL",
            (self._ids,),
        ).fetchall()

    def soften(self) -> None:
        """Take their names out of what stays."""
        softening = Softening(
            self._conn,
            self._network,
            self._rules,
            self._stones,
            {one.id: one.stable_id for one in self._gone},
            self._keys,
        )
        self._softened = softening.words()
        softening.links()
        softening.titles()
        softening.profiles()

    def mend(self) -> None:
        """Bring what rests on others' words up to date. Nobody moves into a place that is empty now."""
        conn, network, rules = self._conn, self._network, self._rules
        bare = self._bare()
        before = self._contacts(bare)
        claimed = owners_of(conn, network, self._keys)
        conn.executemany(
            "DELETE FROM disputed WHERE network = ? AND key = ?",
            [(network, key) for key in self._keys if len(claimed.get(key, ())) < 2],
        )
        moved = settle(conn, network, self._keys, rules)
        twins = pair(conn, network, self._uris, self._moments | moved.moments)
        summaries.recount(conn, {who for who, _ in self._moments} | moved.accounts)
        derive(conn, network, self._softened | twins | moved.comments | bare, rules)
        moved_up = {comment for comment, _, _ in self._contacts(bare) - before} - moved.comments
        to_nobody = self._to_them - {comment for comment, _, _ in self._contacts(self._to_them)}
        to_them = to_nobody | (moved_up & self._to_them)
        self._keep_places(to_them, (moved_up | (self._second_now() & bare)) - to_them)
        self._sweep_threads()

    def _bare(self) -> set[int]:
        """The words that state nobody whom they answer, in the threads in which they spoke."""
        rows = self._conn.execute(
            "SELECT c.id FROM json_each(?) j CROSS JOIN comment c ON c.thread_id = j.value"
            f" WHERE {BARE} AND c.kind = 'comment'",
            (json.dumps(sorted(self._threads)),),
        )
        return {id for (id,) in rows}

    def _second_now(self) -> set[int]:
        """Messages that would be the second speaker's once a page shows them with the opening post."""
        found = seconds(self._conn, self._threads)
        return {message for thread, message in found.items() if self._seconds.get(thread) != message}

    def _keep_places(self, to_them: set[int], moved_up: set[int]) -> None:
        """Words of mine that were said to the forgotten now state that they answer somebody; words that moved
        up into such a place state nothing, as before, and are kept from it.
        """
        for column, comments in (("parent_author", to_them), ("parent", moved_up)):
            rows = [(NOBODY, id) for id in sorted(comments)]
            self._conn.executemany(f"UPDATE comment SET {column} = ? WHERE id = ?", rows)
        derive(self._conn, self._network, to_them | moved_up, self._rules)

    def _contacts(self, comments: set[int]) -> set[tuple[int, int, str]]:
        rows = self._conn.execute(
            "SELECT k.comment_id, k.account_id, k.via FROM json_each(?) j CROSS JOIN contact k"
            " ON k.comment_id = j.value",
            (json.dumps(sorted(comments)),),
        )
        return set(rows)

    def _sweep_threads(self) -> None:
        """Threads that only their words told of."""
        self._conn.execute(
            "DELETE FROM thread WHERE id IN (SELECT value FROM json_each(?)) AND NOT EXISTS (SELECT 1 FROM"
            " comment c WHERE c.thread_id = thread.id) AND NOT EXISTS (SELECT 1 FROM visit v WHERE v.thread ="
            " thread.key AND v.network = ?)",
            (json.dumps(sorted(self._threads)), self._network),
        )
