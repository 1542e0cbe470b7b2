"""The demo in a real browser: accessible in both schemes and widths, its cards by name and by key."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

from relationcore.demo.community import load
from relationcore.demo.fill import fill, recipes
from relationserver.commands.shed import open_shed
from relationserver.config import Config
from relationserver.serve import Server, listen
from relationserver.session import entry_link
from tests.server.test_screen import AXE, browser, needed, opened

__all__ = ["browser"]


@pytest.fixture(scope="module")
def shed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, str]]:
    """The demo's server and the path of its newest thread."""
    moment = datetime.now(UTC)
    with listen(Config(port=0)) as asked:
        port = asked.getsockname()[1]
    database = tmp_path_factory.mktemp("demo") / "demo.db"
    fill(database, load(moment), base=Config(port=port).base, now=moment)
    server = Server(Config(db=database, port=port), recipes())
    newest = open_shed(server.app, load(moment))
    server.start()
    yield server, newest
    server.stop()


def names(tab: Tab, role: str) -> list[str]:
    """What a screen reader calls everything of this role, in the order of the page."""
    nodes = tab.context.new_cdp_session(tab).send("Accessibility.getFullAXTree")["nodes"]
    return [one["name"]["value"] for one in nodes if one.get("role", {}).get("value") == role]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [380, 1280])
def test_axe_finds_nothing_and_nothing_is_wider(
    browser: Browser, shed: tuple[Server, str], scheme: str, width: int
) -> None:
    needed(AXE.is_file(), "axe-core (npm ci)")
    server, newest = shed
    tab = opened(browser, server, scheme, width)
    tab.context.new_cdp_session(tab).send("Page.setBypassCSP", {"enabled": True})
    for path in (newest, "/demo/"):
        tab.goto(server.config.base + path)
        for card in tab.locator("summary").all():
            card.click()
        tab.evaluate(AXE.read_text(encoding="utf-8"))
        found = tab.evaluate("axe.run().then(r => r.violations.map(v => [v.id, v.nodes.map(n => n.html)]))")
        assert found == [], path
        assert tab.evaluate("document.documentElement.scrollWidth") <= width, path
    tab.context.close()


def test_no_page_of_the_demo_breaks_its_own_rule(browser: Browser, shed: tuple[Server, str]) -> None:
    """Before one is let in and after: the browser complains of nothing but the refusals themselves."""
    server, newest = shed
    tab = browser.new_context().new_page()
    complaints: list[str] = []
    tab.on("console", lambda message: complaints.append(message.text))
    for path in ("/demo/", newest, "/demo/99"):
        tab.goto(server.config.base + path)
        tab.get_by_role("heading", name="Let this browser in").wait_for()
    assert tab.locator("img").evaluate_all("them => them.filter(one => !one.naturalWidth).length") == 0
    tab.goto(entry_link(server.memory, server.config))
    for path in ("/demo/", newest):
        tab.goto(server.config.base + path)
    tab.goto(server.config.base + "/demo/99")
    tab.get_by_role("heading", name="Nothing is here").wait_for()
    assert [said for said in complaints if "the server responded with a status of 40" not in said] == []
    tab.context.close()


def test_every_card_says_whose_it_is(browser: Browser, shed: tuple[Server, str]) -> None:
    tab = opened(browser, shed[0])
    cards = names(tab, "DisclosureTriangle")
    authors = tab.locator("article:has(summary) .author").all_inner_texts()
    assert len(set(authors)) > 3
    assert cards == [f"card of {author}" for author in authors]
    tab.context.close()


def test_a_card_opens_and_closes_by_key(browser: Browser, shed: tuple[Server, str]) -> None:
    tab = opened(browser, shed[0])
    reached: list[str] = []
    while "card of Ana Okafor" not in reached:
        tab.keyboard.press("Tab")
        reached.append(tab.evaluate("document.activeElement.textContent"))
        assert len(reached) < 20, reached
    card = tab.locator("details").first
    for key, state in (("Enter", True), ("Space", False), ("Enter", True)):
        tab.keyboard.press(key)
        assert card.evaluate("one => one.open") is state
    assert re.search(r"Your note:\s+Plum over quince, always\.\s+dahlias: sixty tubers", card.inner_text())
    assert card.locator(".note li").count() == 2
    tab.context.close()
