"""The two doors: `/enter` lets a browser in by a one-time link, `/pair` connects an extension."""

from __future__ import annotations

import re
from typing import Any

from flask import Blueprint, Response, make_response, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from relationserver import pairing, session
from relationserver.config import PAIRING_SECONDS
from relationserver.context import context, memory, seconds
from relationserver.pages.view import page
from relationserver.problem import Problem

blueprint = Blueprint("page_entry", __name__)

PAIRING_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
NEXT = re.compile(r"/(?:people/[0-9]{1,18})?")


def waiting_cookie() -> str:
    """The cookie that remembers which pairing a browser came from before it was let in."""
    return f"{context().config.cookie}-pairing"


def onward_path() -> str:
    """Where an entry leads: where a connected popup said, to the pairing under way, or to Today."""
    asked = request.args.get("next", "")
    if NEXT.fullmatch(asked):
        return asked
    pairing_id = request.cookies.get(waiting_cookie(), "")
    return f"/pair?id={pairing_id}" if PAIRING_ID.fullmatch(pairing_id) else "/"


AHEAD = ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")
"""The headers by which browsers, old ones too, say that nobody has opened this yet."""


def fetched_ahead() -> bool:
    """Whether this is no person who opens a link: a look ahead, a HEAD, an image or a frame."""
    asked = request.headers
    ahead = any("pre" in asked.get(name, "") for name in AHEAD)
    return ahead or request.method == "HEAD" or asked.get("Sec-Fetch-Dest", "document") != "document"


@blueprint.get("/enter")
def enter() -> AnyResponse:
    """Trade the key of the address for a session and lead on."""
    if fetched_ahead():
        raise Problem(503, "A link that works once is not fetched ahead.")
    onward: AnyResponse = redirect(onward_path(), 303)
    if not session.enter(onward, request.args.get("key", "")):
        if session.current() is not None:
            return onward
        raise Problem(401, "This link has been used, or is older than ten minutes.")
    onward.delete_cookie(waiting_cookie(), path="/", httponly=True, samesite="Strict")
    return onward


@blueprint.get("/pair")
def show_pairing() -> Response:
    """The two words and Connect; without a session, how to be let in, and then back here."""
    pairing_id = request.args.get("id", "")
    if session.current() is None:
        answer = make_response(render_template("pair.html", entered=False), 401)
        if PAIRING_ID.fullmatch(pairing_id):
            session.keep_cookie(answer, waiting_cookie(), pairing_id, PAIRING_SECONDS)
        return answer
    found = memory().access.get_pairing(pairing_id)
    if found is None:
        raise Problem(404, "This connection is not known. Press Connect in the extension again.")
    return make_response(*shown(found))


@blueprint.post("/pair")
def confirm_pairing() -> AnyResponse:
    """The user pressed Connect."""
    found = pairing.confirm(memory(), request.form.get("id", ""), seconds())
    return redirect(f"/pair?id={found.id}", 303)


def shown(found: Any) -> tuple[str, int]:
    """The page of a pairing as it stands."""
    return page(
        "pair.html",
        entered=True,
        pairing=found,
        words=found.words.split(),
        state=pairing.state(found, seconds()),
    )
