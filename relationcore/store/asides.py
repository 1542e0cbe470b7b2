"""What a visit tells beside comments: profiles, reactions, the signed-in viewer, words shown as deleted."""

from __future__ import annotations

import json
import sqlite3

from relationcore import address
from relationcore.model import Rules, Visit
from relationcore.store.accounts import Accounts
from relationcore.store.threads import Places

SCRIPT = "script"
"""The browser name of what no browser showed: a reading from a file never proposes who I am."""


def record_asides(
    conn: sqlite3.Connection, visit: Visit, places: Places, accounts: Accounts, rules: Rules
) -> None:
    """Keep profiles, reactions and the viewer."""
    _record_profiles(conn, visit, accounts, rules)
    _record_reactions(conn, visit, places, accounts, rules)
    if visit.viewer is not None and visit.browser != SCRIPT:
        account = accounts.rows[address.fold_handle(visit.viewer.handle, rules.fold_case)]
        conn.execute(
            "INSERT INTO viewer VALUES (?1, ?2) ON CONFLICT DO UPDATE SET first_seen = ?2 WHERE first_seen >"
            " ?2",
            (account, visit.at),
        )
        if visit.viewer.audience is not None:
            conn.execute(
                "INSERT INTO audience VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET followers = ?3 WHERE"
                " followers < ?3",
                (account, visit.at, visit.viewer.audience),
            )


def _record_profiles(conn: sqlite3.Connection, visit: Visit, accounts: Accounts, rules: Rules) -> None:
    stamp = [visit.at, visit.visit_id, visit.part]
    for profile in visit.profiles:
        key = address.account_key(profile.handle, profile.id, rules.fold_case)
        account = accounts.rows[key]
        links = json.dumps(profile.links, ensure_ascii=False) if profile.links else None
        told = {"bio": profile.bio, "avatar": profile.avatar, "links": links}
        row = conn.execute(
            "SELECT bio, avatar, links, stamps FROM profile WHERE account_id = ?", (account,)
        ).fetchone()
        held = dict(zip(told, row[:3], strict=True)) if row else dict.fromkeys(told)
        stamps = json.loads(row[3]) if row else {}
        for name, value in told.items():
            if value is not None and stamp > stamps.get(name, []):
                held[name], stamps[name] = value, stamp
        conn.execute(
            "INSERT INTO profile VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO UPDATE SET bio = ?2, avatar = ?3,"
            " links = ?4, stamps = ?5 WHERE stamps IS NOT ?5",
            (account, *held.values(), json.dumps(stamps)),
        )


def _record_reactions(
    conn: sqlite3.Connection, visit: Visit, places: Places, accounts: Accounts, rules: Rules
) -> None:
    if not visit.reactions:
        return
    scopes = {seen.comment.id: seen.comment.scope for seen in visit.comments if seen.comment.id is not None}
    common = next(iter(scopes.values()), "" if rules.id_scope == "network" else address.host(visit.page.url))
    for reaction in visit.reactions:
        if reaction.by in rules.anonymous:
            continue
        account = accounts.rows[address.fold_handle(reaction.by, rules.fold_case)]
        conn.execute(
            "INSERT INTO reaction(account_id, scope_id, key, kind, first_seen) VALUES (?1, ?2, ?3, ?4, ?5)"
            " ON CONFLICT DO UPDATE SET first_seen = ?5 WHERE first_seen > ?5",
            (account, places.scope(scopes.get(reaction.to, common)), reaction.to, reaction.kind, visit.at),
        )
