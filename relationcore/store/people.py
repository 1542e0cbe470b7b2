"""Which persons a list shows, in its order: the last contact first, then those met last."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

PERSON = "coalesce(a.person_id, a.id)"
CONTACTS = {
    "dedicated": "sum(m.received) > 0",
    "in conversation": "sum(m.received) > 0 AND sum(m.given) > 0",
    "acquainted": "sum(m.received) > 0 AND sum(m.given) > 0",
    "writes to me": "sum(m.received) > 0 AND sum(m.given) = 0",
    "I wrote": "sum(m.received) = 0 AND sum(m.given) > 0",
    "familiar": "sum(m.received) = 0 AND sum(m.given) = 0 AND sum(m.seen) >= 5",
    "seen": "sum(m.received) = 0 AND sum(m.given) = 0 AND sum(m.seen) > 0",
    "unknown": "sum(m.received) = 0 AND sum(m.given) = 0 AND sum(m.seen) = 0",
}
"""What the sums over a person's accounts must be; the exact kind is judged afterwards."""


def pattern(query: str) -> str:
    """A search text as a LIKE pattern that takes `%` and `_` for themselves."""
    escaped = query.strip().removeprefix("@").replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def matching(conn: sqlite3.Connection, query: str) -> set[int]:
    """The persons whose handle, name, nickname, label or notes hold a text."""
    like = " LIKE ?1 ESCAPE '\\'"
    rows = conn.execute(
        f"SELECT {PERSON} FROM account a WHERE a.handle{like} OR a.name{like} OR a.id IN ("
        f" SELECT account_id FROM handle_history WHERE handle{like} OR name{like}"
        f" UNION SELECT account_id FROM about WHERE field <> 'follow_up' AND value{like}"
        f" UNION SELECT account_id FROM note WHERE deleted IS NULL AND text{like})",
        (pattern(query),),
    )
    return {person for (person,) in rows}


def listed(
    conn: sqlite3.Connection,
    *,
    me: set[int],
    among: Iterable[int] | None,
    kind: str | None,
    limit: int,
    offset: int,
) -> list[int]:
    """Persons in order, without me; of a kind, as far as sums tell; all where `limit` is negative."""
    if among is None and kind is None and limit >= 0:
        return _page(conn, me, limit, offset)
    having = f"HAVING {CONTACTS[kind]}" if kind in CONTACTS else ""
    chosen = "" if among is None else f"AND {PERSON} IN (SELECT value FROM json_each(:among))"
    rows = conn.execute(
        f"SELECT {PERSON} AS person FROM account a LEFT JOIN summary m ON m.account_id = a.id"
        f" WHERE a.id NOT IN (SELECT value FROM json_each(:me)) {chosen} GROUP BY person {having}"
        " ORDER BY max(m.last_at) DESC NULLS LAST, person DESC LIMIT :limit OFFSET :offset",
        {
            "me": json.dumps(sorted(me)),
            "among": json.dumps(sorted(among or ())),
            "limit": limit,
            "offset": offset,
        },
    )
    return [person for (person,) in rows]


def _page(conn: sqlite3.Connection, me: set[int], limit: int, offset: int) -> list[int]:
    """A page of the whole list: those with contacts are few and sorted, the rest is read from its end
    only.
    """
    mine = json.dumps(sorted(me))
    contacted = [
        person
        for (person,) in conn.execute(
            f"SELECT {PERSON} AS person FROM summary m CROSS JOIN account a ON a.id = m.account_id"
            " WHERE m.last_at IS NOT NULL AND a.id NOT IN (SELECT value FROM json_each(?))"
            " GROUP BY person ORDER BY max(m.last_at) DESC, person DESC",
            (mine,),
        )
    ]
    chosen = contacted[offset : offset + limit]
    rows = conn.execute(
        "SELECT a.id FROM account a WHERE (a.person_id IS NULL OR a.person_id = a.id)"
        " AND a.id NOT IN (SELECT value FROM json_each(?)) AND a.id NOT IN (SELECT value FROM json_each(?))"
        " ORDER BY a.id DESC LIMIT ? OFFSET ?",
        (mine, json.dumps(contacted), limit - len(chosen), max(0, offset - len(contacted))),
    )
    return chosen + [person for (person,) in rows]


def talking(conn: sqlite3.Connection) -> list[int]:
    """The persons who ever spoke to me."""
    rows = conn.execute(
        f"SELECT DISTINCT {PERSON} FROM summary m JOIN account a ON a.id = m.account_id WHERE m.received > 0"
    )
    return [person for (person,) in rows]


def due(conn: sqlite3.Connection, until: str) -> list[int]:
    """The persons with a follow-up date up to a day (`YYYY-MM-DD`), the oldest first."""
    rows = conn.execute(
        f"SELECT {PERSON} AS person FROM about b JOIN account a ON a.id = b.account_id"
        " WHERE b.field = 'follow_up' AND b.value <= ? GROUP BY person ORDER BY min(b.value), person",
        (until,),
    )
    return [person for (person,) in rows]


def met_since(conn: sqlite3.Connection, since: int, limit: int) -> list[int]:
    """The persons with a contact since an instant, the last first."""
    rows = conn.execute(
        f"SELECT {PERSON} AS person FROM summary m JOIN account a ON a.id = m.account_id WHERE m.last_at >= ?"
        " GROUP BY person ORDER BY max(m.last_at) DESC, person LIMIT ?",
        (since, limit),
    )
    return [person for (person,) in rows]
