"""Sites on, off and on in part: what the browser holds is what popup and options say, and off is off."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.driver import Browser, Tab
from tests.browser.local import Local, until
from tests.browser.saved import HN, Pages, Said, thread

CASE = Path(__file__).resolve().parents[1] / "sites" / "slashdot" / "classic" / "page.html"
HOST = "hardware.slashdot.org"
STORY = f"https://{HOST}/story/17/11/28/023204/slower-disks-ahead"
SLASHDOT = ("https://slashdot.org/*", "https://*.slashdot.org/*")
NEW_REDDIT = ("www.reddit.com", "reddit.com", "new.reddit.com", "sh.reddit.com", "np.reddit.com")
GRANTED = (
    "chrome.permissions.getAll().then(all => all.origins.filter(one => /slashdot|reddit/.test(one)).sort())"
)
SCRIPTS = "chrome.scripting.getRegisteredContentScripts().then(all => all.flatMap(one => one.matches))"
MARKS = "document.querySelectorAll('span:not([class]):not([id])').length"
# the site writes one more comment, by somebody whom nobody has met
ONE_MORE = """
void (() => {
  const made = document.getElementById('tree_12').cloneNode(true);
  made.innerHTML = made.innerHTML.replaceAll('12', '13').replaceAll('Tern', 'Late');
  made.querySelector('.commentBody').textContent = 'Lapwings rise.';
  made.id = 'tree_13';
  document.getElementById('tree_12').before(made);
})()
"""


@pytest.fixture(autouse=True)
def off_afterwards(browser: Browser) -> Iterator[None]:
    """No test leaves a site on to the next one."""
    yield
    browser.ask("sites.off", origins=[*SLASHDOT, *(f"https://{host}/*" for host in reddits())])


@pytest.fixture
def tab(browser: Browser, pages: Pages) -> Iterator[Tab]:
    """A story's page; the site is not switched on yet."""
    opened = browser.open(pages.put(STORY, CASE.read_bytes()))
    yield opened
    opened.close()


def reddits() -> list[str]:
    return [*NEW_REDDIT, "old.reddit.com"]


def text(page: Tab, id: str) -> str:
    return str(page.eval(f"document.getElementById('{id}').innerText"))


def granted(browser: Browser) -> Any:
    return browser.control.eval(GRANTED)


def options(browser: Browser) -> Tab:
    """The options with their list of sites, in front."""
    page = browser.control
    page.front()
    page.go(f"{browser.origin}/pages/options.html")
    page.wait("document.querySelector('#sites li') !== null")
    return page


def row(page: Tab, site: str) -> list[str]:
    """The state of a site and what can be pressed beside it."""
    found = page.eval(
        f"(li => [li.dataset.state, ...[...li.querySelectorAll('button')].map(b => b.innerText)])"
        f"(document.querySelector('#sites li[data-site={site}]'))"
    )
    return [str(one) for one in found]


def popup(browser: Browser, tab: Tab) -> Tab:
    """The popup as a tab of its own, about another tab, with its switch drawn."""
    page = browser.open(f"{browser.origin}/pages/popup.html?tab={tab.number}")
    page.wait("document.getElementById('switch').hidden === false")
    page.front()
    return page


def test_off_in_the_popup_is_off_where_the_browser_holds_more_than_the_host(
    browser: Browser, local: Local, pages: Pages, tab: Tab
) -> None:
    for origin in SLASHDOT:
        browser.grant(origin)
    browser.switch_on("slashdot")
    tab.front()
    tab.wait(f"{MARKS} > 0")
    until(lambda: local.memory.search("by how much"))
    page = popup(browser, tab)
    assert text(page, "switch") == "Switch off for *.slashdot.org", "it says what goes with this host"
    page.click("#switch")
    page.wait(f"document.getElementById('site').innerText.startsWith('Off on {HOST}')")
    assert "https://*.slashdot.org/*" not in granted(browser)
    assert "*.slashdot.org" in text(page, "said")
    page.close()
    tab.wait(f"{MARKS} === 0")
    until(lambda: browser.action(tab.number)["title"] == "relationcore: off on this site.")
    until(lambda: "https://*.slashdot.org/*" not in browser.control.eval(SCRIPTS))
    tab.front()
    tab.eval(ONE_MORE)
    after = browser.open(
        pages.put(f"{HN}/item?id=8100", thread(8100, [Said(8101, "ida_reed", "Teals dive.")]))
    )
    until(lambda: local.memory.search("teals dive"))
    after.close()
    assert not local.memory.search("lapwings rise")
    assert tab.eval(MARKS) == 0


def test_one_host_of_a_site_is_partly_on_and_can_be_switched_off(browser: Browser, tab: Tab) -> None:
    here = f"https://{HOST}/*"
    browser.grant(here)
    # the address of a page that is off is hidden from everybody but a popup of that page's own
    page = browser.open(f"{browser.origin}/pages/options.html")
    page.wait("document.querySelector('#sites li') !== null")
    page.eval(
        f"void (document.querySelector('h1').onclick = "
        f"() => chrome.permissions.request({{origins: [{json.dumps(here)}]}}))"
    )
    page.front()
    page.click("h1")
    until(lambda: granted(browser) == [here])
    page.close()
    tab.front()
    tab.wait(f"{MARKS} > 0")
    shown = options(browser)
    assert row(shown, "slashdot") == ["partly", "Switch on all of it", "Switch off"]
    assert f"Partly on: {HOST}" in text(shown, "sites")
    assert shown.eval(f"document.querySelectorAll('#sites li[data-site=\"{HOST}\"]').length") == 0
    shown.click("#sites li[data-site=slashdot] button:last-child")
    shown.wait("document.querySelector('#sites li[data-site=slashdot]').dataset.state === 'off'")
    assert granted(browser) == []
    tab.wait(f"{MARKS} === 0")


def test_sites_that_share_hosts(browser: Browser) -> None:
    for host in reddits():
        browser.grant(f"https://{host}/*")
    browser.switch_on("reddit")
    browser.switch_on("reddit_old")
    shown = options(browser)
    assert [row(shown, site)[0] for site in ("reddit", "reddit_old")] == ["on", "on"]
    shown.click("#sites button[data-site=reddit]")
    shown.wait("document.querySelector('#sites li[data-site=reddit]').dataset.state === 'off'")
    assert granted(browser) == ["https://old.reddit.com/*"]
    assert row(shown, "reddit_old") == ["partly", "Switch on all of it", "Switch off"]
    assert "Partly on: old.reddit.com" in text(shown, "sites")
    welcome = browser.open(f"{browser.origin}/pages/welcome.html")
    welcome.wait("document.querySelector('#sites li[data-site=reddit_old]')?.dataset.state === 'partly'")
    welcome.close()
    shown.front()
    shown.click("#sites li[data-site=reddit_old] button:last-child")
    shown.wait("document.querySelector('#sites li[data-site=reddit_old]').dataset.state === 'off'")
    assert granted(browser) == []


def test_a_wide_grant_keeps_a_site_on_without_its_plain_name(browser: Browser) -> None:
    for origin in SLASHDOT:
        browser.grant(origin)
    browser.switch_on("slashdot")
    browser.control.eval("chrome.permissions.remove({origins: ['https://slashdot.org/*']})")
    until(lambda: granted(browser) == ["https://*.slashdot.org/*"])
    shown = options(browser)
    assert row(shown, "slashdot") == ["on", "Switch off"]
    shown.click("#sites button[data-site=slashdot]")
    shown.wait("document.querySelector('#sites li[data-site=slashdot]').dataset.state === 'off'")
    assert granted(browser) == []
