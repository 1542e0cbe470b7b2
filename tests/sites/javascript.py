"""The JavaScript reader in a real headless Chromium: pages under their own addresses, scripts not run."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Route, sync_playwright

ROOT = Path(__file__).parents[2]
CHROMIUM = Path("/usr/bin/chromium")
CONTENT = ROOT / "extension" / "content"
FILES = ("namespace", "times", "convert", "text", "steps", "records", "structured", "reader")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# no script of a page runs, yet the parser behaves as in a browser that runs them (noscript is text)
POLICY = "script-src 'none'; frame-src 'none'; object-src 'none'; worker-src 'none'"
READ = """([recipe, url, at]) => {
  const {reading, records} = relationcore.reader.read(document, recipe, {url, at});
  const place = ({element, body, mark, comment, account}) => ({
    element: element.localName, body: body && body.localName,
    mark: mark && [mark.element.localName, mark.where], comment, account: account ?? null});
  return JSON.stringify({reading, places: records.map(place)});
}"""
MATCHES = "([recipes, url]) => recipes.map((recipe) => relationcore.reader.matches(document, recipe, url))"


def content() -> str:
    """The reader's content files in their order, as one script."""
    return "\n".join((CONTENT / f"{name}.js").read_text(encoding="utf-8") for name in FILES)


class Browser:
    """One page of one browser. `open` shows HTML under an address; nothing else is ever loaded."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.html: bytes = b""
        self.url = ""
        self.content = content()
        page.route("**/*", self._answer)

    def _answer(self, route: Route) -> None:
        if not route.request.is_navigation_request() or route.request.frame != self.page.main_frame:
            route.abort()
            return
        headers = {"Content-Security-Policy": POLICY}
        route.fulfill(body=self.html, content_type="text/html; charset=utf-8", headers=headers)

    def open(self, html: bytes, url: str) -> None:
        """Load the page and the content files."""
        self.html, self.url = html, url
        # without its fragment: else going to the address that is open would load nothing
        self.page.goto(url.split("#")[0], wait_until="domcontentloaded", timeout=30000)
        self.page.evaluate(self.content)

    def read(self, recipe: dict[str, Any] | None, at: str | None = None) -> dict[str, Any]:
        """`reading` and `places` of the page that is open; without a recipe by what it says of itself."""
        found: dict[str, Any] = json.loads(self.page.evaluate(READ, [recipe, self.url, at]))
        return found

    def matches(self, recipes: list[dict[str, Any]]) -> list[str | None]:
        """The page kind for each recipe, or None."""
        kinds: list[str | None] = self.page.evaluate(MATCHES, [recipes, self.url])
        return kinds

    def call(self, script: str, argument: Any) -> Any:
        """What a function of the page gives for an argument."""
        return self.page.evaluate(script, argument)


@contextmanager
def browser() -> Iterator[Browser]:
    """A browser for as long as the block runs."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), headless=True, args=FLAGS)
        try:
            yield Browser(chromium.new_page())
        finally:
            chromium.close()
