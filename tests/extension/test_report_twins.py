"""The report of a page that cannot be read is the same in both languages."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from playwright.sync_api import Browser

from relationcore.reading.reader import read_checked
from relationcore.recipes.recipe import Recipes, parse
from tests.extension.conftest import EXTENSION
from tests.sites.javascript import content

URL = "https://parley.example/t/1"
RECIPE = """site = "parley"
version = 4
checked = "facts"
network = "parley"
[match]
hosts = ["parley.example"]
paths = { thread = "^/t/" }
[expect.thread]
comments = 3
profiles = 1
[[record]]
select = "article"
body = "p"
withdrawn = ".gone"
[record.fields]
id = [{ attr = "id" }]
author = [".by", ".name"]
[[profile]]
select = "aside"
[profile.fields]
handle = ["b"]
"""
PAGE = """<!doctype html><article id=1><b class=by>ana</b><p>It flew.</article>
<article id=2><p>Whose?</article><article id=3><p>And whose?</article>
<article id=4 class=gone><p>Gone.</article><aside><i>Nobody</i></aside>"""
READ = """([recipe, url]) => {
  const read = relationcore.reader.read(document, recipe, {url, at: '2026-11-25T12:00:00Z'});
  return relationcore.health.reportOf(recipe, read);
}"""


def test_both_readers_report_the_same(chromium: Browser) -> None:
    recipe = parse(RECIPE, "parley.toml")
    page = chromium.new_page()
    page.route("**/*", lambda route: route.fulfill(body=PAGE, content_type="text/html"))
    page.goto(URL)
    page.evaluate(content())
    page.evaluate((EXTENSION / "content" / "health.js").read_text(encoding="utf-8"))
    told: dict[str, Any] = page.evaluate(READ, [recipe.as_json(), URL])
    page.close()
    checked = read_checked(PAGE, url=URL, recipes=Recipes([recipe]))
    assert checked is not None
    assert not checked.enough
    ours = asdict(checked.report)
    assert ours.pop("day") is None
    assert told == {**ours, "missed": list(ours["missed"])}
    assert told["found"] == {"records": 4, "comments": 1, "profiles": 0, "withdrawn": 1}
    assert told["missed"] == [
        {"field": "author", "steps": 2, "records": 2},
        {"field": "handle", "steps": 1, "records": 1},
    ]
