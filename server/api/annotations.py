"""What is said of the accounts on a page. Nothing of the question is kept."""

from __future__ import annotations

from typing import Any

from flask import Response

from relationcore import address
from relationcore.model import AccountRef
from relationserver import outward, wire
from relationserver.answers import AnnotationsSchema
from relationserver.api.base import ApiBlueprint, with_serial
from relationserver.context import memory, now
from relationserver.schemas import AnnotationsQuerySchema

blueprint = ApiBlueprint(
    "annotations", __name__, url_prefix="/api/v1/annotations", description="Marks and cards"
)


def changed(refs: list[AccountRef], url: str) -> list[dict[str, Any]]:
    """The annotations of `refs` whose version differs from the one each ref carries, order kept."""
    said = memory().annotations(refs, now=now(), host=address.host(url))
    return [outward.annotation(one) for ref, one in zip(refs, said, strict=True) if one.v != ref.v]


@blueprint.route("POST", "")
@blueprint.takes(AnnotationsQuerySchema)
@blueprint.answers(200, AnnotationsSchema)
def ask_annotations(asked: dict[str, Any]) -> Response:
    """The annotations that differ from the versions named, in the order of the request."""
    refs = [
        AccountRef(one["network"], one["handle"], one.get("id"), one.get("v")) for one in asked["accounts"]
    ]
    return wire.answer(with_serial({"annotations": changed(refs, asked["page"]["url"])}))
