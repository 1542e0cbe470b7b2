"""Today: who waits for an answer, what you meant to come back to, whom you met. It ends."""

from __future__ import annotations

from flask import Blueprint, request

from relationserver.context import context, memory, now
from relationserver.pages.view import page

blueprint = Blueprint("page_today", __name__)


@blueprint.get("/")
def today() -> tuple[str, int]:
    """The short page of the day."""
    settled = request.args.get("settled", type=int)
    return page(
        "today.html",
        today=memory().today(now=now()),
        waiting=memory().status().waiting,
        tokens=memory().access.list_tokens(),
        settled=settled if settled in context().settled else None,
    )
