"""The local web page: rendered here, readable without JavaScript."""

from __future__ import annotations

from flask import Blueprint, Flask

from relationserver.pages import (
    connect,
    decisions,
    entry,
    forgetting,
    joining,
    people,
    person,
    settings,
    today,
    view,
)

MODULES = (today, people, person, decisions, joining, forgetting, connect, settings, entry)


def register(app: Flask) -> None:
    """Put every page on the application, and templates and static files with them."""
    app.register_blueprint(
        Blueprint(
            "files",
            __name__,
            template_folder="templates",
            static_folder="static",
            static_url_path="/static",
        )
    )
    for module in MODULES:
        app.register_blueprint(module.blueprint)
    view.register(app)
