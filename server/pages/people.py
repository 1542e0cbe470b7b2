"""People: everybody you talked with, by last contact; search over names, notes and what was said."""

from __future__ import annotations

from flask import Blueprint, request

from relationserver.context import memory, now
from relationserver.pages.view import page

blueprint = Blueprint("page_people", __name__)

LIMIT = 50
FOUND = 30
"""Words said that a search shows at most."""


def page_number() -> int:
    """The `page` of the address, from 1; anything else is 1."""
    text = request.args.get("page", "1")
    return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 7 else 1


@blueprint.get("/people")
def people() -> tuple[str, int]:
    """The list, or what a search finds."""
    query = request.args.get("q", "").replace("\0", " ").strip()[:200]
    waiting = request.args.get("waiting") == "1" or None
    number = page_number()
    found = memory().people(
        now=now(), query=query or None, waiting=waiting, limit=LIMIT + 1, offset=(number - 1) * LIMIT
    )
    return page(
        "people.html",
        people=found[:LIMIT],
        more=len(found) > LIMIT,
        number=number,
        query=query,
        waiting=bool(waiting),
        said=memory().search(query, limit=FOUND) if query and number == 1 else [],
    )
