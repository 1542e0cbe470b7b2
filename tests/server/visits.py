"""Visits as the extension sends them, with invented people who talk about a garden."""

from __future__ import annotations

from typing import Any

NETWORK = "hackernews"
THREAD = {"id": "1", "url": "https://news.ycombinator.com/item?id=1", "title": "Frost on Thursday"}


def comment(id: str, author: str, text: str, **fields: Any) -> dict[str, Any]:
    """A comment that was seen on 24 November 2026, an hour after it was written."""
    return {
        "id": id,
        "scope": "",
        "kind": "comment",
        "thread": THREAD,
        "author": author,
        "author_id": None,
        "author_name": None,
        "author_url": f"https://news.ycombinator.com/user?id={author}",
        "in_reply_to": None,
        "mentions": [],
        "text": text,
        "cut": False,
        "quotes": [],
        "published": "2026-11-24T17:00:00Z",
        "precision": "second",
        "published_text": None,
        "url": f"https://news.ycombinator.com/item?id={id}",
        "uri": None,
        "seen_at": "2026-11-24T18:00:00Z",
        "parent_author": None,
        **fields,
    }


def visit(
    *comments: dict[str, Any], visit_id: str = "v1", viewer: str | None = "me_here", **fields: Any
) -> dict[str, Any]:
    """One part of one page load."""
    return {
        "visit_id": visit_id,
        "part": 0,
        "browser": "chromium",
        "at": "2026-11-24T18:00:00Z",
        "recipe": "hackernews",
        "recipe_version": 1,
        "page": {
            "url": THREAD["url"],
            "site": "hackernews",
            "network": NETWORK,
            "kind": "thread",
            "title": THREAD["title"],
            "thread": THREAD,
            "community": None,
        },
        "viewer": None if viewer is None else {"handle": viewer, "audience": None},
        "profiles": [],
        "reactions": [],
        "withdrawn": [],
        "comments": list(comments),
        **fields,
    }


def exchange() -> dict[str, Any]:
    """Ana asks, I answer, she asks again and waits; Ben is only seen."""
    return visit(
        comment("1", "ana", "Who has a dry corner until April?", kind="post"),
        comment(
            "2",
            "me_here",
            "I have one.",
            in_reply_to="1",
            parent_author="ana",
            published="2026-11-24T17:10:00Z",
        ),
        comment(
            "3",
            "ana",
            "May I come on Friday?",
            in_reply_to="2",
            parent_author="me_here",
            published="2026-11-24T17:20:00Z",
        ),
        comment(
            "4",
            "ben",
            "Straw works as well.",
            in_reply_to="1",
            parent_author="ana",
            published="2026-11-24T17:30:00Z",
        ),
    )


def later(seen: dict[str, Any]) -> dict[str, Any]:
    """The same page looked at again an hour later: an answer of mine would have been seen."""
    at = "2026-11-24T19:00:00Z"
    comments = [{**one, "seen_at": at} for one in seen["comments"]]
    return {**seen, "visit_id": "later", "at": at, "comments": comments}


def account(handle: str, **fields: Any) -> dict[str, Any]:
    """An account as a request names it."""
    return {"network": NETWORK, "handle": handle, "id": None, **fields}
