"""What is asked of the store for annotations and people: a few statements for any number of accounts."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from relationcore.model import About, Account, Direction, FollowUp, Summary
from relationcore.store.deriving import mine
from relationcore.store.moments import USABLE

Days = tuple[tuple[Direction, int], ...]
SUMMARIES = (
    "SELECT m.account_id, m.seen, m.day1, m.day2, m.day3, m.received, m.given, m.first_at, m.last_at"
    " FROM summary m WHERE m.account_id IN (SELECT value FROM json_each(?))"
)


def summaries_of(conn: sqlite3.Connection, accounts: Iterable[int]) -> dict[int, Summary]:
    """The summaries of these account rows."""
    rows = conn.execute(SUMMARIES, (json.dumps(list(accounts)),))
    return {
        account: Summary(
            seen, (one, two, three) if three is not None else _known(one, two), received, given, first, last
        )
        for account, seen, one, two, three, received, given, first, last in rows
    }


def _known(*days: int | None) -> tuple[int, ...]:
    return tuple([day for day in days if day is not None])


def persons_of(conn: sqlite3.Connection, held: Mapping[int, Sequence[int]]) -> dict[int, Summary]:
    """The summaries of these persons (id -> account rows), as far as anything is known of them."""
    of = summaries_of(conn, [account for members in held.values() for account in members])
    found: dict[int, Summary] = {}
    several: dict[int, list[int]] = {}
    for person, members in held.items():
        known = [account for account in members if account in of]
        if len(known) > 1:
            several[person] = known
        elif known:
            found[person] = of[known[0]]
    said = _said_with(conn, several)
    for person, known in several.items():
        found[person] = _joined([of[account] for account in known], said.get(person, (0, 0)))
    return found


def _said_with(conn: sqlite3.Connection, held: Mapping[int, Sequence[int]]) -> dict[int, tuple[int, int]]:
    """Per person with several accounts (received, given): words that concern two of them count once."""
    if not held:
        return {}
    pairs = [(account, person) for person, members in held.items() for account in members]
    rows = conn.execute(
        "SELECT j.value ->> 1, count(DISTINCT CASE k.direction WHEN 'received' THEN k.twin END),"
        " count(DISTINCT CASE k.direction WHEN 'given' THEN k.twin END) FROM json_each(?) j"
        " CROSS JOIN contact k ON k.account_id = j.value ->> 0 GROUP BY 1",
        (json.dumps(pairs),),
    )
    return {person: (received, given) for person, received, given in rows}


def _joined(summaries: Sequence[Summary], said: tuple[int, int]) -> Summary:
    """The summary of a person out of those of their accounts; `said`: (received, given)."""
    firsts = [one.first for one in summaries if one.first is not None]
    lasts = [one.last for one in summaries if one.last is not None]
    return Summary(
        seen=sum(one.seen for one in summaries),
        days=tuple(sorted({day for one in summaries for day in one.days})[:3]),
        received=said[0],
        given=said[1],
        first=min(firsts, default=None),
        last=max(lasts, default=None),
    )


def days_of(conn: sqlite3.Connection, accounts: Iterable[int]) -> dict[int, list[tuple[Direction, int]]]:
    """The contact days of these account rows."""
    found: dict[int, list[tuple[Direction, int]]] = {}
    rows = conn.execute(
        "SELECT d.account_id, d.direction, d.day FROM json_each(?) j CROSS JOIN contact_day d ON"
        " d.account_id = j.value",
        (json.dumps(list(accounts)),),
    )
    for account, direction, day in rows:
        found.setdefault(account, []).append((direction, day))
    return found


def own_last(conn: sqlite3.Connection) -> dict[str, int]:
    """Per network, the time of the newest words of mine that were seen."""
    found: dict[str, int] = {}
    for (network,) in conn.execute(
        "SELECT DISTINCT a.network FROM me CROSS JOIN account a ON a.id = me.account_id WHERE me.state ="
        " 'confirmed'"
    ).fetchall():
        (last,) = conn.execute(
            "SELECT max(last) FROM (SELECT (SELECT c.published FROM comment c WHERE c.account_id = j.value"
            f" AND {USABLE} ORDER BY c.published DESC LIMIT 1) AS last FROM json_each(?) j)",
            (json.dumps(sorted(mine(conn, network))),),
        ).fetchone()
        if last is not None:
            found[network] = last
    return found


def all_mine(conn: sqlite3.Connection) -> set[int]:
    """All account rows that are me."""
    rows = conn.execute(
        "SELECT a.id, a.same_as FROM me CROSS JOIN account a ON a.id = me.account_id WHERE me.state ="
        " 'confirmed'"
    )
    return {account for row in rows for account in row if account is not None}


def notes_of(conn: sqlite3.Connection, accounts: Iterable[int]) -> dict[int, tuple[int, str]]:
    """Per account row its newest note: (id, text)."""
    rows = conn.execute(
        "SELECT n.account_id, n.id, n.text FROM json_each(?) j CROSS JOIN note n ON n.account_id = j.value"
        " WHERE n.deleted IS NULL ORDER BY n.id",
        (json.dumps(list(accounts)),),
    )
    return {account: (id, text) for account, id, text in rows}


def abouts_of(conn: sqlite3.Connection, groups: dict[int, list[int]]) -> dict[int, About]:
    """Per person what the user said of them in short; of several accounts the word said last counts."""
    person = {account: id for id, accounts in groups.items() for account in accounts}
    rows = conn.execute(
        "SELECT b.account_id, b.field, b.value, b.reason, b.at FROM json_each(?) j"
        " CROSS JOIN about b ON b.account_id = j.value ORDER BY b.id",
        (json.dumps(list(person)),),
    )
    held: dict[int, dict[str, tuple[str | None, str | None, int | None]]] = {}
    for account, field, value, reason, at in rows:
        held.setdefault(person[account], {})[field] = (value, reason, at)
    found = {}
    for id, fields in held.items():
        due, reason, at = fields.get("follow_up", (None, None, None))
        follow_up = None if due is None else FollowUp(due, reason, at or 0)
        nickname, label = (fields.get(name, (None, None, None))[0] for name in ("nickname", "label"))
        found[id] = About(nickname, label, follow_up)
    return found


def accounts_of(conn: sqlite3.Connection, accounts: Iterable[int]) -> dict[int, Account]:
    """These account rows in full, with their profile and the handles they had before."""
    wanted = json.dumps(list(accounts))
    former: dict[int, list[str]] = {}
    for account, handle in conn.execute(
        "SELECT h.account_id, h.handle FROM json_each(?) j CROSS JOIN handle_history h ON h.account_id ="
        " j.value"
        " JOIN account a ON a.id = h.account_id WHERE h.handle <> a.handle"
        " GROUP BY h.account_id, h.handle ORDER BY max(h.last_seen) DESC, h.handle",
        (wanted,),
    ):
        former.setdefault(account, []).append(handle)
    rows = conn.execute(
        "SELECT a.id, coalesce(a.person_id, a.id), a.network, a.handle, a.stable_id, a.name, a.url, p.bio,"
        " p.links,"
        " a.same_as FROM json_each(?) j CROSS JOIN account a ON a.id = j.value LEFT JOIN profile p ON"
        " p.account_id = a.id"
        " ORDER BY a.id",
        (wanted,),
    )
    return {
        id: Account(
            id,
            person,
            network,
            handle,
            stable,
            name,
            url,
            bio,
            tuple(json.loads(links)) if links else (),
            tuple(former.get(id, ())),
            same,
        )
        for id, person, network, handle, stable, name, url, bio, links, same in rows
    }
