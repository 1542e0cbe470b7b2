"""What is asked of the store to say who waits: contacts by where they stand, and what they say."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from relationcore.model import Direction, Precision
from relationcore.store.linear import BARE, parts_of, repeats
from relationcore.store.moments import end
from relationcore.store.preparing import folded

Row = tuple[int, int, int, Direction, int, int, int | None, int, int | None]


def contacts(conn: sqlite3.Connection, accounts: Iterable[int]) -> list[Row]:
    """Per contact (account, its comment, thread, direction, at, until, again, twin, under), in no order.

    None without a thread, and none of the others' that a page shows as deleted.
    """
    return conn.execute(
        "SELECT k.account_id, k.comment_id, k.thread_id, k.direction, k.at, k.until, k.again, k.twin, k.under"
        " FROM json_each(?) j CROSS JOIN contact k ON k.account_id = j.value"
        " WHERE k.thread_id IS NOT NULL AND (k.gone = 0 OR k.direction = 'given')",
        (json.dumps(list(accounts)),),
    ).fetchall()


def networks(conn: sqlite3.Connection, accounts: Iterable[int]) -> dict[int, str]:
    """The network of each account row."""
    rows = conn.execute(
        "SELECT a.id, a.network FROM json_each(?) j CROSS JOIN account a ON a.id = j.value",
        (json.dumps(list(accounts)),),
    )
    return dict(rows.fetchall())


@dataclass(frozen=True, slots=True)
class Told:
    """Words to me. `order`: their place among those of one moment, by what the page tells.

    `named`: whether words of mine state that they answer them. `bare`: whether they state nobody whom they
    answer.
    """

    key: str
    order: tuple[int, str, str]
    published: int | None
    precision: Precision | None
    text: str
    quotes: tuple[tuple[int, int], ...]
    named: bool
    bare: bool


def told(conn: sqlite3.Connection, comments: Iterable[int]) -> dict[int, Told]:
    """What these comment rows say."""
    rows = conn.execute(
        "SELECT c.id, c.key, s.name, c.published, c.precision, c.text, c.quotes,"
        " EXISTS (SELECT 1 FROM contact k JOIN comment g ON g.id = k.comment_id WHERE k.parent = c.key"
        " AND k.direction = 'given' AND g.scope_id = c.scope_id),"
        f" {BARE} FROM json_each(?) j CROSS JOIN comment c ON c.id = j.value"
        " JOIN scope s ON s.id = c.scope_id",
        (json.dumps(list(comments)),),
    )
    return {
        id: Told(
            key, (len(key), key, scope), published, precision, text,
            tuple((start, end) for start, end in json.loads(quotes)) if quotes else (), *map(bool, facts),
        )
        for id, key, scope, published, precision, text, quotes, *facts in rows
    }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Undirected:
    """Words of mine in a thread that say of nobody that they are meant: what they quote, folded."""

    until: int
    quotes: tuple[str, ...]

    def repeats(self, text: str) -> bool:
        """Whether they quote these words."""
        return repeats(self.quotes, [folded(text)])


def undirected(
    conn: sqlite3.Connection, threads: Iterable[int], me: Iterable[int]
) -> Mapping[int, list[Undirected]]:
    """Per thread row the comments of mine there that name nobody, as in a linear forum."""
    found: dict[int, list[Undirected]] = {}
    rows = conn.execute(
        "SELECT c.thread_id, c.published, c.precision, c.first_seen, c.text, c.quotes FROM json_each(?1) j"
        " CROSS JOIN json_each(?2) m CROSS JOIN comment c ON c.thread_id = j.value AND c.account_id = m.value"
        f" WHERE c.kind = 'comment' AND {BARE}"
        " AND NOT EXISTS (SELECT 1 FROM contact k WHERE k.comment_id = c.id)",
        (json.dumps(sorted(threads)), json.dumps(sorted(me))),
    )
    for thread, published, precision, first_seen, text, quotes in rows:
        until = end(published, precision, first_seen)
        found.setdefault(thread, []).append(Undirected(until, tuple(parts_of(text, quotes))))
    return found
