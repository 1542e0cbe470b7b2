"""Which accounts are mine: proposed by a signed-in page, confirmed or declined by the user, and undone
without a trace.
"""

from __future__ import annotations

import sqlite3
from typing import Literal

from relationcore import address
from relationcore.errors import IsMe, NotFound, StaysForgotten
from relationcore.model import AccountRef, Mine, Rules
from relationcore.store.groups import members, person_of, regroup
from relationcore.store.identity import newest, owners_of
from relationcore.store.queries import all_mine
from relationcore.store.tombstones import Tombstones
from relationcore.store.touching import derive_network

State = Literal["confirmed", "declined"]


def listed(conn: sqlite3.Connection, state: State) -> list[Mine]:
    """The accounts confirmed, or those declined, in the order of the answers."""
    rows = conn.execute(
        "SELECT a.network, a.handle, a.stable_id, me.state, me.at FROM me JOIN account a ON a.id ="
        " me.account_id"
        " WHERE me.state = ? ORDER BY me.at, a.id",
        (state,),
    )
    return [Mine(AccountRef(network, handle, id), said, at) for network, handle, id, said, at in rows]


def proposals(conn: sqlite3.Connection) -> list[Mine]:
    """The accounts that were signed in on a page and not answered for yet."""
    rows = conn.execute(
        "SELECT a.network, a.handle, a.stable_id, v.first_seen FROM viewer v JOIN account a ON a.id ="
        " v.account_id"
        " WHERE NOT EXISTS (SELECT 1 FROM me WHERE me.account_id = a.id OR me.account_id = a.same_as)"
        " ORDER BY v.first_seen, a.id"
    )
    return [Mine(AccountRef(network, handle, id), "proposed", at) for network, handle, id, at in rows]


def row_of(conn: sqlite3.Connection, ref: AccountRef, rules: Rules, *, make: bool) -> int:
    """The account row of a ref, made where it is new and `make`; NotFound else."""
    key = address.account_key(ref.handle, ref.id, rules.fold_case)
    found = conn.execute(
        "SELECT id FROM account WHERE network = ? AND key = ?", (ref.network, key)
    ).fetchone()
    if found is None and make and Tombstones(conn, ref.network, rules).names(ref.handle, ref.id):
        raise StaysForgotten(f"{ref.handle} was forgotten. Let them in again in Settings first.")
    if found is None and make and key.strip():
        found = conn.execute(
            "INSERT INTO account(network, key, stable_id, handle) VALUES (?, ?, ?, ?) RETURNING id",
            (ref.network, key, ref.id, ref.handle),
        ).fetchone()
        if ref.id is None:
            claim(conn, ref.network, key, int(found[0]))
    if found is None:
        raise NotFound(f"Nobody called {ref.handle} on {ref.network} has been seen here.")
    return int(found[0])


def claim(conn: sqlite3.Connection, network: str, key: str, bare: int) -> None:
    """A bare handle that gets a row for the first time belongs to the account with an id that showed it
    last.
    """
    owners = owners_of(conn, network, [key]).get(key)
    if owners is None:
        return
    conn.execute("UPDATE account SET same_as = ? WHERE id = ?", (newest(owners), bare))
    regroup(conn)


def answer(conn: sqlite3.Connection, ref: AccountRef, state: State, now: int, rules: Rules) -> None:
    """The user says whether an account is theirs."""
    account = row_of(conn, ref, rules, make=True)
    conn.execute("INSERT OR REPLACE INTO me VALUES (?, ?, ?)", (account, state, now))
    derive_network(conn, ref.network, rules)


def remove(conn: sqlite3.Connection, ref: AccountRef, rules: Rules) -> None:
    """Take an answer back: everything is as if it had never been given."""
    account = row_of(conn, ref, rules, make=False)
    conn.execute("DELETE FROM me WHERE account_id = ?", (account,))
    derive_network(conn, ref.network, rules)
    sweep(conn, ref.network)


def on_one_side(conn: sqlite3.Connection, person: int, other: int) -> None:
    """IsMe where one of two persons is me and the other is not."""
    mine = all_mine(conn)
    held = members(conn, [person_of(conn, person), person_of(conn, other)]).values()
    if len({mine.isdisjoint(accounts) for accounts in held}) > 1:
        raise IsMe(
            "One of the two is you; if the other account is yours as well, say that it is you instead of"
            " putting them together."
        )


def sweep(conn: sqlite3.Connection, network: str) -> None:
    """Drop account rows that nothing was ever seen, said or derived of."""
    used = (
        "SELECT account_id FROM handle_history UNION SELECT account_id FROM contact UNION SELECT account_id"
        " FROM note"
        " UNION SELECT account_id FROM about UNION SELECT account_id FROM me UNION SELECT account_id FROM"
        " viewer"
        " UNION SELECT account_id FROM decision UNION SELECT other_id FROM decision WHERE other_id IS NOT"
        " NULL"
        " UNION SELECT account_id FROM reaction UNION SELECT account_id FROM profile"
        " UNION SELECT account_id FROM need UNION SELECT account_id FROM pin"
        " UNION SELECT one FROM apart UNION SELECT other FROM apart"
    )
    conn.execute(f"DELETE FROM account WHERE network = ? AND id NOT IN ({used})", (network,))
