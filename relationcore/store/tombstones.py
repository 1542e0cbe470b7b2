"""Tombstones: what the user had forgotten is not kept again. Only hashes lie here.

A tombstone is of an id, of a handle (whose account has an id: it then means that account only where no id is
shown), of a bare handle (no id is known: whoever shows it is meant), or of a thread that a forgotten person
opened, whose title is their words.
"""

from __future__ import annotations

import dataclasses
import hashlib
import sqlite3
from collections.abc import Iterable

from relationcore import address
from relationcore.model import Comment, Page, Profile, Rules, Sighting, Thread, Visit
from relationcore.store.preparing import thread_scope
from relationcore.store.redacting import NOBODY, Span, address_names, redacted, without_path


def hash_of(network: str, key: str) -> str:
    """What a tombstone keeps of an account."""
    return hashlib.sha256(f"{network}\n{key}".encode()).hexdigest()


def thread_hash(network: str, scope: str, key: str) -> str:
    """What a tombstone keeps of a thread; no key of an account begins with a line feed."""
    return hash_of(network, f"\n{scope}\n{key}")


class Tombstones:
    """The tombstones of one network, within a transaction."""

    def __init__(self, conn: sqlite3.Connection, network: str, rules: Rules) -> None:
        """Read them; there are few."""
        self._conn = conn
        self._network = network
        self._rules = rules
        self._kinds: dict[str, tuple[str, int]] = {
            key_hash: (kind, serial)
            for key_hash, kind, serial in conn.execute(
                "SELECT key_hash, kind, serial FROM tombstone WHERE network = ?", (network,)
            )
        }
        self._named: dict[tuple[str, str | None], bool] = {}
        self._threads: dict[Thread, Thread] = {}

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self._kinds)

    def names(self, handle: str, stable_id: str | None = None) -> bool:
        """Whether who is shown like this is to stay forgotten."""
        found = self._named.get((handle, stable_id))
        if found is None:
            found = self._named[handle, stable_id] = self._found(handle, stable_id)
        return found

    def _found(self, handle: str, stable_id: str | None) -> bool:
        kind, _ = self._kinds.get(self._hash_of(handle), ("", 0))
        if not stable_id:
            return kind in ("handle", "bare")
        if hash_of(self._network, address.id_key(stable_id)) in self._kinds:
            return True
        return kind == "bare" and not self._kept(stable_id)

    def _hash_of(self, handle: str) -> str:
        return hash_of(self._network, address.fold_handle(handle, self._rules.fold_case))

    def _kept(self, stable_id: str) -> bool:
        """Whether an account with this id is remembered: then it is another one than who was forgotten."""
        key = address.id_key(stable_id)
        row = self._conn.execute(
            "SELECT 1 FROM account WHERE network = ? AND key = ?", (self._network, key)
        ).fetchone()
        return row is not None

    def names_id(self, stable_id: str) -> bool:
        """Whether an account with this id is to stay forgotten."""
        return hash_of(self._network, address.id_key(stable_id)) in self._kinds

    def of_words(
        self, text: str, quotes: Iterable[Span], mentions: Iterable[str], *, answers: bool
    ) -> tuple[str, tuple[Span, ...], tuple[str, ...]]:
        """Text, quotes and mentions of somebody else's words without those to stay forgotten.

        `answers`: whether they answer one of these.
        """
        named = [handle for handle in mentions if self.names(handle)]
        left = tuple(handle for handle in mentions if handle not in named)
        return (*redacted(text, quotes, self.names, named, answers=answers), left)

    def plain(self, text: str | None) -> str | None:
        """A title or what somebody says of themselves, without handles to stay forgotten."""
        return None if text is None else redacted(text, (), self.names, (), answers=False)[0]

    def link(self, url: str | None, *, anywhere: bool) -> str | None:
        """An address, or None for one that names somebody to stay forgotten (`anywhere` as in
        `address_names`).
        """
        leads = url is not None and address_names(url, self.names, self.names_id, anywhere=anywhere)
        return None if leads else url

    def thread(self, thread: Thread | None) -> Thread | None:
        """A thread of the visit at hand; of one that a forgotten person opened neither title nor address."""
        return None if thread is None else self._threads[thread]

    def _hide(self, visit: Visit, scope: str) -> None:
        for thread in {seen.comment.thread for seen in visit.comments} | {visit.page.thread}:
            if thread is not None:
                self._threads[thread] = self._without_names(scope, thread)

    def _without_names(self, scope: str, thread: Thread) -> Thread:
        if self.is_hidden(scope, thread.id):
            return Thread(thread.id)
        return Thread(thread.id, self.link(thread.url, anywhere=False), self.plain(thread.title))

    def is_hidden(self, scope: str, key: str) -> bool:
        """Whether a forgotten person opened a thread."""
        return thread_hash(self._network, scope, key) in self._kinds

    def without(self, visit: Visit) -> tuple[Visit, int]:
        """The visit without those to stay forgotten, and how many of its comments that leaves out."""
        if not self:
            return visit, 0
        out = [seen for seen in visit.comments if self.names(seen.comment.author, seen.comment.author_id)]
        profiles = [one for one in visit.profiles if self.names(one.handle, one.id)]
        self._learn(out, profiles)
        scope = thread_scope(self._rules.id_scope, address.host(visit.page.url))
        self._learn_threads(out, scope)
        self._hide(visit, scope)
        gone = set(map(id, out))
        viewer = visit.viewer
        left = dataclasses.replace(
            visit,
            page=self._page(visit.page, scope),
            comments=tuple(self._seen(seen) for seen in visit.comments if id(seen) not in gone),
            profiles=tuple(self._profile(one) for one in visit.profiles if one not in profiles),
            reactions=tuple(one for one in visit.reactions if not self.names(one.by)),
            viewer=None if viewer is None or self.names(viewer.handle) else viewer,
        )
        return left, len(out)

    def _page(self, page: Page, scope: str) -> Page:
        opened = page.thread is not None and self.is_hidden(scope, page.thread.id)
        hidden = opened or self.link(page.url, anywhere=True) is None
        url = without_path(page.url) if hidden else page.url
        return dataclasses.replace(page, url=url, thread=self.thread(page.thread))

    def _seen(self, seen: Sighting) -> Sighting:
        comment, seen_at, parent = seen
        answers = parent is not None and self.names(parent)
        text, quotes, mentions = self.of_words(
            comment.text, comment.quotes, comment.mentions, answers=answers
        )
        left = comment._replace(
            text=text,
            quotes=quotes,
            mentions=mentions,
            thread=self.thread(comment.thread),
            url=self.link(comment.url, anywhere=False),
        )
        return Sighting(left, seen_at, NOBODY if answers else parent)

    def _profile(self, profile: Profile) -> Profile:
        return dataclasses.replace(profile, bio=self.plain(profile.bio))

    def _learn(self, comments: Iterable[Sighting], profiles: Iterable[Profile]) -> None:
        """Of whom only a bare handle was known an id may be shown now: they are known by it from here on."""
        shown = {(seen.comment.author, seen.comment.author_id) for seen in comments}
        shown |= {(one.handle, one.id) for one in profiles}
        for handle, stable_id in sorted((handle, id) for handle, id in shown if id is not None):
            held = self._kinds.get(self._hash_of(handle))
            if held is not None and held[0] == "bare":
                self._place("handle", self._hash_of(handle), held[1])
                self._place("id", hash_of(self._network, address.id_key(stable_id)), held[1])

    def _learn_threads(self, comments: Iterable[Sighting], scope: str) -> None:
        for comment in (seen.comment for seen in comments):
            if comment.kind == "post" and comment.thread is not None and comment.in_reply_to is None:
                self.hide_thread(scope, comment.thread.id, self._serial_of(comment))

    def _serial_of(self, comment: Comment) -> int:
        hashes = [self._hash_of(comment.author)]
        if comment.author_id is not None:
            hashes.insert(0, hash_of(self._network, address.id_key(comment.author_id)))
        return next(self._kinds[one][1] for one in hashes if one in self._kinds)

    def hide_thread(self, scope: str, key: str, serial: int) -> None:
        """Keep neither title nor address of a thread that a forgotten person opened."""
        hidden = thread_hash(self._network, scope, key)
        if hidden in self._kinds:
            return
        self._place("thread", hidden, serial)
        self._conn.execute(
            "UPDATE thread SET url = NULL, title = NULL, stamps = '{}' WHERE key = ? AND scope_id ="
            " (SELECT id FROM scope WHERE network = ? AND name = ?)",
            (key, self._network, scope),
        )
        rows = self._conn.execute(
            "SELECT url, host, id FROM visit WHERE network = ? AND thread = ?", (self._network, key)
        ).fetchall()
        cut = [
            (without_path(url), id)
            for url, host, id in rows
            if thread_scope(self._rules.id_scope, host) == scope
        ]
        self._conn.executemany("UPDATE visit SET url = ? WHERE id = ?", cut)

    def place(self, kind: str, key: str, serial: int, at: int) -> None:
        """Let an id (`#...`), a handle or a bare handle, as account keys write them, stay forgotten."""
        self._place(kind, hash_of(self._network, key), serial, at)

    def _place(self, kind: str, key_hash: str, serial: int, at: int | None = None) -> None:
        """One stone of a serial; where `at` is not given, as old as the serial's others."""
        self._kinds[key_hash] = (kind, serial)
        self._named.clear()
        self._conn.execute(
            "INSERT INTO tombstone(network, key_hash, at, kind, serial) VALUES (?1, ?2,"
            " coalesce(?5, (SELECT min(at) FROM tombstone WHERE serial = ?4)), ?3, ?4)"
            " ON CONFLICT DO UPDATE SET kind = ?3, serial = ?4",
            (self._network, key_hash, kind, serial, at),
        )
