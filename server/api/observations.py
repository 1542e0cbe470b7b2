"""What was seen on a page: the one route that makes the memory grow. Sent again, it changes nothing."""

from __future__ import annotations

from typing import Any

from flask import Response

from relationcore.model import AccountRef, Visit
from relationcore.schemas import VisitSchema, visit_from_json
from relationserver import config, wire
from relationserver.answers import ReceiptSchema
from relationserver.api.annotations import changed
from relationserver.api.base import ApiBlueprint, with_serial
from relationserver.context import memory
from relationserver.problem import Problem

blueprint = ApiBlueprint(
    "observations", __name__, url_prefix="/api/v1/observations", description="What was seen"
)


def accounts_of(visit: Visit, have: dict[str, str]) -> list[AccountRef]:
    """The accounts that the visit names, each once, with the version the asker has of each."""
    network = visit.page.network
    named: dict[tuple[str, str | None], None] = {}
    for seen in visit.comments:
        named[(seen.comment.author, seen.comment.author_id)] = None
    for profile in visit.profiles:
        named[(profile.handle, profile.id)] = None
    known = {handle for handle, _ in named}
    for seen in visit.comments:
        if seen.parent_author is not None and seen.parent_author not in known:
            named[(seen.parent_author, None)] = None
    return [
        AccountRef(network, handle, id, have.get(f"{network}\n{handle}\n{id or ''}")) for handle, id in named
    ]


def versions(body: Any) -> dict[str, str]:
    """Take `have` out of a request's body; Problem 422 where it is no table of texts."""
    have = body.pop("have", None) if isinstance(body, dict) else None
    if have is None:
        return {}
    fits = isinstance(have, dict) and all(isinstance(v, str) for v in have.values())
    if not fits or len(have) > config.ACCOUNTS:
        raise Problem(
            422, "The request does not fit; `errors` says where.", {"have": ["Not a table of versions."]}
        )
    return dict(have)


@blueprint.route("POST", "")
@blueprint.describes_body(VisitSchema)
@blueprint.answers(200, ReceiptSchema)
def add_observations() -> Response:
    """Keep what was seen; answers what became of it and which annotations are new to the asker.

    Beside the fields of a visit the body may carry `have`: the version of the annotation that the asker
    has, by `network\\nhandle\\nid`.
    """
    body = wire.json_body()
    have = versions(body)
    visit = visit_from_json(body)
    receipt = memory().ingest(visit)
    answer = {
        "new": receipt.new,
        "known": receipt.known,
        "changed": receipt.changed,
        "withdrawn": receipt.withdrawn,
        "refused": receipt.refused,
        "duplicate": receipt.duplicate,
        "annotations": changed(accounts_of(visit, have), visit.page.url),
    }
    return wire.answer(with_serial(answer))
