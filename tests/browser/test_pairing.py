"""Pairing through the real pages, as somebody would who has just installed the extension."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import pytest
from playwright.sync_api import Playwright

from tests.browser.conftest import BROWSERS, World, new_world
from tests.browser.local import until
from tests.browser.saved import HN, Said, thread


@pytest.fixture(scope="module", params=BROWSERS)
def fresh(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, playwright: Playwright
) -> Iterator[World]:
    """A world of its own: nothing is connected yet."""
    with new_world(request.param, tmp_path_factory.mktemp(f"fresh-{request.param}"), playwright) as made:
        yield made


def test_my_page_opens_before_this_browser_is_connected(fresh: World) -> None:
    browser, local = fresh.browser, fresh.local
    browser.control.eval(f"chrome.storage.local.set({{base: '{local.base}'}})")
    local.away()
    ask = "chrome.runtime.sendMessage({type: 'local.open', path: '/people'})"
    assert "Nothing answers at" in browser.control.eval(ask)["error"]
    local.back()
    assert browser.control.eval(ask)["ok"] is True
    there = until(lambda: browser.tab_at(f"{local.base}/people"))
    there.wait("document.body?.innerText.includes('shown only to a browser that you let in')")
    there.close()


def test_pairing_and_switching_on(fresh: World) -> None:
    browser, local, pages = fresh.browser, fresh.local, fresh.pages
    browser.control.eval(f"chrome.storage.local.set({{base: '{local.base}'}})")
    page = browser.open(local.entry)
    welcome = browser.open(f"{browser.origin}/pages/welcome.html")
    welcome.wait("document.getElementById('server').textContent === 'The server is there.'")
    welcome.click("#pair")
    words = welcome.wait("document.getElementById('words').textContent")
    there = until(lambda: browser.tab_at(f"{local.base}/pair?id="))
    assert all(word in there.wait("document.body?.innerText ?? ''") for word in words.split())
    there.front()
    there.click("main form button")
    welcome.front()
    welcome.wait("document.getElementById('step-pair').classList.contains('done')")
    assert welcome.eval("document.getElementById('paired').textContent") == "This browser is connected."
    browser.grant(f"{HN}/*")
    welcome.wait("document.querySelector('#sites button[data-site=hackernews]') !== null")
    welcome.click("#sites button[data-site=hackernews]")
    welcome.wait("document.getElementById('step-sites').classList.contains('done')")
    tab = browser.open(pages.put(f"{HN}/item?id=3000", thread(3000, [Said(3001, "quinn_ash", "Ash falls.")])))
    tab.wait_marks(lambda found: len(found) == 2)
    until(lambda: local.memory.search("ash falls"))
    for one in (tab, there, page, welcome):
        one.close()


def test_a_forgotten_browser_is_told(fresh: World) -> None:
    browser, local = fresh.browser, fresh.local
    for token in local.memory.access.list_tokens():
        local.memory.access.revoke_token(token.id)
    status = browser.ask("status.get", probe=True)
    assert status["server"]["state"] == "unpaired"
    assert "Connect it again" in status["server"]["message"]


def test_a_new_database_is_another_server_until_it_is_connected(fresh: World) -> None:
    """The browser cannot tell it from another program on that port: it says so and goes on when told to."""
    browser, local = fresh.browser, fresh.local
    local.away()
    local.config = dataclasses.replace(local.config, db=local.config.db.with_name("anew.db"))
    local.back()
    page = browser.open(local.entry)
    welcome = browser.open(f"{browser.origin}/pages/welcome.html")
    welcome.wait("document.getElementById('server').textContent.includes('does not show that it is')")
    assert welcome.eval("document.getElementById('step-server').classList.contains('done')") is False
    welcome.wait("!document.getElementById('pair').disabled")
    welcome.click("#pair")
    there = until(lambda: browser.tab_at(f"{local.base}/pair?id="))
    there.wait("document.querySelector('main form button') !== null")
    there.front()
    there.click("main form button")
    welcome.front()
    welcome.wait("document.getElementById('paired').textContent === 'This browser is connected.'")
    assert browser.ask("status.get", probe=True)["server"]["state"] == "ok"
    for one in (there, page, welcome):
        one.close()
