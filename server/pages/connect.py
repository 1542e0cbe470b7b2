"""Connect: how the extension gets into a browser, and which browsers are connected."""

from __future__ import annotations

from flask import Blueprint

from relationserver.context import memory
from relationserver.files import extension_dir
from relationserver.pages.view import page

blueprint = Blueprint("page_connect", __name__)


@blueprint.get("/connect")
def connect() -> tuple[str, int]:
    """The steps, with the folder as it is on this computer."""
    try:
        folder = str(extension_dir())
    except FileNotFoundError:
        folder = ""
    return page("connect.html", folder=folder, tokens=memory().access.list_tokens())
