"""The fast look at one sighting: equal to the declared schema's judgement, at a twentieth of its price.

A property test holds the two equal. `fits` says yes or no; for a no, the declared schema finds the words.
"""

from __future__ import annotations

from operator import itemgetter
from typing import Any

from relationcore.instants import parse
from relationcore.schemas.limits import HANDLE, ID, ITEMS, KINDS, PRECISIONS, TEXT, TITLE, URL

FIELDS = (
    "author", "text", "kind", "id", "parent_author", "in_reply_to", "author_id", "author_name", "author_url",
    "published_text", "url", "uri", "seen_at", "published", "mentions", "quotes", "thread", "scope", "cut",
    "precision",
)  # fmt: skip
WHOLE = itemgetter(*FIELDS)
KNOWN = frozenset(FIELDS)
NEEDED = ("author", "text", "kind", "id", "seen_at")
THREAD_KNOWN = frozenset(("id", "url", "title"))
NONE: list[object] = []
LEFT_OUT = {
    **dict.fromkeys(KNOWN.difference(NEEDED)),
    "mentions": NONE,
    "quotes": NONE,
    "scope": "",
    "cut": False,
}


def fits(item: Any) -> bool:
    """Whether a value is a sighting as `SightingSchema` wants it. Written out field by field: it is hot."""
    values = _values(item) if type(item) is dict else None
    if values is None:
        return False
    (
        author, words, kind, id, parent_author, parent, ref, name, page, time, url, uri, seen_at, published,
        mentions, quotes, thread, scope, cut, precision,
    ) = values  # fmt: skip
    if type(author) is not str or not 0 < len(author) <= HANDLE:
        return False
    if type(words) is not str or len(words) > TEXT or kind not in KINDS:
        return False
    # Names, addresses and words of time may be of one length; so may ids and handles.
    for value in (name, page, time, url, uri):
        if value is not None and (type(value) is not str or len(value) > URL):
            return False
    for value in (id, parent_author, parent, ref):
        if value is not None and (type(value) is not str or not 0 < len(value) <= ID):
            return False
    try:
        parse(seen_at)
        if published is not None:
            parse(published)
    except (ValueError, TypeError):  # no instant, or no text at all
        return False
    return (
        (mentions == NONE or _mentions(mentions))
        and (quotes == NONE or _quotes(quotes, len(words)))
        and (thread is None or _thread(thread))
        and _rest_fits(scope, cut, precision)
    )


def _values(item: dict[str, Any]) -> tuple[Any, ...] | None:
    """The values of all fields in the order of FIELDS; None where one is missing or unknown."""
    try:
        values: tuple[Any, ...] = WHOLE(item)
    except KeyError:
        item = {**LEFT_OUT, **item}
        if not item.keys() >= KNOWN:
            return None
        values = WHOLE(item)
    return values if len(item) == len(FIELDS) else None


def _rest_fits(scope: Any, cut: Any, precision: Any) -> bool:
    return (
        type(scope) is str
        and len(scope) <= ID
        and type(cut) is bool
        and (precision is None or (type(precision) is str and precision in PRECISIONS))
    )


def _mentions(value: Any) -> bool:
    if type(value) not in (list, tuple) or len(value) > ITEMS:
        return False
    return all(type(one) is str and 0 < len(one) <= HANDLE for one in value)


def _quotes(value: Any, size: int) -> bool:
    if type(value) is not list or len(value) > ITEMS:
        return False
    return all(
        type(span) is list
        and len(span) == 2
        and type(span[0]) is int
        and type(span[1]) is int
        and 0 <= span[0] <= span[1] <= size
        for span in value
    )


def _thread(value: Any) -> bool:
    if type(value) is not dict or not THREAD_KNOWN.issuperset(value):
        return False
    id, url, title = value.get("id"), value.get("url"), value.get("title")
    if type(id) is not str or not 0 < len(id) <= ID:
        return False
    if url is not None and (type(url) is not str or len(url) > URL):
        return False
    return title is None or (type(title) is str and len(title) <= TITLE)
