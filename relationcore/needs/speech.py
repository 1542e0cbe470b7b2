"""The words that are the speaker's own: quotations, code and addresses are blanked, every position is kept.

Every comment passes here, so each step looks for its sign with a plain `in` before a pattern is run.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

Span = tuple[int, int]

_FENCED = re.compile(
    r"^[ \t]{0,3}(?:```|~~~)(?s:.*?)(?:^[ \t]{0,3}(?:```|~~~)[^\n]*|\Z)", re.MULTILINE
)  # to the closing fence, or the end of the text
_QUOTED_LINE = re.compile(r"^ {0,3}>[^\n]*", re.MULTILINE)
_INDENTED_LINE = re.compile(r"^(?: {4}|\t)[^\n]*", re.MULTILINE)
_CODE = re.compile(r"``[^`]++``|`[^`\n]++`")
_ADDRESS = re.compile(r"\b(?:https?|ftp|file|gemini|mailto|ipfs|magnet)://[^\s<>]++|\bwww\.[^\s<>]++")
_SAID = re.compile(r"\"[^\"\n]{12,400}+\"|“[^“”\n]{12,400}+”|„[^„“”\n]{12,400}+[“”]|«[^«»\n]{12,400}+»")
_MARKS = re.compile(r"[.!?\n][.!?\s]*+")
_QUESTION = frozenset("?")
_CLOSING = frozenset(")]\"'")
_PLAIN = str.maketrans("’‘´…“”„«»–—‽？！", '\'\'\'."""""--??!')
_NO_WORD = bytes(code for code in range(128) if not (chr(code).isalnum() or chr(code) in "_'"))
_TO_BLANK = bytes.maketrans(_NO_WORD, b" " * len(_NO_WORD))


def own_words(text: str, quotes: Iterable[Span] = ()) -> str:
    """`text` in lower case, with plain signs, and blanks for what is not the speaker's; the same length."""
    own = _lower(text)
    if "    " in own or "\t" in own:  # before anything is blanked: blanks at the start of a line are code
        own = _INDENTED_LINE.sub(_blank_match, own)
    for start, end in quotes:
        start, end = max(start, 0), min(max(end, start, 0), len(own))
        own = own[:start] + _blank(own[start:end]) + own[end:]
    if "```" in own or "~~~" in own:
        own = _FENCED.sub(_blank_match, own)
    if ">" in own:
        own = _QUOTED_LINE.sub(_blank_match, own)
    if "`" in own:
        own = _CODE.sub(_blank_match, own)
    if "://" in own or "www." in own:
        own = _ADDRESS.sub(_blank_match, own)
    if '"' in own or not own.isascii():
        own = _SAID.sub(lambda said: _blank_said(said, len(text)), own)
    return own if own.isascii() else own.translate(_PLAIN)


def sentences(own: str) -> Iterator[Span]:
    """Where the sentences of `own` start and end, end marks included; a line end ends a sentence too."""
    start, length = 0, len(own)
    for match in _MARKS.finditer(own):
        end = match.end()
        if end == length:
            break
        marks = match[0]
        if marks[-1].isspace() or own[end] in _CLOSING or len(marks.split()) > 1:
            yield start, end
            start = end
    if start < length:
        yield start, length


def words_of(own: str, lexicon: frozenset[str]) -> frozenset[str]:
    """The words of `own` that stand in `lexicon`, signs aside; and `?` where there is one."""
    words = lexicon.intersection(own.encode("utf-8", "replace").translate(_TO_BLANK).decode().split())
    return words | _QUESTION if "?" in own else words


def _lower(text: str) -> str:
    low = text.lower()
    if len(low) != len(text):  # a few capitals have a longer small form: they stay, so that positions do
        low = "".join(small if len(small := char.lower()) == 1 else char for char in text)
    return low


def _blank(words: str) -> str:
    return "\n".join(" " * len(line) for line in words.split("\n"))


def _blank_match(match: re.Match[str]) -> str:
    return _blank(match[0])


def _blank_said(said: re.Match[str], length: int) -> str:
    """Words between quotation marks are somebody else's, unless nearly the whole text stands between them."""
    whole = len(said[0]) * 5 > length * 4
    return said[0] if whole or said[0].count(" ") < 3 else _blank(said[0])
