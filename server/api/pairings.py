"""Connecting a browser: the two routes that an extension may ask without a token."""

from __future__ import annotations

from typing import Any

from flask import Response, request

from relationserver import outward, pairing, wire
from relationserver.answers import PairingSchema, TokenSchema
from relationserver.api.base import ApiBlueprint
from relationserver.context import memory, seconds
from relationserver.schemas import ClaimSchema, PairingRequestSchema

blueprint = ApiBlueprint(
    "pairings", __name__, url_prefix="/api/v1/pairings", description="Connecting a browser"
)


@blueprint.route("POST", "")
@blueprint.takes(PairingRequestSchema)
@blueprint.answers(201, PairingSchema)
def add_pairing(asked: dict[str, Any]) -> Response:
    """Open a pairing for ten minutes; both pages show its two words."""
    made = pairing.begin(
        memory(),
        browser=asked["browser"],
        secret_sha256=asked["secret_sha256"],
        origin=request.headers["Origin"],
        now=seconds(),
    )
    answer = {"id": made.id, "words": made.words.split(), "expires": outward.instant(made.expires)}
    return wire.answer(answer, 201)


@blueprint.route("POST", "/<pairing_id>/claim")
@blueprint.takes(ClaimSchema)
@blueprint.answers(200, TokenSchema)
def claim_pairing(asked: dict[str, Any], pairing_id: str) -> Response:
    """Fetch the token of a confirmed pairing, once. 409 until the user has pressed Connect."""
    token = pairing.claim(
        memory(), pairing_id, secret=asked["secret"], origin=request.headers["Origin"], now=seconds()
    )
    return wire.answer({"token": token})
