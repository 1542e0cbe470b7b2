"""Notes from Markdown to clean HTML and to the card's parts, and which addresses may stand in a link."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import orjson
import pytest
from selectolax.lexbor import LexborHTMLParser

from relationserver.markdown import TAGS, note_html, parts, safe_url
from tests.server.test_hostile import OWN, harmless, lines


def test_every_line_as_a_note() -> None:
    for line in [*OWN, *lines()]:
        harmless(f"<!doctype html><main>{note_html(line)}</main>")


def apart(found: list[Any], depth: int = 1) -> Iterator[str]:
    """The texts of a note that was taken apart; fails where it holds anything but what the card may build."""
    assert depth <= 50
    for part in found:
        if isinstance(part, str):
            yield part
            continue
        tag, attributes, *inner = part
        assert tag in TAGS
        assert set(attributes) <= {"a": {"href"}, "ol": {"start"}}.get(tag, set())
        assert re.match(r"https?://", attributes.get("href", "https://"))
        assert re.fullmatch(r"\d+", attributes.get("start", "1"))
        yield from apart(inner, depth + 1)


def test_every_line_taken_apart() -> None:
    """The parts say what the clean HTML says, and orjson takes them."""
    for line in [*OWN, *lines(), *DEEP]:
        found = parts(line)
        words = "".join(apart(found))
        said = LexborHTMLParser(note_html(line)).text()
        assert "".join(words.split()) == "".join(said.split())
        orjson.dumps(found)


DEEP = ["*" * 3000 + "a" + "*" * 3000, "> " * 300 + "a", "- " * 300 + "a", "**a *b " * 500, "[" * 500 + "a"]


def test_every_line_as_an_address() -> None:
    for line in [*OWN, *lines()]:
        url = safe_url(line)
        assert url is None or url.lower().startswith(("http://", "https://"))


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://e.example/a?b=c#d", True),
        ("HTTP://e.example/", True),
        ("http:///nohost", False),
        ("https:e.example", False),
        ("//e.example/", False),
        ("/people/1", False),
        ("javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        (" https://e.example/", False),
        ("https://e.example/\nx", False),
        ("https://[broken", False),
        ("data:text/html,x", False),
        ("", False),
        (None, False),
    ],
)
def test_which_addresses_become_links(url: str | None, kept: bool) -> None:
    assert (safe_url(url) == url) is (kept or url is None)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Plain", "<p>Plain</p>\n"),
        ("*a* **b** `c`", "<p><em>a</em> <strong>b</strong> <code>c</code></p>\n"),
        ("one\ntwo", "<p>one<br>\ntwo</p>\n"),
        ("# Big", "<h3>Big</h3>\n"),
        ("<b>raw</b>", "<p>&lt;b&gt;raw&lt;/b&gt;</p>\n"),
        (
            "[a](https://e.example/)",
            '<p><a href="https://e.example/" rel="noreferrer noopener nofollow">a</a></p>\n',
        ),
        ("[a](javascript:x)", "<p>[a](javascript:x)</p>\n"),
        ("[a](ftp://e.example/)", '<p><a rel="noreferrer noopener nofollow">a</a></p>\n'),
        (
            "![a](https://e.example/i.png)",
            '<p>!<a href="https://e.example/i.png" rel="noreferrer noopener nofollow">a</a></p>\n',
        ),
        ("[ana]: kites", "<p>[ana]: kites</p>\n"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
    ],
)
def test_notes_in_markdown(text: str, html: str) -> None:
    assert note_html(text) == html
