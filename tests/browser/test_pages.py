"""Popup, welcome page and options: what they say in each state, and that a screen reader can use them."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser import scripts
from tests.browser.driver import Browser, Tab
from tests.browser.local import Local, until
from tests.browser.saved import HN, Pages, Said, thread

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
TALK = [
    Said(6001, "rosa_loom", "Which yarn is it?"),
    Said(6002, "me_myself", "Wool.", 1),
    Said(6003, "rosa_loom", "Thanks!", 2),
]
THREAD = f"{HN}/item?id=6100"


@pytest.fixture(scope="module")
def known(browser: Browser, local: Local, pages: Pages) -> Browser:
    local.told(6000, TALK, me="me_myself", author="rita_op")
    local.know_me("me_myself")
    said = [Said(6101, "rosa_loom", "Hello."), Said(6102, "sven_new", "Hi.", 1)]
    pages.put(THREAD, thread(6100, said, author="olga_op"))
    return browser


@pytest.fixture
def tab(known: Browser) -> Iterator[Tab]:
    opened = known.open(THREAD)
    opened.wait_marks(lambda found: len(found) >= 3 and any(mark["kind"] == "acquainted" for mark in found))
    yield opened
    opened.close()


def popup(browser: Browser, tab: Tab) -> Tab:
    """The popup as a tab of its own, about another tab."""
    return browser.open(f"{browser.origin}/pages/popup.html?tab={tab.number}")


def line(page: Tab, id: str) -> str:
    return str(page.eval(f"document.getElementById('{id}').innerText"))


def accessible(page: Tab) -> None:
    """No fault that axe finds."""
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: npm ci")
    page.eval(f"(() => {{ {AXE.read_text()}; return true; }})()")
    assert page.eval("axe.run().then(r => r.violations.map(v => [v.id, v.nodes.map(n => n.html)]))") == []


def test_popup_shows_the_people_i_know(known: Browser, tab: Tab) -> None:
    page = popup(known, tab)
    page.wait("document.querySelector('#people .name') !== null")
    assert page.eval("[...document.querySelectorAll('#people .name')].map(e => e.textContent)") == [
        "rosa_loom"
    ]
    assert line(page, "site").startswith("On: names on news.ycombinator.com")
    page.wait("document.getElementById('server').textContent === 'Connected.'")
    accessible(page)
    page.close()


def test_popup_opens_the_page_of_a_person(known: Browser, local: Local, tab: Tab) -> None:
    page = popup(known, tab)
    page.front()
    page.wait("document.querySelector('#people .name') !== null")
    page.click("#people .name")
    there = until(lambda: known.tab_at(f"{local.base}/"))
    there.wait("document.body?.innerText.includes('rosa_loom')")
    there.close()
    page.close()


def test_popup_when_the_page_cannot_be_read(known: Browser, local: Local, pages: Pages) -> None:
    opened = known.open(
        pages.put(f"{HN}/item?id=6200", "<!doctype html><title>Sorry</title><p>Out of order.</p>")
    )
    until(lambda: "cannot be read" in known.action(opened.number)["title"])
    (report,) = until(local.memory.site_reports)
    assert (report.site, report.page, report.found["comments"]) == ("hackernews", "thread", 0)
    page = popup(known, opened)
    page.wait("document.getElementById('site').textContent.includes('cannot be read')")
    page.close()
    opened.close()


def test_welcome_and_options_are_accessible(known: Browser) -> None:
    for name in ("welcome", "options"):
        page = known.open(f"{known.origin}/pages/{name}.html")
        page.wait("document.querySelector('#sites button') !== null")
        accessible(page)
        page.close()


def test_words_and_discreet_marks(known: Browser, tab: Tab) -> None:
    known.ask("settings.set", marks="words")
    marks = tab.wait_marks(lambda found: any(mark["words"] for mark in found))
    assert [mark["words"] for mark in marks if mark["name"] == "rosa_loom"] == ["acquainted"]
    known.ask("settings.set", marks="discreet")
    marks = tab.wait_marks(lambda found: all(mark["kind"] == "discreet" for mark in found))
    assert {(mark["label"], mark["words"], mark["width"]) for mark in marks} == {("relationcore", None, 14)}
    known.ask("settings.set", marks="glyph")
    tab.wait_marks(lambda found: any(mark["kind"] == "acquainted" for mark in found))


def test_an_address_elsewhere_is_refused(known: Browser) -> None:
    asked = "chrome.runtime.sendMessage({type: 'settings.set', base: 'https://elsewhere.example'})"
    assert known.control.eval(asked)["ok"] is False
    assert known.control.eval("chrome.runtime.sendMessage({type: 'no.such'})") == {
        "ok": False,
        "error": "Unknown message no.such",
    }


def test_a_click_on_the_icon_looks_once_and_keeps_nothing(known: Browser, local: Local) -> None:
    known.control.eval(f"chrome.permissions.remove({{origins: ['{HN}/*']}})")
    opened = known.open(THREAD)
    opened.front()
    before = local.visits()
    time.sleep(0.5)
    assert opened.eval(scripts.OURS) == 0
    known.click_icon(THREAD)
    opened.wait(f"{scripts.OURS} === 3")
    until(lambda: "Nothing of this page is kept." in known.action(opened.number)["title"])
    time.sleep(3)
    assert local.visits() == before
    opened.close()
