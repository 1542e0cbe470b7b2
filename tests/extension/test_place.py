"""Where marks stand, and that they follow the page: recycled rows, names gone, nobody's names."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

SETUP = """(names) => {
  document.body.replaceChildren(...names.map((name) => {
    const link = document.createElement('a');
    link.href = '/user/' + name;
    link.textContent = name;
    const row = document.createElement('p');
    row.append(link, ' some time ago');
    return row;
  }));
  globalThis.opened = [];
  globalThis.places = relationcore.place.create(life.signal, 'glyph', {
    open: ({subject}) => opened.push(subject.account.handle), escape: () => {} });
  globalThis.readAgain = (where = 'after') => {
    const links = [...document.querySelectorAll('a')];
    const comments = links.map((link) => ({author: link.textContent, author_id: null, author_name: null}));
    const found = links.map((element, comment) => ({element, body: null, mark: {element, where}, comment}));
    const recipe = {anonymous: ['Guest']};
    const read = {reading: {page: {network: 'web:example'}, comments}, records: found, changed: found};
    const fresh = places.fresh(read, recipe);
    [...places.draw(read, recipe)];
    return fresh.map((ref) => ref.handle);
  };
}"""
SAID = """(changes) => places.update(changes.map(([handle, kind, person, hour]) => ({
  account: {network: 'web:example', handle, id: null}, kind, person, known: kind !== 'unknown',
  as_of: `2026-11-25T${hour ?? 12}:00:00Z`,
  v: kind, label: null, nickname: null})))"""
ORDER = """[...document.querySelectorAll('p')].map(
  (row) => [...row.childNodes].map((node) => node.localName ?? '#').join())"""


def drawn(page: Page, *names: str) -> list[Any]:
    page.evaluate(SETUP, list(names))
    found: list[Any] = page.evaluate("readAgain()")
    return found


def test_one_span_after_each_name_and_each_is_asked_about_once(page: Page) -> None:
    assert drawn(page, "ana", "ben", "ana") == ["ana", "ben"]
    assert page.evaluate(ORDER) == ["a,span,#"] * 3
    assert page.evaluate("readAgain()") == []
    assert page.evaluate(ORDER) == ["a,span,#"] * 3


def test_nobody_gets_no_mark(page: Page) -> None:
    assert drawn(page, "Guest", "ana") == ["ana"]
    assert page.evaluate(ORDER) == ["a,#", "a,span,#"]


def test_a_row_used_again_for_somebody_else(page: Page) -> None:
    drawn(page, "ana", "ben")
    page.evaluate(SAID, [["ana", "acquainted", 1], ["ben", "unknown", None], ["cleo", "dedicated", 3]])
    assert page.evaluate("places.known().map((one) => one.account.handle)") == ["ana"]
    page.evaluate("void (document.querySelector('a').textContent = 'cleo')")
    assert page.evaluate("readAgain()") == ["cleo"]
    assert page.evaluate(ORDER) == ["a,span,#"] * 2
    assert page.evaluate("places.known().map((one) => one.account.handle)") == ["cleo"]


def test_a_person_with_two_accounts_is_known_once(page: Page) -> None:
    drawn(page, "ana", "ana_too", "me")
    page.evaluate(SAID, [["ana", "acquainted", 1], ["ana_too", "acquainted", 1], ["me", "me", 9]])
    assert len(page.evaluate("places.known()")) == 1


def test_an_answer_that_comes_late_changes_nothing(page: Page) -> None:
    drawn(page, "ana")
    page.evaluate(SAID, [["ana", "dedicated", 1, 13]])
    page.evaluate(SAID, [["ana", "acquainted", 1, 12]])
    assert page.evaluate("places.known().map((one) => one.kind)") == ["dedicated"]


def test_what_is_here_of_the_accounts_of_a_visit(page: Page) -> None:
    drawn(page, "ana", "ben", "cleo")
    page.evaluate(SAID, [["ana", "acquainted", 1], ["ben", "unknown", None], ["cleo", "unknown", None]])
    comments = [
        {"author": "ana", "author_id": None, "parent_author": "ben"},
        {"author": "new", "author_id": "7", "parent_author": None},
    ]
    visit = {"page": {"network": "web:example"}, "comments": comments, "profiles": []}
    assert page.evaluate("(visit) => places.versions(visit)", visit) == {
        "web:example\nana\n": "acquainted",
        "web:example\nben\n": "unknown",
    }


def test_names_gone_take_their_marks_along(page: Page) -> None:
    drawn(page, "ana", "ben")
    page.evaluate("document.querySelector('a').remove()")
    page.evaluate("readAgain()")
    assert page.evaluate("document.querySelectorAll('span').length") == 1
    assert page.evaluate("places.count()") == 1


def test_the_signal_takes_everything_away(page: Page) -> None:
    drawn(page, "ana", "ben")
    page.evaluate("life.abort()")
    assert page.evaluate("document.querySelectorAll('span').length") == 0


def test_before_and_at_the_end(page: Page) -> None:
    page.evaluate(SETUP, ["ana"])
    page.evaluate("readAgain('before')")
    assert page.evaluate(ORDER) == ["span,a,#"]
    page.evaluate(SETUP, ["ana"])
    page.evaluate("readAgain('append')")
    assert page.evaluate("[...document.querySelector('a').children].map((child) => child.localName)") == [
        "span"
    ]


def test_a_real_click_opens_and_stays_with_us(page: Page) -> None:
    drawn(page, "ana")
    page.evaluate("document.querySelector('span').click()")
    assert page.evaluate("opened") == [], "a page's own click is not the user's"
    page.evaluate("globalThis.clicks = 0; document.body.addEventListener('click', () => { clicks += 1; })")
    page.locator("p > span").click()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("opened") == ["ana", "ana"]
    assert page.evaluate("clicks") == 0


def test_find_by_link_and_by_focus(page: Page) -> None:
    drawn(page, "ana", "ben")
    assert page.evaluate("places.find(document.querySelectorAll('a')[1].href)?.key") == "web:example\nben\n"
    page.evaluate("document.querySelector('a').focus()")
    assert page.evaluate("places.find(null)?.key") == "web:example\nana\n"
    assert page.evaluate("places.find('https://elsewhere.example/')") is None
