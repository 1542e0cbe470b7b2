"""The API, version 1: one module per resource."""

from __future__ import annotations

from flask import Flask

from relationserver.api.annotations import blueprint as annotations_blueprint
from relationserver.api.base import install
from relationserver.api.decisions import blueprint as decisions_blueprint
from relationserver.api.forgetting import blueprint as forgetting_blueprint
from relationserver.api.joining import blueprint as joining_blueprint
from relationserver.api.notes import blueprint as notes_blueprint
from relationserver.api.observations import blueprint as observations_blueprint
from relationserver.api.pairings import blueprint as pairings_blueprint
from relationserver.api.people import blueprint as people_blueprint
from relationserver.api.recipes import blueprint as recipes_blueprint
from relationserver.api.site_reports import blueprint as site_reports_blueprint
from relationserver.api.status import blueprint as status_blueprint
from relationserver.context import VERSION

BLUEPRINTS = (
    status_blueprint,
    pairings_blueprint,
    recipes_blueprint,
    annotations_blueprint,
    observations_blueprint,
    people_blueprint,
    notes_blueprint,
    decisions_blueprint,
    joining_blueprint,
    forgetting_blueprint,
    site_reports_blueprint,
)


def register(app: Flask) -> None:
    """Put every route of the API on the application, and its description at /api/v1/openapi.json."""
    app.config.update(
        API_TITLE="relationcore",
        API_VERSION=VERSION,
        OPENAPI_VERSION="3.0.3",
        OPENAPI_URL_PREFIX="/api/v1",
    )
    install(app, BLUEPRINTS)
