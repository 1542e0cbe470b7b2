"""A visit made ready for the store: keys, scopes and instants worked out once, no SQL."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from relationcore import address, instants
from relationcore.model import Comment, Rules, Sighting, Thread, Visit

Stamp = tuple[int, str, int]
"""(seen_at, visit_id, part): the order in which sights of one comment count."""
Published = tuple[int | None, str | None, str | None]


@dataclass(slots=True)
class Sight:
    """One comment as one visit part saw it. `author_key` is None for nobody."""

    scope: str
    key: str
    stamp: Stamp
    author_key: str | None
    author_name: str
    author_url: str | None
    thread: Thread | None
    kind: str
    author: str
    author_ref: str | None
    parent: str | None
    parent_author: str | None
    url: str | None
    uri: str | None
    text: str
    cut: int
    quotes: str | None
    mentions: str | None
    published: Published

    def values(self, thread_id: int | None) -> tuple[object, ...]:
        """The fields that merge, in the order of `merging.FIELDS` and `merging.TEXT`."""
        return (
            self.kind, thread_id, self.author, self.author_ref, self.parent, self.parent_author, self.url, self.uri,
            self.text, self.cut, self.quotes, self.mentions,
        )  # fmt: skip


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


def prepare(visit: Visit, rules: Rules) -> list[Sight]:
    """The sights of a visit, in its order."""
    host = address.host(visit.page.url)
    return [_sight(seen, visit, rules, host) for seen in visit.comments]


def _sight(seen: Sighting, visit: Visit, rules: Rules, host: str) -> Sight:
    comment = seen.comment
    published = _published(comment)
    thread = comment.thread or visit.page.thread
    handle = address.fold_handle(comment.author, rules.fold_case)
    scope, key = comment.scope, comment.id
    if key is None:
        scope = address.scope_of("thread", host, thread.id if thread else None)
        key = stand_in_key(handle, published, comment.text)
    nobody = comment.author in rules.anonymous and comment.author_id is None
    return Sight(
        scope=scope,
        key=key,
        stamp=(seen.seen_at, visit.visit_id, visit.part),
        author_key=None if nobody else (f"#{comment.author_id}" if comment.author_id else handle),
        author_name=comment.author_name or "",
        author_url=comment.author_url,
        thread=comment.thread,
        kind=comment.kind,
        author=comment.author,
        author_ref=comment.author_id,
        parent=comment.in_reply_to,
        parent_author=seen.parent_author,
        url=comment.url,
        uri=comment.uri,
        text=comment.text,
        cut=int(comment.cut),
        quotes=json.dumps(comment.quotes) if comment.quotes else None,
        mentions=json.dumps(comment.mentions, ensure_ascii=False) if comment.mentions else None,
        published=published,
    )
