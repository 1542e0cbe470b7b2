"""One person: accounts, what you said to each other, notes, and what you say of them yourself.

What is decided of their words stands in `decisions`, of their accounts in `joining`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from relationcore.errors import EmptyText, Overtaken
from relationcore.model import Said
from relationserver import changes, config
from relationserver.context import context, memory, now
from relationserver.pages.done import onward, told
from relationserver.pages.people import page_number
from relationserver.pages.view import page
from relationserver.schemas import LABEL

blueprint = Blueprint("page_person", __name__, url_prefix="/people/<int:person_id>")

LIMIT = 40


def heading(timeline: Sequence[Said], *, mine: bool) -> str:
    """What the words below are: said to each other, merely read, both, or the user's own."""
    read = sum(said.direction == "seen" for said in timeline)
    if mine:
        return "What you wrote"
    if not read:
        return "What you said to each other"
    return (
        "What you have read of them"
        if read == len(timeline)
        else "What you said to each other and have read of them"
    )


def show(person_id: int, status: int = 200, **kept: Any) -> tuple[str, int]:
    """The page of a person; `kept` is what a form held that could not be kept, and why."""
    number = page_number()
    person = memory().person(person_id, now=now())
    timeline = person.timeline(limit=LIMIT + 1, offset=(number - 1) * LIMIT)
    corrections = {one.said.id: one for one in memory().corrections()}
    return page(
        "person.html",
        status,
        person=person,
        timeline=timeline[:LIMIT],
        heading=heading(timeline[:LIMIT], mine=person.annotation.kind == "me"),
        more=len(timeline) > LIMIT,
        number=number,
        notice=told(),
        reasons={reason.of: reason for reason in memory().reasons(person_id, now=now())},
        depth=memory().depth_in_words(person_id),
        unanswered=memory().unanswered(person_id, now=now()),
        ledger=memory().ledger(person_id),
        pinned=memory().pinned(person_id),
        corrections=corrections,
        typed=kept,
    )


@blueprint.get("")
def person(person_id: int) -> tuple[str, int]:
    """The page of a person, at an address that stays."""
    return show(person_id)


def back(person_id: int, then: str = "") -> Response:
    """To the person's page, so that loading it again sends nothing twice."""
    return redirect(f"/people/{person_id}{then}", 303)


def typed(name: str) -> str:
    """What a field of the form holds; a NUL becomes U+FFFD, as in every HTML page."""
    return request.form.get(name, "").replace("\0", "\ufffd")


def note_text() -> str:
    """The text of the form; EmptyText where it is too long or without a word."""
    text = typed("text").replace("\r\n", "\n")
    if not text.strip():
        raise EmptyText("Write a few words first.")
    if len(text) > config.TEXT:
        raise EmptyText(f"A note holds {config.TEXT:,} characters at most.")
    return text


@blueprint.post("/notes")
def add_note(person_id: int) -> Any:
    """Write a note."""
    try:
        memory().add_note(person_id, note_text(), now=now())
    except EmptyText as error:
        return show(person_id, 422, note=typed("text"), note_error=str(error))
    return back(person_id, "?done=note#notes")


OVERTAKEN = (
    "Changed elsewhere meanwhile: what is kept stands above. Keep yours in its place, or join the two."
)


@blueprint.post("/notes/<int:note_id>")
def change_note(person_id: int, note_id: int) -> Any:
    """Write a note anew; what was written elsewhere since the page was made is not overwritten unseen."""
    try:
        text = note_text()
    except EmptyText as error:
        return show_change(person_id, note_id, 422, str(error))
    try:
        memory().change_note(note_id, text, now=now(), seen=typed("seen") or None)
    except Overtaken:
        return show_change(person_id, note_id, 409, OVERTAKEN)
    return back(person_id, f"?done=note#note-{note_id}")


def show_change(person_id: int, note_id: int, status: int, wrong: str) -> tuple[str, int]:
    """The page with the change that is not kept, open where it was typed."""
    return show(person_id, status, change=note_id, change_text=typed("text"), change_error=wrong)


@blueprint.post("/notes/<int:note_id>/delete")
def delete_note(person_id: int, note_id: int) -> Response:
    """Delete a note; the page that follows offers to undo it."""
    memory().delete_note(note_id, now=now())
    return onward(person_id, "deleted", note_id)


@blueprint.post("/notes/<int:note_id>/restore")
def restore_note(person_id: int, note_id: int) -> Response:
    """Undo a deletion."""
    memory().restore_note(note_id)
    return back(person_id, f"?done=restored#note-{note_id}")


def date_of(text: str) -> date | None:
    """The date of a form, None for an empty field; ValueError for anything else."""
    return date.fromisoformat(text) if text else None


@blueprint.post("/about")
def change_about(person_id: int) -> Any:
    """Set nickname, label and follow-up."""
    form = {name: typed(name).strip() for name in ("nickname", "label", "date", "reason")}
    wrong = {
        name: f"At most {LABEL} characters." for name in ("nickname", "label") if len(form[name]) > LABEL
    }
    if len(form["reason"]) > 1000:
        wrong["reason"] = "At most 1,000 characters."
    try:
        day = date_of(form["date"])
    except ValueError:
        wrong["date"] = "A date looks like 2026-12-24."
    if not wrong and form["reason"] and day is None:
        wrong["date"] = "Choose a day for it, or take the words away."
    if wrong:
        return show(person_id, 422, about=form, wrong=wrong)
    follow_up = {"date": day, "reason": form["reason"]} if day else None
    said = {"nickname": form["nickname"], "label": form["label"], "follow_up": follow_up}
    changes.apply(memory(), person_id, said, now())
    return back(person_id, "?done=about")


@blueprint.post("/follow-up")
def settle_follow_up(person_id: int) -> Response:
    """The user came back to somebody; Today offers to undo it."""
    due = memory().person(person_id, now=now()).follow_up
    if due is not None:
        context().settled[person_id] = due
        memory().set_follow_up(person_id, None, None, now=now())
    return redirect(f"/?settled={person_id}", 303)


@blueprint.post("/follow-up/restore")
def restore_follow_up(person_id: int) -> Response:
    """Undo: the date and its reason as they were."""
    due = context().settled.pop(person_id, None)
    if due is not None:
        memory().set_follow_up(person_id, date.fromisoformat(due.due), due.reason, now=now())
    return redirect("/", 303)
