"""A page of headless Chromium with the content files in it, and what they ask of the extension API."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

EXTENSION = Path(__file__).resolve().parents[2] / "extension"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FILES = ("visible", "mark", "place", "visit")
# `asked` holds what the content files told the worker; `failing` lets the next messages fail
SURROUNDINGS = """
globalThis.chrome = {i18n: {getMessage: (name) => CATALOGUE[name]?.message ?? ''}, runtime: {id: 'x'}};
globalThis.asked = [];
globalThis.failing = 0;
globalThis.relationcore = {worker: {alive: () => true, ask: async (type, body) => {
  if (failing > 0) { failing -= 1; throw new Error('away'); }
  asked.push({type, ...structuredClone(body)});
  return null;
}}};
"""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    if not Path(CHROMIUM).exists():
        message = "chromium is not installed: `make test` as root on Debian installs it"
        pytest.fail(message) if os.environ.get("CI") == "true" else pytest.skip(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    opened = chromium.new_page(viewport={"width": 800, "height": 600})
    # an address of its own: crypto.randomUUID is there on secure pages only
    opened.route("**/*", lambda route: route.fulfill(body="<!doctype html>", content_type="text/html"))
    opened.goto("https://page.example/")
    catalogue = (EXTENSION / "_locales" / "en" / "messages.json").read_text(encoding="utf-8")
    opened.evaluate(SURROUNDINGS.replace("CATALOGUE", f"({json.dumps(json.loads(catalogue))})"))
    for name in FILES:
        opened.evaluate((EXTENSION / "content" / f"{name}.js").read_text(encoding="utf-8"))
    opened.evaluate("globalThis.life = new AbortController()")
    yield opened
    opened.close()


def freeze(page: Page) -> None:
    """Time goes on only as far as the test lets it, however long the test itself takes."""
    page.clock.install(time=0)
    page.clock.pause_at(1000)


SETTLED = """() => new Promise((settled) => {
  const watcher = new IntersectionObserver(() => { watcher.disconnect(); settled(); });
  watcher.observe(document.documentElement);
})"""


def let_pass(page: Page, milliseconds: int) -> None:
    """Let time pass on a frozen page; what its observers have to say of it as it stands comes first."""
    page.evaluate(SETTLED)
    page.clock.run_for(milliseconds)
