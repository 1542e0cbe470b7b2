"""Who stands on a page: all names of it in one statement, with what there is to say of most of them.

Most people on a page are strangers: words of theirs were read, and that is all. Their row says it at once;
of the others, who are few, the judgement asks more.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from relationcore import address
from relationcore.model import AccountRef, Rules

Glance = tuple[int, int, str | None, int | None, int]
"""(account row, person, name shown, comments seen, on how many days, three at most).

The comments are None where there is more to say than that: contacts, other accounts, words of the user's.
"""
SAID = ("about", "note", "need", "pin")
"""Where the user's own words of a person lie."""
GLANCES = (
    "SELECT a.key, a.same_as, a.id, coalesce(a.person_id, a.id),"
    " coalesce(a.name, (SELECT b.name FROM account b WHERE b.id = a.same_as)),"
    " CASE WHEN a.person_id IS NULL AND m.last_at IS NULL"
    + "".join(f" AND NOT EXISTS (SELECT 1 FROM {table} WHERE account_id = a.id)" for table in SAID)
    + " THEN coalesce(m.seen, 0) END,"
    " (m.day1 IS NOT NULL) + (m.day2 IS NOT NULL) + (m.day3 IS NOT NULL)"
    " FROM json_each(?) j CROSS JOIN account a ON a.network = ? AND a.key = j.value"
    " LEFT JOIN summary m ON m.account_id = a.id"
)


def glances(
    conn: sqlite3.Connection, network: str, refs: Sequence[AccountRef], rules: Rules
) -> list[Glance | None]:
    """Per account of one network what is seen of it at a glance, or None where it was never seen. Order kept.

    An id not seen yet stands for the bare handle, unless that handle belongs to another id.
    """
    fold, fold_case = address.fold_handle, rules.fold_case
    keys = [(address.id_key(ref.id) if ref.id else None, fold(ref.handle, fold_case)) for ref in refs]
    wanted = {key for pair in keys for key in pair if key is not None}
    found = {
        row[0]: row
        for row in conn.execute(GLANCES, (json.dumps(sorted(wanted), ensure_ascii=False), network))
    }
    rows: list[Glance | None] = []
    for ref, (with_id, bare) in zip(refs, keys, strict=True):
        held = found.get(with_id) if with_id is not None else None
        if held is None:
            held = found.get(bare)
            if held is not None and with_id is not None and held[1] is not None:
                held = None
        nobody = ref.id is None and ref.handle in rules.anonymous
        rows.append(None if held is None or nobody else held[2:])
    return rows
