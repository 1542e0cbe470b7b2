"""Somebody is forgotten: every row of theirs goes, others' words stop naming them, a tombstone stays.

All of it is one transaction. What is said here of others is as before, to the figure: where the words of the
forgotten one held a place that others' figures rest on (who spoke second in a linear forum), nobody moves up.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable

from relationcore.errors import IsMe, NotFound
from relationcore.model import AccountRef, Forgotten, Held, Rules
from relationcore.store import groups, leaving
from relationcore.store.leaving import Gone
from relationcore.store.queries import all_mine

OF_ACCOUNT = (
    "handle_history", "profile", "reaction", "viewer", "audience", "me", "contact", "contact_day", "summary",
    "note", "about", "need", "pin",
)  # fmt: skip
"""The tables whose rows are of one account, by `account_id`."""
OF_COMMENT = ("contact", "answer", "correction")
"""The tables whose rows hang on one comment, by `comment_id`."""


def accounts(conn: sqlite3.Connection, person: int) -> list[Gone]:
    """The accounts of a person. NotFound for nobody, IsMe for the user themselves."""
    members = groups.members(conn, [groups.person_of(conn, person)]).popitem()[1]
    if not all_mine(conn).isdisjoint(members):
        raise IsMe("This is you. Say in Settings that the account is not you any more; then it can go.")
    rows = conn.execute(
        "SELECT a.id, a.network, a.key, a.handle, a.stable_id, a.same_as FROM json_each(?) j"
        " CROSS JOIN account a ON a.id = j.value ORDER BY a.id",
        (json.dumps(members),),
    )
    return [Gone(*row) for row in rows]


def held(conn: sqlite3.Connection, gone: Collection[Gone], copies: Iterable[str] = ()) -> Held:
    """What is held of these accounts."""
    wanted = json.dumps([one.id for one in gone])

    def count(what: str) -> int:
        (found,) = conn.execute(
            f"SELECT count(*) FROM json_each(?) j CROSS JOIN {what}.account_id = j.value", (wanted,)
        ).fetchone()
        return int(found)

    (said,) = conn.execute(
        "SELECT count(DISTINCT k.twin) FROM json_each(?) j CROSS JOIN contact k ON k.account_id = j.value"
        " WHERE k.direction = 'given'",
        (wanted,),
    ).fetchone()
    return Held(
        accounts=tuple(
            AccountRef(one.network, one.handle, one.stable_id) for one in gone if one.same_as is None
        ),
        comments=count("comment x ON x"),
        notes=count("note x ON x.deleted IS NULL AND x"),
        needs=count("need x ON x"),
        reactions=count("reaction x ON x"),
        said_by_me=int(said),
        copies=tuple(copies),
    )


def forget(
    conn: sqlite3.Connection, gone: Collection[Gone], now: int, rules_of: Callable[[str], Rules]
) -> Forgotten:
    """Let these accounts be forgotten; full text holds everything by now."""
    (serial,) = conn.execute(
        "UPDATE state SET value = value + 1 WHERE name = 'purge_serial' RETURNING value"
    ).fetchone()
    by_network: defaultdict[str, list[Gone]] = defaultdict(list)
    for one in gone:
        by_network[one.network].append(one)
    leavings = [
        leaving.Leaving(conn, network, rules_of(network), theirs, serial, now)
        for network, theirs in sorted(by_network.items())
    ]
    for here in leavings:
        here.bury()
        here.soften()
    _delete(conn, [one.id for one in gone], [comment for here in leavings for comment in here.comments])
    _part(conn, [one.id for one in gone], now)
    for here in leavings:
        here.mend()
    conn.execute("INSERT INTO comment_fts(comment_fts) VALUES ('optimize')")  # else deleted words stay in it
    return forgotten(conn, serial)


def _delete(conn: sqlite3.Connection, gone: list[int], comments: list[int]) -> None:
    ids, words = json.dumps(gone), json.dumps(comments)
    conn.execute(
        "UPDATE need SET comment_id = NULL WHERE comment_id IN (SELECT value FROM json_each(?))", (words,)
    )
    conn.execute(
        "UPDATE comment SET twin_of = NULL WHERE twin_of IN (SELECT value FROM json_each(?))", (words,)
    )
    for table in OF_COMMENT:
        conn.execute(f"DELETE FROM {table} WHERE comment_id IN (SELECT value FROM json_each(?))", (words,))
    conn.execute("DELETE FROM comment WHERE id IN (SELECT value FROM json_each(?))", (words,))
    for table in OF_ACCOUNT:
        conn.execute(f"DELETE FROM {table} WHERE account_id IN (SELECT value FROM json_each(?))", (ids,))
    conn.execute(
        "DELETE FROM apart WHERE one IN (SELECT value FROM json_each(?1)) OR other IN (SELECT value FROM"
        " json_each(?1))",
        (ids,),
    )


def _part(conn: sqlite3.Connection, gone: list[int], now: int) -> None:
    """Take the accounts away with every decision that names them; others that it joined stay together."""
    ids = json.dumps(gone)
    together: defaultdict[int, list[int]] = defaultdict(list)
    rows = conn.execute(
        "SELECT person_id, id FROM account WHERE person_id IS NOT NULL AND same_as IS NULL"
        " AND id NOT IN (SELECT value FROM json_each(?)) ORDER BY id",
        (ids,),
    )
    for person, account in rows:
        together[person].append(account)
    conn.execute(
        "DELETE FROM decision WHERE account_id IN (SELECT value FROM json_each(?1))"
        " OR other_id IN (SELECT value FROM json_each(?1))",
        (ids,),
    )
    conn.execute(
        "UPDATE account SET same_as = NULL WHERE same_as IN (SELECT value FROM json_each(?))", (ids,)
    )
    conn.execute("DELETE FROM account WHERE id IN (SELECT value FROM json_each(?))", (ids,))
    groups.regroup(conn)
    for first, *rest in together.values():
        for other in rest:
            groups.merge(conn, first, other, now)


FORGOTTEN = (
    "SELECT serial, min(at), json_group_array(DISTINCT network), sum(kind IN ('id', 'bare'))"
    " FROM tombstone WHERE kind <> 'thread'"
)


def forgotten(conn: sqlite3.Connection, serial: int) -> Forgotten:
    """Who stays forgotten by a serial; NotFound for nobody."""
    row = conn.execute(f"{FORGOTTEN} AND serial = ? GROUP BY serial", (serial,)).fetchone()
    if row is None:
        raise NotFound("Nobody stays forgotten under this number.")
    return _forgotten(row)


def everybody(conn: sqlite3.Connection) -> list[Forgotten]:
    """Who stays forgotten, the last first."""
    rows = conn.execute(f"{FORGOTTEN} GROUP BY serial ORDER BY min(at) DESC, serial DESC").fetchall()
    return [_forgotten(row) for row in rows]


def _forgotten(row: tuple[int, int, str, int]) -> Forgotten:
    serial, at, networks, count = row
    return Forgotten(serial, at, tuple(sorted(json.loads(networks))), max(count, 1))


def let_in(conn: sqlite3.Connection, serial: int) -> None:
    """Keep again, from now on, what is seen of somebody; NotFound for nobody."""
    forgotten(conn, serial)
    conn.execute("DELETE FROM tombstone WHERE serial = ?", (serial,))
