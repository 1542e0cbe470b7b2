"""What the user wrote of somebody. Written with full durability: the answer comes after the disk's."""

from __future__ import annotations

from typing import Any

from flask import Response

from relationcore.model import AccountRef, Note
from relationserver import outward, wire
from relationserver.answers import NoteAnswerSchema, NotesAnswerSchema, Serial
from relationserver.api.base import ApiBlueprint, with_serial
from relationserver.context import memory, now
from relationserver.problem import Problem
from relationserver.schemas import NoteRequestSchema, NotesQuerySchema, NoteTextSchema

blueprint = ApiBlueprint("notes", __name__, url_prefix="/api/v1/notes", description="What you wrote")


def answered(note: Note, status: int = 200) -> Response:
    """One note as an answer."""
    return wire.answer(with_serial({"note": outward.note(note)}), status)


@blueprint.route("GET", "")
@blueprint.takes(NotesQuerySchema, location="query")
@blueprint.answers(200, NotesAnswerSchema)
def list_notes(asked: dict[str, Any]) -> Response:
    """The notes of one person, newest first; of an account nobody wrote about: none."""
    number = asked["person"]
    if number is None:
        ref = AccountRef(asked["network"], asked["handle"], asked["id"])
        return wire.answer(
            with_serial({"notes": [outward.note(note) for note in memory().card(ref, now=now()).notes]})
        )
    person = memory().person(number, now=now())
    return wire.answer(with_serial({"notes": [outward.note(note) for note in person.notes]}))


@blueprint.route("POST", "")
@blueprint.takes(NoteRequestSchema)
@blueprint.answers(201, NoteAnswerSchema)
def add_note(asked: dict[str, Any]) -> Response:
    """Write a note about a person, named by number or by one of their accounts."""
    person = asked["person"]
    if person is None:
        person = memory().person_of(AccountRef(**asked["account"]), create=True)
    if person is None:
        raise Problem(404, "This account belongs to nobody.")
    return answered(memory().add_note(person, asked["text"], now=now()), 201)


@blueprint.route("PUT", "/<int:note_id>")
@blueprint.takes(NoteTextSchema)
@blueprint.answers(200, NoteAnswerSchema)
def change_note(asked: dict[str, Any], note_id: int) -> Response:
    """Write a note anew; with `seen`, 409 where it is no longer that version."""
    return answered(memory().change_note(note_id, asked["text"], now=now(), seen=asked["seen"]))


@blueprint.route("DELETE", "/<int:note_id>")
@blueprint.answers(200, Serial)
def delete_note(note_id: int) -> Response:
    """Delete a note; it can be restored."""
    memory().delete_note(note_id, now=now())
    return wire.answer(with_serial({}))


@blueprint.route("POST", "/<int:note_id>/restore")
@blueprint.answers(200, NoteAnswerSchema)
def restore_note(note_id: int) -> Response:
    """Bring a deleted note back."""
    return answered(memory().restore_note(note_id))
