"""Which account a bare handle means: worked out anew whenever a sight with an id makes it another.

A bare handle belongs to the account with an id that showed it last at or before that sight, else to the one
that showed it first after it, else it is an account of its own. With one such account the time does not
matter; a handle that two accounts with ids have shown is *disputed*, and then times are looked up in the log.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field

from relationcore import address
from relationcore.model import Rules
from relationcore.store.accounts import materialize
from relationcore.store.sights import confirmations

AUTHOR_BIT = 1 << 2


@dataclass(frozen=True, slots=True)
class Owner:
    """An account with an id that showed a handle, and from when to when."""

    account: int
    stable_id: str
    first: int
    last: int


def disputed_keys(conn: sqlite3.Connection, network: str) -> set[str]:
    """The folded handles of a network that more than one account with an id has shown."""
    return {key for (key,) in conn.execute("SELECT key FROM disputed WHERE network = ?", (network,))}


def owners_of(conn: sqlite3.Connection, network: str, keys: Iterable[str]) -> dict[str, list[Owner]]:
    """Per folded handle, the accounts with ids that showed it."""
    found: dict[str, list[Owner]] = {}
    rows = conn.execute(
        "SELECT h.key, h.account_id, a.stable_id, min(h.first_seen), max(h.last_seen) FROM json_each(?) j"
        " CROSS JOIN handle_history h ON h.network = ? AND h.key = j.value AND h.with_id = 1"
        " JOIN account a ON a.id = h.account_id GROUP BY h.key, h.account_id",
        (json.dumps(list(keys), ensure_ascii=False), network),
    )
    for key, account, stable, first, last in rows:
        found.setdefault(key, []).append(Owner(account, stable, first, last))
    return found


def owner_at(owners: list[Owner], at: int) -> int | None:
    """The account that a bare handle means at an instant."""
    before = [owner for owner in owners if owner.first <= at]
    if before:
        return max(before, key=lambda owner: (min(owner.last, at), owner.first, owner.stable_id)).account
    return (
        min(owners, key=lambda owner: (owner.first, owner.last, owner.stable_id)).account if owners else None
    )


def newest(owners: list[Owner]) -> int:
    """The account that showed a handle last: whom the handle by itself means."""
    return max(owners, key=lambda owner: (owner.last, owner.first, owner.stable_id)).account


@dataclass(slots=True)
class Moved:
    """What settling handles has touched: accounts whose words changed owner, comments whose side may have,
    and the accounts that dispute a handle, whom it may mean at another time than before.
    """

    accounts: set[int]
    comments: set[int]
    moments: set[tuple[int, int]]
    regroup: bool = False
    disputing: set[int] = field(default_factory=set)


def settle(conn: sqlite3.Connection, network: str, keys: set[str], rules: Rules) -> Moved:
    """Work out anew what these bare handles mean, and give their words to the accounts they belong to."""
    moved = Moved(set(), set(), set())
    if not keys:
        return moved
    owners = owners_of(conn, network, keys)
    bare = _bare_rows(conn, network, set(owners))
    disputes = [key for key, claims in owners.items() if len(claims) > 1]
    if disputes:
        materialize(conn, [owner.account for key in disputes for owner in owners[key]], 0)
        owners |= owners_of(conn, network, disputes)
        conn.executemany("INSERT OR IGNORE INTO disputed VALUES (?, ?)", [(network, key) for key in disputes])
    for key, claims in owners.items():
        if key in bare or len(claims) > 1:
            _settle_one(conn, key, bare.get(key), claims, rules, moved)
    return moved


def _settle_one(
    conn: sqlite3.Connection, key: str, bare: int | None, owners: list[Owner], rules: Rules, moved: Moved
) -> None:
    newest = max(owners, key=lambda owner: (owner.last, owner.first, owner.stable_id)).account
    became = conn.execute(
        "UPDATE account SET same_as = ?1 WHERE id = ?2 AND same_as IS NOT ?1", (newest, bare)
    )
    moved.regroup |= became.rowcount > 0
    held = [*(owner.account for owner in owners), *([] if bare is None else [bare])]
    rows = conn.execute(
        "SELECT id, author, account_id, told_at, stamps, published FROM comment"
        " WHERE account_id IN (SELECT value FROM json_each(?)) AND author_ref IS NULL",
        (json.dumps(held),),
    ).fetchall()
    mine = [row for row in rows if address.fold_handle(row[1], rules.fold_case) == key]
    times = _author_times(conn, mine) if len(owners) > 1 else {}
    if len(owners) > 1:
        moved.disputing.update(held)
    changes = []
    for id, _, account, _, _, published in mine:
        owner = owners[0].account if len(owners) == 1 else owner_at(owners, times[id])
        if owner != account:
            changes.append((owner, id))
            moved.accounts |= {account, owner or account}
            moved.comments.add(id)
            if published is not None:
                moved.moments |= {(account, published), (owner or account, published)}
    conn.executemany("UPDATE comment SET account_id = ? WHERE id = ?", changes)
    contacts = conn.execute(
        "SELECT comment_id, account_id FROM contact WHERE account_id IN (SELECT value FROM json_each(?))",
        (json.dumps(held),),
    )
    for comment, account in contacts:
        moved.comments.add(comment)
        moved.accounts.add(account)


def _author_times(
    conn: sqlite3.Connection, rows: list[tuple[int, str, int, int, str | None, int | None]]
) -> dict[int, int]:
    """When each comment was last seen under the author it is stored with."""
    times = {
        id: told if stamps is None else json.loads(stamps).get("author", [told])[0]
        for id, _, _, told, stamps, _ in rows
    }
    log = confirmations(conn, set(times), min(times.values(), default=0))
    return {id: max(at, log.get(id, {}).get(AUTHOR_BIT, (at,))[0]) for id, at in times.items()}


def resolve(
    conn: sqlite3.Connection, network: str, named: Iterable[tuple[str, int]], *, make: bool
) -> dict[tuple[str, int], int]:
    """The accounts that bare folded handles mean at an instant; `make` gives a row to handles never seen as
    authors.
    """
    wanted = set(named)
    keys = {key for key, _ in wanted}
    owners = owners_of(conn, network, keys)
    own = {key for key in keys if not owners.get(key)}
    rows = _bare_rows(conn, network, own)
    if make:
        missing = sorted(own - set(rows))
        conn.executemany(
            "INSERT INTO account(network, key, handle) VALUES (?, ?, ?)",
            [(network, key, key) for key in missing],
        )
        rows |= _bare_rows(conn, network, set(missing))
    found = {}
    for key, at in wanted:
        account = owner_at(owners[key], at) if owners.get(key) else rows.get(key)
        if account is not None:
            found[(key, at)] = account
    return found


def _bare_rows(conn: sqlite3.Connection, network: str, keys: set[str]) -> dict[str, int]:
    if not keys:
        return {}
    rows = conn.execute(
        "SELECT a.key, a.id FROM json_each(?) j CROSS JOIN account a ON a.network = ? AND a.key = j.value",
        (json.dumps(sorted(keys), ensure_ascii=False), network),
    )
    return dict(rows.fetchall())
