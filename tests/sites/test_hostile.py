"""Bad input: damaged, enormous, deep, binary, malicious pages give a Reading or a clear error, and soon."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest

from relationcore.errors import PageTooDeep, PageTooLarge, PageUnreadable, RelationcoreError
from relationcore.reading.reader import read_page
from relationcore.reading.tree import Tree
from relationcore.recipes.recipe import load_all
from relationcore.schemas import reading_to_json
from tests.sites.cases import CORPUS, own_cases
from tests.sites.conftest import missing, same_text
from tests.sites.javascript import Browser

HOSTILE = CORPUS.parent / "data" / "hostile"
URL = "https://news.ycombinator.com/item?id=900001"
# far above what any of these takes alone, far below a hang: time that grows with the square shows
SOON = 30.0

ATTRIBUTES = b" ".join(b"a%d=1" % index for index in range(50_000))
REFUSED: list[tuple[str, bytes, type[RelationcoreError]]] = [
    ("empty", b"", PageUnreadable),
    ("blank", b" \n\t ", PageUnreadable),
    ("png", b"\x89PNG\r\n\x1a\n" + bytes(100), PageUnreadable),
    ("pdf", b"%PDF-1.7\n" + b"x" * 100, PageUnreadable),
    ("zip", b"PK\x03\x04" + bytes(100), PageUnreadable),
    ("zeros", bytes(5000), PageUnreadable),
    ("too large", b"<p>" + b"x" * 20_000_000, PageTooLarge),
    ("deep div", b"<div>" * 1_100, PageTooDeep),
    ("very deep div", b"<div>" * 200_000, PageTooDeep),
    ("deep and closed", b"<div>" * 100_000 + b"</div>" * 100_000, PageTooDeep),
    ("deep bold", b"<b>" * 100_000, PageTooDeep),
    ("deep unknown", b"<x-y>" * 100_000, PageTooDeep),
    ("deep lists", b"<ul><li>" * 50_000, PageTooDeep),
    ("deep tables", b"<table><tr><td>" * 50_000, PageTooDeep),
    ("deep svg", b"<svg>" * 100_000, PageTooDeep),
    ("deep in upper case", b"<DIV>" * 100_000, PageTooDeep),
    ("deep after a comment", b"<!-- <script> -->" + b"<div>" * 100_000, PageTooDeep),
    ("closing what was not opened", b"<div>" * 900 + b"</p>" * 300_000, PageTooDeep),
    ("attributes", b"<p " + ATTRIBUTES + b">", PageUnreadable),
    ("attributes after a quoted >", b'<p title=">" ' + ATTRIBUTES + b">", PageUnreadable),
    ("attributes of a script", b"<p>x<script " + ATTRIBUTES + b">", PageUnreadable),
]

READ: list[tuple[str, bytes]] = [
    ("one letter", b"x"),
    ("no tags", b"word " * 100_000),
    ("brackets", b"<" * 1_000_000),
    ("ampersands", b"&" * 1_000_000),
    ("open comments", b"<!--" * 300_000),
    ("open scripts", b"<script>" * 100_000),
    ("open tags", b"<a" * 500_000),
    ("open quotes", b'<a href="' * 100_000),
    ("open tags before a long one", b"<a" * 24_000 + b" " * 50_000 + b">"),
    ("a quoted page", b'<p title="' + b"&quot;a b&quot; >" * 100_000 + b'">x'),
    ("a script that compares", b"<script>if (a <b " + ATTRIBUTES + b")</script><p>x"),
    ("paragraphs", b"<p>x" * 200_000),
    ("links", b"<a href=x>" * 50_000),
    ("options", b"<select>" + b"<option>x" * 50_000),
    ("list items", b"<li>" * 100_000),
    ("table text", b"<table>" + b"x<tr>" * 30_000),
    ("misnested", b"<b><p></b></p>" * 20_000),
    ("closing tags", b"</div>" * 500_000),
    ("pairs", b"<div></div>" * 200_000),
    ("just deep enough", b"<div>" * 990),
    ("script full of tags", b"<script>" + b"'<div>'" * 50_000 + b"</script><p>x"),
    ("latin-1", b"<meta charset=iso-8859-1><p>caf\xe9"),
    ("broken utf-8", b"<p>\xff\xfe\xfd \xc3("),
    ("utf-16 mark", "\ufeff<p>x".encode()),
    ("frameset", b"<frameset><frame></frameset>"),
]


@pytest.mark.parametrize(("name", "page", "error"), REFUSED, ids=[row[0] for row in REFUSED])
def test_refused_with_a_sentence(name: str, page: bytes, error: type[RelationcoreError]) -> None:
    started = time.monotonic()
    with pytest.raises(error) as caught:
        read_page(page, url=URL)
    assert str(caught.value).endswith(".")
    assert time.monotonic() - started < SOON


@pytest.mark.parametrize(("name", "page"), READ, ids=[row[0] for row in READ])
def test_read_as_an_empty_reading(name: str, page: bytes) -> None:
    started = time.monotonic()
    assert read_page(page, url=URL).comments == ()
    assert time.monotonic() - started < SOON


def test_declared_encoding_counts_only_where_utf8_does_not_fit() -> None:
    latin = Tree(b"<meta charset=iso-8859-1><title>caf\xe9</title>")
    assert latin.text(latin.root) == "café"
    utf8 = Tree("<meta charset=iso-8859-1><title>café</title>".encode())
    assert utf8.text(utf8.root) == "café"


@pytest.mark.parametrize(
    "url", ["", "x", "ftp://a/b", "file:///etc/passwd", "https://", "javascript:0", "http://[::1"]
)
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(RelationcoreError):
        read_page("<p>x", url=url)


def test_every_way_of_cutting_a_page_short() -> None:
    case = next(case for case in own_cases() if case.name == "hackernews/deleted")
    html = case.html()
    whole = len(case.expected["comments"])
    for end in range(0, len(html), 97):
        try:
            reading = read_page(html[:end], url=case.url)
        except PageUnreadable:
            assert not html[:end].strip()
            continue
        assert len(reading.comments) <= whole


def test_damaged_bytes_never_crash_a_recipe() -> None:
    for case in own_cases():
        html = case.html()
        for step in (7, 31, 101):
            damaged = bytearray(html)
            damaged[::step] = b"\xff" * len(damaged[::step])
            reading_to_json(read_page(bytes(damaged), url=case.url))


def strings() -> list[str]:
    """The naughty strings and the XSS payloads, some hundreds of them."""
    if not HOSTILE.exists():
        missing("the hostile strings are not there")
    naughty: list[str] = json.loads((HOSTILE / "blns" / "blns.json").read_text(encoding="utf-8"))
    payloads = [
        line
        for file in sorted((HOSTILE / "xss_payloadbox").rglob("*.txt"))
        for line in file.read_text(encoding="utf-8", errors="replace").splitlines()
        if line.strip()
    ]
    return [*naughty, *payloads[::20]]


def comment(index: int, text: str, escaped: bool) -> str:
    words = text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;") if escaped else text
    return (
        f'<table><tr class="athing comtr" id="{index}"><td class="ind" indent="0"></td><td class="default">'
        f'<div><span class="comhead"><a href="user?id={words if escaped else "ana"}" class="hnuser">x</a>'
        f'<span class="age" title="{words if escaped else ""}"></span></span></div>'
        f'<div class="comment"><div class="commtext">{words}</div></div></td></tr></table>'
    )


@pytest.mark.parametrize("escaped", [True, False], ids=["as text", "as markup"])
def test_naughty_strings_are_the_same_in_both_readers(escaped: bool, chromium: Browser) -> None:
    rows = "".join(comment(index, text, escaped) for index, text in enumerate(strings()))
    page = f'<!doctype html><table id="hnmain"></table>{rows}'.encode("utf-8", "replace")
    reading: dict[str, Any] = reading_to_json(read_page(page, url=URL))
    recipe = load_all().get("hackernews")
    assert recipe is not None
    chromium.open(page, URL)
    assert same_text(chromium.read(recipe.as_json())["reading"], reading)
    assert len(reading["comments"]) > (400 if escaped else 0)
    addresses = [found["author_url"] for found in reading["comments"] if found["author_url"]]
    assert all(address.lower().startswith(("http://", "https://")) for address in addresses)


def test_adversarial_times_and_numbers_end_soon() -> None:
    started = time.monotonic()
    for text in ("1" * 50_000, "a " * 20_000, "ago " * 10_000, "1 day, " * 5_000, "-" * 50_000, "(" * 50_000):
        page = (
            '<table id="hnmain"></table><table><tr class="athing comtr" id="1"><td class="ind" indent="'
            f'{text}"></td><td class="default"><span class="comhead">'
            f'<a class="hnuser" href="user?id={text}">x</a>'
            f'<span class="age" title="{text}">{text}</span></span></td></tr></table>'
        )
        assert len(read_page(page, url=URL).comments) == 1
    assert time.monotonic() - started < SOON
