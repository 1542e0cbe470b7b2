"""The fast look at one sighting: equal to the declared schema's judgement, at a twentieth of its price.

A property test holds the two equal. `fits` says yes or no; for a no, the declared schema finds the words.
"""

from __future__ import annotations

from typing import Any

from relationcore.instants import parse
from relationcore.schemas.limits import HANDLE, ID, ITEMS, KINDS, PRECISIONS, TEXT, TITLE, URL

REQUIRED = {"id": ID, "author": HANDLE}
"""Texts of at least one letter; `id` may be null."""
SHORT = {"author_id": ID, "in_reply_to": ID, "parent_author": HANDLE}
"""Texts of at least one letter that may be null or left out."""
LOOSE = {"author_name": TITLE, "author_url": URL, "published_text": TITLE, "url": URL, "uri": URL}
"""Texts that may be empty, null or left out."""
KNOWN = {
    *REQUIRED, *SHORT, *LOOSE, "scope", "kind", "thread", "mentions", "text", "cut", "quotes", "published",
    "precision", "seen_at",
}  # fmt: skip
THREAD_KNOWN = {"id", "url", "title"}


def fits(item: Any) -> bool:
    """Whether a value is a sighting as `SightingSchema` wants it."""
    if type(item) is not dict or not KNOWN.issuperset(item):
        return False
    get = item.get
    author, words, kind = get("author"), get("text"), get("kind")
    if (
        type(author) is not str
        or not 0 < len(author) <= HANDLE
        or type(words) is not str
        or len(words) > TEXT
    ):
        return False
    if kind not in KINDS or "id" not in item or not _short(item["id"], ID):
        return False
    for name, most in SHORT.items():
        value = get(name)
        if value is not None and (type(value) is not str or not 0 < len(value) <= most):
            return False
    for name, most in LOOSE.items():
        value = get(name)
        if value is not None and (type(value) is not str or len(value) > most):
            return False
    return _rest_fits(item)


def _rest_fits(item: dict[str, Any]) -> bool:
    get = item.get
    scope, cut, precision = get("scope", ""), get("cut", False), get("precision")
    if type(scope) is not str or len(scope) > ID or type(cut) is not bool:
        return False
    if precision is not None and (type(precision) is not str or precision not in PRECISIONS):
        return False
    return (
        _instant(get("seen_at"))
        and (get("published") is None or _instant(get("published")))
        and _mentions(get("mentions", ()))
        and _quotes(get("quotes", ()), len(item["text"]))
        and _thread(get("thread"))
    )


def _short(value: Any, most: int) -> bool:
    return value is None or (type(value) is str and 0 < len(value) <= most)


def _instant(value: Any) -> bool:
    if type(value) is not str:
        return False
    try:
        parse(value)
    except ValueError:
        return False
    return True


def _mentions(value: Any) -> bool:
    if value == ():
        return True
    if type(value) is not list or len(value) > ITEMS:
        return False
    return all(type(one) is str and 0 < len(one) <= HANDLE for one in value)


def _quotes(value: Any, size: int) -> bool:
    if value == ():
        return True
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
    if value is None:
        return True
    if type(value) is not dict or not THREAD_KNOWN.issuperset(value):
        return False
    id, url, title = value.get("id"), value.get("url"), value.get("title")
    if type(id) is not str or not 0 < len(id) <= ID:
        return False
    if url is not None and (type(url) is not str or len(url) > URL):
        return False
    return title is None or (type(title) is str and len(title) <= TITLE)
