"""The log of sights: each visit part keeps, in one row, which comments and handles it showed and when.

`comments` is a list of {"fields": bits, "ids": [...], "at": [...]}, `handles` one {"ids": [...], "at":
[...]}: sorted by id, the first number as it is, the rest as differences. So a page that is known already
costs a few bytes per comment and no write anywhere else.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby
from operator import itemgetter, sub

from relationcore.store.preparing import Stamp

Seen = tuple[int, int, int]
"""(comment row, seen_at, bits of the fields in which the sight and the row agreed)."""


def _differences(numbers: Sequence[int]) -> list[int]:
    return [numbers[0], *map(sub, numbers[1:], numbers)]


def _packed(ids: Sequence[int], times: Sequence[int]) -> dict[str, list[int]]:
    return {"ids": _differences(ids), "at": _differences(times)}


def encode_comments(seen: Iterable[Seen]) -> str:
    """The sights of one visit part as text."""
    ordered = sorted([(bits, id, at) for id, at, bits in seen])
    groups = []
    for bits, group in groupby(ordered, key=itemgetter(0)):
        _, ids, times = zip(*group, strict=True)
        groups.append({"fields": bits, **_packed(ids, times)})
    return json.dumps(groups, separators=(",", ":"))


def encode_handles(seen: Iterable[tuple[int, int]]) -> str:
    """The handles of one visit part, (row of handle_history, last seen at), as text."""
    pairs = sorted(seen)
    packed = _packed(*zip(*pairs, strict=True)) if pairs else {"ids": [], "at": []}
    return json.dumps(packed, separators=(",", ":"))


def decode_comments(text: str) -> Iterator[Seen]:
    """What `encode_comments` wrote."""
    for group in json.loads(text):
        bits = group["fields"]
        for id, at in zip(accumulate(group["ids"]), accumulate(group["at"]), strict=True):
            yield id, at, bits


def decode_handles(text: str) -> Iterator[tuple[int, int]]:
    """What `encode_handles` wrote."""
    packed = json.loads(text)
    return zip(accumulate(packed["ids"]), accumulate(packed["at"]), strict=True)


def log_of(
    conn: sqlite3.Connection, ids: set[int], since: int, *, kind: str | None = None
) -> Iterator[tuple[int, Stamp, int, int]]:
    """Every sight of these comments at or after `since`: (comment, stamp, bits, visit row); on pages of one
    `kind`, or of all.
    """
    if not ids:
        return
    rows = conn.execute(
        "SELECT id, visit_id, part, comments FROM visit WHERE last_at >= ? AND low <= ? AND high >= ?"
        " AND kind = coalesce(?, kind)",
        (since, max(ids), min(ids), kind),
    )
    for row, visit_id, part, text in rows:
        for id, at, bits in decode_comments(text):
            if id in ids and at >= since:
                yield id, (at, visit_id, part), bits, row


def confirmations(conn: sqlite3.Connection, ids: set[int], since: int) -> dict[int, dict[int, Stamp]]:
    """Per comment and bit, the greatest stamp at or after `since` under which the log confirms the row."""
    found: dict[int, dict[int, Stamp]] = {}
    for id, stamp, bits, _ in log_of(conn, ids, since):
        best = found.setdefault(id, {})
        while bits:
            bit = bits & -bits
            bits ^= bit
            if bit not in best or stamp > best[bit]:
                best[bit] = stamp
    return found


def last_handles(conn: sqlite3.Connection, ids: set[int], since: int) -> dict[int, int]:
    """The last instant at or after `since` at which the log shows each of these rows of handle_history."""
    found: dict[int, int] = {}
    for (text,) in conn.execute("SELECT handles FROM visit WHERE last_at >= ?", (since,)):
        for id, at in decode_handles(text):
            if id in ids and at >= since and at > found.get(id, at - 1):
                found[id] = at
    return found
