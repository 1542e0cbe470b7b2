"""The rows of contacts: what they hold, and when their words were seen again."""

from __future__ import annotations

import json
import sqlite3
from typing import NamedTuple

from relationcore.store.sights import log_of


class Facts(NamedTuple):
    """A contact beside whose words, and with whom: the columns of its row.

    `thread_id`: where no page told it, that of the words it names. `until`: where a coarse time ends.
    `parent`: the key of the words it names, and `under` their thread, if that is another one. `gone`: whether
    a page shows it as deleted.
    """

    direction: str
    via: str
    at: int
    day: int | None
    thread_id: int | None
    twin: int
    until: int
    parent: str | None
    under: int | None
    gone: int


KEEP = (
    f"INSERT INTO contact(comment_id, account_id, {', '.join(Facts._fields)})"
    f" VALUES (?, ?{', ?' * len(Facts._fields)}) ON CONFLICT DO UPDATE SET"
    f" {', '.join(f'{name} = excluded.{name}' for name in Facts._fields)}"
)


def find_again(conn: sqlite3.Connection, comments: set[int]) -> None:
    """When these comments were first seen again, as the log knows it: in another visit than the first, on the
    page of a thread. A list, or somebody's profile, would not have shown an answer.
    """
    if not comments:
        return
    first = {
        id: (at, visit_id)
        for id, at, visit_id in conn.execute(
            "SELECT c.id, c.first_seen, v.visit_id FROM json_each(?) j CROSS JOIN comment c ON c.id = j.value"
            " JOIN visit v ON v.id = c.first_visit",
            (json.dumps(sorted(comments)),),
        )
    }
    again: dict[int, int] = {}
    since = min(at for at, _ in first.values())
    for id, (at, visit_id, _), _, _ in log_of(conn, set(first), since, kind="thread"):
        if at > first[id][0] and visit_id != first[id][1]:
            again[id] = min(at, again.get(id, at))
    conn.executemany(
        "UPDATE contact SET again = ?1 WHERE comment_id = ?2 AND again IS NOT ?1",
        [(again.get(id), id) for id in first],
    )
