"""The words that are the speaker's own: quotations, code and addresses are blanked, every position is kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

Span = tuple[int, int]

_MARKS = re.compile(r"[`>~\"“„«]|://|www\.|\n(?: {4}|\t)|^(?: {4}|\t)")
_NOT_OWN = re.compile(
    r"(?m:^[ \t]{0,3}(?:```|~~~)(?s:.*?)(?:^[ \t]{0,3}(?:```|~~~)|\Z))"  # a fenced block, to its end or the text's
    r"|(?m:^[ ]{0,3}>[^\n]*)"  # a quoted line
    r"|(?m:^(?: {4}|\t)[^\n]*)"  # an indented line
    r"|``[^`]++``|`[^`\n]++`"
    r"|\b[a-z][a-z0-9+.-]{1,9}://[^\s<>]++|\bwww\.[^\s<>]++"
)
_SAID = re.compile(r"\"[^\"\n]{12,400}\"|“[^”\n]{12,400}”|„[^“”\n]{12,400}[“”]|«[^»\n]{12,400}»")
_END = re.compile(r"(?<![.!?…])[.!?…]++(?=\s|$|[)\"'”])|\n")


def own_words(text: str, quotes: Iterable[Span] = ()) -> str:
    """`text` in lower case with straight apostrophes and blanks for what is not the speaker's; the same length."""
    low = _lower(text)
    for start, end in quotes:
        start, end = max(start, 0), min(max(end, start, 0), len(low))
        low = low[:start] + _blank(low[start:end]) + low[end:]
    if not _MARKS.search(low):
        return low
    low = _NOT_OWN.sub(_blank_match, low)
    return _SAID.sub(lambda said: _blank_said(said, len(text)), low)


def sentences(own: str) -> Iterator[Span]:
    """Where the sentences of `own` start and end, end marks included; a line end ends a sentence too."""
    start = 0
    for mark in _END.finditer(own):
        yield start, mark.end()
        start = mark.end()
    if start < len(own):
        yield start, len(own)


def _lower(text: str) -> str:
    low = text.lower()
    if len(low) != len(text):  # a few capitals have a longer small form: they stay, so that positions do
        low = "".join(small if len(small := char.lower()) == 1 else char for char in text)
    return low if low.isascii() else low.replace("’", "'").replace("‘", "'").replace("´", "'")


def _blank(words: str) -> str:
    return "\n".join(" " * len(line) for line in words.split("\n"))


def _blank_match(match: re.Match[str]) -> str:
    return _blank(match[0])


def _blank_said(said: re.Match[str], length: int) -> str:
    """Words between quotation marks are somebody else's, unless the whole text stands between them."""
    whole = len(said[0]) * 5 > length * 4
    return said[0] if whole or said[0].count(" ") < 3 else _blank(said[0])
