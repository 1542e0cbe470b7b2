"""Who may ask: tokens, pairings, one-time keys, sessions. Rows in, rows out; only hashes; the server judges
them.
"""

from __future__ import annotations

from dataclasses import astuple, dataclass

from relationcore.errors import NotFound
from relationcore.store.connection import Connections


@dataclass(frozen=True, slots=True)
class Token:
    """A connected browser or script; instants in seconds."""

    id: int
    hash: str
    browser: str
    origin: str | None
    created: int
    last_used: int | None
    rebound: int | None


@dataclass(frozen=True, slots=True)
class Pairing:
    """A browser that asks to be connected."""

    id: str
    browser: str
    origin: str
    secret_sha256: str
    words: str
    expires: int
    confirmed: int | None
    claimed: int | None


@dataclass(frozen=True, slots=True)
class Session:
    """A browser that was let into the local page."""

    hash: str
    created: int


TOKEN = "SELECT id, hash, browser, origin, created, last_used, rebound FROM token WHERE revoked IS NULL"


class Access:
    """The rows of access."""

    def __init__(self, connections: Connections) -> None:
        """Over an open database."""
        self._at = connections

    def add_token(self, hash: str, browser: str, origin: str | None, now: int) -> int:
        """Keep a token's hash; returns its row id."""
        with self._at.writing(full=True) as conn:
            made = conn.execute(
                "INSERT INTO token(hash, browser, origin, created) VALUES (?, ?, ?, ?)",
                (hash, browser, origin, now),
            )
            return int(made.lastrowid or 0)

    def find_token(self, hash: str) -> Token | None:
        """The token with this hash, unless revoked."""
        with self._at.reading() as conn:
            row = conn.execute(f"{TOKEN} AND hash = ?", (hash,)).fetchone()
        return Token(*row) if row else None

    def touch_token(self, id: int, now: int) -> None:
        """Note that a token was used."""
        with self._at.writing() as conn:
            conn.execute("UPDATE token SET last_used = ? WHERE id = ?", (now, id))

    def rebind_token(self, id: int, origin: str, now: int) -> None:
        """Give a token to the extension's new address, and remember when."""
        with self._at.writing(full=True) as conn:
            conn.execute("UPDATE token SET origin = ?, rebound = ? WHERE id = ?", (origin, now, id))

    def revoke_token(self, id: int) -> None:
        """End a token for good; NotFound where there is none."""
        with self._at.writing(full=True) as conn:
            if not conn.execute(
                "UPDATE token SET revoked = 1 WHERE id = ? AND revoked IS NULL", (id,)
            ).rowcount:
                raise NotFound("This browser is not connected.")

    def list_tokens(self) -> list[Token]:
        """All tokens in force, the oldest first."""
        with self._at.reading() as conn:
            return [Token(*row) for row in conn.execute(f"{TOKEN} ORDER BY id").fetchall()]

    def token_hashes(self) -> list[str]:
        """The hashes of all tokens, the ended ones among them."""
        with self._at.reading() as conn:
            return [hash for (hash,) in conn.execute("SELECT hash FROM token ORDER BY id DESC")]

    def add_pairing(self, pairing: Pairing) -> None:
        """Keep a new pairing."""
        with self._at.writing(full=True) as conn:
            conn.execute("INSERT INTO pairing VALUES (?, ?, ?, ?, ?, ?, ?, ?)", astuple(pairing))

    def open_pairing(self, pairing: Pairing, *, most: int, now: int) -> bool:
        """Keep a new pairing unless `most` are open; also of many that ask at once no more get in."""
        with self._at.writing(full=True):
            if self.count_open_pairings(now) >= most:
                return False
            self.add_pairing(pairing)
            return True

    def get_pairing(self, id: str) -> Pairing | None:
        """The pairing of that id, whatever its state."""
        with self._at.reading() as conn:
            row = conn.execute("SELECT * FROM pairing WHERE id = ?", (id,)).fetchone()
        return Pairing(*row) if row else None

    def confirm_pairing(self, id: str, now: int) -> None:
        """The user said yes."""
        with self._at.writing(full=True) as conn:
            conn.execute("UPDATE pairing SET confirmed = ? WHERE id = ? AND confirmed IS NULL", (now, id))

    def claim_pairing(self, id: str, *, token_hash: str, now: int) -> bool:
        """Turn a confirmed pairing into a token, once; False where it was claimed, is over or not
        confirmed.
        """
        with self._at.writing(full=True) as conn:
            claimed = conn.execute(
                "UPDATE pairing SET claimed = ?1 WHERE id = ?2 AND confirmed IS NOT NULL AND claimed IS NULL"
                " AND expires > ?1 RETURNING browser, origin",
                (now, id),
            ).fetchone()
            if claimed is None:
                return False
            self.add_token(token_hash, claimed[0], claimed[1], now)
            return True

    def expire_pairings(self, now: int) -> None:
        """Forget pairings that have been over for a day."""
        with self._at.reading() as conn:
            old = conn.execute("SELECT 1 FROM pairing WHERE expires < ? LIMIT 1", (now - 86_400,)).fetchone()
        if old:
            with self._at.writing() as conn:
                conn.execute("DELETE FROM pairing WHERE expires < ?", (now - 86_400,))

    def count_open_pairings(self, now: int) -> int:
        """How many pairings wait for an answer or for their token."""
        with self._at.reading() as conn:
            row = conn.execute(
                "SELECT count(*) FROM pairing WHERE expires > ? AND claimed IS NULL", (now,)
            ).fetchone()
        return int(row[0])

    def add_key(self, hash: str, expires: int) -> None:
        """Keep the hash of a one-time key; the keys that are over a day old go."""
        with self._at.writing(full=True) as conn:
            conn.execute("DELETE FROM one_time_key WHERE expires < ?", (expires - 86_400,))
            conn.execute("INSERT INTO one_time_key VALUES (?, ?)", (hash, expires))

    def use_key(self, hash: str, now: int) -> bool:
        """Spend a one-time key; False where it is unknown, spent or over."""
        with self._at.writing(full=True) as conn:
            row = conn.execute(
                "DELETE FROM one_time_key WHERE hash = ? RETURNING expires", (hash,)
            ).fetchone()
        return row is not None and int(row[0]) > now

    def key_hashes(self, now: int) -> list[str]:
        """The hashes of the one-time keys that are still good."""
        with self._at.reading() as conn:
            return [
                hash for (hash,) in conn.execute("SELECT hash FROM one_time_key WHERE expires > ?", (now,))
            ]

    def drop_keys(self) -> None:
        """No one-time key that was made before opens anything any more."""
        with self._at.reading() as conn:
            there = conn.execute("SELECT 1 FROM one_time_key LIMIT 1").fetchone()
        if there:
            with self._at.writing(full=True) as conn:
                conn.execute("DELETE FROM one_time_key")

    def add_session(self, hash: str, now: int) -> None:
        """Keep the hash of a session's secret."""
        with self._at.writing(full=True) as conn:
            conn.execute("INSERT INTO session VALUES (?, ?)", (hash, now))

    def find_session(self, hash: str) -> Session | None:
        """The session with this hash."""
        with self._at.reading() as conn:
            row = conn.execute("SELECT hash, created FROM session WHERE hash = ?", (hash,)).fetchone()
        return Session(*row) if row else None
