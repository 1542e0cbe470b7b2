"""A page with the marks written in: harmless, and the marks beside the right names."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest
from bs4 import BeautifulSoup

from relationcore.memory import Memory
from relationcore.memory.marking import mark_page, people_of
from relationcore.model import AccountRef, Annotation, Reading
from tests.core.making import NETWORK, NOON, comment, post, reply, visit

URL = "https://news.ycombinator.com/item?id=1"
COMMENTS = (
    post("1", "ida", author_url="https://news.ycombinator.com/user?id=ida"),
    reply("2", "ana", "1", author_url="https://news.ycombinator.com/user?id=ana"),
    comment("3", "ben", author_url="https://news.ycombinator.com/user?id=ben"),
)
READING = Reading(visit("v").page, comments=COMMENTS)


@pytest.fixture
def known(memory: Memory) -> Memory:
    """Ida is me, Ana answered her, Ben is merely seen."""
    memory.confirm_me(AccountRef(NETWORK, "ida"), now=NOON)
    memory.ingest(visit("v1", COMMENTS))
    return memory


def marked(memory: Memory, body: str, head: str = "") -> BeautifulSoup:
    html = f"<html><head><title>Old</title>{head}</head><body>{body}</body></html>"

    def judge(refs: object) -> list[Annotation]:
        return memory.annotations(refs, now=NOON)  # type: ignore[arg-type]

    return BeautifulSoup(mark_page(html, READING, judge), "html.parser")


LINKS = '<a href="user?id=ana">ana</a> <a href="item?id=2">1 hour ago</a> <a href="user?id=ben">ben</a>'


def test_marks_stand_after_the_names_of_known_people(known: Memory) -> None:
    page = marked(known, LINKS)
    marks = page.select(".relationcore-mark")
    assert [(mark.text, mark["title"]) for mark in marks] == [
        ("writes to me", "They wrote to you once, last on 2026-03-10; no answer of yours seen.")
    ]
    assert marks[0].find_previous_sibling("a").text == "ana"  # type: ignore[union-attr]


def test_nickname_and_label_stand_above_the_kind(known: Memory) -> None:
    ben = known.person_of(AccountRef(NETWORK, "ben"))
    known.set_nickname(ben, "Jam <b>Ben")
    known.set_label(ben, "careful")
    assert [mark.text for mark in marked(known, LINKS).select(".relationcore-mark")] == [
        "writes to me",
        "Jam <b>Ben · careful",
    ]


def test_a_link_of_a_person_that_does_not_show_the_name_gets_no_mark(known: Memory) -> None:
    assert marked(known, '<a href="user?id=ana">3 comments</a>').select(".relationcore-mark") == []


def test_names_without_links(known: Memory) -> None:
    reading = Reading(READING.page, comments=tuple(comment(one.id, one.author) for one in COMMENTS))
    made = mark_page(
        "<p><b>ana</b> says: ana likes plums</p>", reading, lambda refs: known.annotations(refs, now=NOON)
    )
    assert made.count('class="relationcore-mark"') == 1
    assert re.search(r"<b>ana<span", made)


HOSTILE = [
    ("<script>steal()</script><p>x</p>", "steal"),
    ('<p onclick="steal()" ONMOUSEOVER="steal()">x</p>', "steal"),
    ('<iframe src="https://evil.example"></iframe>', "evil"),
    ('<object data="https://evil.example"></object><embed src="https://evil.example">', "evil"),
    ('<a href="javascript:evil()">x</a><a href=" java\nscript:evil()">y</a>', "evil"),
    ('<form action="https://evil.example"><button formaction="https://evil.example">x</button></form>',
     "evil"),
    ('<svg><script>evil()</script><animate attributeName="href" to="javascript:evil()"/></svg>', "evil"),
    ("<!-- evil --><![CDATA[ evil ]]><p>x</p>", "evil"),
    ('<a href="https://x.example" ping="https://evil.example">x</a>', "evil"),
    ("<noscript><img src=evil></noscript><template><p>evil</p></template>"
     "<xmp><script>evil</script></xmp>", "evil"),
    ('<p style="background:url(https://evil.example)">x</p>', "evil"),
    ('<math><mtext><iframe srcdoc="evil"></iframe></mtext></math>', "evil"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "word"), HOSTILE)
def test_nothing_is_left_that_runs_calls_or_sends(known: Memory, body: str, word: str) -> None:
    assert word not in str(marked(known, body))


def test_head_is_made_anew(known: Memory) -> None:
    head = (
        '<meta http-equiv="refresh" content="0;url=https://evil.example"><base href="https://evil.example">'
        '<link rel="stylesheet" href="https://evil.example/x.css"><style>p { color: green }</style>'
    )
    page = marked(known, "<p>x</p>", head)
    assert "evil" not in str(page)
    assert page.title is not None
    assert page.title.text == "Plum jam"
    first, policy = page.select("head > meta")[:2]
    assert first["charset"] == "utf-8"
    assert policy["http-equiv"] == "Content-Security-Policy"
    hashes = " ".join(
        "'sha256-" + base64.b64encode(hashlib.sha256(style.text.encode()).digest()).decode() + "'"
        for style in page.select("style")
    )
    assert policy["content"] == f"default-src 'none'; style-src {hashes}; form-action 'none'; base-uri 'none'"
    assert [style.text for style in page.select("style")][1] == "p { color: green }"


def test_the_page_is_still_read_in_its_language(known: Memory) -> None:
    hostile = """x" onload="alert(1)"""
    html = (
        f"<html lang='ar' dir='rtl' class='x' onload='alert(1)' title='{hostile}'><body>{LINKS}</body></html>"
    )
    page = BeautifulSoup(
        mark_page(html, READING, lambda refs: known.annotations(refs, now=NOON)), "html.parser"
    )
    assert page.html is not None
    assert page.html.attrs == {"lang": "ar", "dir": "rtl"}
    assert marked(known, LINKS).html.attrs == {}  # type: ignore[union-attr]
    spoken = mark_page(f"<html lang='{hostile}'>", READING, lambda refs: known.annotations(refs, now=NOON))
    assert BeautifulSoup(spoken, "html.parser").html.attrs == {"lang": hostile}  # type: ignore[union-attr]


def test_links_are_whole_so_that_the_page_may_lie_anywhere(known: Memory) -> None:
    page = marked(known, '<a href="item?id=7">x</a><a href="#top">y</a>')
    assert [link["href"] for link in page.select("a")] == [
        "https://news.ycombinator.com/item?id=7",
        "https://news.ycombinator.com/item?id=1#top",
    ]


def test_a_page_of_which_nobody_is_known_has_no_mark(memory: Memory) -> None:
    assert ".relationcore-mark" not in str(marked(memory, LINKS).body)
    assert marked(memory, LINKS).select(".relationcore-mark") == []


def test_the_whole_way_from_html(known: Memory) -> None:
    """Reading included: a page of no recipe, which says who wrote it, is still made harmless."""
    html = "<html><body><h1>Plum jam</h1><script>steal()</script><p>Boil.</p></body></html>"
    made = known.annotate_page(html, url="https://jam.example/1", now=NOON)
    assert "steal" not in made
    assert "<p>Boil.</p>" in made


def test_everybody_once_in_document_order() -> None:
    reading = Reading(READING.page, comments=(*COMMENTS, COMMENTS[1]))
    assert [ref.handle for ref in people_of(reading)] == ["ida", "ana", "ben"]
