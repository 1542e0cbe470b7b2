"""A visit made ready for the store: keys, scopes and instants worked out once, no SQL."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass

from relationcore import address, instants
from relationcore.model import Comment, Rules, Sighting, Thread, Visit

Stamp = tuple[int, str, int]
"""(seen_at, visit_id, part): the order in which sights of one comment count."""
Published = tuple[int | None, str | None, str | None]


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


def _published(comment: Comment) -> Published:
    if comment.published is None:
        return None, None, None
    return instants.parse(comment.published), comment.precision or "second", comment.published_text


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
        """The sights in the order of the visit."""
        return [self._sight(seen) for seen in self._visit.comments]

    def _sight(self, seen: Sighting) -> Sight:
        comment = seen.comment
        author, ref = comment.author, comment.author_id
        published = _published(comment)
        handle = self.fold(author)
        scope, key = comment.scope, comment.id
        if key is None:
            thread = comment.thread or self._visit.page.thread
            scope = address.scope_of("thread", self._host, thread.id if thread else None)
            key = stand_in_key(handle, published, comment.text)
        quotes, mentions = comment.quotes, comment.mentions
        if ref is not None:
            account: str | None = f"#{ref}"
        else:
            account = None if author in self._rules.anonymous else handle
        told = (
            comment.kind,
            self._thread_row(comment.thread),
            author,
            ref,
            comment.in_reply_to,
            seen.parent_author,
            comment.url,
            comment.uri,
            comment.text,
            1 if comment.cut else 0,
            json.dumps(quotes) if quotes else None,
            json.dumps(mentions, ensure_ascii=False) if mentions else None,
        )
        named = self._named
        return Sight(scope, key, seen.seen_at, named, account, told, published, comment, seen.parent_author)
