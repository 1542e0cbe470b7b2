"""What a reading under a new address may not say yet: title, profiles and deletions of the page before."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.extension.conftest import EXTENSION, freeze, let_pass

SETUP = """() => {
  globalThis.element = document.createElement('p');
  globalThis.told = (title, about = {}) => {
    const thread = {id: location.pathname, url: null, title};
    const comment = {id: '1', scope: '', author: 'ana', text: 'Plums.', thread, ...about.comment};
    const records = [{element, comment: 0}];
    const page = {title, thread};
    const reading = {page, profiles: [], withdrawn: [], ...about.reading, comments: [comment]};
    address.lingers(element, comment);
    return address.own({reading, records});
  };
  globalThis.go = (path) => {
    history.pushState({}, '', path);
    life.abort();
    globalThis.life = new AbortController();
    globalThis.address = relationcore.left.create(life.signal, location.href);
  };
  globalThis.address = relationcore.left.create(life.signal, location.href);
}"""
PERSON = (
    "{handle: 'ana', id: null, name: 'Ana Plum', url: null, bio: 'Grows plums.', avatar: null, links: []}"
)


@pytest.fixture
def addressed(page: Page) -> Page:
    freeze(page)
    page.evaluate((EXTENSION / "content" / "left.js").read_text(encoding="utf-8"))
    page.evaluate(SETUP)
    return page


def titles(told: dict[str, Any]) -> tuple[str | None, str | None]:
    return told["page"]["title"], told["page"]["thread"]["title"]


def test_a_title_that_stays_behind_is_not_told(addressed: Page) -> None:
    assert titles(addressed.evaluate("told('Plums')")) == ("Plums", "Plums")
    assert titles(addressed.evaluate("(go('/next'), told('Plums'))")) == (None, None)
    assert titles(addressed.evaluate("told('Pears')")) == ("Pears", "Pears")
    assert titles(addressed.evaluate("(go('/'), told('Plums'))")) == ("Plums", "Plums")


def test_a_profile_in_somebody_elses_words_is_not_told(addressed: Page) -> None:
    addressed.evaluate(f"told('Ana', {{reading: {{profiles: [{PERSON}]}}}})")
    mine = f"{{reading: {{profiles: [{{...{PERSON}, handle: 'ben'}}]}}}}"
    assert addressed.evaluate(f"(go('/ben'), told('Ben', {mine}))")["profiles"] == []
    changed = f"{{reading: {{profiles: [{{...{PERSON}, handle: 'ben', name: 'Ben Pear'}}]}}}}"
    (ben,) = addressed.evaluate(f"told('Ben', {changed})")["profiles"]
    assert (ben["handle"], ben["name"]) == ("ben", "Ben Pear")
    again = f"(go('/ben/replies'), told('Ben', {changed}))"
    assert len(addressed.evaluate(again)["profiles"]) == 1, "it is the same person's"


def test_nothing_is_withdrawn_while_the_page_before_stands(addressed: Page) -> None:
    gone = "{reading: {withdrawn: [{id: '4', scope: ''}]}}"
    assert len(addressed.evaluate(f"told('Plums', {gone})")["withdrawn"]) == 1
    let_pass(addressed, 400)
    assert addressed.evaluate(f"(go('/next'), told('Pears', {gone}))")["withdrawn"] == []
    changed = "{reading: {withdrawn: [{id: '4', scope: ''}]}, comment: {text: 'Pears.'}}"
    assert len(addressed.evaluate(f"told('Pears', {changed})")["withdrawn"]) == 1
