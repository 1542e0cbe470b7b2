"""Settings: which accounts are you, which browsers are connected, which sites cannot be read, where the data
lies.
"""

from __future__ import annotations

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from relationcore.model import AccountRef
from relationserver.context import context, memory, now
from relationserver.pages.done import told
from relationserver.pages.view import page
from relationserver.problem import Problem

blueprint = Blueprint("page_settings", __name__)


@blueprint.get("/settings")
def settings() -> tuple[str, int]:
    """What there is to settle."""
    return page(
        "settings.html",
        me=memory().me(),
        proposals=memory().me_proposals(),
        declined=memory().me_declined(),
        tokens=memory().access.list_tokens(),
        held=memory().status(now=now()),
        reports=memory().site_reports(),
        own=context().recipes.own,
        refused=context().recipes.refused,
        corrections=memory().corrections(),
        apart=memory().kept_apart(),
        forgotten=memory().forgotten(),
        retention=memory().retention(),
        port=context().config.port,
        notice=told(),
        done=request.args.get("done", ""),
    )


@blueprint.post("/settings/me")
def answer_me() -> Response:
    """Answer "is this you?", or take an answer back. Nothing of a removed account's contacts stays."""
    form = request.form
    ref = AccountRef(form.get("network", ""), form.get("handle", ""), form.get("id") or None)
    answer = form.get("answer", "")
    if answer == "yes":
        memory().confirm_me(ref, now=now())
    elif answer == "no":
        memory().decline_me(ref, now=now())
    elif answer == "remove":
        memory().remove_me(ref)
    else:
        raise Problem(422, "Answer with yes, no or remove.")
    return redirect("/" if form.get("next") == "/" else f"/settings?done={answer}", 303)


@blueprint.post("/settings/browsers/<int:token_id>/revoke")
def revoke(token_id: int) -> Response:
    """End a browser's connection."""
    memory().access.revoke_token(token_id)
    return redirect("/settings?done=revoked", 303)
