"""How the server shows a connected browser that it is the one it was connected to, and knows it in turn.

While no relationcore runs, any program may take its port. So both sides show that they hold the token's hash,
and neither sends it nor the token: the browser names the token and a nonce (`X-Relationcore-Ask`), and every
answer of the API carries what only who holds the hash can make of that nonce, this port and this run of the
server. What the browser sends as its right is made for this port and this run, too: caught by another
program, it is worth nothing to this server's next run. The browser's half is extension/background/proof.js.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Iterable

ASK = re.compile(r"([0-9a-f]{32}):([0-9a-f]{32})")
NAME = 32


def mac(key: str, *words: str) -> str:
    """HMAC-SHA256 in hex over the words, each on a line of its own; the first says what it is for."""
    return hmac.new(key.encode(), "\n".join(words).encode(), hashlib.sha256).hexdigest()


def name_of(key: str) -> str:
    """What a token is called in the open: nothing follows from it."""
    return mac(key, "name")[:NAME]


def right_of(key: str, port: int, run: str) -> str:
    """What a browser sends in place of its token, to this port in this run."""
    return mac(key, "right", str(port), run)


def proof_of(key: str, port: int, run: str, nonce: str) -> str:
    """What shows the browser that asked with `nonce` that its token is known here."""
    return mac(key, "server", str(port), run, nonce)


def headers(asked: str, keys: Iterable[str], port: int, run: str) -> dict[str, str]:
    """The headers that answer `X-Relationcore-Ask`; none where it names no token of `keys`."""
    match = ASK.fullmatch(asked)
    key = match and next((key for key in keys if name_of(key) == match[1]), None)
    if match is None or not key:
        return {}
    return {"X-Relationcore-Run": run, "X-Relationcore-Proof": proof_of(key, port, run, match[2])}
