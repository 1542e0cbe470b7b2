"""Linear forums: whom a message answers that states no parent.

It is a contact towards the opener of the thread only if it is the first message of the thread's second
speaker, or if it quotes the opener; never towards everybody. (Mentions count by themselves.)

Who spoke second is said only where it was seen: no other message of the thread may have stood before it, and
one page load showed it together with the opening post. A message far down in a thread, of which the ones
between were never read, is nobody's answer.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from relationcore.store.moments import SPAN, USABLE
from relationcore.store.preparing import folded
from relationcore.store.sights import decode_comments

BARE = "(c.parent IS NULL AND c.parent_author IS NULL OR c.parent IS '')"
"""Whether a comment `c` states nobody whom it answers. An empty parent keeps it in its place where somebody
before it was forgotten: it does not become the second speaker's.
"""
LEAST_QUOTE = 12
"""A quote shorter than this many letters proves nothing."""
NUMBERED = re.compile(r"(\D*)(\d{1,18})", re.ASCII)
EARLY = f"""
WITH said AS MATERIALIZED (
  SELECT c.id, c.account_id, c.key, c.first_seen, CASE WHEN {USABLE} THEN c.published END AS at,
    {SPAN} AS span
  FROM comment c WHERE c.thread_id = :thread AND c.kind = :kind AND c.account_id IS NOT :opener
)
SELECT id, account_id, key, at, span, first_seen FROM said
WHERE at IS NULL OR at <= (SELECT min(at + span) FROM said) ORDER BY key, first_seen
"""
"""What may be the first of a kind: without those of which the times tell that another stood before them."""


class Message(NamedTuple):
    """A message; `at` is None where no time is shown, `span` how many seconds it may lie before the words."""

    id: int
    account: int | None
    key: str
    at: int | None
    span: int
    first_seen: int

    @property
    def first(self) -> int:
        """The first second at which it may have been said; the first sight stands in for a missing time."""
        return self.first_seen if self.at is None else self.at

    @property
    def last(self) -> int:
        """The last second at which it may have been said."""
        return self.first + self.span


@dataclass(slots=True)
class Opening:
    """Who opened a thread, which message is the first of its second speaker, and who quotes the opener."""

    account: int
    second: int | None
    quoting: set[int] = field(default_factory=set)

    def via(self, comment: int, *, kept: bool) -> str | None:
        """By what a message that states nobody is said to the opener, if it is. `kept` in its place it is not
        the second speaker's.
        """
        if comment == self.second and not kept:
            return "post"
        return "reply" if comment in self.quoting else None


def openings(conn: sqlite3.Connection, threads: Iterable[int], me: Collection[int]) -> dict[int, Opening]:
    """Per thread whose opening post is known: who opened it and who speaks to them.

    Whom others answered is not looked for: only between me and somebody the second speaker matters.
    """
    found = {}
    for thread in sorted(threads):
        post, second = _first_two(conn, thread)
        if post is None or post.account is None:
            continue
        between = second is not None and (post.account in me) != (second.account in me)
        answers = between and second is not None and _on_one_page(conn, post, second)
        opening = Opening(post.account, second.id if answers and second is not None else None)
        opening.quoting = _quoting(conn, thread, opening.account)
        found[thread] = opening
    return found


def seconds(conn: sqlite3.Connection, threads: Iterable[int]) -> dict[int, int]:
    """Per thread the first message by another than its opener, seen with the opening post or not."""
    found = {thread: _first_two(conn, thread)[1] for thread in sorted(threads)}
    return {thread: second.id for thread, second in found.items() if second is not None}


def _first_two(conn: sqlite3.Connection, thread: int) -> tuple[Message | None, Message | None]:
    """The opening post, and the first message by anybody else."""
    post = _first(conn, thread, "post", None)
    if post is None or post.account is None:
        return post, None
    return post, _first(conn, thread, "comment", post.account)


def _first(conn: sqlite3.Connection, thread: int, kind: str, opener: int | None) -> Message | None:
    """The first message of a kind by whoever spoke before all others; None where it is not sure."""
    rows = conn.execute(EARLY, {"thread": thread, "kind": kind, "opener": opener or 0})
    held = [Message(*row) for row in rows]
    near = held[:1]
    for one in held:
        if _before(one, near[0]):
            near = [one]
    leading = [
        one
        for one in held
        if all(one.account == other.account or _before(one, other) for other in (*near, *held))
    ]
    return next((one for one in leading if not any(_before(other, one) for other in leading)), None)


def _before(one: Message, other: Message) -> bool:
    """Whether a message stood before another: by time, by numbers that count up, else by order of sight."""
    timed = one.at is not None and other.at is not None
    if timed and one.last < other.first:
        return True
    if timed and other.last < one.first:
        return False
    this, that = NUMBERED.fullmatch(one.key), NUMBERED.fullmatch(other.key)
    if this and that and this[1] == that[1] and this[2] != that[2]:
        return int(this[2]) < int(that[2])
    return one.first_seen < other.first_seen if timed else one.first < other.first


def _on_one_page(conn: sqlite3.Connection, one: Message, other: Message) -> bool:
    """Whether one load of a page that is no list showed both, in whichever of its parts."""
    rows = conn.execute(
        "SELECT visit_id, comments FROM visit WHERE last_at >= ? AND low <= ? AND high >= ?"
        " AND kind NOT IN ('list', 'profile')",
        (min(one.first_seen, other.first_seen), max(one.id, other.id), min(one.id, other.id)),
    )
    loads: dict[int, set[str]] = {one.id: set(), other.id: set()}
    for visit_id, text in rows:
        for id, _, _ in decode_comments(text):
            if id in loads:
                loads[id].add(visit_id)
    return not loads[one.id].isdisjoint(loads[other.id])


def _quoting(conn: sqlite3.Connection, thread: int, opener: int) -> set[int]:
    rows = conn.execute(
        "SELECT c.id, c.text, c.quotes FROM comment c WHERE c.thread_id = ? AND c.quotes IS NOT NULL"
        f" AND {BARE} AND c.account_id IS NOT ?",
        (thread, opener),
    ).fetchall()
    if not rows:
        return set()
    said = [
        folded(text)
        for (text,) in conn.execute(
            "SELECT text FROM comment WHERE thread_id = ? AND account_id = ?", (thread, opener)
        )
    ]
    return {id for id, text, quotes in rows if repeats(parts_of(text, quotes), said)}


def parts_of(text: str, quotes: str | None) -> list[str]:
    """What a comment quotes, folded."""
    return [folded(text[start:end]) for start, end in json.loads(quotes or "[]")]


def repeats(parts: Iterable[str], said: Iterable[str]) -> bool:
    """Whether one of these quotes is long enough to prove something and repeats some of these words."""
    return any(len(part) >= LEAST_QUOTE and any(part in words for words in said) for part in parts)
