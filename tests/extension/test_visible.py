"""What counts as seen: at least half in view, or half the window, for a second, on a visible page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.extension.conftest import freeze, let_pass

WATCH = """(boxes) => {
  document.body.replaceChildren();
  document.body.style.cssText = 'margin: 0; height: 6000px; position: relative';
  globalThis.seen = [];
  const watcher = relationcore.visible.create(life.signal, (body) => seen.push(body.id));
  for (const [id, top, height, left] of boxes) {
    const box = document.createElement('div');
    box.id = id;
    box.style.cssText = `position: absolute; width: 300px; left: ${left ?? 0}px; top: ${top}px;
      height: ${height}px`;
    document.body.append(box);
    watcher.watch(box);
  }
}"""


@pytest.fixture(autouse=True)
def frozen(page: Page) -> None:
    """No second passes but those that a test lets pass."""
    freeze(page)


def watch(page: Page, *boxes: tuple[object, ...]) -> None:
    page.evaluate(WATCH, list(boxes))


def seen_after(page: Page, milliseconds: int) -> list[str]:
    let_pass(page, milliseconds)
    return sorted(page.evaluate("seen"))


def test_half_in_view_for_a_second(page: Page) -> None:
    watch(
        page,
        ("whole", 100, 200),
        ("more", 500, 180),
        ("less", 550, 200),
        ("below", 900, 100),
        ("empty", 50, 0),
    )
    assert seen_after(page, 999) == []
    assert seen_after(page, 1) == ["empty", "more", "whole"]
    assert seen_after(page, 5000) == ["empty", "more", "whole"]


def test_a_body_taller_than_the_window_counts_when_it_fills_half_of_it(page: Page) -> None:
    watch(page, ("tall", 400, 5000))
    assert seen_after(page, 1400) == []
    page.evaluate("scrollTo(0, 150)")
    assert seen_after(page, 1400) == ["tall"]


def test_what_flies_past_is_not_seen(page: Page) -> None:
    watch(page, ("first", 100, 200), ("far", 3000, 200))
    page.evaluate("scrollTo(0, 2900)")
    let_pass(page, 999)
    page.evaluate("scrollTo(0, 5000)")
    assert seen_after(page, 1400) == []


def test_what_stands_beside_the_window_is_not_seen(page: Page) -> None:
    watch(page, ("beside", 100, 200, 900))
    assert seen_after(page, 1400) == []


def test_a_hidden_page_is_not_seen(page: Page) -> None:
    """A tab behind another, and a page that is built ahead of a click that may never come."""
    hidden = "{get: () => globalThis.state ?? 'hidden'}"
    page.evaluate(f"void Object.defineProperty(document, 'visibilityState', {hidden})")
    watch(page, ("whole", 100, 200))
    assert seen_after(page, 1400) == []
    page.evaluate("state = 'visible'; document.dispatchEvent(new Event('visibilitychange'))")
    assert seen_after(page, 999) == []
    assert seen_after(page, 1) == ["whole"]


def test_the_signal_ends_it(page: Page) -> None:
    watch(page, ("whole", 100, 200))
    page.evaluate("life.abort()")
    assert seen_after(page, 1400) == []


def test_each_body_is_seen_once(page: Page) -> None:
    watch(page, ("whole", 100, 200))
    assert seen_after(page, 1400) == ["whole"]
    page.evaluate("scrollTo(0, 2000)")
    let_pass(page, 100)
    page.evaluate("scrollTo(0, 0)")
    assert seen_after(page, 1400) == ["whole"]
