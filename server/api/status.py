"""Health for anybody, status and a one-time link for connected browsers."""

from __future__ import annotations

from flask import Response

from relationserver import session, wire
from relationserver.api.base import ApiBlueprint, with_serial
from relationserver.context import VERSION, memory, now
from relationserver.schemas import EntrySchema, HealthSchema, StatusSchema

blueprint = ApiBlueprint("status", __name__, url_prefix="/api/v1", description="The server itself")


@blueprint.get("/health")
@blueprint.response(200, HealthSchema)
def health() -> Response:
    """Say that this is relationcore, and which version."""
    return wire.answer({"name": "relationcore", "version": VERSION})


@blueprint.get("/status")
@blueprint.response(200, StatusSchema)
def status() -> Response:
    """Say how much is remembered."""
    held = memory().status()
    return wire.answer(
        with_serial(
            {
                "people": held.people,
                "comments": held.comments,
                "accounts": held.accounts,
                "waiting": held.waiting,
                "version": VERSION,
            }
        )
    )


@blueprint.post("/entries")
@blueprint.response(201, EntrySchema)
def add_entry() -> Response:
    """Make a path that lets one browser into the local page, once, within ten minutes."""
    return wire.answer(with_serial({"url": session.entry_path(memory(), now())}), 201)
