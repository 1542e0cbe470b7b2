"""What no parser is asked to swallow: pages too large, too deep, or no pages at all.

A tree builder's time grows with the square of the depth, so depth is judged on the text of the page first: a
rough count of what is open, good enough to tell 1,000 levels from 3,000.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from relationcore.errors import PageTooDeep, PageTooLarge, PageUnreadable

MAX_BYTES = 20_000_000
MAX_DEPTH = 1_000
# Where the rough count is beyond doubt; between the two the tree itself is measured.
SURE_DEPTH = 2_500
PIECE = 500
# Closing tags that close nothing make the builder walk up all that is open: so many steps and no more.
MAX_STEPS = 100_000_000
MAX_ATTRIBUTES = 5_000
TOO_DEEP = f"The page nests deeper than {MAX_DEPTH:,} elements and is not read."

_MAGIC = (b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"\x1f\x8b", b"\x7fELF")
_NAME = re.compile(rb"<(/?[a-zA-Z][^\s/<>]*)")
_TAG = re.compile(rb"<(/?[a-zA-Z][^\s/<>]*)([^<>]*)")
# Possessive all through: a tag is gone over once, whatever stands in it.
_ATTRIBUTE = rb"""[\s/]*+([^\s/>][^\s/>=]*+)(?:\s*+=\s*+(?:"[^"]*+"?|'[^']*+'?|[^\s>]*+))?+"""
_NAMES = re.compile(_ATTRIBUTE)
_OPENING = re.compile(rb"<[a-zA-Z][^\s/>]*+(?:%b)*+" % _ATTRIBUTE.replace(b"([^", b"(?:[^", 1))
_SLASH = ord("/")
_RAW = re.compile(rb"<(?:!--|(script|style|textarea|title|xmp|iframe|noembed|noframes)\b)", re.IGNORECASE)
# Never open for long: without content, or closed by the next of their kind.
_FLAT = frozenset(
    b"area base br col embed hr img input link meta param source track wbr p li dt dd option optgroup tr td"
    b" th thead tbody tfoot colgroup caption html head body a nobr button rb rt rp rtc select form frameset"
    b" h1 h2 h3 h4 h5 h6".split()
)


def checked(html: str | bytes) -> tuple[bytes, bool]:
    """The bytes to parse, and whether their own declaration of an encoding is to be heeded.

    Valid UTF-8 is UTF-8 whatever the page declares. Raises PageTooLarge, PageTooDeep and PageUnreadable.
    """
    data = html.encode("utf-8", "replace") if isinstance(html, str) else html
    if len(data) > MAX_BYTES:
        raise PageTooLarge(f"The page has {len(data) / 1e6:.1f} MB; pages over 20 MB are not read.")
    if not data.strip():
        raise PageUnreadable("The page is empty.")
    if data.startswith(_MAGIC) or data[:4096].count(0) > 8:
        raise PageUnreadable("The file is no HTML page but binary data.")
    _check_attributes(data)
    if data.count(b"<") > MAX_DEPTH:
        _check_depth(data)
    return data, not isinstance(html, str) and not _is_utf8(data)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _check_attributes(data: bytes) -> None:
    """Each name of a tag is compared with all different ones before it, so the different ones are counted."""
    if max(map(len, _OPENING.findall(data)), default=0) <= 2 * MAX_ATTRIBUTES:
        return
    places = [tag.start() for tag in _OPENING.finditer(data) if _crowded(tag[0])]
    # in a script, `if (a <b` opens nothing
    if places and any(start <= place <= end for place in places for start, end in _markup(data)):
        raise PageUnreadable(f"A tag of the page has more than {MAX_ATTRIBUTES:,} attributes.")


def _crowded(tag: bytes) -> bool:
    return len(tag) > 2 * MAX_ATTRIBUTES and len(set(_NAMES.findall(tag))) > MAX_ATTRIBUTES


def _check_depth(data: bytes) -> None:
    if _surely_flat(data):
        return
    count = _Count()
    for start, end in _markup(data):
        count.scan(_TAG.findall(data, start, end))


def _surely_flat(data: bytes) -> bool:
    """Whether the count cannot come near its limits, at a fraction of its cost: for nearly every page.

    Per piece of some hundred tags and per name, what is open at its end is at most what was open before, less
    what the piece closes, plus all it opens.
    """
    tags = [tag for start, end in _markup(data) for tag in _NAME.findall(data, start, end)]
    opened: dict[bytes, int] = {}
    most = 0
    for start in range(0, len(tags), PIECE):
        counted = Counter(tags[start : start + PIECE])
        for tag, times in counted.items():
            if tag[0] == _SLASH and tag[1:] in opened:
                opened[tag[1:]] = max(0, opened[tag[1:]] - times)
        for tag, times in counted.items():
            if tag[0] != _SLASH and tag not in _FLAT:
                opened[tag] = opened.get(tag, 0) + times
        most = max(most, sum(opened.values()))
    return most < SURE_DEPTH and most * len(tags) < MAX_STEPS


def _markup(data: bytes) -> Iterator[tuple[int, int]]:
    """From where to where the page is markup: what lies between scripts, styles and comments."""
    position = 0
    while position < len(data):
        raw = _RAW.search(data, position)
        yield position, raw.start() if raw else len(data)
        if raw is None:
            return
        closing = b"-->" if raw[1] is None else b"</" + raw[1]
        end = data.find(closing, raw.end())
        position = len(data) if end < 0 else end + len(closing)


class _Count:
    """What is open at a place of the page, by name, and how many steps closing has cost."""

    def __init__(self) -> None:
        self.open: list[bytes] = []
        self.names: dict[bytes, int] = {}
        self.steps = 0

    def scan(self, tags: list[tuple[bytes, bytes]]) -> None:
        """Go through tags: the name, with its slash where it closes, and what else stands in it."""
        opened, names = self.open, self.names
        for tag, rest in tags:
            if tag in _FLAT:
                continue
            name = tag if tag.islower() else tag.lower()
            if name[0] == _SLASH:
                self._close(name[1:])
            elif name not in _FLAT and rest[-1:] != b"/":
                opened.append(name)
                names[name] = names.get(name, 0) + 1
                if len(opened) > SURE_DEPTH:
                    raise PageTooDeep(TOO_DEEP)

    def _close(self, name: bytes) -> None:
        if not self.names.get(name):
            self.steps += len(self.open)
            if self.steps > MAX_STEPS:
                raise PageTooDeep(
                    "The page closes what was never opened, too often and too deep, and is not read."
                )
            return
        while True:
            last = self.open.pop()
            self.names[last] -= 1
            if last == name:
                return
