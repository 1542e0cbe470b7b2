"""A page that its recipe knows and cannot read: kept here for the user to see, sent nowhere."""

from __future__ import annotations

from typing import Any

from flask import Response

from relationcore.model import Missed, SiteReport
from relationserver import wire
from relationserver.answers import Serial
from relationserver.api.base import ApiBlueprint, with_serial
from relationserver.context import context, memory, now
from relationserver.problem import Problem
from relationserver.schemas import SiteReportSchema

blueprint = ApiBlueprint(
    "site_reports", __name__, url_prefix="/api/v1/site-reports", description="Pages that cannot be read"
)


@blueprint.route("POST", "")
@blueprint.takes(SiteReportSchema)
@blueprint.answers(200, Serial)
def add_site_report(asked: dict[str, Any]) -> Response:
    """Keep what failed on a page of a site: names of fields and counts, in the place of the last report."""
    if context().recipes.get(asked["site"]) is None:
        raise Problem(
            422, "The request does not fit; `errors` says where.", {"site": ["There is no such recipe."]}
        )
    missed = tuple(Missed(**one) for one in asked.pop("missed"))
    memory().add_site_report(SiteReport(**asked, missed=missed), now=now())
    return wire.answer(with_serial({}))
