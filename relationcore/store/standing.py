"""What the judgement rests on beside contact days: days read, threads met in, my posts, what was written."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from relationcore.instants import DAY
from relationcore.store.counting import purge_serial
from relationcore.store.moments import COARSE, USABLE

Read = tuple[int, str, str | None, str, str, int]


def newest_visit(conn: sqlite3.Connection) -> tuple[int, int]:
    """The newest visit part's row, and the number of the last purge: only a purge takes visits away."""
    (newest,) = conn.execute("SELECT coalesce(max(id), 0) FROM visit").fetchone()
    return int(newest), purge_serial(conn)


def read_since(conn: sqlite3.Connection, row: int) -> list[Read]:
    """The visit parts after a row: (row, network, thread, place, visit id, when).

    The thread is named on thread pages only; a place is a community, else the host.
    """
    return conn.execute(
        "SELECT id, network, CASE kind WHEN 'thread' THEN thread END, coalesce(community, host), visit_id, at"
        " FROM visit WHERE id > ? ORDER BY id",
        (row,),
    ).fetchall()


def met_in(conn: sqlite3.Connection, accounts: Iterable[int]) -> dict[int, set[tuple[str, str | None]]]:
    """Per account row the (network, thread) in which there was a contact; None for one without a thread."""
    found: dict[int, set[tuple[str, str | None]]] = {}
    rows = conn.execute(
        "SELECT DISTINCT k.account_id, a.network, t.key FROM json_each(?) j"
        " CROSS JOIN contact k ON k.account_id = j.value JOIN account a ON a.id = k.account_id"
        " LEFT JOIN thread t ON t.id = k.thread_id",
        (json.dumps(list(accounts)),),
    )
    for account, network, thread in rows:
        found.setdefault(account, set()).add((network, thread))
    return found


WRITTEN_ON = (
    f"CASE WHEN {USABLE} IS NOT TRUE THEN c.first_seen / {DAY}"
    f" WHEN c.precision NOT IN {COARSE} THEN c.published / {DAY} END"
)
"""The day a comment counts for: a missing or impossible time is that of the first sight."""
COUNTS = "c.twin_of IS NULL AND c.withdrawn_at IS NULL"


def written(conn: sqlite3.Connection, accounts: Iterable[int]) -> dict[int, list[tuple[int, int]]]:
    """Per account row what it was seen to write: (day number, comments), ascending."""
    found: dict[int, list[tuple[int, int]]] = {}
    for account, day, count in sorted(row for row in written_on(conn, accounts) if row[1] is not None):
        found.setdefault(account, []).append((day or 0, count))
    return found


def written_on(conn: sqlite3.Connection, accounts: Iterable[int]) -> list[tuple[int, int | None, int]]:
    """What these account rows were seen to write: (account, day number or None, comments)."""
    return conn.execute(
        f"SELECT c.account_id, {WRITTEN_ON}, count(*) FROM json_each(?) j"
        f" CROSS JOIN comment c ON c.account_id = j.value WHERE {COUNTS} GROUP BY 1, 2",
        (json.dumps(list(accounts)),),
    ).fetchall()


def newest_comment(conn: sqlite3.Connection) -> int:
    """The newest row of a comment."""
    (newest,) = conn.execute("SELECT coalesce(max(id), 0) FROM comment").fetchone()
    return int(newest)


def written_since(conn: sqlite3.Connection, row: int) -> list[tuple[int, int | None]]:
    """The comments after a row: (account, day number)."""
    return conn.execute(
        f"SELECT c.account_id, {WRITTEN_ON} FROM comment c"
        f" WHERE c.id > ? AND c.account_id IS NOT NULL AND {COUNTS}",
        (row,),
    ).fetchall()


@dataclass(frozen=True, slots=True)
class PostRow:
    """A post of mine: its row, when it was said and first seen, the visit of that, its thread."""

    id: int
    at: int
    first_seen: int
    visit_id: str
    network: str
    key: str
    thread_id: int
    thread: str


def my_posts(conn: sqlite3.Connection, me: Collection[int], since: int) -> list[PostRow]:
    """My posts said after an instant, the newest first; what has no thread can have no answers."""
    rows = conn.execute(
        "SELECT c.id, c.published, c.first_seen, v.visit_id, s.network, c.key, t.id, t.key"
        " FROM json_each(?) j CROSS JOIN comment c ON c.account_id = j.value AND c.published > ?"
        " JOIN visit v ON v.id = c.first_visit JOIN scope s ON s.id = c.scope_id"
        " JOIN thread t ON t.id = c.thread_id"
        " WHERE c.kind = 'post' AND c.twin_of IS NULL AND c.withdrawn_at IS NULL"
        f" AND {USABLE} ORDER BY c.published DESC, c.id DESC",
        (json.dumps(sorted(me)), since),
    )
    return [PostRow(*row) for row in rows]


def answers_to(
    conn: sqlite3.Connection, posts: Iterable[int], me: Collection[int]
) -> dict[int, dict[int, int]]:
    """Per post of mine the words that answer it, by others to me: comment row -> person.

    All words to me in its thread, but for mentions, wherever a copy of it stands; where several posts of mine
    stand in one thread, those that a chain of replies leads to it; those that state nobody whom they answer
    are the first one's.
    """
    found: dict[int, dict[int, int]] = {post: {} for post in posts}
    threads = _posts_by_thread(conn, threads_of(conn, found, me), me)
    rows = conn.execute(
        "SELECT k.thread_id, k.comment_id, coalesce(a.person_id, a.id) FROM json_each(?) j"
        " CROSS JOIN contact k ON k.thread_id = j.value JOIN account a ON a.id = k.account_id"
        " WHERE k.direction = 'received' AND k.via <> 'mention'",
        (json.dumps(sorted(threads)),),
    )
    above = {thread: _posts_above(conn, thread, held) for thread, held in threads.items() if len(held) > 1}
    for thread, comment, person in rows:
        post = above[thread].get(comment) if thread in above else next(iter(threads[thread].values()))
        if post in found:
            found[post][comment] = person
    return found


def threads_of(conn: sqlite3.Connection, posts: Iterable[int], me: Collection[int]) -> set[int]:
    """The threads in which these posts of mine stand, copies on other hosts included."""
    rows = conn.execute(
        "SELECT DISTINCT c.thread_id FROM json_each(?) m CROSS JOIN comment c ON c.account_id = m.value"
        " WHERE c.kind = 'post' AND c.thread_id IS NOT NULL"
        " AND coalesce(c.twin_of, c.id) IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(me)), json.dumps(list(posts))),
    )
    return {thread for (thread,) in rows}


def _posts_by_thread(
    conn: sqlite3.Connection, threads: Iterable[int], me: Collection[int]
) -> dict[int, dict[int, int]]:
    """Per thread all posts of mine in it, the first one first: row -> the row that stands for all copies."""
    found: dict[int, dict[int, int]] = {}
    rows = conn.execute(
        "SELECT c.thread_id, c.id, coalesce(c.twin_of, c.id) FROM json_each(?) j CROSS JOIN json_each(?) m"
        " CROSS JOIN comment c ON c.thread_id = j.value AND c.account_id = m.value WHERE c.kind = 'post'"
        f" ORDER BY iif({USABLE}, c.published, c.first_seen), c.key",
        (json.dumps(sorted(threads)), json.dumps(sorted(me))),
    )
    for thread, row, post in rows:
        found.setdefault(thread, {})[row] = post
    return found


def _posts_above(conn: sqlite3.Connection, thread: int, posts: Mapping[int, int]) -> dict[int, int | None]:
    """Per comment of a thread the nearest of these posts that it answers, over any number of replies."""
    rows = conn.execute(
        "SELECT c.id, p.id, c.kind = 'comment' AND c.parent IS NULL AND c.parent_author IS NULL"
        " FROM comment c LEFT JOIN comment p ON p.scope_id = c.scope_id AND p.key = c.parent"
        " WHERE c.thread_id = ?",
        (thread,),
    ).fetchall()
    parents = {comment: parent for comment, parent, _ in rows}
    first = next(iter(posts.values()))
    above: dict[int, int | None] = {comment: first for comment, _, bare in rows if bare}
    above |= posts
    for comment in parents:
        path: dict[int, None] = {}
        at: int | None = comment
        while at is not None and at not in above and at not in path:
            path[at] = None
            at = parents.get(at)
        nearest = None if at is None else above.get(at)
        above |= dict.fromkeys(path, nearest)
    return above


@dataclass(frozen=True, slots=True)
class Talker:
    """An account with which there ever was a contact, as far as circles need it."""

    id: int
    person: int
    network: str
    key: str
    seen: int
    received: int
    given: int


def talkers(conn: sqlite3.Connection) -> list[Talker]:
    """Every account with a contact."""
    rows = conn.execute(
        "SELECT a.id, coalesce(a.person_id, a.id), a.network, a.key, m.seen, m.received, m.given"
        " FROM summary m CROSS JOIN account a ON a.id = m.account_id WHERE m.last_at IS NOT NULL"
        " ORDER BY a.id"
    )
    return [Talker(*row) for row in rows]
