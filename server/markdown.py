"""Notes from Markdown to what may be shown: clean HTML for the local page, parts for the extension's card.

Everything else is escaped by Jinja. Only `note_html` gives markup, and that has passed nh3. The card gets no
markup at all: `parts` takes the same clean HTML apart into texts and named elements.
"""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

TAGS = {
    "p", "br", "hr", "em", "strong", "s", "del", "code", "pre", "blockquote", "ul", "ol", "li", "a",
    "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
SCHEMES = {"http", "https"}


def _parser() -> MarkdownIt:
    made = MarkdownIt("commonmark", {"html": False, "breaks": True})
    # "[ana]: kites" is a note, not a definition that is read and never shown.
    return made.enable(["table", "strikethrough"]).disable(["image", "reference"])


MARKDOWN = _parser()


def _lowered(tokens: list[Token]) -> list[Token]:
    """Headings of a note stand below those of the page."""
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(int(token.tag[1]) + 2, 6)}"
    return tokens


def _checked(element: str, attribute: str, value: str) -> str | None:
    """An attribute of a note as it may stand: addresses only where they are whole and http(s)."""
    return safe_url(value) if attribute == "href" else value


def note_html(text: str) -> Markup:
    """A note's Markdown as clean HTML: no raw HTML, no images, links to http(s) only."""
    tokens = _lowered(MARKDOWN.parse(text))
    html = MARKDOWN.renderer.render(tokens, MARKDOWN.options, {})
    clean = nh3.clean(
        html,
        tags=TAGS,
        attributes={"a": {"href"}, "ol": {"start"}},
        attribute_filter=_checked,
        url_schemes=SCHEMES,
        link_rel="noreferrer noopener nofollow",
    )
    return Markup(clean)


def safe_url(url: str | None) -> str | None:
    """The address if it is http or https with a host and without control characters, else None."""
    if not url or any(ord(letter) <= 32 for letter in url):
        return None
    try:
        split = urlsplit(url)
    except ValueError:
        return None
    return url if split.scheme in SCHEMES and split.netloc else None


DEPTH = 40
"""How deep elements nest in `parts`: what lies deeper stands there without its element."""
VOID = frozenset({"br", "hr"})


class _Parts(HTMLParser):
    """Takes clean HTML apart; every element but the void ones is closed, as nh3 writes it."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Any] = []
        self._open: list[tuple[str, list[Any]]] = [("", self.found)]
        self._deeper = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element, unless too many are open already."""
        if len(self._open) > DEPTH and tag not in VOID:
            self._deeper += 1
            return
        made: list[Any] = [tag, {name: value for name, value in attrs if name in ("href", "start")}]
        self._open[-1][1].append(made)
        if tag not in VOID:
            self._open.append((tag, made))

    def handle_endtag(self, tag: str) -> None:
        """The end of the innermost element."""
        if self._deeper:
            self._deeper -= 1
        else:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        """Text; the line breaks between blocks are none."""
        tag, inner = self._open[-1]
        if data.strip() or "\n" not in data or tag in ("pre", "code"):
            inner.append(data)


def parts(text: str) -> list[Any]:
    """A note's Markdown as texts and elements `[tag, {href or start}, *parts]`, for who builds its own."""
    machine = _Parts()
    machine.feed(note_html(text))
    machine.close()
    return machine.found
