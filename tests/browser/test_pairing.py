"""Pairing through the real pages, as somebody would who has just installed the extension."""

from __future__ import annotations

from tests.browser.driver import Browser
from tests.browser.local import Local, until
from tests.browser.saved import HN, Pages, Said, thread


def test_pairing_and_switching_on(fresh: Browser, local: Local, pages: Pages) -> None:
    fresh.control.eval(f"chrome.storage.local.set({{base: '{local.base}'}})")
    page = fresh.open(local.entry)
    welcome = fresh.open(f"{fresh.origin}/pages/welcome.html")
    welcome.wait("document.getElementById('server').textContent === 'The server is there.'")
    welcome.click("#pair")
    words = welcome.wait("document.getElementById('words').textContent")
    there = until(lambda: fresh.tab_at(f"{local.base}/pair?id="))
    assert all(word in there.wait("document.body?.innerText ?? ''") for word in words.split())
    there.front()
    there.click("main form button")
    welcome.front()
    welcome.wait("document.getElementById('step-pair').classList.contains('done')")
    assert welcome.eval("document.getElementById('paired').textContent") == "This browser is connected."
    fresh.grant(f"{HN}/*")
    welcome.wait("document.querySelector('#sites button[data-site=hackernews]') !== null")
    welcome.click("#sites button[data-site=hackernews]")
    welcome.wait("document.getElementById('step-sites').classList.contains('done')")
    tab = fresh.open(pages.put(f"{HN}/item?id=3000", thread(3000, [Said(3001, "quinn_ash", "Ash falls.")])))
    tab.wait_marks(lambda found: len(found) == 2)
    until(lambda: local.memory.search("ash falls"))
    for one in (tab, there, page, welcome):
        one.close()


def test_a_forgotten_browser_is_told(fresh: Browser, local: Local) -> None:
    for token in local.memory.access.list_tokens():
        local.memory.access.revoke_token(token.id)
    status = fresh.ask("status.get", probe=True)
    assert status["server"]["state"] == "unpaired"
    assert "Connect it again" in status["server"]["message"]
