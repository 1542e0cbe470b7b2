"""A forgotten person's handle taken out of words and addresses that stay. Pure.

What is taken out depends on nothing but the words and on whom they name, so that a comment that was kept and
the same comment on a later visit come out alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from urllib.parse import unquote, urlsplit

NOBODY = ""
"""Stands for the author of a parent who is forgotten: said, so that nobody else is taken for them. As a
parent it keeps words that state none in their place (`linear.BARE`).
"""
GONE = "somebody"
QUOTED = "[…]"
CALLED = re.compile(r"(?:(?<![\w@.])@|(?<!\w)u/)(\w(?:[\w.\-]*\w)?(?:@\w(?:[\w.\-]*\w)?)?)")
"""How words call somebody by their handle: @ana, @ana@meadow.example, u/ana, /u/ana."""
BEFORE = r"(?<![\w@]@)(?<=@)"
BEHIND = r"(?!\w|[@.\-]\w)"
"""What stands around a handle that is called as it is: neither an address of mail nor a longer handle."""
PIECES = re.compile(r"[/?&=#:]+")
OF_USERS = frozenset({"u", "user", "users", "member", "members", "profile", "profiles", "people", "author"})
"""The piece of an address after which an id is an account's."""
LEADING = re.compile(
    rf"[@~]|%40|%7e|[/?&=#:](?:{'|'.join(sorted(OF_USERS, key=len, reverse=True))})[/?&=#:]", re.IGNORECASE
)
"""What stands in an address that leads to a person."""

Span = tuple[int, int]
Edit = tuple[int, int, str]
Names = Callable[[str], bool]


def redacted(
    text: str, quotes: Iterable[Span], names: Names, mentioned: Collection[str], *, answers: bool
) -> tuple[str, tuple[Span, ...]]:
    """The text and its quotes without a forgotten handle.

    `names`: whether a handle is one; `mentioned`: those that the comment is known to mention; `answers`:
    whether it answers one, whose words its quotes repeat then.
    """
    spans = tuple(quotes)
    if not (answers or mentioned or "@" in text or "u/" in text):  # nearly every comment
        return text, spans
    if answers:  # before names are looked for: what stood behind a quote may be a call now
        text, spans = _applied(text, spans, [(*span, QUOTED) for span in _joined(spans)])
    edits: list[Edit] = [(*hit.span(1), GONE) for hit in CALLED.finditer(text) if names(hit[1])]
    for handle in {form for one in mentioned for form in (one, one.partition("@")[0]) if form}:
        calls = re.compile(BEFORE + re.escape(handle) + BEHIND, re.IGNORECASE)
        edits += [(*hit.span(), GONE) for hit in calls.finditer(text)]
    return _applied(text, spans, _apart(edits))


def _joined(spans: Iterable[Span]) -> list[Span]:
    """The stretches that these spans cover, in order."""
    found: list[Span] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if found and start < found[-1][1]:
            start, end = found[-1][0], max(end, found.pop()[1])
        found.append((start, end))
    return found


def _apart(edits: list[Edit]) -> list[Edit]:
    """Those that do not overlap, the longer of two that begin together."""
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda one: (one[0], -one[1])):
        if not kept or edit[0] >= kept[-1][1]:
            kept.append(edit)
    return kept


def _applied(text: str, spans: tuple[Span, ...], edits: list[Edit]) -> tuple[str, tuple[Span, ...]]:
    if not edits:
        return text, spans
    parts: list[str] = []
    end = 0
    for start, stop, instead in edits:
        parts += [text[end:start], instead]
        end = stop
    moved = {(_moved(start, edits), _moved(stop, edits)) for start, stop in spans}
    return "".join([*parts, text[end:]]), tuple(sorted(span for span in moved if span[0] < span[1]))


def _moved(place: int, edits: list[Edit]) -> int:
    """Where a place of the old text lies in the new one; from within what went, behind what stands there."""
    shift = 0
    for start, end, instead in edits:
        if end <= place:
            shift += len(instead) - (end - start)
        elif start < place:
            return start + shift + len(instead)
        else:
            break
    return place + shift


def address_names(url: str, names: Names, named_ids: Names, *, anywhere: bool) -> bool:
    """Whether an address leads to somebody: by their handle after @, ~ or `users`, or by an id after `users`.

    `anywhere`: also by their handle as any other piece, where a repository or a word may be called like them.
    """
    if not (anywhere or LEADING.search(url)):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:  # it leads nowhere, so nothing is lost with it
        return True
    path = f"{parts.path}?{parts.query}#{parts.fragment}"
    before = ""
    for piece in (unquote(piece) for piece in PIECES.split(path) if piece):
        of_user = before in OF_USERS
        handle = piece.lstrip("@~")
        if (anywhere or of_user or handle != piece) and (names(handle) or names(f"{handle}@{parts.netloc}")):
            return True
        if of_user and named_ids(piece.partition(".")[0]):
            return True
        before = piece.casefold()
    return False


def without_path(url: str) -> str:
    """The site that an address leads to, and nothing more of it."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/"
