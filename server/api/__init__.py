"""The API, version 1: one module per resource."""

from __future__ import annotations

from flask import Flask

from relationserver.api import annotations, notes, observations, pairings, people, recipes, status
from relationserver.api.base import LocalApi
from relationserver.context import VERSION

MODULES = (status, pairings, recipes, annotations, observations, people, notes)


def register(app: Flask) -> None:
    """Put every route of the API on the application, and its description at /api/v1/openapi.json."""
    app.config.update(
        API_TITLE="relationcore",
        API_VERSION=VERSION,
        OPENAPI_VERSION="3.0.3",
        OPENAPI_URL_PREFIX="/api/v1",
    )
    local = LocalApi(app)
    for module in MODULES:
        local.register_blueprint(module.blueprint)
