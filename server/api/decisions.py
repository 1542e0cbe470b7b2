"""What the user decides of words: their answers, wrong contacts, needs and promises; and of circles."""

from __future__ import annotations

from typing import Any

from flask import Response

from relationserver import outward, wire
from relationserver.answers import PersonAnswerSchema, Serial
from relationserver.api.base import ApiBlueprint, with_serial
from relationserver.context import memory, now
from relationserver.decided import (
    AnswerChangeSchema,
    CorrectionChangeSchema,
    CorrectionsAnswerSchema,
    LedgerSchema,
    NeedAnswerSchema,
    NeedRequestSchema,
    NeedsAnswerSchema,
    NeedStateSchema,
    PinSchema,
    UnansweredAnswerSchema,
)

blueprint = ApiBlueprint("decisions", __name__, url_prefix="/api/v1", description="What you decide")


@blueprint.route("GET", "/people/<int:person_id>/unanswered")
@blueprint.answers(200, UnansweredAnswerSchema)
def list_unanswered(person_id: int) -> Response:
    """A person's words to you that you were not seen to answer, also those that do not wait."""
    return left(person_id)


def left(person_id: int) -> Response:
    """A person's words without an answer as they are now."""
    found = memory().unanswered(person_id, now=now())
    return wire.answer(with_serial({"unanswered": [outward.unanswered(one) for one in found]}))


@blueprint.route("PUT", "/people/<int:person_id>/answers/<int:words>")
@blueprint.takes(AnswerChangeSchema)
@blueprint.answers(200, UnansweredAnswerSchema)
def change_answer(asked: dict[str, Any], person_id: int, words: int) -> Response:
    """Say what became of words: answered elsewhere, let go, later; null takes it back."""
    if asked["state"] is None:
        memory().undo_answer(person_id, words, now=now())
    elif asked["state"] == "elsewhere":
        memory().answered_elsewhere(person_id, words, now=now())
    elif asked["state"] == "let go":
        memory().let_go(person_id, words, now=now())
    else:
        memory().later(person_id, words, asked["until"], now=now())
    return left(person_id)


@blueprint.route("GET", "/corrections")
@blueprint.answers(200, CorrectionsAnswerSchema)
def list_corrections() -> Response:
    """The contacts that you called wrong, the last said first."""
    found = [outward.correction(one) for one in memory().corrections()]
    return wire.answer(with_serial({"corrections": found}))


@blueprint.route("PUT", "/people/<int:person_id>/corrections/<int:words>")
@blueprint.takes(CorrectionChangeSchema)
@blueprint.answers(200, Serial)
def change_correction(asked: dict[str, Any], person_id: int, words: int) -> Response:
    """Say that a contact is wrong: it counts nowhere then; null says that it was right."""
    if asked["wrong"] is None:
        memory().undo_correction(person_id, words, now=now())
    else:
        memory().correct(person_id, words, asked["wrong"], now=now())
    return wire.answer(with_serial({}))


@blueprint.route("GET", "/needs")
@blueprint.answers(200, NeedsAnswerSchema)
def list_open_needs() -> Response:
    """The needs and promises of everybody that are open or tried, the oldest first."""
    return wire.answer(with_serial({"needs": [outward.need(one) for one in memory().open_needs()]}))


@blueprint.route("GET", "/people/<int:person_id>/needs")
@blueprint.answers(200, LedgerSchema)
def ledger(person_id: int) -> Response:
    """What a person needs and was promised: written down, and proposed from their last words."""
    return wire.answer(with_serial(outward.ledger(memory().ledger(person_id))))


@blueprint.route("POST", "/people/<int:person_id>/needs")
@blueprint.takes(NeedRequestSchema)
@blueprint.answers(201, NeedAnswerSchema)
def add_need(asked: dict[str, Any], person_id: int) -> Response:
    """Write a need or a promise down: open."""
    made = memory().add_need(person_id, asked["text"], kind=asked["kind"], comment=asked["words"], now=now())
    return wire.answer(with_serial({"need": outward.need(made)}), 201)


@blueprint.route("PUT", "/needs/<int:need_id>")
@blueprint.takes(NeedStateSchema)
@blueprint.answers(200, NeedAnswerSchema)
def set_need(asked: dict[str, Any], need_id: int) -> Response:
    """Say what became of a need."""
    changed = memory().set_need(need_id, asked["state"], now=now())
    return wire.answer(with_serial({"need": outward.need(changed)}))


@blueprint.route("DELETE", "/needs/<int:need_id>")
@blueprint.answers(200, Serial)
def remove_need(need_id: int) -> Response:
    """Take it back that a need was written down. Nothing of it is left."""
    memory().remove_need(need_id)
    return wire.answer(with_serial({}))


@blueprint.route("PUT", "/people/<int:person_id>/pin")
@blueprint.takes(PinSchema)
@blueprint.answers(200, PersonAnswerSchema)
def pin(asked: dict[str, Any], person_id: int) -> Response:
    """Put a person into a circle, or with null out of all, whatever the history says."""
    memory().pin(person_id, asked["circle"], now=now())
    return known(person_id)


@blueprint.route("DELETE", "/people/<int:person_id>/pin")
@blueprint.answers(200, PersonAnswerSchema)
def unpin(person_id: int) -> Response:
    """Let the history say in which circle a person stands."""
    memory().unpin(person_id)
    return known(person_id)


def known(person_id: int) -> Response:
    """The person as they are now."""
    return wire.answer(with_serial({"person": outward.person(memory().person(person_id, now=now()))}))
