"""The local server: HTTP in, Memory, HTTP out."""

from __future__ import annotations

from flask import Flask

from relationcore.memory import Memory
from relationcore.recipes.recipe import Recipes
from relationserver import api, config, errors, guard, pages, wire
from relationserver.config import Config
from relationserver.context import Context

__all__ = ["Config", "create_app"]


def create_app(
    settings: Config | None = None, *, memory: Memory | None = None, recipes: Recipes | None = None
) -> Flask:
    """The application on the database that `settings` names, or on a memory that is open already.

    Whoever made the application closes its memory: `app.extensions["relationcore"].memory.close()`.
    """
    settings = settings or Config()
    memory = memory or Memory.open(settings.db, recipes=recipes, server=True)
    app = Flask("relationserver", static_folder=None, template_folder=None)
    app.config.update(
        MAX_CONTENT_LENGTH=config.BODY_BYTES,
        MAX_FORM_MEMORY_SIZE=config.TEXT * 4 + 100_000,
        MAX_FORM_PARTS=100,
        PROVIDE_AUTOMATIC_OPTIONS=False,
        TRAP_HTTP_EXCEPTIONS=False,
    )
    app.json = wire.OrjsonProvider(app)
    app.extensions["relationcore"] = Context(
        config=settings,
        memory=memory,
        recipes=recipes or memory.recipes,
    )
    api.register(app)
    pages.register(app)
    errors.register(app)
    guard.register(app)
    return app
