"""The local page in a real browser: accessible, within its window, under its policy, quick by keyboard."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import Page as Tab

from relationcore.model import AccountRef
from relationcore.schemas import visit_from_json
from relationserver.config import Config
from relationserver.serve import Server
from relationserver.session import entry_link
from tests.server.visits import NETWORK, exchange, later

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
LONG = "W" * 300


TRIES = """async (base) => {
    const put = (element) => new Promise((yes, no) => {
        element.onload = () => yes("loaded");
        element.onerror = no;
        element.src = base + (element.tagName === "IMG" ? "/static/icon.svg" : "/static/keys.js");
        document.head.append(element);
    });
    const ways = {
        page: () => fetch(base + "/people", {credentials: "include"}),
        health: () => fetch(base + "/api/v1/health"),
        status: () => fetch(base + "/api/v1/status", {credentials: "include"}),
        image: () => put(document.createElement("img")),
        script: () => put(document.createElement("script")),
    };
    const tried = {};
    for (const [name, way] of Object.entries(ways)) {
        const late = new Promise((_, no) => setTimeout(no, 3000));
        tried[name] = await Promise.race([way(), late]).then(() => "answered", () => "refused");
    }
    return tried;
}"""


def needed(there: bool, what: str) -> None:
    """Skip without it, fail where nothing may skip."""
    if not there and os.environ.get("CI") == "true":
        pytest.fail(f"{what} must be there")
    if not there:
        pytest.skip(f"no {what}")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, int]]:
    """A running server with Ana, who waits, and whose note and nickname are long words."""
    made = Server(Config(db=tmp_path_factory.mktemp("screen") / "r.db", port=0))
    made.start()
    now = datetime(2026, 11, 25, 12, tzinfo=UTC)
    for seen in (exchange(), later(exchange())):
        made.memory.ingest(visit_from_json(seen))
    made.memory.confirm_me(AccountRef(NETWORK, "me_here"), now=now)
    ana = made.memory.person_of(AccountRef(NETWORK, "ana"))
    made.memory.add_note(ana, f"{LONG}\n\n- `code`\n\n> quoted", now=now)
    made.memory.set_nickname(ana, LONG[:100])
    made.memory.set_label(ana, "gardener")
    made.memory.set_follow_up(ana, now.date(), "bring bulbs", now=now)
    made.memory.add_need(ana, LONG, now=now)
    made.memory.add_need(ana, "Straw by Friday", kind="promise", now=now)
    first = made.memory.person(ana, now=now).timeline()[-1]
    made.memory.add_need(ana, "Kept", comment=first.id, now=now)
    made.memory.keep_apart(1, 2, now=now)
    yield made, ana
    made.stop()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    needed(shutil.which(CHROMIUM) is not None, "Chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


def opened(
    browser: Browser, server: Server, scheme: str = "light", width: int = 1280, script: bool = True
) -> Tab:
    """A tab that has been let in."""
    context = browser.new_context(
        color_scheme=scheme,  # type: ignore[arg-type]
        viewport={"width": width, "height": 800},
        java_script_enabled=script,
    )
    context.set_default_timeout(60_000)
    tab = context.new_page()
    tab.goto(entry_link(server.memory, server.config))
    return tab


def paths(ana: int) -> list[str]:
    return [
        "/",
        "/people",
        f"/people/{ana}",
        f"/people/{ana}?done=let+go&person={ana}&of=3",
        f"/people/{ana}/merge?other=b",
        f"/people/{ana}/forget",
        "/people/suggestions",
        "/people?q=friday",
        "/people?q=zeppelin",
        "/connect",
        "/settings",
        "/nothing",
    ]


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_is_wider_than_its_window(browser: Browser, server: tuple[Server, int], width: int) -> None:
    tab = opened(browser, server[0], width=width)
    for path in paths(server[1]):
        tab.goto(server[0].config.base + path)
        assert tab.evaluate("document.documentElement.scrollWidth") <= width, path
    tab.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, server: tuple[Server, int], scheme: str) -> None:
    needed(AXE.is_file(), "axe-core (npm ci)")
    tab = opened(browser, server[0], scheme)
    session = tab.context.new_cdp_session(tab)
    session.send("Page.setBypassCSP", {"enabled": True})  # axe is put into the page by the test alone
    for path in paths(server[1]):
        tab.goto(server[0].config.base + path)
        tab.evaluate(AXE.read_text(encoding="utf-8"))
        found = tab.evaluate("axe.run().then(r => r.violations.map(v => [v.id, v.nodes.map(n => n.html)]))")
        assert found == [], path
    tab.context.close()


def test_the_policy_is_never_broken(browser: Browser, server: tuple[Server, int]) -> None:
    tab = opened(browser, server[0])
    said: list[str] = []
    asked: list[str] = []
    tab.on("console", lambda message: said.append(message.text))
    tab.on("pageerror", lambda error: said.append(str(error)))
    tab.on("request", lambda request: asked.append(request.url))
    for path in paths(server[1])[:-1]:
        tab.goto(server[0].config.base + path)
    assert said == []
    assert asked
    assert all(url.startswith(server[0].config.base + "/") for url in asked)
    tab.context.close()


def test_a_slash_searches(browser: Browser, server: tuple[Server, int]) -> None:
    tab = opened(browser, server[0])
    tab.keyboard.press("/")
    tab.keyboard.type("friday")
    tab.keyboard.press("Enter")
    tab.wait_for_url(re.compile(r"/people\?q=friday"))
    assert tab.locator("mark").first.inner_text() == "Friday"
    tab.goto(f"{server[0].config.base}/people/{server[1]}")
    tab.locator("#note").click()
    tab.keyboard.type("either/or")
    assert tab.locator("#note").input_value() == "either/or"
    tab.context.close()


def test_the_first_key_leads_to_the_content(browser: Browser, server: tuple[Server, int]) -> None:
    tab = opened(browser, server[0])
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "skip"
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "main"
    tab.context.close()


@pytest.mark.parametrize("script", [True, False])
def test_a_note_is_written_deleted_and_brought_back(
    browser: Browser, server: tuple[Server, int], script: bool
) -> None:
    tab = opened(browser, server[0], script=script)
    tab.goto(f"{server[0].config.base}/people/{server[1]}")
    words = f"Likes rain, script {script}."
    tab.locator("#note").fill(words)
    tab.get_by_role("button", name="Keep the note").click()
    note = tab.locator("article.note", has_text=words)
    note.get_by_role("button", name="Delete").click()
    tab.get_by_text("The note is deleted.").wait_for()
    assert note.count() == 0
    tab.get_by_role("button", name="Undo").click()
    note.wait_for()
    tab.context.close()


def test_a_link_from_elsewhere_shows_nothing_and_leads_on(
    browser: Browser, server: tuple[Server, int]
) -> None:
    base = server[0].config.base
    tab = opened(browser, server[0])
    tab.context.route(
        "https://elsewhere.example/",
        lambda route: route.fulfill(
            content_type="text/html", body=f'<a href="{base}/people/{server[1]}">A link</a>'
        ),
    )
    tab.goto("https://elsewhere.example/")
    tab.get_by_text("A link").click()
    tab.get_by_role("heading", name="This is your own page").wait_for()
    assert "gardener" not in tab.content()
    tab.get_by_role("link", name="Open the page").click()
    tab.get_by_role("heading", name="What you said to each other").wait_for()
    assert "gardener" in tab.content()
    tab.context.close()


def test_a_page_elsewhere_reads_and_does_nothing(browser: Browser, server: tuple[Server, int]) -> None:
    base = server[0].config.base
    tab = opened(browser, server[0])
    tab.context.route(
        "https://elsewhere.example/",
        lambda route: route.fulfill(content_type="text/html", body="<title>elsewhere</title>"),
    )
    tab.goto("https://elsewhere.example/")
    assert set(tab.evaluate(TRIES, base).values()) == {"refused"}
    tab.context.close()
