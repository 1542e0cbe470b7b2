"""Comments, visits and memories for tests: invented people, real files."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from relationcore import instants
from relationcore.model import Comment, Page, Sighting, Thread, Viewer, Visit

NETWORK = "hackernews"
NOON = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)
AT = instants.from_datetime(NOON)
HOUR = 3600
DAY = 86_400
TALK = Thread("1", "https://news.ycombinator.com/item?id=1", "Plum jam")


def instant(seconds: int) -> str:
    """Seconds after NOON as the wire writes it."""
    return instants.format_instant(AT + seconds)


def later(**span: float) -> datetime:
    return NOON + timedelta(**span)


def comment(
    id: str | None, author: str, text: str = "Plums.", *, said: int | None = 0, **more: Any
) -> Comment:
    """A comment in the thread TALK, said some seconds after NOON; `more` are fields of Comment."""
    facts: dict[str, Any] = {
        "id": id,
        "scope": "",
        "kind": "comment",
        "thread": TALK,
        "author": author,
        "author_id": None,
        "author_name": None,
        "author_url": None,
        "in_reply_to": None,
        "mentions": (),
        "text": text,
        "cut": False,
        "quotes": (),
        "published": None if said is None else instant(said),
        "precision": None if said is None else "second",
        "published_text": None,
        "url": None,
        "uri": None,
    }
    return Comment(**(facts | more))


def post(id: str, author: str, text: str = "How do you make plum jam?", **more: Any) -> Comment:
    return comment(id, author, text, kind="post", **more)


def reply(id: str | None, author: str, to: str | None, text: str = "With quinces.", **more: Any) -> Comment:
    return comment(id, author, text, in_reply_to=to, **more)


def visit(
    name: str,
    comments: Sequence[Comment | Sighting] = (),
    *,
    seen: int = HOUR,
    network: str = NETWORK,
    browser: str = "firefox",
    viewer: str | None = None,
    parents: dict[str, str] | None = None,
    **more: Any,
) -> Visit:
    """A visit in which all was seen `seen` seconds after NOON; `parents`: comment id -> its parent's
    author.
    """
    parents = parents or {}
    sightings = tuple(
        one if isinstance(one, Sighting) else Sighting(one, AT + seen, parents.get(one.id or ""))
        for one in comments
    )
    page = Page("https://news.ycombinator.com/item?id=1", network, network, "thread", "Plum jam", TALK)
    facts: dict[str, Any] = {
        "visit_id": name,
        "part": 0,
        "browser": browser,
        "at": AT + seen,
        "recipe": network,
        "recipe_version": 1,
        "page": page,
        "viewer": None if viewer is None else Viewer(viewer),
        "comments": sightings,
    }
    return Visit(**(facts | more))
