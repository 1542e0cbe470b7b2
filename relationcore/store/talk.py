"""What was said between me and others, thread by thread: for reach, newcomers, tipping point and turns."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

WHEN = "coalesce(c.published, c.first_seen)"


@dataclass(frozen=True, slots=True)
class Line:
    """One contact: whose words (a person), in which direction, when, where, and when they were seen again."""

    comment: int
    person: int
    network: str
    direction: str
    via: str
    at: int
    thread: int | None
    again: int | None


def lines(conn: sqlite3.Connection) -> list[Line]:
    """All contacts, in order of time; the same words seen in two places count once."""
    rows = conn.execute(
        "SELECT min(k.comment_id), coalesce(a.person_id, a.id), a.network, k.direction, k.via, k.at,"
        " k.thread_id, k.again FROM contact k JOIN account a ON a.id = k.account_id"
        " GROUP BY k.twin, k.account_id ORDER BY k.at, 1"
    )
    return [Line(*row) for row in rows]


def threads_with(conn: sqlite3.Connection, accounts: Iterable[int]) -> list[int]:
    """The thread rows in which there was a contact with one of these account rows."""
    rows = conn.execute(
        "SELECT DISTINCT k.thread_id FROM json_each(?) j CROSS JOIN contact k ON k.account_id = j.value"
        " WHERE k.thread_id IS NOT NULL ORDER BY 1",
        (json.dumps(list(accounts)),),
    )
    return [thread for (thread,) in rows]


def replies_in(conn: sqlite3.Connection, thread: int) -> list[tuple[int, int | None, int | None]]:
    """A thread's comments: (row, row of the comment it answers as far as it was seen, person who said it)."""
    return conn.execute(
        "SELECT c.id, p.id, coalesce(a.person_id, a.id) FROM comment c"
        " LEFT JOIN comment p ON p.scope_id = c.scope_id AND p.key = c.parent"
        " LEFT JOIN account a ON a.id = c.account_id"
        " WHERE c.thread_id = ? AND c.twin_of IS NULL ORDER BY c.id",
        (thread,),
    ).fetchall()


def replies_under(conn: sqlite3.Connection, threads: Iterable[int]) -> list[tuple[int, int | None, int, int]]:
    """What was said in these threads: (who, whom they answered or None, when, account row of who)."""
    return conn.execute(
        f"SELECT coalesce(a.person_id, a.id), coalesce(b.person_id, b.id), {WHEN}, a.id"
        " FROM json_each(?) j CROSS JOIN comment c ON c.thread_id = j.value"
        " JOIN account a ON a.id = c.account_id"
        " LEFT JOIN comment p ON p.scope_id = c.scope_id AND p.key = c.parent"
        " LEFT JOIN account b ON b.id = p.account_id WHERE c.twin_of IS NULL AND c.withdrawn_at IS NULL",
        (json.dumps(list(threads)),),
    ).fetchall()


def replies_among(
    conn: sqlite3.Connection, accounts: Iterable[int], threads: Iterable[int]
) -> list[tuple[int, int, int]]:
    """What these account rows answered each other outside of these threads: (who, whom, when)."""
    return conn.execute(
        f"SELECT coalesce(a.person_id, a.id), coalesce(b.person_id, b.id), {WHEN}"
        " FROM json_each(?1) j CROSS JOIN comment c ON c.account_id = j.value"
        " JOIN comment p ON p.scope_id = c.scope_id AND p.key = c.parent"
        " JOIN account a ON a.id = c.account_id JOIN account b ON b.id = p.account_id"
        " WHERE c.parent IS NOT NULL AND p.account_id IN (SELECT value FROM json_each(?1))"
        " AND c.thread_id IS NOT NULL AND c.thread_id NOT IN (SELECT value FROM json_each(?2))",
        (json.dumps(list(accounts)), json.dumps(list(threads))),
    ).fetchall()


def post_words(
    conn: sqlite3.Connection, posts: Iterable[int]
) -> dict[int, tuple[str | None, str | None, str]]:
    """Per comment row (title of its thread, its address or the thread's, text)."""
    rows = conn.execute(
        "SELECT c.id, t.title, coalesce(c.url, t.url), c.text FROM json_each(?) j"
        " CROSS JOIN comment c ON c.id = j.value LEFT JOIN thread t ON t.id = c.thread_id",
        (json.dumps(list(posts)),),
    )
    return {id: (title, url, text) for id, title, url, text in rows}


def named(conn: sqlite3.Connection) -> list[int]:
    """The account rows that may be recognised elsewhere; of a hundred thousand they are few.

    They have a profile, or a name that is shown on another network too, or stand on a site that a profile
    links to.
    """
    found = {account for (account,) in conn.execute("SELECT account_id FROM profile")}
    shown: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for id, network, name in conn.execute(
        "SELECT id, network, name FROM account WHERE same_as IS NULL AND name IS NOT NULL"
    ):
        shown[name.strip().casefold()].append((id, network))
    for held in shown.values():
        if len(held) > 1 and len({network for _, network in held}) > 1:
            found.update(id for id, _ in held)
    rows = conn.execute("SELECT links FROM profile WHERE links IS NOT NULL AND links <> '[]'")
    hosts = {_host(link) for (links,) in rows for link in json.loads(links)}
    if hosts:
        rows = conn.execute("SELECT id, url FROM account WHERE same_as IS NULL AND url IS NOT NULL")
        found.update(id for id, url in rows if _host(url) in hosts)
    return sorted(found)


def _host(url: str) -> str:
    return url.partition("://")[2].partition("/")[0].partition(":")[0].casefold().removeprefix("www.")


def taken_apart(conn: sqlite3.Connection) -> set[tuple[int, int]]:
    """The pairs of persons (the smaller first) that the user keeps apart, or once merged and took apart.

    It was said of two accounts and holds for the persons that these belong to by now: who merges one of them
    with a third is not asked the same again.
    """
    rows = conn.execute(
        "SELECT DISTINCT coalesce(a.person_id, a.id), coalesce(b.person_id, b.id) FROM ("
        "SELECT one, other FROM apart UNION SELECT account_id, other_id FROM decision WHERE kind = 'merge') x"
        " JOIN account a ON a.id = x.one JOIN account b ON b.id = x.other"
    )
    return {(min(pair), max(pair)) for pair in rows if pair[0] != pair[1]}
