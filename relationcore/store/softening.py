"""Names of the forgotten taken out of what stays: others' words, addresses of pages, others' profiles."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from relationcore import address
from relationcore.model import Rules
from relationcore.store.identity import resolve
from relationcore.store.preparing import stand_in_key
from relationcore.store.redacting import NOBODY, redacted, without_path
from relationcore.store.tombstones import Tombstones

PLAIN = re.compile(r"[A-Za-z0-9_.\-]+")
"""Names that are written in one way everywhere."""


@dataclass(frozen=True, slots=True)
class Words:
    """A comment of somebody else's that may name them."""

    id: int
    key: str
    author: str
    published: int | None
    precision: str | None
    published_text: str | None
    parent_author: str | None
    text: str
    quotes: str | None
    mentions: str | None
    first_seen: int


class Softening:
    """What of one network stays, once the tombstones are placed and before any row goes."""

    def __init__(
        self,
        conn: sqlite3.Connection,
        network: str,
        rules: Rules,
        stones: Tombstones,
        gone: dict[int, str | None],
        keys: set[str],
    ) -> None:
        """`gone` are account rows with their stable ids, `keys` the folded handles that go."""
        self._conn = conn
        self._network = network
        self._rules = rules
        self._stones = stones
        self._gone = set(gone)
        self._stable_ids = {id for id in gone.values() if id is not None}
        self._keys = keys

    def words(self) -> set[int]:
        """The comments of others, which are returned as far as they changed."""
        changes, keys = [], []
        words = list(self._others())
        meant = self._meant(words)
        for one in words:
            after = self._softer(one, meant)
            if after != (one.text, one.quotes, one.mentions, one.parent_author):
                changes.append((*after, one.id))
                keys.append((self._key(one, after[0]), one.id))
        self._conn.executemany(
            "UPDATE comment SET text = ?, quotes = ?, mentions = ?, parent_author = ? WHERE id = ?", changes
        )
        # two that differed in the name alone: the second keeps the key it had, and counts as it did
        self._conn.executemany("UPDATE OR IGNORE comment SET key = ? WHERE id = ?", keys)
        return {id for _, id in keys}

    def _others(self) -> Iterator[Words]:
        """Comments of others that may name them."""
        named, called = self._patterns(), self._patterns("@", "u/")
        stated = self._conn.execute(
            "SELECT DISTINCT c.parent_author FROM comment c JOIN scope s ON s.id = c.scope_id"
            f" WHERE s.network = ? AND ({_like('c.parent_author', named)})",
            (self._network, *named),
        )
        authors = [author for (author,) in stated if author != NOBODY and self._stones.names(author)]
        rows = self._conn.execute(
            "SELECT c.id, c.key, c.author, c.published, c.precision, c.published_text, c.parent_author,"
            " c.text, c.quotes, c.mentions, c.first_seen FROM comment c JOIN scope s ON s.id = c.scope_id"
            " WHERE s.network = ? AND (c.account_id IS NULL OR c.account_id NOT IN (SELECT value FROM"
            " json_each(?))) AND (c.parent_author IN (SELECT value FROM json_each(?))"
            f" OR {_like('c.mentions', named)} OR {_like('c.text', called)})",
            (
                self._network,
                json.dumps(sorted(self._gone)),
                json.dumps(authors, ensure_ascii=False),
                *named,
                *called,
            ),
        )
        return (Words(*row) for row in rows)

    def _patterns(self, *before: str) -> list[str]:
        """LIKE patterns that whatever names them fits, with one of these signs before the name.

        Where a handle may be written in another way (LIKE knows no cases beyond ASCII, and signs are escaped
        in JSON and addresses) everything fits that has the sign.
        """
        names = {key.partition("@")[0] for key in self._keys} | self._stable_ids
        if not all(PLAIN.fullmatch(name) for name in names):
            names = {""}
        escaped = [name.replace("_", "\\_") for name in sorted(names)]
        return [f"%{sign}{name}%" for name in escaped for sign in before or ("",)]

    def _meant(self, words: Iterable[Words]) -> set[tuple[str, int]]:
        """The parents' authors that are others, whom the same handle meant at that time."""
        fold = self._rules.fold_case
        asked = {
            (address.fold_handle(one.parent_author, fold), one.first_seen)
            for one in words
            if one.parent_author
        }
        found = resolve(self._conn, self._network, asked, make=False)
        return {named for named, account in found.items() if account not in self._gone}

    def _softer(
        self, one: Words, others: set[tuple[str, int]]
    ) -> tuple[str, str | None, str | None, str | None]:
        """Text, quotes, mentions and parent's author of a comment that names nobody forgotten."""
        parent = one.parent_author
        answers = parent == NOBODY or (
            parent is not None
            and self._stones.names(parent)
            and (address.fold_handle(parent, self._rules.fold_case), one.first_seen) not in others
        )
        quotes, mentions = json.loads(one.quotes or "[]"), json.loads(one.mentions or "[]")
        text, spans, named = self._stones.of_words(
            one.text, [(start, end) for start, end in quotes], mentions, answers=answers
        )
        return (
            text,
            json.dumps(spans) if spans else None,
            json.dumps(named, ensure_ascii=False) if named else None,
            NOBODY if answers else parent,
        )

    def _key(self, one: Words, text: str) -> str:
        """A comment without an id is named after its words, so that a later visit finds it."""
        if not one.key.startswith("~") or text == one.text:
            return one.key
        author = address.fold_handle(one.author, self._rules.fold_case)
        return stand_in_key(author, (one.published, one.precision, one.published_text), text)

    def links(self) -> None:
        """The addresses of others' words, of threads and of pages that lead to them."""
        of_network = "x JOIN scope s ON s.id = x.scope_id WHERE s.network = ?"
        for _, id in self._leading(f"comment {of_network}", anywhere=False):
            self._conn.execute("UPDATE comment SET url = NULL WHERE id = ?", (id,))
        for _, id in self._leading(f"thread {of_network}", anywhere=False):
            self._conn.execute(
                "UPDATE thread SET url = NULL, stamps = json_remove(stamps, '$.url') WHERE id = ?", (id,)
            )
        for url, id in self._leading("visit x WHERE x.network = ?", anywhere=True):
            self._conn.execute("UPDATE visit SET url = ? WHERE id = ?", (without_path(url), id))

    def _leading(self, place: str, *, anywhere: bool) -> list[tuple[str, int]]:
        """The addresses of a table that lead to them, with their rows."""
        named = self._patterns()
        rows = self._conn.execute(
            f"SELECT x.url, x.id FROM {place} AND ({_like('x.url', named)})", (self._network, *named)
        )
        return [(url, id) for url, id in rows if self._stones.link(url, anywhere=anywhere) is None]

    def titles(self) -> None:
        """The titles of others' threads."""
        called = self._patterns("@", "u/")
        rows = self._conn.execute(
            "SELECT t.title, t.id FROM thread t JOIN scope s ON s.id = t.scope_id"
            f" WHERE s.network = ? AND ({_like('t.title', called)})",
            (self._network, *called),
        ).fetchall()
        softer = [(self._stones.plain(title), id) for title, id in rows]
        self._conn.executemany("UPDATE thread SET title = ? WHERE id = ?", softer)

    def profiles(self) -> None:
        """What others say of themselves on their profile pages."""
        rows = self._conn.execute(
            "SELECT p.account_id, p.bio FROM profile p JOIN account a ON a.id = p.account_id"
            " WHERE a.network = ? AND p.bio IS NOT NULL",
            (self._network,),
        ).fetchall()
        softer = [(self._stones.plain(bio), account, bio) for account, bio in rows]
        self._conn.executemany(
            "UPDATE profile SET bio = ? WHERE account_id = ?",
            [(after, account) for after, account, bio in softer if after != bio],
        )


def _like(column: str, patterns: list[str]) -> str:
    """The condition that a column fits one of so many patterns."""
    return " OR ".join([f"{column} LIKE ? ESCAPE '\\'"] * len(patterns)) or "false"


def unquote(conn: sqlite3.Connection, ids: Iterable[int]) -> None:
    """Take a forgotten one's words out of the quotes of those comments that are known to answer them.

    One sight may tell whom a comment answers, and another what it quotes.
    """
    rows = conn.execute(
        "SELECT c.id, c.text, c.quotes FROM json_each(?) j CROSS JOIN comment c ON c.id = j.value"
        " WHERE c.parent_author = ? AND c.quotes IS NOT NULL",
        (json.dumps(list(ids)), NOBODY),
    ).fetchall()
    for id, text, quotes in rows:
        spans = [(start, end) for start, end in json.loads(quotes)]
        left, moved = redacted(text, spans, lambda _: False, (), answers=True)
        if left != text:
            conn.execute(
                "UPDATE comment SET text = ?, quotes = ? WHERE id = ?", (left, json.dumps(moved), id)
            )
