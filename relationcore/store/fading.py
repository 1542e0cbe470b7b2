"""Words let go of by their age: those that a page shows as deleted, and, if the user wants it, strangers'.

The text, its quotes, mentions and its place in full text go; that somebody said something there and then
stays, so that no figure changes. Nothing fades that was said between the user and somebody, that opened a
thread in which they spoke, or of which the user wrote something down. Words that a page shows again are there
again.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable

from relationcore.instants import DAY
from relationcore.model import Retention, Rules
from relationcore.store import summaries
from relationcore.store.deriving import derive
from relationcore.store.queries import all_mine
from relationcore.store.twins import pair

BATCH = 5_000
HELD = (
    "c.text <> '' AND (c.account_id IS NULL OR c.account_id NOT IN (SELECT value FROM json_each(:me)))"
    " AND NOT EXISTS (SELECT 1 FROM contact k WHERE k.comment_id IN (c.id, c.twin_of))"
    " AND c.id NOT IN (SELECT n.comment_id FROM need n WHERE n.comment_id IS NOT NULL)"
    " AND NOT EXISTS (SELECT 1 FROM correction x WHERE x.comment_id = c.id)"
    " AND (c.kind <> 'post' OR NOT EXISTS (SELECT 1 FROM contact k WHERE k.thread_id = c.thread_id))"
)
WITHDRAWN = (
    "SELECT c.id FROM withdrawn w CROSS JOIN comment c ON c.scope_id = w.scope_id AND c.key = w.key"
    f" WHERE c.withdrawn_at <= :until AND {HELD} LIMIT :limit"
)
KNOWN = (
    "SELECT a.id FROM account a WHERE coalesce(a.person_id, a.id) IN (SELECT coalesce(b.person_id, b.id)"
    " FROM account b LEFT JOIN summary m ON m.account_id = b.id WHERE m.last_at IS NOT NULL OR b.id IN"
    " (SELECT account_id FROM note UNION SELECT account_id FROM about UNION SELECT account_id FROM need"
    " UNION SELECT account_id FROM pin UNION SELECT account_id FROM viewer))"
)
"""Accounts of people with whom the user has something; asked once, not for each comment."""
STRANGERS = (
    "SELECT c.id FROM comment c WHERE max(c.first_seen, c.told_at) <= :until"
    f" AND (c.account_id IS NULL OR c.account_id NOT IN ({KNOWN})) AND {HELD} LIMIT :limit"
)


def retention(conn: sqlite3.Connection) -> Retention:
    """After how many days words are let go of."""
    days = dict(conn.execute("SELECT what, days FROM retention").fetchall())
    return Retention(days["withdrawn"], days["strangers"])


def set_retention(conn: sqlite3.Connection, kept: Retention) -> None:
    """Let go of words after so many days, or never."""
    for what, days in (("withdrawn", kept.withdrawn), ("strangers", kept.strangers)):
        conn.execute("UPDATE retention SET days = ? WHERE what = ?", (days, what))


def fade(conn: sqlite3.Connection, now: int, rules_of: Callable[[str], Rules]) -> int:
    """Let go of some of the words whose time is over; returns of how many, 0 where nothing was left."""
    kept = retention(conn)
    me = json.dumps(sorted(all_mine(conn)))
    ids: set[int] = set()
    for select, days in ((WITHDRAWN, kept.withdrawn), (STRANGERS, kept.strangers)):
        if days is not None:
            asked = {"until": now - days * DAY, "me": me, "limit": BATCH}
            ids |= {id for (id,) in conn.execute(select, asked)}
    _blank(conn, ids, rules_of)
    return len(ids)


def _blank(conn: sqlite3.Connection, ids: set[int], rules_of: Callable[[str], Rules]) -> None:
    moments: defaultdict[str, set[tuple[int, int]]] = defaultdict(set)
    rows = conn.execute(
        "SELECT s.network, c.account_id, c.published FROM json_each(?) j"
        " CROSS JOIN comment c ON c.id = j.value JOIN scope s ON s.id = c.scope_id"
        " WHERE c.account_id IS NOT NULL AND c.published IS NOT NULL",
        (json.dumps(sorted(ids)),),
    )
    for network, account, published in rows:
        moments[network].add((account, published))
    conn.executemany(
        "UPDATE comment SET text = '', quotes = NULL, mentions = NULL WHERE id = ?", [(id,) for id in ids]
    )
    for network, here in moments.items():
        changed = pair(conn, network, (), here)
        if changed:
            summaries.recount(conn, {account for account, _ in here})
            derive(conn, network, changed, rules_of(network))


def settle_index(conn: sqlite3.Connection) -> None:
    """Let full text hold nothing of words that are gone."""
    conn.execute("INSERT INTO comment_fts(comment_fts) VALUES ('optimize')")
