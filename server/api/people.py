"""One account's card, and what the user says of a person."""

from __future__ import annotations

from typing import Any

from flask import Response

from relationcore.model import AccountRef
from relationserver import changes, outward, wire
from relationserver.answers import CardAnswerSchema, PersonAnswerSchema
from relationserver.api.base import ApiBlueprint, with_serial
from relationserver.context import memory, now
from relationserver.schemas import AccountQuerySchema, PersonChangeSchema

blueprint = ApiBlueprint("people", __name__, url_prefix="/api/v1", description="People")


@blueprint.route("GET", "/accounts/card")
@blueprint.takes(AccountQuerySchema, location="query")
@blueprint.answers(200, CardAnswerSchema)
def card(asked: dict[str, Any]) -> Response:
    """The card of an account: who this is, what you said to each other, your notes."""
    return wire.answer(with_serial({"card": outward.card(memory().card(AccountRef(**asked), now=now()))}))


@blueprint.route("PUT", "/people/<int:person_id>")
@blueprint.takes(PersonChangeSchema)
@blueprint.answers(200, PersonAnswerSchema)
def change_person(asked: dict[str, Any], person_id: int) -> Response:
    """Set nickname, label or follow-up; a field left out stays, null takes it away."""
    changes.apply(memory(), person_id, asked, now())
    return wire.answer(with_serial({"person": outward.person(memory().person(person_id, now=now()))}))
