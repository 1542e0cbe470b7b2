"""Somebody forgotten for good, and let in again; how long words are kept."""

from __future__ import annotations

from typing import Any

from flask import Response

from relationcore.model import Retention
from relationserver import changes, outward, wire
from relationserver.answers import Serial
from relationserver.api.base import ApiBlueprint, with_serial
from relationserver.context import context, memory
from relationserver.forgotten import (
    ForgottenAnswerSchema,
    HeldAnswerSchema,
    PurgedAnswerSchema,
    RetentionAnswerSchema,
    RetentionSchema,
)

blueprint = ApiBlueprint("forgetting", __name__, url_prefix="/api/v1", description="What is let go of")


@blueprint.route("GET", "/people/<int:person_id>/held")
@blueprint.answers(200, HeldAnswerSchema)
def held(person_id: int) -> Response:
    """What is held of a person, counted: what goes when they are forgotten."""
    return wire.answer(with_serial({"held": outward.held(memory().held(person_id))}))


@blueprint.route("DELETE", "/people/<int:person_id>")
@blueprint.answers(200, PurgedAnswerSchema)
def forget(person_id: int) -> Response:
    """Forget a person for good. Nothing of theirs comes back; 409 for yourself."""
    done = changes.forget(context(), person_id)
    told = {"forgotten": outward.forgotten(done.forgotten), "gone": outward.held(done.gone)}
    return wire.answer(with_serial({**told, "log_emptied": done.log_emptied}))


@blueprint.route("GET", "/forgotten")
@blueprint.answers(200, ForgottenAnswerSchema)
def list_forgotten() -> Response:
    """Who stays forgotten, the last first; no name is kept."""
    return wire.answer(with_serial({"forgotten": [outward.forgotten(one) for one in memory().forgotten()]}))


@blueprint.route("DELETE", "/forgotten/<int:serial>")
@blueprint.answers(200, Serial)
def let_in(serial: int) -> Response:
    """Let somebody in again: what is seen of them from now on is kept."""
    memory().let_in(serial)
    return wire.answer(with_serial({}))


@blueprint.route("GET", "/retention")
@blueprint.answers(200, RetentionAnswerSchema)
def retention() -> Response:
    """After how many days words are let go of; null for never."""
    return kept_for()


def kept_for() -> Response:
    """How long words are kept now."""
    kept = memory().retention()
    return wire.answer(with_serial({"retention": {"withdrawn": kept.withdrawn, "strangers": kept.strangers}}))


@blueprint.route("PUT", "/retention")
@blueprint.takes(RetentionSchema)
@blueprint.answers(200, RetentionAnswerSchema)
def set_retention(asked: dict[str, Any]) -> Response:
    """Let go of words after so many days; null keeps them."""
    memory().set_retention(Retention(asked["withdrawn"], asked["strangers"]))
    return kept_for()
