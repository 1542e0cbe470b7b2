"""A page that cannot be read is reported in counts, after it had time to be built, and once."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from tests.extension.conftest import EXTENSION, freeze

READ = """
globalThis.recipe = {site: 'parley', version: 3, expect: {thread: {comments: 1}}};
globalThis.gap = (record, field, reason) => ({record, field, reason});
globalThis.read = (comments, unreadable) => ({found: 5, reading: {
  page: {url: 'https://secret.example/t/1', kind: 'thread', title: 'Secret'}, comments, profiles: [],
  withdrawn: [{id: '9', scope: ''}], unreadable}});
globalThis.empty = read([], [
  gap('post_ana', 'author', 'none of 2 steps yielded'), gap('record 2', 'author', 'none of 2 steps yielded'),
  gap('profile 1', 'handle', 'the recipe has no step for it'),
  gap('page', 'comments', 'expected at least 1, found 0')]);
"""
WAIT = 5000


def begin(page: Page) -> None:
    page.evaluate((EXTENSION / "content" / "health.js").read_text(encoding="utf-8"))
    page.evaluate(READ)


def told(page: Page) -> list[dict[str, Any]]:
    return list(page.evaluate("asked"))


def test_report_holds_counts_and_nothing_of_the_page(page: Page) -> None:
    begin(page)
    assert page.evaluate("relationcore.health.reportOf(recipe, empty)") == {
        "site": "parley",
        "version": 3,
        "page": "thread",
        "expected": {"comments": 1},
        "found": {"records": 5, "comments": 0, "profiles": 0, "withdrawn": 1},
        "missed": [
            {"field": "author", "steps": 2, "records": 2},
            {"field": "handle", "steps": 0, "records": 1},
        ],
    }


def test_a_page_with_enough_on_it_is_not_reported(page: Page) -> None:
    begin(page)
    gaps = "[gap('record 2', 'author', 'none of 2 steps yielded')]"
    assert page.evaluate(f"relationcore.health.reportOf(recipe, read([{{}}], {gaps}))") is None


def test_a_page_without_its_marker_is_reported_by_its_address(page: Page) -> None:
    begin(page)
    paths = "paths: {thread: {path: '^/t/'}, list: {path: '^/$'}, profile: {marker: '.me'}}"
    page.evaluate(f"globalThis.named = {{...recipe, match: {{hosts: ['parley.example'], {paths}}}}}")
    said = "(path) => relationcore.health.unmarkedOf([named], 'https://parley.example' + path)"
    report = page.evaluate(said, "/t/1?page=2#top")
    assert (report["site"], report["page"], report["expected"]) == ("parley", "thread", {"comments": 1})
    assert report["missed"] == [{"field": "marker", "steps": 0, "records": 0}]
    assert page.evaluate(said, "/") is None
    assert page.evaluate(said, "/about") is None
    anywhere = "relationcore.health.unmarkedOf([{...named, match: {...named.match, hosts: []}}], 'https://b.example/t/1')"
    assert page.evaluate(anywhere) is None


def test_a_page_is_reported_once_and_later(page: Page) -> None:
    freeze(page)
    begin(page)
    page.evaluate("globalThis.watch = relationcore.health.create(life.signal)")
    page.evaluate("watch.judged(relationcore.health.reportOf(recipe, empty))")
    page.clock.run_for(WAIT - 100)
    assert told(page) == []
    page.evaluate("watch.judged(relationcore.health.reportOf(recipe, empty))")
    page.clock.run_for(10 * WAIT)
    (one,) = told(page)
    assert (one["type"], one["report"]["site"]) == ("page.unreadable", "parley")


def test_a_page_that_is_built_in_the_meantime_is_not(page: Page) -> None:
    freeze(page)
    begin(page)
    page.evaluate("globalThis.watch = relationcore.health.create(life.signal)")
    page.evaluate("watch.judged(relationcore.health.reportOf(recipe, empty)); watch.judged(null)")
    page.clock.run_for(2 * WAIT)
    assert told(page) == []


def test_a_page_that_was_left_is_not(page: Page) -> None:
    freeze(page)
    begin(page)
    page.evaluate("globalThis.watch = relationcore.health.create(life.signal)")
    page.evaluate("watch.judged(relationcore.health.reportOf(recipe, empty)); life.abort()")
    page.clock.run_for(2 * WAIT)
    assert told(page) == []
