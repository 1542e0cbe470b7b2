"""The JavaScript reader in a real headless Chromium: pages under their own addresses, scripts not run."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Route, sync_playwright

from relationcore.recipes.recipe import load_all

ROOT = Path(__file__).parents[2]
CHROMIUM = Path("/usr/bin/chromium")
CONTENT = ROOT / "extension" / "content"
FILES = (
    "namespace", "stamps", "times", "convert", "text", "steps", "match", "record", "records", "comments",
    "structured", "reader",
)  # fmt: skip
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# no script of a page runs, yet the parser behaves as in a browser that runs them (noscript is text); nothing
# beside the page itself is even asked for
POLICY = "default-src 'none'"
SHOW = """(argument) => {
  const [sites, site, url, at] = JSON.parse(argument);
  relationcore.recipes ??= JSON.parse(relationcore.recipesText);
  const recipes = relationcore.recipes;
  const place = ({element, body, mark, comment, account}) => ({
    element: element.localName, body: body && body.localName,
    mark: mark && [mark.element.localName, mark.where], comment, account: account ?? null});
  const read = (recipe) => {
    const {reading, records} = relationcore.reader.read(document, recipe, {url, at});
    return {reading, places: records.map(place)};
  };
  const of = (one) => typeof one === "string" ? recipes[one] : one;
  return JSON.stringify({
    kinds: sites && Object.fromEntries(Object.entries(recipes)
      .map(([site, recipe]) => [site, relationcore.reader.matches(document, recipe, url)])
      .filter(([, kind]) => kind !== null)),
    read: site === false ? null : read(of(site))});
}"""
WRITE = "(html) => { document.open(); document.write(html); document.close(); }"


def content() -> str:
    """The reader's content files in their order, as one script."""
    return "\n".join((CONTENT / f"{name}.js").read_text(encoding="utf-8") for name in FILES)


class Browser:
    """One page of one browser. `open` shows HTML under an address; nothing else is ever loaded.

    The reader and all recipes are there before each page: what is sent for each page is the page alone.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.html: bytes = b""
        self.url = ""
        recipes = {recipe.site: recipe.as_json() for recipe in load_all()}
        text = json.dumps(json.dumps(recipes, ensure_ascii=False))
        page.add_init_script(f"{content()}\nrelationcore.recipesText = {text};")
        page.route("**/*", self._answer)

    def _answer(self, route: Route) -> None:
        if not route.request.is_navigation_request() or route.request.frame != self.page.main_frame:
            route.abort()
            return
        headers = {"Content-Security-Policy": POLICY}
        route.fulfill(body=self.html, content_type="text/html; charset=utf-8", headers=headers)

    def open(self, html: bytes, url: str) -> None:
        """Load the page."""
        self.html, self.url = html, url
        # without its fragment: else going to the address that is open would load nothing
        self.page.goto(url.split("#")[0], wait_until="domcontentloaded", timeout=30000)

    def write(self, html: str, url: str) -> None:
        """Show a small page: by the parser of `open`, in the window that is open at this address already."""
        if self.url != url:
            self.open(b"<title>blank</title>", url)
        self.page.evaluate(WRITE, html)

    def show(self, site: str | None, at: str | None = None) -> tuple[dict[str, str], dict[str, Any] | None]:
        """(site -> page kind of all recipes that match, `reading` and `places` by the recipe of `site`)."""
        found = self._show(True, site or False, at)
        return found["kinds"], found["read"]

    def read(self, recipe: dict[str, Any] | None, at: str | None = None) -> dict[str, Any]:
        """`reading` and `places` of the page that is open; without a recipe by what it says of itself."""
        found: dict[str, Any] = self._show(False, recipe, at)["read"]
        return found

    def _show(self, kinds: bool, recipe: Any, at: str | None) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(
            self.page.evaluate(SHOW, json.dumps([kinds, recipe, self.url, at]))
        )
        return found

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
