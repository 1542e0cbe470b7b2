"""What the user decides of words and people: answered elsewhere, wrong, a need, a pin, two and not one.

Words are named by their id on the network, as pages and scripts know them, and by the person in whose history
they stand.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from relationcore.errors import NotFound
from relationcore.model import Need, Rules
from relationcore.store.deriving import derive
from relationcore.store.groups import members, person_of
from relationcore.store.words import checked

NEED = (
    "SELECT n.id, coalesce(a.person_id, a.id), n.kind, n.text, n.state, c.key, n.created, n.changed"
    " FROM need n JOIN account a ON a.id = n.account_id LEFT JOIN comment c ON c.id = n.comment_id"
)


def words_with(conn: sqlite3.Connection, person: int, key: str) -> list[int]:
    """The comment rows of a contact with a person, all that are the same words; NotFound for none."""
    accounts = members(conn, [person_of(conn, person)]).popitem()[1]
    rows = conn.execute(
        "SELECT DISTINCT o.comment_id FROM json_each(?1) j CROSS JOIN contact k ON k.account_id = j.value"
        " JOIN comment c ON c.id = k.comment_id AND c.key = ?2"
        " JOIN contact o ON o.account_id = k.account_id AND o.twin = k.twin"
        " UNION SELECT x.comment_id FROM correction x JOIN comment c ON c.id = x.comment_id AND c.key = ?2"
        " JOIN scope s ON s.id = c.scope_id WHERE s.network IN (SELECT a.network FROM json_each(?1) j"
        " JOIN account a ON a.id = j.value) ORDER BY 1",
        (json.dumps(accounts), key),
    )
    found = [row[0] for row in rows]
    if not found:
        raise NotFound(f"Nothing with the id {key} was said between you.")
    return found


def answer(
    conn: sqlite3.Connection, comments: Iterable[int], state: str | None, until: int | None, now: int
) -> None:
    """Say what became of these words' answer, or take it back with None."""
    for comment in comments:
        conn.execute("DELETE FROM answer WHERE comment_id = ?", (comment,))
        if state is not None:
            conn.execute(
                "INSERT INTO answer(comment_id, state, until, at) VALUES (?, ?, ?, ?)",
                (comment, state, until, now),
            )


def answered(conn: sqlite3.Connection, comments: Iterable[int], now: int) -> set[int]:
    """Which of these words wait for nothing, by the user's own word, at `now`."""
    rows = conn.execute(
        "SELECT n.comment_id FROM json_each(?) j CROSS JOIN answer n ON n.comment_id = j.value"
        " WHERE n.state <> 'later' OR n.until > ?",
        (json.dumps(list(comments)), now),
    )
    return {comment for (comment,) in rows}


def correct(
    conn: sqlite3.Connection, comments: Iterable[int], wrong: str | None, now: int, rules: Rules
) -> None:
    """Detach these words from every contact, or attach them again with None."""
    held = list(comments)
    for comment in held:
        conn.execute("DELETE FROM correction WHERE comment_id = ?", (comment,))
        if wrong is not None:
            conn.execute(
                "INSERT INTO correction(comment_id, wrong, at) VALUES (?, ?, ?)", (comment, wrong, now)
            )
    (network,) = conn.execute(
        "SELECT s.network FROM comment c JOIN scope s ON s.id = c.scope_id WHERE c.id = ?", (held[0],)
    ).fetchone()
    derive(conn, network, set(held), rules)


def network_of(conn: sqlite3.Connection, comment: int) -> str:
    """The network of a comment row."""
    (network,) = conn.execute(
        "SELECT s.network FROM comment c JOIN scope s ON s.id = c.scope_id WHERE c.id = ?", (comment,)
    ).fetchone()
    return str(network)


def add_need(
    conn: sqlite3.Connection, person: int, text: str, kind: str, comment: int | None, now: int
) -> Need:
    """Write down what a person needs, or what was promised to them."""
    made = conn.execute(
        "INSERT INTO need(account_id, comment_id, kind, text, state, created, changed)"
        " VALUES (?, ?, ?, ?, 'open', ?, ?)",
        (person_of(conn, person), comment, kind, checked(text), now, now),
    )
    return need(conn, int(made.lastrowid or 0))


def need(conn: sqlite3.Connection, need_id: int) -> Need:
    """A need; NotFound for none."""
    row = conn.execute(f"{NEED} WHERE n.id = ?", (need_id,)).fetchone()
    if row is None:
        raise NotFound(f"There is no need {need_id}.")
    return Need(*row)


def set_need(conn: sqlite3.Connection, need_id: int, state: str, now: int) -> Need:
    """Say what became of a need."""
    need(conn, need_id)
    conn.execute("UPDATE need SET state = ?, changed = ? WHERE id = ?", (state, now, need_id))
    return need(conn, need_id)


def needs(conn: sqlite3.Connection, accounts: Iterable[int]) -> list[Need]:
    """All needs written down of these account rows, the newest first."""
    rows = conn.execute(
        f"{NEED} WHERE n.account_id IN (SELECT value FROM json_each(?)) ORDER BY n.id DESC",
        (json.dumps(list(accounts)),),
    )
    return [Need(*row) for row in rows]


def open_needs(conn: sqlite3.Connection, accounts: Iterable[int]) -> dict[int, tuple[int, int]]:
    """Per account row how many needs and promises are open."""
    rows = conn.execute(
        "SELECT n.account_id, sum(n.kind <> 'promise'), sum(n.kind = 'promise') FROM json_each(?) j"
        " CROSS JOIN need n ON n.account_id = j.value WHERE n.state IN ('open', 'tried')"
        " GROUP BY n.account_id",
        (json.dumps(list(accounts)),),
    )
    return {account: (needs, promises) for account, needs, promises in rows}


def pin(conn: sqlite3.Connection, person: int, circle: str | None, now: int) -> None:
    """Put a person into a circle, or with None out of all, whatever the history says."""
    unpin(conn, person)
    conn.execute(
        "INSERT INTO pin(account_id, circle, at) VALUES (?, ?, ?)", (person_of(conn, person), circle, now)
    )


def unpin(conn: sqlite3.Connection, person: int) -> None:
    """Let the history say in which circle a person stands."""
    accounts = members(conn, [person_of(conn, person)]).popitem()[1]
    conn.executemany("DELETE FROM pin WHERE account_id = ?", [(account,) for account in accounts])


def pins(conn: sqlite3.Connection) -> dict[int, str | None]:
    """Per pinned person the circle; of several accounts the pin set last counts."""
    rows = conn.execute(
        "SELECT coalesce(a.person_id, a.id), p.circle FROM pin p JOIN account a ON a.id = p.account_id"
        " ORDER BY p.at, p.account_id"
    )
    return dict(rows.fetchall())


def keep_apart(conn: sqlite3.Connection, one: int, other: int, now: int) -> None:
    """Two account rows are two persons: it is not suggested again."""
    person_of(conn, one), person_of(conn, other)
    conn.execute("INSERT OR IGNORE INTO apart VALUES (?, ?, ?)", (min(one, other), max(one, other), now))


def let_suggest(conn: sqlite3.Connection, one: int, other: int) -> None:
    """Take `keep_apart` back."""
    conn.execute("DELETE FROM apart WHERE one = ? AND other = ?", (min(one, other), max(one, other)))
