"""The real extension in real Chromium and Firefox, the real server, saved pages. One browser per module.

A browser that is not there: fails with CI=true, skips with a reason elsewhere.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, sync_playwright

from tests.browser import chromium as chromium_driver
from tests.browser import firefox as firefox_driver
from tests.browser.driver import Browser
from tests.browser.local import Local
from tests.browser.saved import HN, Pages


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    """One per module: other tests start one of their own, and two at once cannot be in one thread."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="module")
def pages() -> Pages:
    return Pages()


@pytest.fixture(scope="module")
def local(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Local]:
    made = Local(tmp_path_factory.mktemp("local"))
    yield made
    made.away()


def needed(program: str) -> None:
    """Skip or fail where a browser is not installed."""
    if shutil.which(program) is None:
        message = f"{program} is not installed: `make test` as root on Debian installs it"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)


def start(name: str, profile: Path, pages: Pages, playwright: Playwright) -> Iterator[Browser]:
    """A browser by name, ended afterwards with what belongs to it."""
    if name == "chromium":
        needed(chromium_driver.CHROMIUM)
        browser: Browser = chromium_driver.Chromium(playwright, profile, pages)
        yield browser
        browser.close()
        return
    needed(firefox_driver.FIREFOX)
    site = firefox_driver.SecureSite(pages)
    browser = firefox_driver.Firefox(profile, site)
    yield browser
    browser.close()
    site.close()


@pytest.fixture(scope="module", params=["chromium", "firefox"])
def fresh(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    pages: Pages,
    playwright: Playwright,
) -> Iterator[Browser]:
    """A browser with the extension as installed: not connected, no site switched on."""
    yield from start(request.param, tmp_path_factory.mktemp("profile") / "profile", pages, playwright)


@pytest.fixture(scope="module")
def browser(fresh: Browser, local: Local) -> Browser:
    """A browser that is connected and has Hacker News switched on."""
    fresh.connect(local)
    fresh.grant(f"{HN}/*")
    fresh.switch_on("hackernews")
    return fresh
