"""The local page's right: a one-time link makes a session, a cookie carries it for a year.

Only hashes lie in the database. The form token is made from the session's secret, which no page can
read (HttpOnly) and the server does not keep.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import datetime
from typing import cast

from flask import request
from werkzeug.wrappers import Response

from relationcore.memory import Memory
from relationserver.config import KEY_SECONDS, SESSION_SECONDS, Config
from relationserver.context import context, seconds

FOUND = "relationcore.session"
"""Where a request keeps what was found of its session."""


def digest(secret: str) -> str:
    """What is kept of a secret: its SHA-256 in hex. The secrets are random, so no salt is needed."""
    return hashlib.sha256(secret.encode()).hexdigest()


def entry_path(memory: Memory, now: datetime) -> str:
    """A path that lets one browser in, once, within ten minutes."""
    key = secrets.token_urlsafe(24)
    memory.access.add_key(digest(key), int(now.timestamp()) + KEY_SECONDS)
    return f"/enter?key={key}"


def entry_link(memory: Memory, config: Config) -> str:
    """The whole address of `entry_path`: what `relationcore open` opens or prints."""
    return config.base + entry_path(memory, config.now())


def enter(response: Response, key: str) -> bool:
    """Trade a one-time key for a session's cookie on `response`; False where the key is spent or unknown."""
    here = context()
    if not here.memory.access.use_key(digest(key), seconds()):
        return False
    secret = secrets.token_urlsafe(32)
    here.memory.access.add_session(digest(secret), seconds())
    keep_cookie(response, here.config.cookie, secret, SESSION_SECONDS)
    return True


def keep_cookie(response: Response, name: str, value: str, seconds_long: int) -> None:
    """A cookie that no script reads and that no other site's request carries."""
    response.set_cookie(name, value, max_age=seconds_long, httponly=True, samesite="Strict", path="/")


def current() -> str | None:
    """The secret of the live session of this request, else None; looked up once per request."""
    if FOUND not in request.environ:
        request.environ[FOUND] = _found(request.cookies.get(context().config.cookie, ""))
    return cast("str | None", request.environ[FOUND])


def _found(secret: str) -> str | None:
    if not secret:
        return None
    row = context().memory.access.find_session(digest(secret))
    if row is None or not hmac.compare_digest(row.hash, digest(secret)):
        return None
    return secret if row.created + SESSION_SECONDS > seconds() else None


def form_token_of(secret: str) -> str:
    """The token of the forms of the session with this secret; nobody without the secret can make it."""
    return hmac.new(secret.encode(), b"form", hashlib.sha256).hexdigest()


def form_token() -> str:
    """The token that every form of this request's session carries; empty without a session."""
    secret = current()
    return form_token_of(secret) if secret else ""
