"""What a form did, said on the page that follows it, with the way to undo it.

Only numbers and fixed words stand in an address; the user's own words never do. An address that offers to
undo carries a seal of this session, so that no link of somebody else's puts such an offer on a page of ours.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from dataclasses import dataclass, field
from typing import get_args
from urllib.parse import urlencode

from flask import redirect, request
from werkzeug.wrappers import Response

from relationcore.memory.deciding import Circle
from relationcore.model import NeedState
from relationserver import session

SEAL = "seal"
NUMBER = re.compile(r"[0-9]{1,18}")

SENTENCES = {
    "note": "Your note is kept.",
    "restored": "The note is back.",
    "about": "Kept.",
    "deleted": "The note is deleted.",
    "elsewhere": "Noted: you answered them elsewhere.",
    "let go": "You let these words go. They are in no list any more.",
    "later": "These words wait again later.",
    "answer undone": "Undone: these words are as they were.",
    "wrong": "This counts nowhere any more.",
    "right": "Undone: it counts again.",
    "written down": "Written down.",
    "set": "Kept.",
    "removed": "Undone: nothing of it is left.",
    "circle": "Kept.",
    "merged": "They are one person here now.",
    "merge undone": "Undone: they are two people again.",
    "taken apart": "This account is a person of its own now.",
    "taking apart undone": "Undone: the account is back.",
    "kept apart": "Noted: they are two people. You will not be asked again.",
    "apart undone": "Undone: they may be suggested again.",
}


@dataclass(frozen=True, slots=True)
class Undo:
    """Where the form that undoes something is sent, below the person, and what it holds.

    In both `{of}` is the number of what it was done to, `{was}` how it was before, `{one}` and `{other}` two
    accounts; what the address does not hold leaves nothing to undo.
    """

    path: str
    name: str = ""
    value: str = ""


UNDO = {
    "deleted": Undo("notes/{of}/restore"),
    "elsewhere": Undo("answers/{of}", "state", "undo"),
    "let go": Undo("answers/{of}", "state", "undo"),
    "later": Undo("answers/{of}", "state", "undo"),
    "wrong": Undo("corrections/{of}", "wrong", "undo"),
    "written down": Undo("needs/{of}/remove"),
    "set": Undo("needs/{of}", "state", "{was}"),
    "circle": Undo("circle", "circle", "{was}"),
    "merged": Undo("merge/undo", "other", "{of}"),
    "taken apart": Undo("unmerge/undo", "account", "{of}"),
    "kept apart": Undo("apart/undo", "pair", "{one} {other}"),
}
WAS = frozenset({*get_args(NeedState), *get_args(Circle), "history", "none"})
PLACES = ("/", "/people/suggestions", "/settings")
"""Pages beside the person's own to which a form may lead back."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence, and the form that undoes what it tells, if any."""

    sentence: str
    action: str | None = None
    fields: dict[str, str] = field(default_factory=dict)


def sealed(query: str) -> str:
    """What only we can write behind a query, for this session."""
    return hmac.new(session.form_token().encode(), query.encode(), hashlib.sha256).hexdigest()[:32]


def ours() -> bool:
    """Whether the address was written by `onward`, for this session."""
    query, _, seal = request.query_string.decode("latin-1").rpartition(f"&{SEAL}=")
    return hmac.compare_digest(seal.encode(), sealed(query).encode())


def told() -> Notice | None:
    """What the address says was done; None where it says nothing, or offers to undo what we did not do."""
    done = request.args.get("done", "")
    if done not in SENTENCES or (done in UNDO and not ours()):
        return None
    told = {name: request.args.get(name, "") for name in ("person", "of", "one", "other")}
    kept = {name: value for name, value in told.items() if NUMBER.fullmatch(value)}
    if request.args.get("was") in WAS:
        kept["was"] = request.args["was"]
    undo = UNDO.get(done)
    try:
        if undo is None:
            return Notice(SENTENCES[done])
        fields = {"next": request.path, undo.name or "undo": undo.value.format(**kept)}
        return Notice(SENTENCES[done], f"/people/{kept['person']}/{undo.path.format(**kept)}", fields)
    except KeyError:
        return Notice(SENTENCES[done])


def onward(person: int, done: str, of: int | None = None, **kept: str | int) -> Response:
    """To the page that the form came from, so that loading it again sends nothing twice."""
    came = request.form.get("next", "")
    page = came if came in PLACES else f"/people/{person}"
    query = urlencode({"done": done, "person": person, **({} if of is None else {"of": of}), **kept})
    return redirect(f"{page}?{query}&{SEAL}={sealed(query)}", 303)
