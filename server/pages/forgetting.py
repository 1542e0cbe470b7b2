"""Somebody is forgotten: first what goes is told, then it goes. In Settings they are let in again."""

from __future__ import annotations

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from relationcore.memory.wanted import LONGEST
from relationcore.model import Retention
from relationserver import changes
from relationserver.context import context, memory, now
from relationserver.pages.view import page
from relationserver.problem import Problem

blueprint = Blueprint("page_forgetting", __name__)


@blueprint.get("/people/<int:person_id>/forget")
def ask(person_id: int) -> tuple[str, int]:
    """What would go, what would stay, and the button."""
    held = memory().held(person_id)
    return page("forget.html", person=memory().person(person_id, now=now()), held=held)


@blueprint.post("/people/<int:person_id>/forget")
def forget(person_id: int) -> Response:
    """Let them be forgotten."""
    done = changes.forget(context(), person_id)
    return redirect(f"/settings?done={'forgotten' if done.log_emptied else 'nearly'}#forgotten", 303)


@blueprint.post("/settings/forgotten/<int:serial>/let-in")
def let_in(serial: int) -> Response:
    """Let somebody in again."""
    memory().let_in(serial)
    return redirect("/settings?done=let-in#forgotten", 303)


@blueprint.post("/settings/retention")
def set_retention() -> Response:
    """After how many days words are let go of."""
    memory().set_retention(Retention(days("withdrawn"), days("strangers")))
    return redirect("/settings?done=retention#fading", 303)


def days(name: str) -> int | None:
    """The days of the form; None for `never`. Problem 422 for anything else."""
    value = request.form.get(name, "")
    if value == "never":
        return None
    if not value.isascii() or not value.isdigit() or len(value) > 6 or not 1 <= int(value) <= LONGEST:
        raise Problem(422, "Choose a number of days, or never.")
    return int(value)
