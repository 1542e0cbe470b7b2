"""Persons: groups of accounts, by the user's merges and by bare handles that turned out to be an account
with an id.

`account.person_id` is derived: the smallest account row of the group, null where an account stands alone.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from relationcore.errors import NotFound


def regroup(conn: sqlite3.Connection) -> None:
    """Work out all persons anew from the decisions and the handles."""
    bare = dict(conn.execute("SELECT id, same_as FROM account WHERE same_as IS NOT NULL").fetchall())
    sides = conn.execute("SELECT kind, account_id, other_id FROM decision ORDER BY id").fetchall()
    groups: dict[int, set[int]] = {}
    for kind, *said in sides:
        account, other = (bare.get(one, one) for one in said)
        if kind == "merge":
            joined = groups.get(account, {account}) | groups.get(other, {other})
            groups.update((one, joined) for one in joined)
        else:
            rest = groups.get(account, {account}) - {account}
            groups.update((one, rest) for one in rest)
            groups[account] = {account}
    for handle, owner in bare.items():
        joined = {handle} | groups.get(owner, {owner})
        groups.update((one, joined) for one in joined)
    leader = {account: min(group) for account, group in groups.items() if len(group) > 1}
    held = dict(conn.execute("SELECT id, person_id FROM account WHERE person_id IS NOT NULL").fetchall())
    changes = [(leader.get(id), id) for id in {*held, *leader} if held.get(id) != leader.get(id)]
    conn.executemany("UPDATE account SET person_id = ? WHERE id = ?", changes)


def person_of(conn: sqlite3.Connection, account: int) -> int:
    """The person that an account row belongs to; NotFound for a row that is not there."""
    row = conn.execute("SELECT coalesce(person_id, id) FROM account WHERE id = ?", (account,)).fetchone()
    if row is None:
        raise NotFound(f"There is no person {account}.")
    return int(row[0])


def members(conn: sqlite3.Connection, persons: Iterable[int]) -> dict[int, list[int]]:
    """The account rows of each person, the smallest first."""
    found = {person: [person] for person in persons}
    rows = conn.execute(
        "SELECT a.person_id, a.id FROM json_each(?) j CROSS JOIN account a ON a.person_id = j.value ORDER BY"
        " a.id",
        (json.dumps(list(found)),),
    )
    for person, account in rows:
        if account != person:
            found[person].append(account)
    return found


def merge(conn: sqlite3.Connection, one: int, other: int, now: int) -> int:
    """The user says that two persons are one; returns the person's id."""
    first, second = person_of(conn, one), person_of(conn, other)
    if first != second:
        conn.execute(
            "INSERT INTO decision(kind, account_id, other_id, at) VALUES ('merge', ?, ?, ?)",
            (*_named(conn, one, other), now),
        )
        regroup(conn)
    return min(first, second)


def _named(conn: sqlite3.Connection, *accounts: int) -> list[int]:
    """The rows by which a decision names accounts, ascending: of a bare handle the account that it means."""
    rows = conn.execute(
        "SELECT coalesce(a.same_as, a.id) FROM json_each(?) j CROSS JOIN account a ON a.id = j.value",
        (json.dumps(accounts),),
    )
    return sorted(account for (account,) in rows)


def unmerge(conn: sqlite3.Connection, account: int, now: int) -> int:
    """The user says that an account is a person of its own; returns that person's id."""
    person_of(conn, account)
    named = _named(conn, account)
    conn.execute("INSERT INTO decision(kind, account_id, at) VALUES ('unmerge', ?, ?)", (*named, now))
    regroup(conn)
    return person_of(conn, account)


def undo_merge(conn: sqlite3.Connection, one: int, other: int) -> None:
    """Take the last merge of these two back, as if it had never been; NotFound for none."""
    person_of(conn, one), person_of(conn, other)
    _undo(conn, "kind = 'merge' AND account_id = ? AND other_id = ?", _named(conn, one, other))


def undo_unmerge(conn: sqlite3.Connection, account: int) -> None:
    """Take it back that an account was taken out, as if it had never been; NotFound for none."""
    person_of(conn, account)
    _undo(conn, "kind = 'unmerge' AND account_id = ?", _named(conn, account))


def _undo(conn: sqlite3.Connection, which: str, named: Iterable[int]) -> None:
    gone = conn.execute(
        f"DELETE FROM decision WHERE id = (SELECT max(id) FROM decision WHERE {which})", tuple(named)
    )
    if gone.rowcount == 0:
        raise NotFound("There is nothing to undo.")
    regroup(conn)
