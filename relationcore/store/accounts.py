"""Accounts and their handles: rows made once per page, set-wise.

An account is (network, stable id) where an id is shown, else (network, folded handle). `handle_history`
keeps when an account showed which handle and name; `last_seen` there is written only where it decides
something (a renamed account, a disputed handle), else the log of the visits knows it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field

from relationcore import address
from relationcore.model import Rules, Visit
from relationcore.store.preparing import Sight
from relationcore.store.sights import last_handles


@dataclass(slots=True)
class Shown:
    """One handle of one account under one name, as a visit part showed it."""

    key: str
    handle: str
    stable_id: str | None
    name: str
    handle_key: str
    first: int
    last: int
    url: str | None

    def see(self, at: int, url: str | None) -> None:
        """Seen once more."""
        self.first, self.last = min(self.first, at), max(self.last, at)
        self.url = min_url(self.url, url)


Look = tuple[str, str, str]
"""(account key, handle, name)"""


@dataclass(slots=True)
class Accounts:
    """What a visit part showed of accounts, and what came of it. `rows`: account key -> account row."""

    network: str
    shown: dict[Look, Shown] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    same_as: dict[int, int] = field(default_factory=dict)
    handles: list[tuple[int, int]] = field(default_factory=list)
    unsettled: set[str] = field(default_factory=set)
    made: set[int] = field(default_factory=set)
    fresh: list[Shown] = field(default_factory=list)

    def owner(self, key: str) -> int:
        """The account that the words of this key count for."""
        row = self.rows[key]
        return self.same_as.get(row, row)

    def assign(self, sights: Iterable[Sight]) -> None:
        """Give every sight the row of its author's account."""
        owners: dict[str | None, int] = {key: self.owner(key) for key in self.rows}
        for sight in sights:
            sight.account = owners.get(sight.author_key)


def min_url(one: str | None, other: str | None) -> str | None:
    """The address kept of an account: the least of those shown, so that the order does not matter."""
    return min((url for url in (one, other) if url is not None), default=None)


def collect(visit: Visit, sights: Iterable[Sight], rules: Rules) -> Accounts:
    """Every account that a visit part shows, each handle and name once."""
    found = Accounts(visit.page.network)
    _collect_authors(found.shown, sights, rules)
    for profile in visit.profiles:
        key = address.account_key(profile.handle, profile.id, rules.fold_case)
        _see(found, key, profile.handle, profile.id, profile.name or "", visit.at, profile.url, rules)
    if visit.viewer is not None:
        handle = visit.viewer.handle
        _see(found, address.fold_handle(handle, rules.fold_case), handle, None, "", visit.at, None, rules)
    for reaction in visit.reactions:
        if reaction.by not in rules.anonymous:
            key = address.fold_handle(reaction.by, rules.fold_case)
            _see(found, key, reaction.by, None, "", visit.at, None, rules)
    return found


def _collect_authors(shown: dict[Look, Shown], sights: Iterable[Sight], rules: Rules) -> None:
    """The authors of a page; it is hot, so what a sight adds nothing to is passed over at once."""
    for sight in sights:
        key = sight.author_key
        if key is None:
            continue
        comment, at = sight.comment, sight.seen_at
        handle, name, url = comment.author, comment.author_name or "", comment.author_url
        known = shown.get((key, handle, name))
        if known is None:
            ref = comment.author_id
            folded = key if ref is None else address.fold_handle(handle, rules.fold_case)
            shown[key, handle, name] = Shown(key, handle, ref, name, folded, at, at, url)
        elif at < known.first or at > known.last or url != known.url:
            known.see(at, url)


def _see(
    found: Accounts,
    key: str,
    handle: str,
    stable: str | None,
    name: str,
    at: int,
    url: str | None,
    rules: Rules,
) -> None:
    known = found.shown.get((key, handle, name))
    if known is None:
        handle_key = address.fold_handle(handle, rules.fold_case)
        found.shown[(key, handle, name)] = Shown(key, handle, stable, name, handle_key, at, at, url)
    else:
        known.see(at, url)


def ensure(conn: sqlite3.Connection, found: Accounts, disputed: set[str]) -> None:
    """Make the accounts and handles that are missing; fills `rows`, `same_as`, `handles`, `unsettled`."""
    _ensure_rows(conn, found)
    _ensure_handles(conn, found, disputed)


def last_row(conn: sqlite3.Connection, table: str) -> int:
    """The highest row that an AUTOINCREMENT table ever had: the next ones follow it."""
    row = conn.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
    return int(row[0]) if row else 0


def _lookup(conn: sqlite3.Connection, found: Accounts, keys: list[str]) -> dict[str, tuple[int, str | None]]:
    rows = conn.execute(
        "SELECT a.key, a.id, a.same_as, a.url FROM json_each(?) j CROSS JOIN account a"
        " ON a.network = ? AND a.key = j.value",
        (json.dumps(keys, ensure_ascii=False), found.network),
    ).fetchall()
    found.rows.update((key, id) for key, id, _, _ in rows)
    found.same_as.update((id, same) for _, id, same, _ in rows if same is not None)
    return {key: (id, url) for key, id, _, url in rows}


def _ensure_rows(conn: sqlite3.Connection, found: Accounts) -> None:
    by_key: dict[str, Shown] = {}
    urls: dict[str, str | None] = {}
    for one in found.shown.values():
        if by_key.setdefault(one.key, one) is one:
            urls[one.key] = one.url
        else:
            urls[one.key] = min_url(urls[one.key], one.url)
    known = _lookup(conn, found, list(by_key))
    missing = [key for key in by_key if key not in known]
    if missing:
        after = last_row(conn, "account")
        found.rows.update((key, row) for row, key in enumerate(missing, after + 1))
        found.made = {found.rows[key] for key in missing}
        found.unsettled |= {key for key in missing if by_key[key].stable_id is None}
    conn.executemany(
        "INSERT INTO account(network, key, stable_id, handle, name, url) VALUES (?, ?, ?, ?, ?, ?)",
        [
            (
                found.network,
                key,
                by_key[key].stable_id,
                by_key[key].handle,
                by_key[key].name or None,
                urls[key],
            )
            for key in missing
        ],
    )
    better = [
        (urls[key], id)
        for key, (id, url) in known.items()
        if urls[key] is not None and urls[key] != url and min_url(url, urls[key]) != url
    ]
    conn.executemany("UPDATE account SET url = ? WHERE id = ?", better)


def _ensure_handles(conn: sqlite3.Connection, found: Accounts, disputed: set[str]) -> None:
    rows = conn.execute(
        "SELECT h.id, h.account_id, h.handle, h.name, h.first_seen, h.last_seen FROM json_each(?) j"
        " CROSS JOIN handle_history h ON h.account_id = j.value",
        (json.dumps(list(found.rows.values())),),
    ).fetchall()
    known: dict[tuple[int, str, str], tuple[int, int, int]] = {}
    looks: dict[int, set[tuple[str, str]]] = {}
    for id, account, handle, name, first, last in rows:
        known[account, handle, name] = (id, first, last)
        if account in looks:
            looks[account].add((handle, name))
        else:
            looks[account] = {(handle, name)}
    before = set(looks)
    new = [one for one in found.shown.values() if (found.rows[one.key], one.handle, one.name) not in known]
    for one in new:
        looks.setdefault(found.rows[one.key], set()).add((one.handle, one.name))
    renamed: set[int] = set()
    for one in found.shown.values():
        account = found.rows[one.key]
        held = known.get((account, one.handle, one.name))
        if held is None:
            continue
        found.handles.append((held[0], one.last))
        if one.first < held[1]:
            conn.execute("UPDATE handle_history SET first_seen = ? WHERE id = ?", (one.first, held[0]))
        if one.last > held[2] and (one.handle_key in disputed or competing(looks[account])):
            conn.execute("UPDATE handle_history SET last_seen = ? WHERE id = ?", (one.last, held[0]))
            renamed.add(account)
    if new:
        found.fresh = new
        renamed |= _insert_handles(conn, found, before, looks)
    for account in renamed:
        settle_names(conn, account)


def competing(looks: set[tuple[str, str]]) -> bool:
    """Whether an account shows more than one handle or name, so that it matters which is the newest."""
    if len(looks) == 1:
        return False
    return len({handle for handle, _ in looks}) > 1 or len({name for _, name in looks if name}) > 1


def _insert_handles(
    conn: sqlite3.Connection, found: Accounts, before: set[int], looks: dict[int, set[tuple[str, str]]]
) -> set[int]:
    """Keep the handles shown for the first time; returns the accounts that may be called otherwise now."""
    after = last_row(conn, "handle_history")
    conn.executemany(
        "INSERT INTO handle_history(account_id, network, key, handle, name, first_seen, last_seen, with_id)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (found.rows[one.key], found.network, one.handle_key, one.handle, one.name, one.first, one.last,
             int(one.stable_id is not None))
            for one in found.fresh
        ],
    )  # fmt: skip
    renamed = set()
    for index, one in enumerate(found.fresh, after + 1):
        found.handles.append((index, one.last))
        account = found.rows[one.key]
        if account in before and competing(looks[account]):
            materialize(conn, [account], one.last)
        if len(looks[account]) > 1 or account not in found.made:
            renamed.add(account)
    found.unsettled |= {one.handle_key for one in found.fresh if one.stable_id is not None}
    return renamed


def materialize(conn: sqlite3.Connection, accounts: list[int], since: int) -> None:
    """Write the `last_seen` of these accounts' handles as far as the log knows it from `since` on.

    A row that is compared with a newly shown one only needs the log from that sight on: what ended before is
    older.
    """
    held = conn.execute(
        "SELECT id, last_seen FROM handle_history WHERE account_id IN (SELECT value FROM json_each(?))",
        (json.dumps(accounts),),
    ).fetchall()
    true = last_handles(conn, {id for id, _ in held}, since)
    conn.executemany(
        "UPDATE handle_history SET last_seen = ? WHERE id = ?",
        [(true[id], id) for id, last in held if true.get(id, last) > last],
    )


def settle_names(conn: sqlite3.Connection, account: int) -> None:
    """Show an account under its newest handle, and the newest name that was not empty."""
    rows = conn.execute(
        "SELECT handle, name FROM handle_history WHERE account_id = ? ORDER BY last_seen DESC, handle, name",
        (account,),
    ).fetchall()
    name = next((name for _, name in rows if name), None)
    conn.execute("UPDATE account SET handle = ?, name = ? WHERE id = ?", (rows[0][0], name, account))
