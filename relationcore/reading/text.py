"""The text of a body: folded, without what is not of it, with the spans that repeat others' words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from selectolax.lexbor import LexborNode

from relationcore.reading.tree import Tree
from relationcore.recipes.convert import fold

Span = tuple[int, int]
Piece = tuple[str, int]


def body_text(
    tree: Tree, bodies: Sequence[LexborNode], without: Iterable[str], quotes: Iterable[str], outside: set[int]
) -> tuple[str, tuple[Span, ...]]:
    """The folded text of the bodies and the (start, end) spans of it, in code points, that are quoted.

    `without` are selectors of what is left out, `outside` elements (nested records) that are no part of it.
    """
    left_out = {
        node.mem_id for body in bodies for selector in without for node in tree.select(body, selector)
    }
    quoted = {node.mem_id for body in bodies for selector in quotes for node in tree.select(body, selector)}
    inside = outside - {body.mem_id for body in bodies} if outside else outside
    if not left_out and not quoted and not inside:
        return fold("".join(tree.text(body) for body in bodies)), ()
    return fold_pieces(_numbered(bodies, left_out | inside, quoted))


def _numbered(bodies: Sequence[LexborNode], left_out: set[int], quoted: set[int]) -> Iterator[Piece]:
    """The pieces of all bodies; the numbers of quotes run on, so that two quotes never become one."""
    base = 0
    for body in bodies:
        most = 0
        for text, quote in _pieces(body, left_out, quoted):
            most = max(most, quote)
            yield text, quote and quote + base
        base += most


def _pieces(body: LexborNode, left_out: set[int], quoted: set[int]) -> Iterator[Piece]:
    """The texts of a body in order, each with the number of the quote it stands in, or 0."""
    node: LexborNode | None = body
    quotes = 0
    open_quote: int | None = None
    while node is not None:
        own = node.mem_id
        if node.is_text_node:
            yield node.text_content or "", quotes if open_quote is not None else 0
        elif own in quoted and open_quote is None:
            open_quote = own
            quotes += 1
        down = node.first_child if own not in left_out else None
        if down is not None:
            node = down
            continue
        while node is not None and node.mem_id != body.mem_id and node.next is None:
            if node.mem_id == open_quote:
                open_quote = None
            node = node.parent
        if node is None or node.mem_id == body.mem_id:
            return
        if node.mem_id == open_quote:
            open_quote = None
        node = node.next


def fold_pieces(pieces: Iterable[Piece]) -> tuple[str, tuple[Span, ...]]:
    """Fold texts that follow one another as one text; the spans of those with a quote's number."""
    out: list[str] = []
    spans: list[Span] = []
    length, quote, start, blank = 0, 0, -1, False
    for text, number in chain(pieces, [("", 0)]):
        if number != quote:
            if quote:
                spans.append((start, length))
            quote, start = number, -1
        folded = _fold_inner(text)
        if folded[:1] == " ":
            blank, folded = blank or length > 0, folded[1:]
        ends_blank = folded[-1:] == " "
        folded = folded.removesuffix(" ")
        if not folded:
            continue
        if blank:
            out.append(" ")
            length += 1
        if start < 0:
            start = length
        out.append(folded)
        length += len(folded)
        blank = ends_blank
    return "".join(out), tuple((begin, end) for begin, end in spans if 0 <= begin < end)


def _fold_inner(text: str) -> str:
    """White space folded, a blank kept at each end where there was any."""
    return fold(f"x{text}x")[1:-1]
