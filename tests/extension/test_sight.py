"""What waits to be seen on a page whose rows come, go and are used again."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.extension.conftest import EXTENSION, freeze, let_pass

SETUP = """() => {
  globalThis.seen = [];
  globalThis.reading = {viewer: null, comments: []};
  globalThis.begin = () => {
    const address = relationcore.left.create(life.signal, location.href);
    globalThis.sight = relationcore.sight.create(life.signal, address, (comment) => seen.push(comment.text));
  };
  globalThis.go = (path) => {
    history.pushState({}, '', path);
    life.abort();
    globalThis.life = new AbortController();
    begin();
  };
  begin();
  globalThis.show = (top, text, element) => {
    const row = element ?? document.createElement('p');
    row.style.cssText = `position: absolute; margin: 0; top: ${top}px; height: 40px; width: 200px`;
    row.textContent = text;
    document.body.append(row);
    // as on sites that take the thread from the address
    const thread = {id: location.pathname, url: null, title: null};
    const comment = {id: text.split(' ')[0], scope: '', author: text.split(' ')[1] ?? 'ana', text, thread};
    reading.comments.push(comment);
    const found = {element: row, body: row, mark: null, comment: reading.comments.length - 1};
    [...sight.watch([found], reading, {})];
    return row;
  };
}"""


@pytest.fixture
def sighted(page: Page) -> Page:
    freeze(page)
    for name in ("left", "sight"):
        page.evaluate((EXTENSION / "content" / f"{name}.js").read_text(encoding="utf-8"))
    page.evaluate(SETUP)
    return page


def seen_after(page: Page, milliseconds: int) -> Any:
    let_pass(page, milliseconds)
    return page.evaluate("seen")


def test_what_was_taken_away_unseen_is_seen_when_it_is_back(sighted: Page) -> None:
    sighted.evaluate("void show(2000, '1 ana says').remove()")
    sighted.evaluate("void show(100, '1 ana says')")
    assert seen_after(sighted, 1400) == ["1 ana says"]
    sighted.evaluate("void show(200, '1 ana says')")
    assert seen_after(sighted, 1400) == ["1 ana says"], "once"


def test_a_row_used_again_counts_for_what_stands_there_now(sighted: Page) -> None:
    sighted.evaluate("globalThis.row = show(100, '1 ana says'); 0")
    assert seen_after(sighted, 700) == []
    sighted.evaluate("void show(100, '2 ben says', row)")
    assert seen_after(sighted, 700) == [], "its second begins anew"
    assert seen_after(sighted, 700) == ["2 ben says"]


def test_my_own_words_need_not_be_seen(sighted: Page) -> None:
    sighted.evaluate("(reading.viewer = {handle: 'me'}, void show(5000, '1 me too'))")
    assert seen_after(sighted, 400) == ["1 me too"]
    assert seen_after(sighted, 2000) == ["1 me too"], "once"


def test_my_own_words_are_told_when_the_page_is_left_at_once(sighted: Page) -> None:
    sighted.evaluate("(reading.viewer = {handle: 'me'}, void show(5000, '1 me too'))")
    sighted.evaluate("void dispatchEvent(new PageTransitionEvent('pagehide'))")
    assert sighted.evaluate("seen") == ["1 me too"]


def test_the_page_before_is_not_told_under_the_new_address(sighted: Page) -> None:
    sighted.evaluate("globalThis.row = show(100, '1 ana says'); 0")
    assert seen_after(sighted, 700) == []
    sighted.evaluate("(go('/next'), void show(100, '1 ana says', row))")
    assert seen_after(sighted, 5000) == []
    sighted.evaluate("void show(100, '2 ben says', row)")
    assert seen_after(sighted, 1400) == ["2 ben says"], "the row is used again"


def test_the_page_before_is_told_where_one_goes_back_to_it(sighted: Page) -> None:
    sighted.evaluate("globalThis.row = show(100, '1 ana says'); 0")
    let_pass(sighted, 700)
    sighted.evaluate("(go('/photo'), void show(100, '1 ana says', row))")
    let_pass(sighted, 1400)
    sighted.evaluate("(go('/'), void show(100, '1 ana says', row))")
    assert seen_after(sighted, 1400) == ["1 ana says"]


def test_words_that_came_just_before_their_address_belong_to_it(sighted: Page) -> None:
    sighted.evaluate("(reading.viewer = {handle: 'me'}, globalThis.row = show(100, '1 me too'), 0)")
    let_pass(sighted, 120)
    sighted.evaluate("(go('/next'), void show(100, '1 me too', row))")
    assert seen_after(sighted, 400) == ["1 me too"]
    assert sighted.evaluate("reading.comments.at(-1).thread.id") == "/next"


def test_the_same_address_begun_again_has_left_nothing(sighted: Page) -> None:
    sighted.evaluate("globalThis.row = show(100, '1 ana says'); 0")
    let_pass(sighted, 700)
    sighted.evaluate("(go(location.pathname), void show(100, '1 ana says', row))")
    assert seen_after(sighted, 1400) == ["1 ana says"]


def test_another_text_is_handed_on_again(sighted: Page) -> None:
    sighted.evaluate("globalThis.row = show(100, '1 ana says'); 0")
    assert seen_after(sighted, 1400) == ["1 ana says"]
    sighted.evaluate("void show(100, '1 ana says more', row)")
    assert seen_after(sighted, 1400) == ["1 ana says", "1 ana says more"]
