"""What was said between me and others, thread by thread: for reach, newcomers, tipping point and turns."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from relationcore.model import Direction
from relationcore.store.linear import BARE
from relationcore.store.moments import USABLE

WHEN = f"iif({USABLE}, c.published, c.first_seen)"


class Line(NamedTuple):
    """A contact: whose words (a person), on which network, by what, and where they stand (seconds).

    `thread`, and `under`: the thread of the words it names, if that is another one. `until`: the end of a
    coarse time. `twin` is one for the same words in several places. `bare`: it states nobody whom it answers.
    """

    person: int
    network: str
    via: str
    comment: int
    thread: int | None
    direction: Direction
    at: int
    until: int
    again: int | None
    twin: int
    under: int | None
    bare: bool


def lines(conn: sqlite3.Connection) -> list[Line]:
    """All contacts, in order of time."""
    rows = conn.execute(
        "SELECT coalesce(a.person_id, a.id), a.network, k.via, k.comment_id, k.thread_id, k.direction, k.at,"
        f" k.until, k.again, k.twin, k.under, {BARE} FROM contact k"
        " JOIN account a ON a.id = k.account_id JOIN comment c ON c.id = k.comment_id"
        " ORDER BY k.at, k.comment_id"
    )
    return [Line(*row) for row in rows]


def naming(conn: sqlite3.Connection) -> dict[int, int]:
    """Per comment row that words of mine name as what they answer, the time of the first of these."""
    rows = conn.execute(
        "SELECT h.id, min(k.at) FROM contact k JOIN comment c ON c.id = k.comment_id"
        " JOIN comment h ON h.scope_id = c.scope_id AND h.key = c.parent WHERE k.direction = 'given'"
        " GROUP BY 1"
    )
    return dict(rows.fetchall())


def elsewhere(conn: sqlite3.Connection) -> set[int]:
    """The words, by their twin, of which the user says that they answered them elsewhere.

    Of several copies what was said last counts, as in `decided.answers`.
    """
    rows = conn.execute(
        "SELECT coalesce(c.twin_of, c.id), n.state FROM answer n JOIN comment c ON c.id = n.comment_id"
        " ORDER BY n.at, n.state, n.until"
    )
    return {twin for twin, state in dict(rows.fetchall()).items() if state == "elsewhere"}


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


def said_under(conn: sqlite3.Connection, threads: Iterable[int]) -> list[tuple[int, Direction, int, bool]]:
    """The contacts in these threads: (person, direction, when, whether it is known which words they answer).

    By mention, too, and in forums in which nobody states whom they answer.
    """
    rows = conn.execute(
        "SELECT coalesce(a.person_id, a.id), k.direction, k.at, p.id IS NOT NULL FROM json_each(?) j"
        " CROSS JOIN contact k ON k.thread_id = j.value JOIN account a ON a.id = k.account_id"
        " JOIN comment c ON c.id = k.comment_id"
        " LEFT JOIN comment p ON p.scope_id = c.scope_id AND p.key = c.parent"
        " WHERE c.twin_of IS NULL AND c.withdrawn_at IS NULL",
        (json.dumps(list(threads)),),
    )
    return [(person, direction, at, bool(known)) for person, direction, at, known in rows]


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
