"""Today: who waits for an answer, what you meant to come back to, whom you met. It ends."""

from __future__ import annotations

from flask import Blueprint

from relationserver.context import memory, now
from relationserver.pages.view import page

blueprint = Blueprint("today", __name__)


@blueprint.get("/")
def today() -> tuple[str, int]:
    """The short page of the day."""
    held = memory().today(now=now())
    return page("today.html", today=held, status=memory().status(), tokens=memory().access.list_tokens())
