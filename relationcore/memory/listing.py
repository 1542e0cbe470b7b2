"""Which people a list shows."""

from __future__ import annotations

from typing import TypedDict

from relationcore.circles import CIRCLES, KINDS
from relationcore.memory import wanted
from relationcore.memory.judge import Judge
from relationcore.memory.standing import quiet_ones
from relationcore.store import groups, people
from relationcore.store.connection import Connection


class Which(TypedDict, total=False):
    """Who is let through, each None for everybody.

    `query`: a text in handles, names, nicknames, labels, notes; `kind`: one of `relationcore.circles.KINDS`;
    `circle`: one of `closest`, `close`, `wider`, `known`; `waiting`: whether their words wait for an answer;
    `quiet`: whether they are quieter than usual.
    """

    query: str | None
    kind: str | None
    circle: str | None
    waiting: bool | None
    quiet: bool | None


def sound(which: Which) -> None:
    """WrongValue for a kind or circle that there is not."""
    if (kind := which.get("kind")) is not None:
        wanted.one_of("kind", kind, KINDS)
    if (circle := which.get("circle")) is not None:
        wanted.one_of("circle", circle, [name for name, _ in CIRCLES])


def listed(conn: Connection, judge: Judge, which: Which, limit: int, offset: int) -> list[int]:
    """The persons of a list, the last contact first; all where `limit` is negative.

    A kind that sums cannot tell apart is judged for all candidates first.
    """
    among, kind = _among(conn, judge, which), which.get("kind")
    if kind is None:
        return people.listed(conn, me=judge.me, among=among, kind=None, limit=limit, offset=offset)
    mine = set() if kind == "me" else judge.me
    persons = people.listed(conn, me=mine, among=among, kind=kind, limit=-1, offset=0)
    lines = judge.summaries(persons)
    chosen = [person for person, line in zip(persons, lines, strict=True) if line.kind == kind]
    return chosen[offset:] if limit < 0 else chosen[offset : offset + limit]


def _among(conn: Connection, judge: Judge, which: Which) -> set[int] | None:
    """The persons among whom to look; None for all."""
    query, waiting, quiet = which.get("query"), which.get("waiting"), which.get("quiet")
    among = people.matching(conn, query) if query else None
    if which.get("circle") is not None:
        inside = {person for person, name in judge.circles().items() if name == which.get("circle")}
        among = inside if among is None else among & inside
    if waiting is not None:
        waits = set(judge.waiting(groups.members(conn, people.talking(conn))))
        among = _split(conn, judge, among, waits, waiting)
    if quiet is not None:
        silent = set(quiet_ones(judge.facts(people.talking(conn))))
        among = _split(conn, judge, among, silent, quiet)
    return among


def _split(conn: Connection, judge: Judge, among: set[int] | None, part: set[int], inside: bool) -> set[int]:
    every = set(people.listed(conn, me=judge.me, among=among, kind=None, limit=-1, offset=0))
    return every & part if inside else every - part
