"""Real Chromium with the extension, driven by Playwright."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Error, Frame, Page, Playwright, Route, Worker

from relationserver.files import extension_dir
from tests.browser.driver import Browser, Tab
from tests.browser.local import PATIENCE, until
from tests.browser.saved import Pages

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # lets a test click the icon in the toolbar as the user does
    "--enable-unsafe-extension-debugging",
    # nothing leaves the machine: every name fails to resolve, saved pages come from ctx.route
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


class ChromiumTab(Tab):
    """A tab of Chromium; `card` is its card's frame."""

    def __init__(self, browser: Chromium, page: Page, number: int) -> None:
        super().__init__(browser, number)
        self.page = page

    def eval(self, expression: str) -> Any:
        return self.page.evaluate(expression)

    def click_at(self, x: float, y: float) -> None:
        self.page.mouse.click(x, y)

    def click(self, selector: str) -> None:
        self.page.click(selector)

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def go(self, url: str) -> None:
        self.page.goto(url)

    def back(self) -> None:
        left = self.page.url
        self.page.evaluate("void setTimeout(() => history.back())")
        until(lambda: self._address() not in ("", left), what="went back")

    def _address(self) -> str:
        try:
            return str(self.page.evaluate("location.href"))
        except Error:
            return ""  # asked in the middle of going

    def front(self) -> None:
        self.page.bring_to_front()

    def close(self) -> None:
        self.page.close()

    def screenshot(self, path: str) -> None:
        self.page.screenshot(path=path)

    def card_eval(self, expression: str) -> Any:
        frame = self.card_frame()
        return frame.evaluate(expression) if frame else None

    def frame_texts(self) -> list[str]:
        self.page.evaluate("0")
        frames = [frame for frame in self.page.frames if frame != self.page.main_frame]
        return [str(frame.evaluate("document.body.innerText")) for frame in frames]

    def card_frame(self) -> Frame | None:
        """The newest card of this page."""
        self.page.evaluate("0")  # news of frames comes in with the answer to a call
        cards = [frame for frame in self.page.frames if frame.url.split("#")[0].endswith("/card/card.html")]
        return cards[-1] if cards else None


class Chromium(Browser):
    """One profile of Chromium with the extension in it."""

    name = "chromium"

    def __init__(self, playwright: Playwright, profile: Path, pages: Pages, **options: Any) -> None:
        ext = extension_dir()
        self.pages = pages
        self.context: BrowserContext = playwright.chromium.launch_persistent_context(
            str(profile),
            executable_path=CHROMIUM,
            headless=True,
            # a user's browser keeps the page that was left and shows it again as it was
            ignore_default_args=["--disable-back-forward-cache"],
            args=[*ARGS, f"--disable-extensions-except={ext}", f"--load-extension={ext}"],
            viewport={"width": 1000, "height": 700},
            **options,
        )
        self.context.set_default_timeout(PATIENCE * 1000)
        # https only: "**/*" would also catch the extension's own pages and the worker's requests
        self.context.route(re.compile(r"^https://"), self._saved)
        if not self.context.service_workers:
            self.context.wait_for_event("serviceworker", timeout=PATIENCE * 1000)
        self.id = self.worker.url.split("/")[2]
        self.origin = f"chrome-extension://{self.id}"
        self.begin()

    def _saved(self, route: Route) -> None:
        found = self.pages.get(route.request.url)
        if found is None:
            route.abort()
        else:
            route.fulfill(body=found[0], headers=found[1])

    @property
    def worker(self) -> Worker:
        """The newest worker."""
        return self.context.service_workers[-1]

    def open(self, url: str) -> ChromiumTab:
        page = self.context.new_page()
        page.goto(url)
        return ChromiumTab(self, page, self.newest_tab() if self.ready else 0)

    def tab_at(self, prefix: str) -> ChromiumTab | None:
        """An open tab by the beginning of its address."""
        self.control.eval("0")  # news of tabs comes in with the answer to a call
        page = next((page for page in self.context.pages if page.url.startswith(prefix)), None)
        return page and ChromiumTab(self, page, 0)

    def grant(self, origin: str) -> None:
        """Mark a permission as granted before, so that nobody is asked; the click still has to come."""
        page = self.context.new_page()
        page.goto("chrome://extensions/")
        page.evaluate("([id, o]) => chrome.developerPrivate.addHostPermission(id, o)", [self.id, origin])
        page.close()

    def stop_worker(self) -> None:
        """Stop the service worker as the browser does when it is idle."""
        owner = self.context.browser
        assert owner
        cdp = owner.new_browser_cdp_session()
        for target in cdp.send("Target.getTargets")["targetInfos"]:
            if target["type"] == "service_worker":
                cdp.send("Target.closeTarget", {"targetId": target["targetId"]})
        cdp.detach()

    def click_icon(self, url: str) -> None:
        owner = self.context.browser
        assert owner
        cdp = owner.new_browser_cdp_session()
        found = cdp.send("Target.getTargets", {"filter": [{"type": "tab"}]})["targetInfos"]
        (tab,) = [one for one in found if one["url"] == url]
        cdp.send("Extensions.triggerAction", {"id": self.id, "targetId": tab["targetId"]})
        cdp.detach()

    def close(self) -> None:
        self.context.close()
