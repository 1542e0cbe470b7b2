"""What the user decides on a person's page: answers, wrong contacts, needs and promises, the circle."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any, get_args

from flask import Blueprint, request
from werkzeug.wrappers import Response

from relationcore.memory.deciding import Circle
from relationcore.model import Need, NeedOf, NeedState, Wrong
from relationserver.context import memory, now
from relationserver.decided import NEED
from relationserver.pages.done import onward
from relationserver.pages.person import show, typed
from relationserver.problem import Problem

blueprint = Blueprint("page_decisions", __name__, url_prefix="/people/<int:person_id>")

LATER = {"1": "tomorrow", "7": "in a week", "30": "in a month"}
"""Days -> words, as the select of the forms offers them."""


def chosen(name: str, among: tuple[Any, ...]) -> Any:
    """One of the values that our own forms send; Problem 422 for anything else."""
    value = request.form.get(name, "")
    if value not in among:
        raise Problem(422, f"The form holds no {name} that is known here.")
    return value


@blueprint.post("/answers/<int:words>")
def answer(person_id: int, words: int) -> Response:
    """Say what became of words that wait, or take it back."""
    state = chosen("state", ("elsewhere", "let go", "later", "undo"))
    ways: dict[str, Callable[[], None]] = {
        "elsewhere": lambda: memory().answered_elsewhere(person_id, words, now=now()),
        "let go": lambda: memory().let_go(person_id, words, now=now()),
        "later": lambda: memory().later(person_id, words, now() + put_off(), now=now()),
        "undo": lambda: memory().undo_answer(person_id, words, now=now()),
    }
    ways[state]()
    return onward(person_id, "answer undone") if state == "undo" else onward(person_id, state, words)


def put_off() -> timedelta:
    """How long the form puts words off."""
    return timedelta(days=int(chosen("days", tuple(LATER))))


@blueprint.post("/corrections/<int:words>")
def correct(person_id: int, words: int) -> Response:
    """Say that a contact is wrong, or that it was right."""
    wrong = chosen("wrong", (*get_args(Wrong), "undo"))
    if wrong == "undo":
        memory().undo_correction(person_id, words, now=now())
        return onward(person_id, "right")
    memory().correct(person_id, words, wrong, now=now())
    return onward(person_id, "wrong", words)


@blueprint.post("/needs")
def add_need(person_id: int) -> Any:
    """Write a need or a promise down, typed by hand or as it was proposed."""
    text = typed("text").strip()
    kind = chosen("kind", get_args(NeedOf))
    words = request.form.get("words", type=int)
    if not text or len(text) > NEED:
        wrong = "Write a few words first." if not text else f"At most {NEED:,} characters."
        return show(person_id, 422, need=text, need_kind=kind, need_error=wrong)
    made = memory().add_need(person_id, text, kind=kind, comment=words, now=now())
    if request.form.get("state") == "not mine":
        memory().set_need(made.id, "not mine", now=now())
    return onward(person_id, "written down", made.id)


def written(person_id: int, need_id: int) -> Need:
    """What is written down of this person under that number; Problem 404 for nothing."""
    found = next((one for one in memory().needs(person_id) if one.id == need_id), None)
    if found is None:
        raise Problem(404, "This is not written down of this person.")
    return found


@blueprint.post("/needs/<int:need_id>")
def set_need(person_id: int, need_id: int) -> Response:
    """Say what became of a need; the page that follows offers to undo it."""
    state = chosen("state", get_args(NeedState))
    before = written(person_id, need_id).state
    memory().set_need(need_id, state, now=now())
    return onward(person_id, "set", need_id, was=before)


@blueprint.post("/needs/<int:need_id>/remove")
def remove_need(person_id: int, need_id: int) -> Response:
    """Undo that something was written down."""
    written(person_id, need_id)
    memory().remove_need(need_id)
    return onward(person_id, "removed")


@blueprint.post("/circle")
def pin(person_id: int) -> Response:
    """Put a person into a circle by the user's word, or leave it to the history."""
    circle = chosen("circle", ("history", "none", *get_args(Circle)))
    pinned = memory().pinned(person_id)
    before = "history" if pinned is None else pinned.circle or "none"
    if circle == "history":
        memory().unpin(person_id)
    else:
        memory().pin(person_id, None if circle == "none" else circle, now=now())
    return onward(person_id, "circle", was=before)
