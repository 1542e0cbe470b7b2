"""The real extension in real Chromium and Firefox, the real server, saved pages.

A browser that is not there: fails with CI=true, skips with a reason elsewhere.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, sync_playwright

from tests.browser import chromium as chromium_driver
from tests.browser import firefox as firefox_driver
from tests.browser.driver import Browser
from tests.browser.local import Local
from tests.browser.saved import HN, Pages

BROWSERS = ("chromium", "firefox")


@dataclass
class World:
    """A browser with the extension, its own server and the pages it is shown."""

    browser: Browser
    local: Local
    pages: Pages


def needed(program: str) -> None:
    """Skip or fail where a browser is not installed."""
    if shutil.which(program) is None:
        message = f"{program} is not installed: `make test` as root on Debian installs it"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)


@contextmanager
def started(name: str, profile: Path, pages: Pages, playwright: Playwright) -> Iterator[Browser]:
    """A browser by name, ended afterwards with what belongs to it."""
    if name == "chromium":
        needed(chromium_driver.CHROMIUM)
        chromium = chromium_driver.Chromium(playwright, profile, pages)
        yield chromium
        chromium.close()
        return
    needed(firefox_driver.FIREFOX)
    site = firefox_driver.SecureSite(pages)
    firefox = firefox_driver.Firefox(profile, site)
    yield firefox
    firefox.close()
    site.close()


@contextmanager
def new_world(name: str, folder: Path, playwright: Playwright) -> Iterator[World]:
    """A world in which nothing is connected yet and no site is switched on."""
    pages = Pages()
    local = Local(folder)
    with started(name, folder / "profile", pages, playwright) as browser:
        yield World(browser, local, pages)
    local.away()


@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    """Ended with this folder's tests: others start one of their own, and two at once cannot be."""
    with sync_playwright() as begun:
        yield begun


@pytest.fixture(scope="package", params=BROWSERS)
def world(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, playwright: Playwright
) -> Iterator[World]:
    """One per browser for nearly all tests: each module has people and threads of its own."""
    with new_world(request.param, tmp_path_factory.mktemp(request.param), playwright) as made:
        made.browser.connect(made.local)
        yield made


@pytest.fixture(scope="module")
def browser(world: World) -> Browser:
    """A browser that is connected and has Hacker News switched on."""
    asked = f"chrome.permissions.contains({{origins: ['{HN}/*']}})"
    if not world.browser.control.eval(asked):
        world.browser.grant(f"{HN}/*")
        world.browser.switch_on("hackernews")
    return world.browser


@pytest.fixture(scope="module")
def local(world: World) -> Local:
    """The real server."""
    return world.local


@pytest.fixture(scope="module")
def pages(world: World) -> Pages:
    """What the browser is shown."""
    return world.pages
