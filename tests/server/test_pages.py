"""Each page, empty and full: it renders, it says what to do next, its forms keep what was typed."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from selectolax.lexbor import LexborHTMLParser

from relationcore.memory import Memory
from relationcore.model import AccountRef
from tests.server.asking import OWN_LINK, Asker, Page
from tests.server.conftest import Clock
from tests.server.visits import comment, exchange, later, visit

PAGES = [
    "/",
    "/people",
    "/people?q=frost",
    "/people?waiting=1",
    "/people?page=9",
    "/people/suggestions",
    "/connect",
    "/settings",
]


@pytest.fixture
def ana(asker: Asker, memory: Memory, clock: Clock) -> int:
    """Ana's number, after an exchange with me."""
    asker.post("/observations", exchange())
    asker.post("/observations", later(exchange()))
    memory.confirm_me(AccountRef("hackernews", "me_here"), now=clock())
    memory.index_pending()
    return memory.person_of(AccountRef("hackernews", "ana"))


def sound(html: str) -> LexborHTMLParser:
    """A page that keeps the rules of every page of ours."""
    tree = LexborHTMLParser(html)
    assert html.startswith("<!doctype html>")
    assert tree.css_first("html").attributes["lang"] == "en"
    assert len(tree.css("h1")) == 1
    assert len(tree.css("main")) == 1
    assert not tree.css(
        "[style], style, script:not([src]), link[href^=http], script[src^=http], img[src^=http]"
    )
    ids = [node.attributes["id"] for node in tree.css("[id]")]
    assert len(ids) == len(set(ids)), "an id stands once"
    labels = {node.attributes.get("for") for node in tree.css("label")}
    fields = tree.css("input:not([type=hidden]), textarea, select")
    assert all(field.attributes.get("id") in labels for field in fields), "every field has its label"
    for form in tree.css("form[method=post]"):
        assert len(form.css_first("input[name=csrf]").attributes["value"] or "") == 64
    named = {
        i
        for node in tree.css("[aria-describedby]")
        for i in (node.attributes["aria-describedby"] or "").split()
    }
    assert named <= set(ids)
    for link in tree.css("a[href]"):
        href = link.attributes["href"] or ""
        assert href == "" or href.startswith(("/", "#", "https://", "http://"))
        if href.startswith("http"):
            assert "noreferrer" in (link.attributes.get("rel") or "")
            assert "noopener" in (link.attributes.get("rel") or "")
    return tree


@pytest.mark.parametrize("path", PAGES)
def test_empty(page: Page, path: str) -> None:
    answer = page.get(path)
    assert answer.status_code == 200
    tree = sound(answer.text)
    assert tree.css_first(".empty, .steps") is not None, "an empty page says what to do"
    assert str(page.app.extensions["relationcore"].memory.path) in tree.css_first("footer").text()


@pytest.mark.parametrize("path", PAGES)
def test_full(page: Page, ana: int, path: str) -> None:
    answer = page.get(path)
    assert answer.status_code == 200
    sound(answer.text)


def test_today_says_who_waits_and_ends(page: Page, ana: int) -> None:
    tree = sound(page.get("/").text)
    assert "ana" in tree.css_first("section[aria-labelledby=waits]").text()
    assert "That is all for today." in tree.css_first("main").text()


def test_person(page: Page, ana: int) -> None:
    tree = sound(page.get(f"/people/{ana}").text)
    assert tree.css_first("h1").text().strip() == "ana"
    assert "You two have gone " in tree.css_first(".person-head").text()
    said = [node.text(strip=True) for node in tree.css(".timeline .words-said")]
    assert said[:2] == ["May I come on Friday?", "I have one."]
    assert "Only you, on this computer" in tree.css_first("#who").text()
    assert all("Only you, on this computer" in form.text() for form in tree.css("form:has(textarea)"))


def test_search_finds_people_notes_and_words(page: Page, ana: int, memory: Memory, clock: Clock) -> None:
    memory.add_note(ana, "Her brother builds kites.", now=clock())
    assert "ana" in page.get("/people?q=an").text
    assert f'href="/people/{ana}"' in page.get("/people?q=kites").text
    found = sound(page.get("/people?q=friday").text)
    assert found.css_first("mark").text() == "Friday"
    assert "Nothing found" in page.get("/people?q=zeppelin").text


@pytest.mark.parametrize(
    "query", ['"', "*", "a AND", "NEAR(", "-", "'", "a:b", "(", "%", "x" * 500, "\\", "ﷺ", "😀", "\0", "a\0b"]
)
def test_search_takes_anything(page: Page, ana: int, query: str) -> None:
    answer = page.client.get(
        "/people", query_string={"q": query}, headers=OWN_LINK, base_url="http://127.0.0.1:8319"
    )
    assert answer.status_code == 200
    sound(answer.text)


@pytest.mark.parametrize("number", ["0", "-1", "x", "99999999999999999999", "１"])
def test_page_numbers_take_anything(page: Page, ana: int, number: str) -> None:
    assert page.get(f"/people?page={number}").status_code == 200
    assert page.get(f"/people/{ana}?page={number}").status_code == 200


def test_a_long_timeline_turns_its_pages(page: Page, asker: Asker, ana: int) -> None:
    more = [comment(str(n), "ana", f"Word {n}.", published="2026-11-24T16:00:00Z") for n in range(100, 150)]
    asker.post("/observations", visit(*more, visit_id="long"))
    first = sound(page.get(f"/people/{ana}").text)
    assert len(first.css(".timeline > li")) == 40
    onward = first.css_first("a[rel=next]").attributes["href"] or ""
    rest = sound(page.get(onward).text)
    assert len(rest.css(".timeline > li")) == 13
    assert rest.css_first("a[rel=next]") is None


def test_notes_by_form_with_undo(page: Page, ana: int) -> None:
    assert page.post(f"/people/{ana}/notes", {"text": "Likes **rain**."}).status_code == 303
    shown = page.get(f"/people/{ana}").text
    assert "Likes <strong>rain</strong>." in shown
    number = int(re.findall(r'id="note-(\d+)"', shown)[0])
    page.post(f"/people/{ana}/notes/{number}", {"text": "Likes snow."})
    assert "Likes snow." in page.get(f"/people/{ana}").text
    gone = page.post(f"/people/{ana}/notes/{number}/delete", {})
    after = page.get(gone.headers["Location"]).text
    assert "Likes snow." not in after
    assert f'action="/people/{ana}/notes/{number}/restore"' in after
    page.post(f"/people/{ana}/notes/{number}/restore", {})
    assert "Likes snow." in page.get(f"/people/{ana}").text


def test_forms_keep_what_was_typed(page: Page, ana: int) -> None:
    answer = page.post(f"/people/{ana}/notes", {"text": "x" * 200_001})
    assert answer.status_code == 422
    tree = sound(answer.text)
    assert len(tree.css_first("#note").text()) >= 200_001
    assert "200,000 characters at most" in tree.css_first("#note-wrong").text()
    about = {"nickname": "Annie", "label": "x" * 101, "date": "soon", "reason": "the bulbs"}
    tree = sound(page.post(f"/people/{ana}/about", about).text)
    assert {name: tree.css_first(f"#{name}").attributes["value"] for name in about} == about
    assert [node.attributes["id"] for node in tree.css("[aria-invalid]")] == ["label", "date"]
    assert 'value="Annie"' not in page.get(f"/people/{ana}").text, "nothing of a refused form is kept"


def test_a_note_that_cannot_be_changed_stays_open_with_its_words(
    page: Page, ana: int, memory: Memory, clock: Clock
) -> None:
    note = memory.add_note(ana, "Before", now=clock())
    answer = page.post(f"/people/{ana}/notes/{note.id}", {"text": "  "})
    assert answer.status_code == 422
    tree = sound(answer.text)
    assert tree.css_first(f"#note-{note.id} details[open]") is not None
    assert "Write a few words first." in tree.css_first(f"#wrong-{note.id}").text()


def test_nickname_label_and_date_by_form(page: Page, ana: int) -> None:
    about = {"nickname": "Annie", "label": "gardener", "date": "2026-11-20", "reason": "the bulbs"}
    assert page.post(f"/people/{ana}/about", about).status_code == 303
    tree = sound(page.get(f"/people/{ana}").text)
    assert "Annie" in tree.css_first("h1").text()
    assert "They call themselves ana" in tree.css_first(".person-head").text(strip=False)
    due = sound(page.get("/").text).css_first("section[aria-labelledby=come-back]")
    assert "the bulbs" in due.text()
    settled = page.post(f"/people/{ana}/follow-up", {})
    after = page.get(settled.headers["Location"]).text
    assert "the bulbs" not in after
    assert "Undo" in after
    page.post(f"/people/{ana}/follow-up/restore", {})
    assert "the bulbs" in page.get("/").text


def test_is_this_you(page: Page, asker: Asker, memory: Memory) -> None:
    asker.post("/observations", exchange())
    asked = {"network": "hackernews", "handle": "me_here", "answer": "yes", "next": "/"}
    assert "Is this you?" in page.get("/").text
    assert page.post("/settings/me", asked).headers["Location"] == "/"
    assert "Is this you?" not in page.get("/").text
    assert "This is not me any more" in page.get("/settings").text
    page.post("/settings/me", {**asked, "answer": "remove", "next": ""})
    assert "This is not me any more" not in page.get("/settings").text
    assert page.post("/settings/me", {**asked, "answer": "perhaps"}).status_code == 422


def test_declined_is_not_asked_again(page: Page, asker: Asker) -> None:
    asker.post("/observations", exchange())
    page.post("/settings/me", {"network": "hackernews", "handle": "me_here", "answer": "no"})
    asker.post("/observations", {**exchange(), "visit_id": "again"})
    assert "Is this you?" not in page.get("/").text
    assert "This is me after all" in page.get("/settings").text
    page.post("/settings/me", {"network": "hackernews", "handle": "me_here", "answer": "yes"})
    assert "This is not me any more" in page.get("/settings").text


def test_after_a_form_only_our_own_pages(page: Page, ana: int) -> None:
    asked = {"network": "hackernews", "handle": "me_here", "answer": "no", "next": "https://evil.example/"}
    assert page.post("/settings/me", asked).headers["Location"].startswith("/settings")


def test_nobody_is_counted_or_ranked(page: Page, ana: int) -> None:
    for path in [*PAGES, f"/people/{ana}"]:
        words = LexborHTMLParser(page.get(path).text).body.text().lower()
        assert not [
            word for word in ("follower", "score", "rank:", "engagement", "streak") if word in words
        ], path


def test_pages_for_anybody_hold_nothing(app: Flask, ana: int) -> None:
    outside = Page(app)
    for path in ["/", "/people/1", "/pair?id=x", "/nothing"]:
        text = outside.get(path).text
        sound(text)
        assert str(app.extensions["relationcore"].memory.path) not in text
        assert "ana" not in LexborHTMLParser(text).body.text().split()


def test_static_files_are_ours_only(page: Page) -> None:
    for name, kind in [
        ("page.css", "text/css"),
        ("page.js", "text/javascript"),
        ("icon.svg", "image/svg+xml"),
    ]:
        answer = page.get(f"/static/{name}", {"Sec-Fetch-Site": "same-origin"})
        assert answer.status_code == 200
        assert answer.mimetype == kind
    for path in [
        "/static/../config.py",
        "/static/%2e%2e/view.py",
        "/static/..%2fview.py",
        "/static/etc/passwd",
    ]:
        assert page.get(path, {"Sec-Fetch-Site": "same-origin"}).status_code == 404
