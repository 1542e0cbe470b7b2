"""Everything derived, made anew from what was recorded."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from relationcore.model import Rules
from relationcore.store import summaries
from relationcore.store.accounts import settle_names
from relationcore.store.groups import regroup
from relationcore.store.identity import settle
from relationcore.store.touching import derive_network
from relationcore.store.twins import pair

RulesOf = Callable[[str], Rules]


def is_stale(conn: sqlite3.Connection) -> bool:
    """Whether a migration left what is derived to be made anew: it knows no rules of networks."""
    return conn.execute("SELECT 1 FROM state WHERE name = 'stale'").fetchone() is not None


def rebuild(conn: sqlite3.Connection, rules_of: RulesOf) -> None:
    """Identity, twins, persons, contacts and summaries."""
    conn.execute("DELETE FROM state WHERE name = 'stale'")
    networks = [network for (network,) in conn.execute("SELECT DISTINCT network FROM account").fetchall()]
    conn.execute("DELETE FROM disputed")
    conn.execute("DELETE FROM contact")
    conn.execute("UPDATE comment SET twin_of = NULL WHERE twin_of IS NOT NULL")
    for network in networks:
        _settle(conn, network, rules_of(network))
        _pair(conn, network)
    _names(conn)
    regroup(conn)
    for network in networks:
        derive_network(conn, network, rules_of(network))
    summaries.remake(conn)


def _settle(conn: sqlite3.Connection, network: str, rules: Rules) -> None:
    conn.execute("UPDATE account SET same_as = NULL WHERE network = ? AND same_as IS NOT NULL", (network,))
    keys = conn.execute(
        "SELECT DISTINCT key FROM handle_history WHERE network = ? AND with_id = 1", (network,)
    )
    settle(conn, network, {key for (key,) in keys}, rules)


def _pair(conn: sqlite3.Connection, network: str) -> None:
    uris = conn.execute(
        "SELECT c.uri FROM comment c INDEXED BY comment_uri CROSS JOIN scope s ON s.id = c.scope_id"
        " WHERE s.network = ? AND c.uri IS NOT NULL GROUP BY c.uri HAVING count(*) > 1",
        (network,),
    ).fetchall()
    moments = conn.execute(
        "SELECT c.account_id, c.published FROM comment c JOIN account a ON a.id = c.account_id"
        " WHERE a.network = ? AND c.published IS NOT NULL GROUP BY c.account_id, c.published HAVING count(*)"
        " > 1",
        (network,),
    ).fetchall()
    pair(conn, network, [uri for (uri,) in uris], moments)


def _names(conn: sqlite3.Connection) -> None:
    several = conn.execute(
        "SELECT account_id FROM handle_history GROUP BY account_id HAVING count(*) > 1"
    ).fetchall()
    for (account,) in several:
        settle_names(conn, account)


def rebuild_index(conn: sqlite3.Connection) -> None:
    """The full text of all comments."""
    conn.execute("INSERT INTO comment_fts(comment_fts) VALUES ('rebuild')")
    conn.execute("UPDATE state SET value = (SELECT coalesce(max(id), 0) FROM comment) WHERE name = 'indexed'")
