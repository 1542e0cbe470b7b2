"""A visit goes in: one transaction, set-wise, and a known page writes one row.

The order: accounts, threads, comments (new ones inserted, known ones merged), the visit's own row with its
log, then everything derived from what changed.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import Any

from relationcore import address
from relationcore.model import Receipt, Rules, Visit
from relationcore.store import accounts as accounts_of
from relationcore.store.asides import record_asides
from relationcore.store.following import follow
from relationcore.store.identity import disputed_keys
from relationcore.store.merging import FIELDS, TEXT, Row, bits_of, competing, merge
from relationcore.store.preparing import Preparer, Sight
from relationcore.store.sights import confirmations, encode_comments, encode_handles
from relationcore.store.softening import unquote
from relationcore.store.threads import place
from relationcore.store.tombstones import Tombstones
from relationcore.store.work import Work

VALUES = ", ".join(f"c.{name}" for name in (*FIELDS, *TEXT))
HELD = (
    f"SELECT c.key, c.id, {VALUES}, c.published, c.precision, c.published_text, c.first_seen, c.first_visit,"
    " c.told_at, c.told_visit, c.stamps, c.account_id, c.withdrawn_at"
    " FROM json_each(?) j CROSS JOIN comment c ON c.scope_id = ? AND c.key = j.value"
)
N = len(FIELDS) + len(TEXT)
Held = tuple[Any, ...]
"""A row of HELD."""
ID = 1
VALUES_AT = slice(2, 2 + N)
PUBLISHED_AT = slice(2 + N, 5 + N)
TOLD_AT = 7 + N
STAMPS = 9 + N
URI_AT = 2 + FIELDS.index("uri")
INSERT = (
    f"INSERT INTO comment(scope_id, key, account_id, {', '.join((*FIELDS, *TEXT))}, published, precision,"
    " published_text, first_seen, first_visit, told_at, told_visit)"
    f" VALUES ({', '.join('?' * (N + 10))})"
)
UPDATE = (
    f"UPDATE comment SET {', '.join(f'{name} = ?' for name in (*FIELDS, *TEXT))}, published = ?, precision ="
    f" ?,"
    " published_text = ?, first_seen = ?, first_visit = ?, stamps = ?, account_id = ? WHERE id = ?"
)


def record(conn: sqlite3.Connection, visit: Visit, rules: Rules) -> Receipt:
    """Keep what a visit part showed. The same (visit_id, part) again changes nothing."""
    if is_known(conn, visit):
        return Receipt(duplicate=True)
    stones = Tombstones(conn, visit.page.network, rules)
    visit, refused = stones.without(visit)
    places = place(conn, visit, rules)
    sights = Preparer(visit, rules, places.thread).sights()
    found = accounts_of.collect(visit, sights, rules)
    disputed = disputed_keys(conn, visit.page.network)
    accounts_of.ensure(conn, found, disputed)
    found.assign(sights)
    (row,) = conn.execute("SELECT coalesce(max(id), 0) + 1 FROM visit").fetchone()
    work = Work(visit, row, rules, found, places, refused=refused)
    for batch in _once_each(sights):
        _record_batch(conn, work, batch)
    if stones:
        unquote(conn, [id for id, _, _ in work.log])
    record_asides(conn, work.visit, work.places, found, rules)
    _insert_visit(conn, work)
    work.withdrawn = follow(conn, work, disputed)
    changed = sum(1 for held, _ in work.changed if held.changed - {"first", "stamp"})
    return Receipt(len(work.new), work.known - changed, changed, work.withdrawn, work.refused)


def is_known(conn: sqlite3.Connection, visit: Visit) -> bool:
    """Whether this part of this visit was kept before."""
    row = conn.execute(
        "SELECT 1 FROM visit WHERE visit_id = ? AND part = ?", (visit.visit_id, visit.part)
    ).fetchone()
    return row is not None


def _once_each(sights: list[Sight]) -> Iterable[list[Sight]]:
    """Batches in which no comment stands twice; nearly always one."""
    if len({(sight.scope, sight.key) for sight in sights}) == len(sights):
        yield sights
        return
    while sights:
        batch: dict[tuple[str, str], Sight] = {}
        rest = []
        for sight in sights:
            if batch.setdefault((sight.scope, sight.key), sight) is not sight:
                rest.append(sight)
        yield list(batch.values())
        sights = rest


def _record_batch(conn: sqlite3.Connection, work: Work, batch: list[Sight]) -> None:
    held = _held(conn, work, batch)
    fresh: list[Sight] = []
    again: list[tuple[Held, Sight]] = []
    log = work.log.append
    for sight in batch:
        row = held[sight.scope].get(sight.key)
        if row is None:
            fresh.append(sight)
        elif _same(row, sight):
            log((row[ID], sight.seen_at, bits_of(sight.told)))
        else:
            again.append((row, sight))
    work.known += len(batch) - len(fresh)
    _insert(conn, work, fresh)
    if again:
        _merge(conn, work, again)


def _held(conn: sqlite3.Connection, work: Work, batch: list[Sight]) -> dict[str, dict[str, Held]]:
    """The rows of these comments as far as they are known, by scope and key."""
    keys: dict[str, list[str]] = {}
    for sight in batch:
        keys.setdefault(sight.scope, []).append(sight.key)
    found: dict[str, dict[str, Held]] = {}
    for scope, wanted in keys.items():
        rows = conn.execute(HELD, (json.dumps(wanted, ensure_ascii=False), work.places.scope(scope)))
        found[scope] = {row[0]: row for row in rows}
    return found


def _same(row: Held, sight: Sight) -> bool:
    """Whether a sight of a known comment changes nothing at all."""
    return (
        row[VALUES_AT] == sight.told
        and row[STAMPS] is None
        and sight.seen_at > row[TOLD_AT]
        and (row[PUBLISHED_AT] == sight.published or sight.published[0] is None)
    )


def _rows(conn: sqlite3.Connection, work: Work, held: list[Held]) -> list[Row]:
    """The held rows as they merge: with the visits' own names in the stamps, by which stamps are compared."""
    wanted = sorted({visit for row in held for visit in (row[TOLD_AT - 1], row[TOLD_AT + 1])})
    names = {
        id: (visit_id, part)
        for id, visit_id, part in conn.execute(
            "SELECT v.id, v.visit_id, v.part FROM json_each(?) j CROSS JOIN visit v ON v.id = j.value",
            (json.dumps(wanted),),
        )
    }
    names[work.row] = (work.visit.visit_id, work.visit.part)
    return [_row(row, names) for row in held]


def _row(row: Held, names: dict[int, tuple[str, int]]) -> Row:
    first_seen, first_visit, told_at, told_visit, stamps, account, withdrawn = row[TOLD_AT - 2 :]
    return Row(
        id=row[ID],
        values=row[VALUES_AT],
        published=row[PUBLISHED_AT],
        first=(first_seen, *names[first_visit]),
        told=(told_at, *names[told_visit]),
        stamps={name: (at, visit, part) for name, (at, visit, part) in json.loads(stamps or "{}").items()},
        account_id=account,
        withdrawn_at=withdrawn,
        before=(row[URI_AT], account, row[PUBLISHED_AT.start]),
    )


def _insert(conn: sqlite3.Connection, work: Work, fresh: list[Sight]) -> None:
    if not fresh:
        return
    row = conn.execute("SELECT seq FROM sqlite_sequence WHERE name = 'comment'").fetchone()
    after = int(row[0]) if row else 0
    scope, visit = work.places.scope, work.row
    conn.executemany(
        INSERT,
        [
            (
                scope(sight.scope), sight.key, sight.account,
                *sight.told, *sight.published, sight.seen_at, visit, sight.seen_at, visit,
            )
            for sight in fresh
        ],
    )  # fmt: skip
    for id, sight in enumerate(fresh, after + 1):
        work.new.append((id, sight))
        work.log.append((id, sight.seen_at, bits_of(sight.told)))


def _merge(conn: sqlite3.Connection, work: Work, again: list[tuple[Held, Sight]]) -> None:
    rows = _rows(conn, work, [held for held, _ in again])
    sights = [sight for _, sight in again]
    rivals = {
        row.id: sight.seen_at for row, sight in zip(rows, sights, strict=True) if competing(row, sight.told)
    }
    confirmed = confirmations(conn, set(rivals), min(rivals.values(), default=0))
    changes = []
    for row, sight in zip(rows, sights, strict=True):
        bits = merge(row, sight, confirmed.get(row.id, {}))
        work.log.append((row.id, sight.seen_at, bits))
        if row.changed:
            work.changed.append((row, sight))
            changes.append(_update(conn, work, row))
    conn.executemany(UPDATE, changes)


def _update(conn: sqlite3.Connection, work: Work, row: Row) -> tuple[object, ...]:
    """The values of UPDATE for a merged row; its author's account follows its author."""
    account = row.account_id
    if row.changed & {"author", "author_ref"}:
        account = author_account(work, row)
    own = row.first[1:] == (work.visit.visit_id, work.visit.part)
    first_visit = work.row if own else _visit_row(conn, row)
    stamps = json.dumps(row.stamps) if row.stamps else None
    return (
        *row.values, *row.published, row.first[0], first_visit, stamps, account, row.id,
    )  # fmt: skip


def _visit_row(conn: sqlite3.Connection, row: Row) -> int:
    found = conn.execute("SELECT id FROM visit WHERE visit_id = ? AND part = ?", row.first[1:]).fetchone()
    return int(found[0])


def author_account(work: Work, row: Row) -> int | None:
    """Whose words a merged comment is: by its id where it has one, else by its handle."""
    author, ref = str(row.values[2]), None if row.values[3] is None else str(row.values[3])
    if ref is None and author in work.rules.anonymous:
        return None
    key = address.account_key(author, ref, work.rules.fold_case)
    if key in work.accounts.rows:
        row.account_id = work.accounts.owner(key)
    return row.account_id


def _insert_visit(conn: sqlite3.Connection, work: Work) -> None:
    visit, page = work.visit, work.visit.page
    ids = [id for id, _, _ in work.log]
    last = max([visit.at, *[at for _, at, _ in work.log]])
    conn.execute(
        "INSERT INTO visit(id, visit_id, part, browser, at, recipe, recipe_version, network, host, url,"
        " kind, thread,"
        " community, last_at, low, high, comments, handles) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
        " ?, ?, ?, ?, ?)",
        (
            work.row,
            visit.visit_id,
            visit.part,
            visit.browser,
            visit.at,
            visit.recipe,
            visit.recipe_version,
            page.network,
            address.host(page.url),
            page.url,
            page.kind,
            page.thread.id if page.thread else None,
            page.community,
            last,
            min(ids, default=None),
            max(ids, default=None),
            encode_comments(work.log),
            encode_handles(work.accounts.handles),
        ),
    )
