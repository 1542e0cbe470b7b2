"""Health for anybody, status and a one-time link for connected browsers."""

from __future__ import annotations

from flask import Response

from relationserver import session, wire
from relationserver.answers import EntrySchema, HealthSchema, StatusSchema
from relationserver.api.base import ApiBlueprint, with_serial
from relationserver.context import VERSION, memory, now

blueprint = ApiBlueprint("status", __name__, url_prefix="/api/v1", description="The server itself")


@blueprint.route("GET", "/health")
@blueprint.answers(200, HealthSchema)
def health() -> Response:
    """Say that this is relationcore, and which version."""
    return wire.answer({"name": "relationcore", "version": VERSION})


@blueprint.route("GET", "/status")
@blueprint.answers(200, StatusSchema)
def status() -> Response:
    """Say how much is remembered."""
    held = memory().status(now=now())
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


@blueprint.route("POST", "/entries")
@blueprint.answers(201, EntrySchema)
def add_entry() -> Response:
    """Make a path that lets one browser into the local page, once, within ten minutes."""
    return wire.answer(with_serial({"url": session.entry_path(memory(), now())}), 201)
