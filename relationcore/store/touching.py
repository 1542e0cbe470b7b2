"""Which comments' contacts a visit, or a change of me, may have changed. A network without me costs
nothing.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from relationcore import address
from relationcore.model import Rules
from relationcore.store.deriving import derive, mine, my_keys
from relationcore.store.linear import BARE, seconds

ORPHAN = (
    "SELECT 1 FROM comment INDEXED BY comment_orphan"
    " WHERE scope_id = ? AND parent IS NOT NULL AND parent_author IS NULL LIMIT 1"
)
ORPHANS = (
    "SELECT c.id FROM json_each(?) j CROSS JOIN comment c INDEXED BY comment_orphan"
    " ON c.scope_id = ? AND c.parent = j.value AND c.parent_author IS NULL"
)


class Changed(NamedTuple):
    """A comment that is new or whose fields changed; a tuple, for a page makes a thousand."""

    id: int
    scope_id: int
    key: str
    kind: str
    thread_id: int | None
    account_id: int | None
    parent: str | None
    parent_author: str | None
    mentions: str | None


def touched(
    conn: sqlite3.Connection,
    new: list[Changed],
    again: list[Changed],
    me: set[int],
    rules: Rules,
    retold: set[int],
) -> set[int]:
    """The comments whose contacts depend on these; `retold` are those whose kind or thread changed."""
    changed = new + again
    keys = my_keys(conn, me)
    named = {one.parent_author for one in changed if one.parent_author is not None}
    mine = {handle for handle in named if address.fold_handle(handle, rules.fold_case) in keys}
    found = {
        one.id
        for one in changed
        if one.account_id in me
        or one.mentions is not None
        or (one.parent is not None if one.parent_author is None else one.parent_author in mine)
    }
    found |= _with_contacts(conn, again)
    found |= _orphans(conn, changed)
    found |= _linear(conn, changed, me)
    found |= _naming(conn, [*new, *(one for one in again if one.id in retold)])
    return found


def _with_contacts(conn: sqlite3.Connection, changed: Iterable[Changed]) -> set[int]:
    rows = conn.execute(
        "SELECT t.comment_id FROM json_each(?) j CROSS JOIN contact t ON t.comment_id = j.value",
        (json.dumps([one.id for one in changed]),),
    )
    return {id for (id,) in rows}


def _orphans(conn: sqlite3.Connection, changed: list[Changed]) -> set[int]:
    """Comments that answer one of these and do not say whose words they answer. Many sites have none."""
    found: set[int] = set()
    for scope in {one.scope_id for one in changed}:
        if conn.execute(ORPHAN, (scope,)).fetchone() is not None:
            wanted = [one.key for one in changed if one.scope_id == scope]
            found.update(
                [id for (id,) in conn.execute(ORPHANS, (json.dumps(wanted, ensure_ascii=False), scope))]
            )
    return found


TOGETHER = (
    "SELECT b.thread_id FROM json_each(?1) j CROSS JOIN comment b ON b.id = j.value"
    " WHERE b.parent IS NULL AND b.parent_author IS NULL AND b.thread_id IS NOT NULL GROUP BY 1"
    " HAVING max(b.kind = 'post') AND max(b.kind = 'comment')"
    " AND max(b.account_id IN (SELECT value FROM json_each(?2)))"
)
"""Threads of these comments of which they hold the opening post, and words that state nobody; some of me."""
ANSWERED = (
    "SELECT 1 FROM contact k JOIN comment c ON c.id = k.comment_id WHERE k.thread_id = ?"
    " AND k.via = 'post' AND c.parent IS NULL AND c.parent_author IS NULL LIMIT 1"
)
"""Whether the second speaker of a thread is known to answer the opener."""


def seen_together(conn: sqlite3.Connection, comments: Iterable[int], me: set[int]) -> set[int]:
    """The second speakers' messages, mine or to me, in threads of which one page load showed these comments:
    that it showed one together with the opening post makes it an answer to that.
    """
    found = conn.execute(TOGETHER, (json.dumps(list(comments)), json.dumps(sorted(me)))).fetchall()
    threads = [thread for (thread,) in found if conn.execute(ANSWERED, (thread,)).fetchone() is None]
    return set(seconds(conn, threads).values())


def _linear(conn: sqlite3.Connection, changed: Iterable[Changed], me: set[int]) -> set[int]:
    """The messages without a stated parent in these threads, where I speak."""
    threads = json.dumps(sorted({one.thread_id for one in changed if one.thread_id is not None}))
    rows = conn.execute(
        "SELECT c.id FROM json_each(?1) j CROSS JOIN comment c ON c.thread_id = j.value"
        f" WHERE {BARE} AND c.kind = 'comment' AND EXISTS ("
        " SELECT 1 FROM json_each(?2) m CROSS JOIN comment x ON x.thread_id = j.value AND x.account_id ="
        " m.value)",
        (threads, json.dumps(sorted(me))),
    )
    return {id for (id,) in rows}


def _naming(conn: sqlite3.Connection, told: Iterable[Changed]) -> set[int]:
    """Contacts by words that name these: whether those open a thread, and in which they are, changes them."""
    keys = {(one.scope_id, one.key) for one in told}
    rows = conn.execute(
        "SELECT c.id, c.scope_id, c.parent FROM json_each(?) j CROSS JOIN contact k ON k.parent = j.value"
        " JOIN comment c ON c.id = k.comment_id",
        (json.dumps([key for _, key in keys], ensure_ascii=False),),
    )
    return {id for id, scope, parent in rows if (scope, parent) in keys}


def derive_network(conn: sqlite3.Connection, network: str, rules: Rules) -> set[int]:
    """Make all contacts of a network anew, after a change of me; returns the accounts touched."""
    me = mine(conn, network)
    held = conn.execute(
        "SELECT t.comment_id FROM contact t JOIN comment c ON c.id = t.comment_id JOIN scope s ON s.id ="
        " c.scope_id"
        " WHERE s.network = ?",
        (network,),
    )
    ids = {id for (id,) in held}
    if me:
        ids |= _concerning(conn, network, me, rules)
    return derive(conn, network, ids, rules)


SPOKEN = "SELECT DISTINCT thread_id FROM comment WHERE account_id IN (SELECT value FROM json_each(:me))"
SURE = (
    f"(c.account_id IN (SELECT value FROM json_each(:me)) OR c.mentions IS NOT NULL OR {BARE}"
    f" AND c.kind = 'comment' AND c.thread_id IN ({SPOKEN}))"
)
"""What may have me on one side whatever it says of its parent's author."""
ANSWERS = (
    "SELECT c.id FROM json_each(:me) j CROSS JOIN comment p ON p.account_id = j.value"
    " CROSS JOIN comment c INDEXED BY comment_orphan ON c.scope_id = p.scope_id AND c.parent = p.key"
    " AND c.parent_author IS NULL WHERE p.scope_id IN (SELECT value FROM json_each(:scopes))"
)
"""What answers words of mine without saying whose they are."""
LARGE = 3
"""From a network that holds one comment of so many on, reading all beats fetching its own by their index."""


def _concerning(conn: sqlite3.Connection, network: str, me: set[int], rules: Rules) -> set[int]:
    """Every comment of a network of which I may be a side, as far as it tells by itself."""
    scopes = [id for (id,) in conn.execute("SELECT id FROM scope WHERE network = ?", (network,))]
    held = {"scopes": json.dumps(scopes), "me": json.dumps(sorted(me))}
    within = "c.scope_id IN (SELECT value FROM json_each(:scopes))"
    (own,) = conn.execute(f"SELECT count(*) FROM comment c WHERE {within}", held).fetchone()
    (last,) = conn.execute("SELECT coalesce(max(id), 0) FROM comment").fetchone()
    rows = conn.execute(
        f"SELECT c.id, CASE WHEN NOT {SURE} THEN c.parent_author END"
        f" FROM comment c {'NOT INDEXED' if own * LARGE > last else ''}"
        f" WHERE {within} AND (c.parent_author IS NOT NULL OR {SURE})",
        held,
    )
    keys = my_keys(conn, me)
    mine: dict[str | None, bool] = {None: True}
    found = {id for (id,) in conn.execute(ANSWERS, held)}
    for id, author in rows:
        known = mine.get(author)
        if known is None:
            known = mine[author] = address.fold_handle(author, rules.fold_case) in keys
        if known:
            found.add(id)
    return found
