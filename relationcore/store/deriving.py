"""Contacts: words with a direction between me and an account, made from the recorded comments.

They exist only where one side is an account that the user has confirmed as theirs. A stated `parent_author`
settles the direction even where the parent was not seen; else the parent's own author does, whenever the
parent becomes known.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from relationcore import address
from relationcore.model import Rules
from relationcore.store.contacts import KEEP, Facts, find_again
from relationcore.store.identity import resolve
from relationcore.store.linear import Opening, openings
from relationcore.store.moments import end, moment
from relationcore.store.summaries import recount_contacts

COLUMNS = (
    "c.id, c.scope_id, c.key, c.kind, c.thread_id, c.account_id, c.parent, c.parent_author, c.mentions,"
    " c.published, c.precision, c.first_seen, coalesce(c.twin_of, c.id), t.key,"
    " c.withdrawn_at IS NOT NULL"
)


@dataclass(frozen=True, slots=True)
class Words:
    """A comment as far as contacts need it."""

    id: int
    scope_id: int
    key: str
    kind: str
    thread_id: int | None
    account_id: int | None
    parent: str | None
    parent_author: str | None
    mentions: str | None
    published: int | None
    precision: str | None
    first_seen: int
    twin: int
    thread_key: str | None
    gone: int


def mine(conn: sqlite3.Connection, network: str) -> set[int]:
    """The account rows on a network that are me: those confirmed, and those that they turned out to be."""
    rows = conn.execute(
        "SELECT a.id, a.same_as FROM me CROSS JOIN account a ON a.id = me.account_id"
        " WHERE me.state = 'confirmed' AND a.network = ?",
        (network,),
    )
    return {account for row in rows for account in row if account is not None}


def my_keys(conn: sqlite3.Connection, me: set[int]) -> set[str]:
    """Every folded handle that my accounts have shown."""
    accounts = json.dumps(sorted(me))
    rows = conn.execute(
        "SELECT key FROM handle_history WHERE account_id IN (SELECT value FROM json_each(?1))"
        " UNION SELECT key FROM account WHERE stable_id IS NULL AND id IN (SELECT value FROM json_each(?1))"
        " UNION SELECT key FROM account WHERE stable_id IS NULL AND same_as IN (SELECT value FROM"
        " json_each(?1))",
        (accounts,),
    )
    return {key for (key,) in rows}


def derive(conn: sqlite3.Connection, network: str, ids: set[int], rules: Rules) -> set[int]:
    """Make the contacts of these comments anew; returns the accounts whose contacts changed."""
    if not ids:
        return set()
    me = mine(conn, network)
    wanted = json.dumps(sorted(ids))
    held = {
        (row[0], row[1]): Facts(*row[2:])
        for row in conn.execute(
            f"SELECT comment_id, account_id, {', '.join(Facts._fields)} FROM contact"
            " WHERE comment_id IN (SELECT value FROM json_each(?))",
            (wanted,),
        )
    }
    made = _contacts(conn, network, wanted, me, rules) if me else {}
    gone = [pair for pair in held if pair not in made]
    conn.executemany("DELETE FROM contact WHERE comment_id = ? AND account_id = ?", gone)
    fresh = {pair: facts for pair, facts in made.items() if held.get(pair) != facts}
    conn.executemany(KEEP, [(*pair, *facts) for pair, facts in fresh.items()])
    find_again(conn, {comment for comment, _ in fresh})
    touched = {account for _, account in [*gone, *fresh]}
    recount_contacts(conn, touched)
    return touched


def _contacts(
    conn: sqlite3.Connection, network: str, wanted: str, me: set[int], rules: Rules
) -> dict[tuple[int, int], Facts]:
    rows = [
        Words(*row)
        for row in conn.execute(
            f"SELECT {COLUMNS} FROM json_each(?) j CROSS JOIN comment c ON c.id = j.value"
            " LEFT JOIN thread t ON t.id = c.thread_id"
            " WHERE coalesce(c.twin_of, c.id) NOT IN (SELECT coalesce(d.twin_of, d.id) FROM correction x"
            " CROSS JOIN comment d ON d.id = x.comment_id)",
            (wanted,),
        )
    ]
    parents = _parents(conn, rows)
    named = _named(conn, network, rows, me, parents, rules)
    threads = {row.thread_id for row in rows if _bare(row) and row.thread_id is not None}
    opened = openings(conn, threads, me)
    made: dict[tuple[int, int], Facts] = {}
    for row in rows:
        sides = _other_sides(row, me, parents, named, opened)
        if sides:
            made |= _facts(row, parents, sides, "given" if row.account_id in me else "received")
    return made


def _facts(
    row: Words, parents: Parents, sides: dict[int, str], direction: str
) -> dict[tuple[int, int], Facts]:
    """The rows of a comment's contacts, by (comment, account)."""
    at, day = moment(row.published, row.precision, row.first_seen)
    until = end(row.published, row.precision, row.first_seen)
    named = None if row.parent is None else parents.get((row.scope_id, row.parent))
    beside = None if named is None else named.thread
    thread = beside if row.thread_id is None else row.thread_id
    under = None if beside == thread else beside
    return {
        (row.id, account): Facts(
            direction, via, at, day, thread, row.twin, until, row.parent or None, under, row.gone
        )
        for account, via in sides.items()
    }


def _bare(row: Words) -> bool:
    """Whether a comment states nobody that it answers, as in a linear forum (`linear.BARE`)."""
    return row.kind == "comment" and (row.parent == "" or (row.parent is None and row.parent_author is None))


class Parent(NamedTuple):
    """What is known of the words that a comment names."""

    kind: str
    account: int | None
    thread: int | None


Parents = dict[tuple[int, str], Parent]


def _parents(conn: sqlite3.Connection, rows: Iterable[Words]) -> Parents:
    keys = sorted({(row.scope_id, row.parent) for row in rows if row.parent is not None})
    found = conn.execute(
        "SELECT p.scope_id, p.key, p.kind, p.account_id, p.thread_id FROM json_each(?) j CROSS JOIN comment p"
        " ON p.scope_id = j.value ->> 0 AND p.key = j.value ->> 1",
        (json.dumps(keys, ensure_ascii=False),),
    )
    return {(scope, key): Parent(*rest) for scope, key, *rest in found}


@dataclass(slots=True)
class Named:
    """The accounts that a comment's parent author and mentions mean."""

    parent: int | None
    mentions: list[int]


def _keys_of(row: Words, rules: Rules) -> tuple[str | None, list[str]]:
    """The folded handles of a comment's parent author and of its mentions, without nobodies."""
    mentions = [handle for handle in json.loads(row.mentions or "[]") if handle not in rules.anonymous]
    parent = row.parent_author
    return (
        None if not parent or parent in rules.anonymous else address.fold_handle(parent, rules.fold_case),
        [address.fold_handle(handle, rules.fold_case) for handle in mentions],
    )


def _named(
    conn: sqlite3.Connection, network: str, rows: list[Words], me: set[int], parents: Parents, rules: Rules
) -> dict[int, Named]:
    """Whom the handles in these comments mean. Only in words of mine does a handle get an account of its
    own.
    """
    keys = {row.id: _keys_of(row, rules) for row in rows}
    found: dict[tuple[str, int], int] = {}
    for by_me in (False, True):
        wanted = {
            (key, row.first_seen)
            for row in rows
            if (row.account_id in me) == by_me
            for key in (keys[row.id][0], *keys[row.id][1])
            if key is not None
        }
        found |= resolve(conn, network, wanted, make=by_me)
    named = {}
    for row in rows:
        parent, mentions = keys[row.id]
        account = None if parent is None else found.get((parent, row.first_seen))
        if row.parent_author is None and row.parent is not None:
            known = parents.get((row.scope_id, row.parent))
            account = known.account if known else None
        accounts = [found[(key, row.first_seen)] for key in mentions if (key, row.first_seen) in found]
        named[row.id] = Named(account, accounts)
    return named


def _answers_post(row: Words, parents: Parents) -> bool:
    """Whether a comment stands directly under a post: the thread's own, or one seen in the same thread."""
    if row.parent is None:
        return False
    known = parents.get((row.scope_id, row.parent))
    seen = known is not None and known.kind == "post" and row.thread_id in (None, known.thread)
    return seen or row.parent == row.thread_key


def _other_sides(
    row: Words,
    me: set[int],
    parents: Parents,
    named: dict[int, Named],
    opened: dict[int, Opening],
) -> dict[int, str]:
    """The accounts that a comment makes a contact with, and by what; none without me on one side."""
    addressed: dict[int, str] = {}
    target = named[row.id].parent
    if target is not None:
        on_post = _answers_post(row, parents)
        addressed[target] = "post" if on_post else "reply"
    elif _bare(row) and row.thread_id in opened:
        opening = opened[row.thread_id]
        via = opening.via(row.id, kept=row.parent is not None)
        if via is not None and (row.account_id in me) != (opening.account in me):
            addressed[opening.account] = via
    for account in named[row.id].mentions:
        addressed.setdefault(account, "mention")
    if row.account_id in me:
        return {account: via for account, via in addressed.items() if account not in me}
    to_me = [via for account, via in addressed.items() if account in me]
    if row.account_id is None or not to_me:
        return {}
    return {row.account_id: min(to_me, key=("post", "reply", "mention").index)}
