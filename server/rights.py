"""The token's right, and whether the client that holds it speaks our version."""

from __future__ import annotations

import hmac
import logging
import re

from flask import request

from relationcore.errors import StoreError
from relationcore.store.access import Token
from relationserver import proof
from relationserver.context import VERSION, context, memory, seconds
from relationserver.problem import Problem
from relationserver.session import digest

log = logging.getLogger("relationserver")

OLDEST_CLIENT = (0, 1)
"""The oldest client (major, minor) that this server still understands."""
TOUCH_SECONDS = 3600
"""How exactly Settings knows when a browser was last here; reading stays free of writes in between."""
VERSION_TEXT = re.compile(r"([0-9]{1,5})\.([0-9]{1,5})(?:\.[0-9]{1,5}){0,2}")
BEARER = re.compile(r"Bearer ([A-Za-z0-9_-]{16,128})")


def token_right(origin: str | None, *, from_extension: bool) -> Token:
    """The token that the request carries; Problem 401 or 403 where it carries none that holds here."""
    match = BEARER.fullmatch(request.headers.get("Authorization", ""))
    if match is None:
        raise Problem(401, "This browser is not connected. Connect it on the local page.")
    row = whole(match[1]) or of_this_run(match[1])
    if row is None:
        raise Problem(401, "This browser is no longer connected. Connect it again on the local page.")
    if origin is not None and origin != row.origin:
        rebind(row, origin, from_extension=from_extension)
    if row.last_used is None or row.last_used + TOUCH_SECONDS <= seconds():
        touch(row)
    return row


def whole(sent: str) -> Token | None:
    """The token itself, as a script sends it."""
    row = memory().access.find_token(digest(sent))
    return row if row is not None and hmac.compare_digest(row.hash, digest(sent)) else None


def of_this_run(sent: str) -> Token | None:
    """What the extension makes of its token for this port and this run."""
    here = context()
    found = None
    for row in here.memory.access.list_tokens():
        if hmac.compare_digest(proof.right_of(row.hash, here.config.port, here.run), sent):
            found = row
    return found


def touch(row: Token) -> None:
    """Note that a token was used; a full or locked disk is no reason to refuse what only reads."""
    try:
        memory().access.touch_token(row.id, seconds())
    except StoreError as error:
        log.warning("when a browser was last here is not noted: %s", type(error).__name__)


def rebind(row: Token, origin: str, *, from_extension: bool) -> None:
    """Give a token to the new address of the extension that holds it (Firefox: at each installation)."""
    same_scheme = row.origin is not None and row.origin.partition(":")[0] == origin.partition(":")[0]
    if not from_extension or not same_scheme:
        raise Problem(403, "This connection belongs to another browser.")
    memory().access.rebind_token(row.id, origin, seconds())


def check_client(text: str | None) -> None:
    """Problem 412 where the client is too old or too new for this server. Scripts may say nothing."""
    if text is None:
        return
    match = VERSION_TEXT.fullmatch(text)
    if match is None:
        raise Problem(412, "X-Relationcore-Client is no version.")
    client = (int(match[1]), int(match[2]))
    major, minor = (int(part) for part in VERSION.split(".")[:2])
    if client < OLDEST_CLIENT:
        raise Problem(412, f"The extension ({text}) is too old for relationcore {VERSION}. Load the new one.")
    if client > (major, minor):
        raise Problem(
            412, f"The extension ({text}) is newer than relationcore {VERSION}. Update relationcore."
        )
