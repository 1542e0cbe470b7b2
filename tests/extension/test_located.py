"""A page that speaks of itself in JSON-LD: who stands where, and only where that is beyond doubt."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.extension.conftest import EXTENSION
from tests.sites.javascript import content

URL = "https://letters.example/letters/1"
READ = """() => {
  const read = relationcore.located.open(document, location.href)();
  const place = ({body, mark, comment}) => [
    read.reading.comments[comment].author, body?.className ?? null, mark?.element.id ?? null];
  return read && {placed: read.records.map(place), unplaced: read.unplaced.map(place)};
}"""


def said(name: str, number: int, text: str, url: str | None = None) -> dict[str, Any]:
    author = {"@type": "Person", "name": name, **({"url": url} if url else {})}
    return {"@type": "Comment", "@id": f"{URL}#c{number}", "text": text, "author": author}


def page_of(comments: list[dict[str, Any]], body: str) -> str:
    whole = {
        "@type": "DiscussionForumPosting",
        "author": {"name": "Olga"},
        "text": "A post.",
        "comment": comments,
    }
    return f'<!doctype html><script type="application/ld+json">{json.dumps(whole)}</script>{body}'


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    opened = chromium.new_page()
    yield opened
    opened.close()


def read(page: Page, html: str) -> Any:
    page.route("**/*", lambda route: route.fulfill(body=html, content_type="text/html"))
    page.goto(URL)
    page.evaluate(content())
    page.evaluate((EXTENSION / "content" / "located.js").read_text(encoding="utf-8"))
    return page.evaluate(READ)


def test_by_the_address_of_the_author_and_by_the_only_name(page: Page) -> None:
    comments = [
        said("Ana", 1, "Which glaze is it?", "https://letters.example/by/ana"),
        said("Ben", 2, "The blue one."),
    ]
    body = """
      <article id=c1><a href=/by/ana><img alt=""></a> <a id=ana href=/by/ana>Ana the potter</a>
        <div class=inner><p class=one>Which glaze is it?</p></div>
        <article id=c2><a id=ben>Ben</a>
          <p class=two>The blue one. <a href=/by/ana>Ana</a></p></article></article>"""
    found = read(page, page_of(comments, body))
    assert found["placed"] == [["Ana", "one", "ana"], ["Ben", "two", "ben"]]
    assert [name for name, *_ in found["unplaced"]] == ["Olga"]


def test_nothing_is_placed_in_doubt(page: Page) -> None:
    comments = [
        said("Ana", 1, "Other words stand there."),
        said("Ben", 2, "Twice the same id."),
        said("Cleo", 3, "Two of that name."),
        said("Dan", 4, "Linked elsewhere.", "https://letters.example/by/dan"),
        said("Eve", 5, "Not on the page."),
    ]
    body = """
      <p id=c1><a>Ana</a> Some words.</p>
      <p id=c2><a>Ben</a> Twice the same id.</p><p id=c2><a>Ben</a> Twice the same id.</p>
      <p id=c3 class=three><a>Cleo</a> <a>Cleo</a> Two of that name.</p>
      <p id=c4 class=four><a href=/by/dana>Dan</a> Linked elsewhere.</p>"""
    found = read(page, page_of(comments, body))
    assert found["placed"] == [["Cleo", "three", None], ["Dan", "four", None]]
    assert {name for name, *_ in found["unplaced"]} == {"Olga", "Ana", "Ben", "Cleo", "Dan", "Eve"}


def test_a_page_that_says_nothing_of_itself(page: Page) -> None:
    page.route("**/*", lambda route: route.fulfill(body="<!doctype html><p>", content_type="text/html"))
    page.goto(URL)
    page.evaluate(content())
    page.evaluate((EXTENSION / "content" / "located.js").read_text(encoding="utf-8"))
    assert page.evaluate("relationcore.located.open(document, location.href)()") is None
