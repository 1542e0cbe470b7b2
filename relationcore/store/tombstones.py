"""Tombstones: what the user had forgotten is not kept again. Only hashes lie here."""

from __future__ import annotations

import dataclasses
import hashlib
import sqlite3

from relationcore import address
from relationcore.model import Rules, Visit


def hash_of(network: str, key: str) -> str:
    """What a tombstone keeps of an account."""
    return hashlib.sha256(f"{network}\n{key}".encode()).hexdigest()


class Tombstones:
    """The tombstones of one network."""

    def __init__(self, conn: sqlite3.Connection, network: str) -> None:
        """Read them; there are few."""
        self._network = network
        self._hashes = {
            key_hash
            for (key_hash,) in conn.execute("SELECT key_hash FROM tombstone WHERE network = ?", (network,))
        }

    def _named(self, keys: set[str]) -> bool:
        return any(hash_of(self._network, key) in self._hashes for key in keys)

    def without(self, visit: Visit, rules: Rules) -> tuple[Visit, int]:
        """The visit without those to stay forgotten, and how many of its comments that leaves out."""
        if not self._hashes:
            return visit, 0

        def kept(handle: str, stable_id: str | None) -> bool:
            keys = {address.fold_handle(handle, rules.fold_case)}
            return not self._named(keys | ({address.id_key(stable_id)} if stable_id else set()))

        comments = tuple(seen for seen in visit.comments if kept(seen.comment.author, seen.comment.author_id))
        left = dataclasses.replace(
            visit,
            comments=comments,
            profiles=tuple(one for one in visit.profiles if kept(one.handle, one.id)),
            reactions=tuple(one for one in visit.reactions if kept(one.by, None)),
        )
        return left, len(visit.comments) - len(comments)
