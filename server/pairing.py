"""How a browser becomes connected: it asks, both pages show the same two words, the user says yes,
the browser fetches its token once with the secret that only it knows.

At most five pairings are open at a time and each for ten minutes. The store keeps the hash of the
secret and of the token.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from typing import Literal

from relationcore.memory import Memory
from relationcore.store.access import Pairing
from relationserver import config
from relationserver.problem import Problem
from relationserver.session import digest
from relationserver.words import WORDS

State = Literal["open", "confirmed", "claimed", "expired"]


def state(pairing: Pairing, now: int) -> State:
    """Where a pairing stands at `now` (seconds)."""
    if pairing.claimed is not None:
        return "claimed"
    if pairing.expires <= now:
        return "expired"
    return "confirmed" if pairing.confirmed is not None else "open"


def begin(memory: Memory, *, browser: str, secret_sha256: str, origin: str, now: int) -> Pairing:
    """Open a pairing; Problem 429 where five are open."""
    memory.access.expire_pairings(now)
    first, second = secrets.SystemRandom().sample(WORDS, 2)
    pairing = Pairing(
        id=secrets.token_urlsafe(16),
        browser=browser,
        origin=origin,
        secret_sha256=secret_sha256,
        words=f"{first} {second}",
        expires=now + config.PAIRING_SECONDS,
        confirmed=None,
        claimed=None,
    )
    if not memory.access.open_pairing(pairing, most=config.PAIRINGS_OPEN, now=now):
        raise Problem(
            429,
            "Too many connections are waiting for an answer. Try again in ten minutes.",
            retry_after=config.PAIRING_SECONDS,
        )
    return pairing


def confirm(memory: Memory, pairing_id: str, now: int) -> Pairing:
    """The user pressed Connect; Problem 404 or 410 where there is nothing to confirm any more."""
    pairing = memory.access.get_pairing(pairing_id)
    if pairing is None:
        raise Problem(404, "This connection is not known. Start again in the extension.")
    if state(pairing, now) in ("expired", "claimed"):
        raise Problem(410, "This connection is over. Start again in the extension.")
    memory.access.confirm_pairing(pairing_id, now)
    return pairing


def claim(memory: Memory, pairing_id: str, *, secret: str, origin: str, now: int) -> str:
    """The token of a confirmed pairing, given out once.

    Problem 404 (unknown, or the secret is not its own), 410 (over), 409 (the user has not answered yet).
    """
    pairing = memory.access.get_pairing(pairing_id)
    sent = hashlib.sha256(secret.encode()).hexdigest()
    if pairing is None or not hmac.compare_digest(pairing.secret_sha256, sent) or pairing.origin != origin:
        raise Problem(404, "This connection is not known. Start again in the extension.")
    now_is = state(pairing, now)
    if now_is == "open":
        raise Problem(409, "Not confirmed yet: press Connect on the local page.")
    token = secrets.token_urlsafe(24)
    if now_is != "confirmed" or not memory.access.claim_pairing(
        pairing_id, token_hash=digest(token), now=now
    ):
        raise Problem(410, "This connection is over. Start again in the extension.")
    return token
