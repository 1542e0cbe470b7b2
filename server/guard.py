"""Who may ask: every request passes here before anything else sees it.

The order is: Host, Origin, what the browser says of where the request comes from (Sec-Fetch-*),
then the right: a token for the API, a session's cookie for the local page. No answer ever carries a
CORS header. What is promised by this and what is not stands in docs/security.md.
"""

from __future__ import annotations

import hmac
import re
from dataclasses import dataclass
from urllib.parse import quote

from flask import Flask, Response, render_template, request

from relationcore.errors import StoreError
from relationserver import proof, rights, session
from relationserver.config import Config
from relationserver.context import VERSION, context, seconds
from relationserver.problem import Problem

EXTENSION = re.compile(
    r"chrome-extension://[a-p]{32}|moz-extension://[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
)
SAFE = frozenset({"GET", "HEAD"})
METHODS = SAFE | {"POST", "PUT", "DELETE"}
CLAIM = re.compile(r"/api/v1/pairings/[^/]+/claim")

HEADERS = {
    "X-Relationcore": VERSION,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    ),
}


@dataclass(frozen=True, slots=True)
class Facts:
    """What a request says of itself; None where the header is absent."""

    method: str
    path: str
    host: str
    origin: str | None
    site: str | None
    mode: str | None
    dest: str | None

    @property
    def navigates(self) -> bool:
        """A top-level navigation: the one request that a person makes and no page can read."""
        return self.mode == "navigate" and self.dest == "document"

    @property
    def foreign(self) -> bool:
        """Started by a page of another origin. Another port of this machine is `same-site`: foreign."""
        return self.site not in (None, "none", "same-origin")

    @property
    def from_extension(self) -> bool:
        """The Origin is a browser extension's."""
        return self.origin is not None and EXTENSION.fullmatch(self.origin) is not None


def facts() -> Facts:
    """The facts of the request at hand."""
    headers = request.headers
    return Facts(
        method=request.method,
        path=request.path,
        host=headers.get("Host", ""),
        origin=headers.get("Origin"),
        site=headers.get("Sec-Fetch-Site"),
        mode=headers.get("Sec-Fetch-Mode"),
        dest=headers.get("Sec-Fetch-Dest"),
    )


def check_address(asked: Facts, config: Config) -> None:
    """Host and Origin; Problem 403 where one is not ours, 405 for a method nobody needs."""
    if asked.host not in config.hosts:
        raise Problem(403, f"This server answers as {config.base} only.")
    if asked.method not in METHODS:
        raise Problem(405, "This method is not used here.")
    own = f"http://{asked.host}"
    if asked.origin not in (None, own) and not asked.from_extension:
        raise Problem(403, "Requests from other pages are refused.")


def is_open(asked: Facts) -> bool:
    """The three routes that need no token."""
    if asked.method in SAFE:
        return asked.path == "/api/v1/health"
    return asked.method == "POST" and (
        asked.path == "/api/v1/pairings" or CLAIM.fullmatch(asked.path) is not None
    )


def check_api(asked: Facts) -> None:
    """The API: a token, or for reading the session's cookie; pairing by an extension's Origin alone."""
    if asked.foreign:
        raise Problem(403, "Requests from other pages are refused.")
    if is_open(asked):
        if asked.method == "POST" and not asked.from_extension:
            raise Problem(403, "Only a browser extension can ask to be connected.")
    elif asked.method in SAFE and "Authorization" not in request.headers and session_right(asked):
        return
    else:
        rights.token_right(asked.origin, from_extension=asked.from_extension)
    if asked.path != "/api/v1/health":
        rights.check_client(request.headers.get("X-Relationcore-Client"))


def session_right(asked: Facts) -> bool:
    """The cookie rule: a live session, and a request that our own page or the address bar made."""
    if asked.foreign or not (asked.site == "same-origin" or asked.navigates):
        return False
    return session.current() is not None


def check_page(asked: Facts) -> Response | None:
    """The local page: the constant page for links from elsewhere, the session for all else."""
    if asked.from_extension:
        raise Problem(403, "Requests from other pages are refused.")
    if asked.foreign:
        if asked.method in SAFE and asked.navigates:
            return Response(render_template("outside.html"), 403)
        raise Problem(403, "Requests from other pages are refused.")
    if asked.host.startswith("localhost") and asked.navigates and asked.method in SAFE:
        return at_home(context().config.base)
    if asked.path.startswith("/static/") or asked.path in ("/enter", "/favicon.ico"):
        return None
    if not session_right(asked):
        if asked.path == "/pair" and asked.method in SAFE:
            return None
        raise Problem(401, "This browser has not been let in yet.")
    if asked.method not in SAFE:
        check_form(asked)
    return None


def at_home(base: str) -> Response:
    """The same page at 127.0.0.1: the session's cookie belongs to one name of this machine only."""
    target = (
        base + quote(request.path) + (f"?{request.query_string.decode('latin-1')}" if request.args else "")
    )
    return Response(status=307, headers={"Location": target})


def check_form(asked: Facts) -> None:
    """A form of ours: sent from our own page, with the token that only our own page can know."""
    if asked.site != "same-origin":
        raise Problem(403, "Forms of other pages are refused.")
    sent = request.form.get("csrf", "")
    if not hmac.compare_digest(sent.encode(), session.form_token().encode()):
        raise Problem(403, "This form is out of date. Go back, load the page again and send it once more.")


def guard() -> Response | None:
    """Before every request; a Response here is the answer."""
    asked = facts()
    check_address(asked, context().config)
    if asked.path.startswith("/api/"):
        check_api(asked)
        return None
    return check_page(asked)


def seal(response: Response) -> Response:
    """After every request: the headers that each answer carries, errors among them."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)  # a page of the demo brings the policy that its marks need
    if request.path.startswith("/api/") and "X-Relationcore-Ask" in request.headers:
        response.headers.update(shown(request.headers["X-Relationcore-Ask"]))
    if request.path.startswith("/static/") and response.status_code == 200:
        response.headers["Cache-Control"] = "private, max-age=86400"
    else:
        response.headers["Cache-Control"] = "no-store"
    return response


def shown(asked: str) -> dict[str, str]:
    """The proof that a connected browser asks for, or the command line; refused and ended tokens get theirs,
    too, so that a browser can believe the refusal.
    """
    here = context()
    try:
        keys = [*here.memory.access.token_hashes(), *here.memory.access.key_hashes(seconds())]
        return proof.headers(asked, keys, here.config.port, here.run)
    except StoreError:
        return {}


def register(app: Flask) -> None:
    """Put the guard before and the seal behind everything."""
    app.before_request(guard)
    app.after_request(seal)
