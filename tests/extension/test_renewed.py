"""A page that changes while it is open: what is read with what was kept equals the page read anew, always."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from relationcore.recipes.recipe import parse
from tests.extension.conftest import EXTENSION
from tests.sites.javascript import content

HEAD = """site = "parley"
version = 1
checked = "facts"
network = "parley"
anonymous = ["Guest"]
withdrawn = ["[gone]"]
exclude = [".aside"]
[match]
hosts = ["parley.example"]
paths = { thread = "^/t/" }
[expect.thread]
comments = 1
[viewer]
handle = [{ select = "#me" }]
mark = { after = "#me" }
[page]
thread = [{ select = "h1", attr = "data-thread" }]
"""
INDENTED = """[[record]]
kind = "post"
select = ".opening"
mark = { next = ".foot", after = ".by" }
[record.fields]
id = [{ attr = "id" }]
author = [{ next = ".foot", select = ".by" }]
[[record]]
select = ".row:has(.by)"
body = ".words"
mark = { after = ".by" }
[record.fields]
id = [{ attr = "id" }]
author = [".by"]
depth = [{ attr = "data-depth", as = "int" }]
in_reply_to = [{ previous_smaller = "id" }, { from = "page", select = ".opening", attr = "id" }]
author_name = [{ from = "page", select = "[data-name-of='{id}']" }]
"""
NESTED = """[[record]]
select = ".row"
body = ".words"
quotes = ["q"]
mark = { after = ".by" }
[record.fields]
id = [{ attr = "id" }]
author = [".by"]
in_reply_to = [{ parent_record = "id" }, { post_record = "id" }]
kind = [{ value = "post", if = ".first" }]
mentions = [{ from = "body", select = "b" }]
"""
IN_ORDER = """[[record]]
opening = true
select = ".row"
body = [{ next = ".foot" }]
mark = { next = ".foot", after = ".by" }
[record.fields]
id = [{ attr = "id" }]
author = [{ next = ".foot", select = ".by" }, ".by"]
in_reply_to = [{ previous_record = "id" }]
author_id = [{ closest = "[data-group]", attr = "data-group" }]
author_name = [{ previous = "h2" }]
"""
RECIPES = {"indented": INDENTED, "nested": NESTED, "in order": IN_ORDER}
PLAY = (EXTENSION.parent / "tests" / "extension" / "renewed.js").read_text(encoding="utf-8")


@pytest.fixture
def opened(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    page = chromium.new_page()
    page.route("**/*", lambda route: route.fulfill(body="<!doctype html><p>", content_type="text/html"))
    page.goto("https://parley.example/t/1")
    page.evaluate(content())
    page.evaluate((EXTENSION / "content" / "changes.js").read_text(encoding="utf-8"))
    page.evaluate(f"() => {{ {PLAY} }}")
    page.evaluate("(recipe) => begin(recipe)", parse(HEAD + RECIPES[request.param], "parley.toml").as_json())
    yield page
    page.close()


@pytest.mark.parametrize("opened", RECIPES, indirect=True)
def test_kept_equals_read_anew(opened: Page) -> None:
    """800 random changes of each kind of page; a failure names the seed and the last change."""
    for seed in range(8):
        found: dict[str, Any] | None = opened.evaluate("(seed) => play(seed, 100)", seed)
        assert found is None, found


@pytest.mark.parametrize("opened", ["nested"], indirect=True)
def test_what_did_not_change_is_not_read_again(opened: Page) -> None:
    changed = opened.evaluate("""async () => {
      const rows = (from, to) => {
        for (let i = from; i < to; i += 1) document.body.append(row(`r${i}`, 'ana'));
      };
      rows(0, 40);
      const first = (await look()).kept.changed.length;
      rows(40, 43);
      const added = (await look()).kept.changed.map(({element}) => element.id);
      document.querySelector('#r7 .words').textContent = 'Other words.';
      const edited = (await look()).kept.changed.map(({element}) => element.id);
      document.querySelector('#r8').classList.add('aside');
      document.body.append(row('r43', 'ben'));
      const gone = (await look()).kept;
      const last = gone.changed.map(({element}) => element.id);
      return [first, added, edited, last, gone.reading.comments.length];
    }""")
    assert changed == [40, ["r40", "r41", "r42"], ["r7"], ["r43"], 43]
