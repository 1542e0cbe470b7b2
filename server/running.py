"""Who answers on a port, and whether it is the server of a database."""

from __future__ import annotations

import hmac
import http.client
import secrets

from relationcore.memory import Memory
from relationcore.places import default_path
from relationserver import proof
from relationserver.config import HOST, Config

ASKING_SECONDS = 60
"""How long a key that is only asked for stays good."""


def health(port: int, headers: dict[str, str], timeout: float = 3) -> http.client.HTTPMessage | None:
    """The headers of whoever answers on `port`, or None where nobody does."""
    asked = http.client.HTTPConnection(HOST, port, timeout=timeout)
    try:
        asked.request("GET", "/api/v1/health", headers=headers)
        return asked.getresponse().headers
    except (OSError, http.client.HTTPException):
        return None
    finally:
        asked.close()


def who_answers(port: int) -> str | None:
    """The version of the relationcore that answers on `port`, or None where something else does."""
    told = health(port, {})
    return told["X-Relationcore"] if told else None


def knows(config: Config, memory: Memory) -> bool:
    """Whether who answers on the port shows that it has this memory's database open.

    It is asked for a key that is laid into the database for this question alone, so that a database to which
    no browser was ever connected is told apart as well. Raises StoreError where nothing can be written.
    """
    key, now = secrets.token_hex(32), int(config.now().timestamp())
    memory.access.add_key(key, now + ASKING_SECONDS)
    try:
        return shows(config.port, key)
    finally:
        memory.access.use_key(key, now)


def shows(port: int, key: str) -> bool:
    """Whether who answers on `port` makes of a nonce what only who holds `key` can."""
    nonce = secrets.token_hex(16)
    told = health(port, {"X-Relationcore-Ask": f"{proof.name_of(key)}:{nonce}"}, timeout=10)
    if told is None:
        return False
    expected = proof.proof_of(key, port, str(told["X-Relationcore-Run"]), nonce)
    return hmac.compare_digest(expected.encode(), str(told["X-Relationcore-Proof"]).encode())


def is_ours(config: Config) -> bool:
    """Whether who answers on the port has the database of `config` open; one that is not there nobody has.

    Raises StoreError where the database cannot be asked.
    """
    database = config.db or default_path()
    if not database.exists():
        return False
    with Memory.open(database, create=False) as memory:
        return knows(config, memory)
