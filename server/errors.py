"""One error shape for every refusal: `{code, status, message, errors}` to programs, a page to people.

Nothing of the user's goes into a log: an unexpected error is logged as its type and the places it
passed, without its message and without the request's values.
"""

from __future__ import annotations

import logging
import traceback
from typing import Any

from flask import Flask, Response, render_template, request
from werkzeug.exceptions import HTTPException, InternalServerError, MethodNotAllowed

from relationcore import errors as library
from relationserver import wire
from relationserver.problem import Problem

log = logging.getLogger("relationserver")

STATUS: tuple[tuple[type[library.RelationcoreError], int], ...] = (
    (library.NotFound, 404),
    (library.Ambiguous, 409),
    (library.Overtaken, 409),
    (library.IsMe, 409),
    (library.StaysForgotten, 409),
    (library.EmptyText, 422),
    (library.WrongValue, 422),
    (library.AddressError, 422),
    (library.VisitError, 422),
)


HEADINGS = {
    401: "Let this browser in",
    403: "This is refused",
    404: "Nothing is here",
    409: "This cannot be done",
    410: "This is over",
    413: "This is too large",
    422: "This does not fit",
    429: "Too many at once",
    500: "Something went wrong",
    503: "Not just now",
}
"""What a page that says no is headed, by its code."""
ONWARD: dict[type[library.RelationcoreError], tuple[str, str]] = {
    library.IsMe: ("/settings#me", "To Settings")
}
"""Where the remedy of an error stands, and what that is called."""


def payload(error: HTTPException) -> dict[str, Any]:
    """The error shape of any HTTP error, those of webargs (which carry `data`) among them."""
    data = getattr(error, "data", None) or {}
    message = data.get("message") or error.description or error.name
    errors = getattr(error, "errors", None) or data.get("messages") or {}
    if data.get("messages"):
        message = "The request does not fit; `errors` says where."
        (errors,) = errors.values()  # webargs puts them below the one place they were found in
    return {"code": error.code, "status": error.name, "message": message, "errors": _named(errors)}


def _named(errors: Any) -> Any:
    """Errors with text for every key: marshmallow names the place in a list by its number."""
    if isinstance(errors, dict):
        return {str(key): _named(value) for key, value in errors.items()}
    return errors


TYPED = ("text", "nickname", "label", "reason")
"""The fields of our forms that hold words of the user's."""


def typed_words() -> list[str]:
    """What a form of our own brought that is not kept: it is given back, for it may stand nowhere else."""
    if request.method != "POST" or request.headers.get("Sec-Fetch-Site") != "same-origin":
        return []
    try:
        sent = [request.form.get(name, "") for name in TYPED]
    except HTTPException:  # a body too large to be read
        return []
    return [words for words in sent if words.strip()]


def told(error: HTTPException, shape: dict[str, Any]) -> dict[str, Any]:
    """What the page of an error says."""
    return {
        "problem": shape,
        "heading": HEADINGS.get(shape["code"], "This did not work"),
        "onward": getattr(error, "onward", None),
        "typed": typed_words(),
    }


def answer(error: HTTPException) -> Response:
    """An HTTP error as JSON below /api, as a page elsewhere."""
    shape = payload(error)
    if request.path.startswith("/api/"):
        made = wire.answer(shape, error.code or 500)
    elif request.path.startswith("/static/"):
        made = Response(shape["message"] + "\n", error.code, content_type="text/plain; charset=utf-8")
    else:
        made = Response(render_template("problem.html", **told(error, shape)), error.code)
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        made.headers["Allow"] = ", ".join(sorted(error.valid_methods))
    if isinstance(error, Problem) and error.retry_after is not None:
        made.headers["Retry-After"] = str(error.retry_after)
    return made


def from_library(error: library.RelationcoreError) -> Response:
    """An error that the library raised on purpose: its sentence is for the user."""
    code = next((code for kind, code in STATUS if isinstance(error, kind)), 500)
    return answer(Problem(code, str(error), getattr(error, "errors", None), onward=ONWARD.get(type(error))))


def unexpected(error: Exception) -> Response:
    """A fault of ours: logged without a word of the user's, answered without a word of the fault's."""
    places = traceback.extract_tb(error.__traceback__)
    trail = " > ".join(f"{place.filename}:{place.lineno} {place.name}" for place in places[-6:])
    log.error("unexpected %s at %s", type(error).__name__, trail)
    return answer(InternalServerError("Something went wrong here. Nothing was kept of this request."))


def register(app: Flask) -> None:
    """Make the handlers above the only way an error leaves the application."""
    app.register_error_handler(HTTPException, answer)
    app.register_error_handler(library.RelationcoreError, from_library)
    app.register_error_handler(Exception, unexpected)
