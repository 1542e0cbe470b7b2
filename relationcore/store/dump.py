"""The whole content as text: canonical, so that equal content is equal bytes; or plain, table by table."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator

from relationcore.instants import format_instant
from relationcore.store.sights import decode_comments, decode_handles

PLAIN = (
    "account", "handle_history", "profile", "scope", "thread", "visit", "comment", "reaction", "withdrawn",
    "viewer", "audience", "contact", "contact_day", "summary", "me", "note", "about", "decision", "tombstone",
    "answer", "correction", "need", "pin", "apart", "retention", "state",
    "site_report",
)  # fmt: skip


def _line(kind: str, facts: dict[str, object]) -> str:
    return json.dumps({"type": kind, **facts}, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def plain_lines(conn: sqlite3.Connection) -> Iterator[str]:
    """Every row of every table but access and full text, with its row ids."""
    for table in PLAIN:
        cursor = conn.execute(f"SELECT * FROM {table} ORDER BY 1, 2")
        names = [column[0] for column in cursor.description]
        for row in cursor:
            yield _line(table, dict(zip(names, row, strict=True)))


def canonical_lines(conn: sqlite3.Connection) -> Iterator[str]:
    """The content by natural keys, sorted: no row ids, no caches."""
    yield from sorted(_all(conn))


def _all(conn: sqlite3.Connection) -> Iterator[str]:
    last_comment, last_handle, visits = _log(conn)
    yield from visits
    yield from _comments(conn, last_comment)
    yield from _handles(conn, last_handle)
    for kind, sql in STATEMENTS.items():
        cursor = conn.execute(sql)
        names = [column[0] for column in cursor.description]
        yield from (_line(kind, _named(names, row)) for row in cursor)


def _named(names: Iterable[str], row: tuple[object, ...]) -> dict[str, object]:
    """A row by name; what is told as JSON becomes what it tells, instants become text."""
    facts: dict[str, object] = {}
    for name, value in zip(names, row, strict=True):
        if value is None:
            continue
        if name.endswith("_json"):
            facts[name.removesuffix("_json")] = json.loads(str(value))
        elif name.endswith("_at") and isinstance(value, int):
            facts[name] = format_instant(value)
        else:
            facts[name] = value
    return facts


def _log(conn: sqlite3.Connection) -> tuple[dict[int, int], dict[int, int], list[str]]:
    """When comments and handles were seen last, and the visits with all their parts together."""
    last_comment: dict[int, int] = {}
    last_handle: dict[int, int] = {}
    for comments, handles in conn.execute("SELECT comments, handles FROM visit"):
        for id, at, _ in decode_comments(comments):
            last_comment[id] = max(at, last_comment.get(id, at))
        for id, at in decode_handles(handles):
            last_handle[id] = max(at, last_handle.get(id, at))
    cursor = conn.execute(
        "SELECT visit_id, min(browser) AS browser, min(at) AS first_at, network, min(host) AS host, min(url)"
        " AS url,"
        " min(kind) AS kind, min(thread) AS thread, min(community) AS community, min(recipe) AS recipe,"
        " min(recipe_version) AS recipe_version FROM visit GROUP BY visit_id"
    )
    names = [column[0] for column in cursor.description]
    return last_comment, last_handle, [_line("visit", _named(names, row)) for row in cursor]


def _comments(conn: sqlite3.Connection, last: dict[int, int]) -> Iterator[str]:
    cursor = conn.execute(
        "SELECT c.id, s.network, s.name AS scope, c.key, c.kind, t.key AS thread, a.key AS account, c.author,"
        " c.author_ref, c.parent, c.parent_author, c.published AS published_at, c.precision,"
        " c.published_text,"
        " c.first_seen AS first_seen_at, v.visit_id AS first_visit, c.withdrawn_at, c.url, c.uri, c.cut,"
        " c.quotes AS quotes_json, c.mentions AS mentions_json, c.text,"
        " (SELECT json_array(x.name, w.key) FROM comment w JOIN scope x ON x.id = w.scope_id WHERE w.id ="
        " c.twin_of)"
        " AS twin_of_json FROM comment c JOIN scope s ON s.id = c.scope_id JOIN visit v ON v.id ="
        " c.first_visit"
        " LEFT JOIN thread t ON t.id = c.thread_id LEFT JOIN account a ON a.id = c.account_id"
    )
    names = [column[0] for column in cursor.description][1:]
    for id, *row in cursor:
        yield _line("comment", _named(names, tuple(row)) | {"last_seen_at": format_instant(last[id])})


def _handles(conn: sqlite3.Connection, last: dict[int, int]) -> Iterator[str]:
    for id, network, key, handle, name, first, held in conn.execute(
        "SELECT h.id, h.network, a.key, h.handle, h.name, h.first_seen, h.last_seen"
        " FROM handle_history h JOIN account a ON a.id = h.account_id"
    ):
        seen = {
            "first_seen_at": format_instant(first),
            "last_seen_at": format_instant(max(held, last.get(id, held))),
        }
        yield _line("handle", {"network": network, "account": key, "handle": handle, "name": name, **seen})


STATEMENTS = {
    # Rows that were made for a handle merely named, and never shown, are a cache: they do not count as facts.
    "account": "WITH shown AS (SELECT * FROM account WHERE id IN (SELECT account_id FROM handle_history)),"
    " person AS (SELECT person_id, min(network || char(10) || key) AS least FROM shown"
    " WHERE person_id IS NOT NULL GROUP BY person_id HAVING count(*) > 1)"
    " SELECT a.network, a.key, a.handle, a.name, a.url, b.key AS same_as, p.least AS person"
    " FROM shown a LEFT JOIN account b ON b.id = a.same_as LEFT JOIN person p ON p.person_id = a.person_id",
    "profile": "SELECT a.network, a.key AS account, p.bio, p.avatar, p.links AS links_json"
    " FROM profile p JOIN account a ON a.id = p.account_id",
    "thread": "SELECT s.network, s.name AS scope, t.key, t.url, t.title"
    " FROM thread t JOIN scope s ON s.id = t.scope_id",
    "reaction": "SELECT s.network, s.name AS scope, r.key, a.key AS account, r.kind,"
    " r.first_seen AS first_seen_at FROM reaction r JOIN scope s ON s.id = r.scope_id"
    " JOIN account a ON a.id = r.account_id",
    "withdrawn": "SELECT s.network, s.name AS scope, w.key, w.last_seen AS last_seen_at"
    " FROM withdrawn w JOIN scope s ON s.id = w.scope_id",
    "viewer": "SELECT a.network, a.key AS account, v.first_seen AS first_seen_at"
    " FROM viewer v JOIN account a ON a.id = v.account_id",
    "audience": "SELECT a.network, a.key AS account, u.at AS seen_at, u.followers"
    " FROM audience u JOIN account a ON a.id = u.account_id",
    "me": "SELECT a.network, a.key AS account, m.state FROM me m JOIN account a ON a.id = m.account_id",
    "contact": "SELECT s.network, s.name AS scope, c.key, a.key AS account, t.direction, t.via,"
    " t.at AS said_at, nullif(t.until, t.at) AS until_at, t.day, t.again AS again_at, nullif(t.gone, 0)"
    " AS gone, (SELECT h.key FROM thread h WHERE h.id = t.thread_id AND c.thread_id IS NULL) AS thread,"
    " (SELECT h.key FROM thread h WHERE h.id = t.under) AS under, (SELECT json_array(x.name, w.key)"
    " FROM comment w JOIN scope x ON x.id = w.scope_id WHERE w.id = t.twin) AS twin_json"
    " FROM contact t JOIN comment c ON c.id = t.comment_id"
    " JOIN scope s ON s.id = c.scope_id JOIN account a ON a.id = t.account_id",
    "contact_day": "SELECT a.network, a.key AS account, d.direction, d.day, d.n"
    " FROM contact_day d JOIN account a ON a.id = d.account_id",
    "summary": "SELECT a.network, a.key AS account, m.seen, m.day1, m.day2, m.day3, m.received, m.given,"
    " m.first_at, m.last_at FROM summary m JOIN account a ON a.id = m.account_id",
    "note": "SELECT a.network, a.key AS account, n.text, n.created AS created_at, n.changed AS changed_at"
    " FROM note n JOIN account a ON a.id = n.account_id WHERE n.deleted IS NULL",
    "about": "SELECT a.network, a.key AS account, b.field, b.value, b.reason FROM about b"
    " JOIN account a ON a.id = b.account_id WHERE b.value IS NOT NULL",
    "answer": "SELECT s.network, s.name AS scope, c.key, n.state, n.until AS until_at FROM answer n"
    " JOIN comment c ON c.id = n.comment_id JOIN scope s ON s.id = c.scope_id",
    "correction": "SELECT s.network, s.name AS scope, c.key, x.wrong FROM correction x"
    " JOIN comment c ON c.id = x.comment_id JOIN scope s ON s.id = c.scope_id",
    "need": "SELECT a.network, a.key AS account, n.kind, n.text, n.state, s.name AS scope, c.key,"
    " n.created AS created_at, n.changed AS changed_at FROM need n JOIN account a ON a.id = n.account_id"
    " LEFT JOIN comment c ON c.id = n.comment_id LEFT JOIN scope s ON s.id = c.scope_id",
    "pin": "SELECT a.network, a.key AS account, p.circle FROM pin p JOIN account a ON a.id = p.account_id",
    "apart": "SELECT json_array(a.network, a.key) AS one_json, json_array(b.network, b.key) AS other_json"
    " FROM apart p JOIN account a ON a.id = p.one JOIN account b ON b.id = p.other",
    "tombstone": "SELECT network, key_hash, kind FROM tombstone",
}
