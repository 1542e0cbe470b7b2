"""A visit made ready for the store: keys, scopes and instants worked out once, no SQL."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass

from relationcore import address, instants
from relationcore.model import Comment, Rules, Thread, Visit

Stamp = tuple[int, str, int]
"""(seen_at, visit_id, part): the order in which sights of one comment count."""
Published = tuple[int | None, str | None, str | None]
UNDATED: Published = (None, None, None)


@dataclass(slots=True)
class Sight:
    """One comment as one visit part saw it. `author_key` is None for nobody; `account` is filled in with its
    row.

    `told` holds the fields that merge, in the order of `merging.FIELDS` and `merging.TEXT`.
    """

    scope: str
    key: str
    seen_at: int
    visit: tuple[str, int]
    author_key: str | None
    told: tuple[object, ...]
    published: Published
    comment: Comment
    parent_author: str | None
    account: int | None = None

    @property
    def stamp(self) -> Stamp:
        """Where this sight stands among those of its comment."""
        return (self.seen_at, *self.visit)


def folded(text: str) -> str:
    """Words as they are compared: white space and case folded."""
    return " ".join(text.split()).casefold()


def thread_scope(id_scope: str, host: str) -> str:
    """Where a thread's id is unique: in the network, or on its host."""
    return "" if id_scope == "network" else host


def stand_in_key(author: str, published: Published, text: str) -> str:
    """The key of a comment that shows no id: by author, absolute time or nothing, and folded text."""
    at = published[0] if published[2] is None else None
    told = f"{author}\n{'' if at is None else at}\n{folded(text)}"
    return "~" + hashlib.sha256(told.encode()).hexdigest()[:24]


class Preparer:
    """Makes the sights of one visit part; what many comments share is worked out once."""

    def __init__(self, visit: Visit, rules: Rules, thread_row: Callable[[Thread | None], int | None]) -> None:
        """`thread_row` gives the row of a thread."""
        self._visit = visit
        self._host = address.host(visit.page.url)
        self._rules = rules
        self._thread_row = thread_row
        self._handles: dict[str, str] = {}
        self._named = (visit.visit_id, visit.part)

    def fold(self, handle: str) -> str:
        """A handle as a key."""
        found = self._handles.get(handle)
        if found is None:
            found = self._handles[handle] = address.fold_handle(handle, self._rules.fold_case)
        return found

    def sights(self) -> list[Sight]:
        """The sights in the order of the visit. Comments are taken apart at once: a page has a thousand."""
        named, handles, anonymous = self._named, self._handles, self._rules.anonymous
        thread: Thread | None = None
        thread_row: int | None = None
        made = []
        for comment, seen_at, parent_author in self._visit.comments:
            (
                key, scope, kind, where, author, ref, _, _, parent, mentions, text, cut, quotes, shown,
                precision, shown_text, url, uri,
            ) = comment  # fmt: skip
            published = (
                UNDATED if shown is None else (instants.parse(shown), precision or "second", shown_text)
            )
            handle = handles.get(author) or self.fold(author)
            if key is None:
                scope, key = self._stand_in(comment, handle, published)
            if ref is not None:
                account: str | None = address.id_key(ref)
            else:
                account = None if author in anonymous else handle
            if where is not thread:
                thread, thread_row = where, self._thread_row(where)
            told = (
                kind, thread_row, author, ref, parent, parent_author, url, uri, text, 1 if cut else 0,
                json.dumps(quotes) if quotes else None,
                json.dumps(mentions, ensure_ascii=False) if mentions else None,
            )  # fmt: skip
            made.append(Sight(scope, key, seen_at, named, account, told, published, comment, parent_author))
        return made

    def _stand_in(self, comment: Comment, handle: str, published: Published) -> tuple[str, str]:
        """Scope and key of a comment that shows no id."""
        thread = comment.thread or self._visit.page.thread
        scope = address.scope_of("thread", self._host, thread.id if thread else None)
        return scope, stand_in_key(handle, published, comment.text)
