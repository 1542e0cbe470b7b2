"""What a person and I said to each other, and what of theirs was merely seen, newest first."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence

from relationcore.model import AccountRef, Said
from relationcore.store.moments import USABLE

SHOWN = f"CASE WHEN {USABLE} THEN c.published END"
"""The time that a page shows for a comment `c`; NULL where it shows none, or one that cannot be."""
PRECISION = f"CASE WHEN {USABLE} THEN c.precision END"
COLUMNS = (
    "c.id, c.key, {direction}, a.network, a.handle, a.stable_id, c.text, c.quotes,"
    f" {SHOWN}, {PRECISION}, t.title,"
    " t.url, c.url, (SELECT p.text FROM comment p WHERE p.scope_id = c.scope_id AND p.key = c.parent"
    " AND p.withdrawn_at IS NULL), c.first_seen, c.cut, c.thread_id"
)
JOINS = " JOIN account a ON a.id = c.account_id LEFT JOIN thread t ON t.id = c.thread_id"
STATEMENT = f"""
WITH said AS (
  SELECT c.id, min(k.direction) AS direction, min(k.at) AS at FROM contact k JOIN comment c ON c.id =
  k.comment_id WHERE k.account_id IN (SELECT value FROM json_each(:accounts)) AND c.withdrawn_at IS NULL AND
  c.id = k.twin GROUP BY c.id
), seen AS (
  SELECT c.id, 'seen' AS direction, coalesce({SHOWN}, c.first_seen) AS at FROM comment c
  WHERE c.account_id IN (SELECT value FROM json_each(:accounts)) AND c.withdrawn_at IS NULL AND c.twin_of IS
  NULL
    AND c.id NOT IN (SELECT id FROM said)
), picked AS (
  SELECT * FROM (SELECT * FROM said UNION ALL SELECT * FROM seen) ORDER BY at DESC, id DESC LIMIT :limit
  OFFSET :offset
)
SELECT {COLUMNS.format(direction="w.direction")} FROM picked w CROSS JOIN comment c ON c.id = w.id{JOINS}
ORDER BY w.at DESC, w.id DESC
"""


def history(
    conn: sqlite3.Connection, accounts: Sequence[int], *, limit: int, offset: int = 0
) -> tuple[Said, ...]:
    """The words between a person with these account rows and me, and those seen of theirs, newest first."""
    rows = conn.execute(STATEMENT, {"accounts": json.dumps(list(accounts)), "limit": limit, "offset": offset})
    return tuple(_said(row) for row in rows)


def told(conn: sqlite3.Connection, comments: Mapping[int, str]) -> dict[int, Said]:
    """These comment rows as a history shows them, each with its direction; without those withdrawn."""
    rows = conn.execute(
        f"SELECT {COLUMNS.format(direction='j.value ->> 1')} FROM json_each(?) j"
        f" CROSS JOIN comment c ON c.id = j.value ->> 0{JOINS} WHERE c.withdrawn_at IS NULL",
        (json.dumps(list(comments.items())),),
    )
    return {said.id: said for said in map(_said, rows)}


def _said(row: Sequence[object]) -> Said:
    (
        id,
        key,
        direction,
        network,
        handle,
        stable,
        text,
        quotes,
        at,
        precision,
        title,
        thread_url,
        url,
        parent,
        seen,
        cut,
        thread,
    ) = row
    return Said(
        id=id,  # type: ignore[arg-type]
        comment=key,  # type: ignore[arg-type]
        direction=direction,  # type: ignore[arg-type]
        account=AccountRef(network, handle, stable),  # type: ignore[arg-type]
        text=text,  # type: ignore[arg-type]
        quotes=tuple(tuple(span) for span in json.loads(quotes)) if quotes else (),  # type: ignore[arg-type]
        at=at,  # type: ignore[arg-type]
        precision=precision,  # type: ignore[arg-type]
        thread_title=title,  # type: ignore[arg-type]
        thread_url=thread_url,  # type: ignore[arg-type]
        url=url,  # type: ignore[arg-type]
        reply_to=parent,  # type: ignore[arg-type]
        seen_at=seen,  # type: ignore[arg-type]
        cut=bool(cut),
        thread=thread,  # type: ignore[arg-type]
    )
