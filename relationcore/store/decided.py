"""What the user decides of words and people: answered elsewhere, wrong, a need, a pin, two and not one.

Words are named by their row, or by their id on the network, and by the person in whose history they stand.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from relationcore.errors import Ambiguous, NotFound
from relationcore.model import Need, Rules
from relationcore.store.deriving import derive
from relationcore.store.groups import members, person_of
from relationcore.store.queries import all_mine
from relationcore.store.words import checked

NEED = (
    "SELECT n.id, coalesce(a.person_id, a.id), n.kind, n.text, n.state, c.key, n.comment_id, n.created,"
    " n.changed"
    " FROM need n JOIN account a ON a.id = n.account_id LEFT JOIN comment c ON c.id = n.comment_id"
)


def words_with(conn: sqlite3.Connection, person: int, comment: int | str) -> list[int]:
    """The comment rows of a contact with a person, all that are the same words; also of one called wrong, if
    they or I said it.

    `comment` is their row, or their id on the network. NotFound for none, Ambiguous where an id fits several.
    """
    accounts = json.dumps(members(conn, [person_of(conn, person)]).popitem()[1])
    fits = "c.id = ?2" if isinstance(comment, int) else "c.key = ?2"
    rows = conn.execute(
        f"SELECT k.comment_id, k.twin, {fits} FROM json_each(?1) j"
        " CROSS JOIN contact k ON k.account_id = j.value JOIN comment c ON c.id = k.comment_id"
        f" UNION SELECT c.id, coalesce(c.twin_of, c.id), {fits}"
        " FROM correction x JOIN comment c ON c.id = x.comment_id JOIN scope s ON s.id = c.scope_id"
        " WHERE c.account_id IN (SELECT value FROM json_each(?1) UNION SELECT value FROM json_each(?3))"
        " AND s.network IN (SELECT a.network FROM json_each(?1) j JOIN account a ON a.id = j.value)",
        (accounts, comment, json.dumps(sorted(all_mine(conn)))),
    ).fetchall()
    meant = {twin for _, twin, is_named in rows if is_named}
    if not meant:
        raise NotFound(f"Nothing with the id {comment} was said between you.")
    if len(meant) > 1:
        raise Ambiguous(f"Several words between you have the id {comment}. Name them by their number.")
    return sorted({row for row, twin, _ in rows if twin in meant})


def words_by(conn: sqlite3.Connection, person: int, comment: int | str) -> int:
    """The comment row of words said between a person and me, or by them to anybody; NotFound for none."""
    try:
        return words_with(conn, person, comment)[0]
    except NotFound:
        accounts = json.dumps(members(conn, [person_of(conn, person)]).popitem()[1])
        fits = "c.id = ?2" if isinstance(comment, int) else "c.key = ?2"
        found = conn.execute(
            "SELECT min(c.id), count(DISTINCT coalesce(c.twin_of, c.id)) FROM json_each(?1) j"
            f" CROSS JOIN comment c ON c.account_id = j.value WHERE {fits} AND c.withdrawn_at IS NULL",
            (accounts, comment),
        ).fetchone()
        if found[1] > 1:
            message = f"Several words of theirs have the id {comment}. Name them by their number."
            raise Ambiguous(message) from None
        if found[0] is None:
            raise
        return int(found[0])


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


def answers(conn: sqlite3.Connection, comments: Iterable[int]) -> dict[int, tuple[str, int | None, int]]:
    """Per comment row what the user said of these words' answer, wherever they stand: (state, until, at).

    Of several copies what was said last counts.
    """
    rows = conn.execute(
        "SELECT j.value, n.state, n.until, n.at FROM json_each(?1) j"
        " CROSS JOIN answer n ON n.comment_id = j.value"
        " UNION SELECT j.value, n.state, n.until, n.at FROM json_each(?1) j"
        " CROSS JOIN contact k ON k.comment_id = j.value AND k.twin <> k.comment_id"
        " CROSS JOIN answer n ON n.comment_id = k.twin"
        " UNION SELECT j.value, n.state, n.until, n.at FROM json_each(?1) j"
        " CROSS JOIN contact k ON k.comment_id = j.value"
        " CROSS JOIN contact o ON o.twin = k.twin AND o.twin <> o.comment_id"
        " CROSS JOIN answer n ON n.comment_id = o.comment_id ORDER BY 4, 2, 3",
        (json.dumps(list(comments)),),
    )
    return {comment: (state, until, at) for comment, state, until, at in rows}


def answered(conn: sqlite3.Connection, comments: Iterable[int], now: int) -> set[int]:
    """Which of these words wait for nothing, by the user's own word, at `now`."""
    told = answers(conn, comments).items()
    return {comment for comment, (state, until, _) in told if state != "later" or (until or 0) > now}


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
    derive(conn, network_of(conn, held[0]), set(held), rules)


def corrected(conn: sqlite3.Connection) -> dict[int, tuple[int, str, int]]:
    """The words whose contact is wrong: comment row -> (person who said them, what is wrong, since when)."""
    rows = conn.execute(
        "SELECT min(c.id), coalesce(a.person_id, a.id), x.wrong, x.at FROM correction x"
        " JOIN comment c ON c.id = x.comment_id JOIN account a ON a.id = c.account_id"
        " GROUP BY coalesce(c.twin_of, c.id) ORDER BY x.at DESC, 1 DESC"
    )
    return {comment: (person, wrong, at) for comment, person, wrong, at in rows}


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


def remove_need(conn: sqlite3.Connection, need_id: int) -> None:
    """Take a need away as if it had never been written down."""
    need(conn, need_id)
    conn.execute("DELETE FROM need WHERE id = ?", (need_id,))


def unsettled(conn: sqlite3.Connection) -> list[Need]:
    """The needs and promises of all people that are open or tried, those written down first before others."""
    return [Need(*row) for row in conn.execute(f"{NEED} WHERE n.state IN ('open', 'tried') ORDER BY n.id")]


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


def kept_apart(conn: sqlite3.Connection) -> list[tuple[int, int]]:
    """The pairs of account rows that are two persons by the user's word, the last said first."""
    return conn.execute("SELECT one, other FROM apart ORDER BY at DESC, one, other").fetchall()


def keep_apart(conn: sqlite3.Connection, one: int, other: int, now: int) -> None:
    """Two account rows are two persons: it is not suggested again."""
    person_of(conn, one), person_of(conn, other)
    conn.execute("INSERT OR IGNORE INTO apart VALUES (?, ?, ?)", (min(one, other), max(one, other), now))


def let_suggest(conn: sqlite3.Connection, one: int, other: int) -> None:
    """Take `keep_apart` back."""
    conn.execute("DELETE FROM apart WHERE one = ? AND other = ?", (min(one, other), max(one, other)))
