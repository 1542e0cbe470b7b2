"""What follows from a visit part: identity, twins, withdrawals, summaries and contacts of what it changed."""

from __future__ import annotations

import json
import sqlite3

from relationcore.store import summaries
from relationcore.store.contacts import find_again
from relationcore.store.deriving import derive, mine
from relationcore.store.groups import regroup
from relationcore.store.identity import Moved, settle
from relationcore.store.merging import FIELDS, TEXT
from relationcore.store.sights import decode_comments
from relationcore.store.touching import Changed, derive_network, seen_together, touched
from relationcore.store.twins import pair
from relationcore.store.withdrawal import withdraw
from relationcore.store.work import Work

RETOLD = {"kind", "thread_id"}
RECOUNTED = {"author", "author_ref", "first", "published", "uri", "text"}
URI, THREAD, KIND, PARENT, PARENT_AUTHOR = (
    FIELDS.index(name) for name in ("uri", "thread_id", "kind", "parent", "parent_author")
)
ANSWERS = 1 << PARENT | 1 << PARENT_AUTHOR
MENTIONS = len(FIELDS) + TEXT.index("mentions")


def follow(conn: sqlite3.Connection, work: Work, disputed: set[str]) -> int:
    """Bring everything derived up to date; returns how many comments the visit showed as withdrawn."""
    moved = settle(conn, work.visit.page.network, _unsettled(work, disputed), work.rules)
    if moved.regroup:
        regroup(conn)
    summaries.add(
        conn, [(sight.account, sight.seen_at) for _, sight in work.new if sight.account is not None]
    )
    twins = _pair(conn, work, moved)
    gone, withdrawn = withdraw(conn, work.visit, work.places, work.log)
    changed = [one for one in work.changed if one[0].changed & RECOUNTED]
    recount = {account for row, _ in changed for account in (row.account_id, row.before[1])} | moved.accounts
    recount |= _accounts_of(conn, twins | gone)
    summaries.recount(conn, {account for account in recount if account is not None})
    _follow_contacts(conn, work, moved, twins | gone)
    return withdrawn


def _unsettled(work: Work, disputed: set[str]) -> set[str]:
    """The handles whose meaning this visit part may have changed."""
    shown = {one.handle_key for one in work.accounts.shown.values()} if disputed else set()
    return work.accounts.unsettled | (shown & disputed)


def _pair(conn: sqlite3.Connection, work: Work, moved: Moved) -> set[int]:
    uris = {sight.comment.uri for _, sight in work.new if sight.comment.uri is not None}
    new = {
        (sight.account, at)
        for _, sight in work.new
        if (at := sight.published[0]) is not None and sight.account is not None and sight.comment.uri is None
    }
    moments = set(moved.moments)
    for row, _ in work.changed:
        if row.changed & RECOUNTED:
            conn.execute("UPDATE comment SET twin_of = NULL WHERE id = ? AND twin_of IS NOT NULL", (row.id,))
            uris |= {uri for uri in (row.values[URI], row.before[0]) if isinstance(uri, str)}
            ends = ((row.account_id, row.published[0]), row.before[1:])
            moments |= {(account, at) for account, at in ends if account is not None and at is not None}
    return pair(conn, work.visit.page.network, uris, moments, new - moments)


def _accounts_of(conn: sqlite3.Connection, comments: set[int]) -> set[int]:
    rows = conn.execute(
        "SELECT DISTINCT c.account_id FROM json_each(?) j CROSS JOIN comment c ON c.id = j.value",
        (json.dumps(sorted(comments)),),
    )
    return {account for (account,) in rows if account is not None}


def _follow_contacts(conn: sqlite3.Connection, work: Work, moved: Moved, others: set[int]) -> None:
    network = work.visit.page.network
    me = mine(conn, network)
    if not me:
        return
    if (moved.accounts | moved.disputing) & me or any(
        work.accounts.rows[one.key] in me for one in work.accounts.fresh
    ):
        derive_network(conn, network, work.rules)
    else:
        new, again = _new(work), _again(work)
        retold = {row.id for row, _ in work.changed if row.changed & RETOLD}
        ids = touched(conn, new, again, me, work.rules, retold) if new or again else set()
        ids |= moved.comments | others | _together(conn, work, me)
        derive(conn, network, ids, work.rules)
    _see_again(conn, work)


def _together(conn: sqlite3.Connection, work: Work, me: set[int]) -> set[int]:
    """What this page load showed together, as forums show it in which nobody states whom they answer."""
    bare = {id for id, _, bits in work.log if not bits & ANSWERS}
    if not bare:
        return set()
    visit = work.visit
    parts = conn.execute(
        "SELECT comments FROM visit WHERE visit_id = ? AND part <> ?", (visit.visit_id, visit.part)
    )
    for (text,) in parts:
        bare |= {id for id, _, bits in decode_comments(text) if not bits & ANSWERS}
    return seen_together(conn, bare, me)


def _new(work: Work) -> list[Changed]:
    scopes = {name: work.places.scope(name) for name in {sight.scope for _, sight in work.new}}
    return [
        Changed(
            id, scopes[sight.scope], sight.key, told[KIND], told[THREAD], sight.account,  # type: ignore[arg-type]
            told[PARENT], sight.parent_author, told[MENTIONS],  # type: ignore[arg-type]
        )
        for id, sight in work.new
        if (told := sight.told)
    ]  # fmt: skip


def _again(work: Work) -> list[Changed]:
    """Comments that were known and are told otherwise now."""
    scope = work.places.scope
    return [
        Changed(
            row.id, scope(sight.scope), sight.key, str(told[KIND]), told[THREAD], row.account_id,  # type: ignore[arg-type]
            told[PARENT], told[PARENT_AUTHOR], told[MENTIONS],  # type: ignore[arg-type]
        )
        for row, sight in work.changed
        if row.changed - {"stamp"} and (told := row.values)
    ]  # fmt: skip


def _see_again(conn: sqlite3.Connection, work: Work) -> None:
    """Words said to me or by me that a later visit sees again on the page of a thread: an answer to them
    would have shown there.
    """
    new = {id for id, _ in work.new}
    known = {id: at for id, at, _ in work.log if id not in new}
    rows = conn.execute(
        "SELECT DISTINCT t.comment_id, t.again, c.first_seen, v.visit_id FROM json_each(?) j"
        " CROSS JOIN contact t ON t.comment_id = j.value"
        " JOIN comment c ON c.id = t.comment_id JOIN visit v ON v.id = c.first_visit",
        (json.dumps(list(known)),),
    ).fetchall()
    on_thread = work.visit.page.kind == "thread"
    first_moved = {row.id for row, _ in work.changed if "first" in row.changed}
    for comment, again, first_seen, first_visit in rows:
        at = known[comment]
        if comment in first_moved:
            find_again(conn, {comment})
        elif on_thread and first_visit != work.visit.visit_id and first_seen < at < (again or at + 1):
            conn.execute("UPDATE contact SET again = ? WHERE comment_id = ?", (at, comment))
