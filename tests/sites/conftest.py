"""The corpus must be there in CI; the browser is started once, and each page is shown to it once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.sites.cases import CI, CORPUS, Case, captures, matched
from tests.sites.javascript import CHROMIUM, Browser, browser

NO_CORPUS = f"the captures are not there ({CORPUS.parent.name}/{CORPUS.name} beside the repository)"
NO_CHROMIUM = "no chromium on this machine (Debian: apt-get install chromium)"


def missing(reason: str) -> None:
    """Skip with a reason; with CI=true nothing may skip."""
    if CI:
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def corpus() -> tuple[Case, ...]:
    """All captures."""
    if not captures():
        missing(NO_CORPUS)
    return captures()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One page of one browser."""
    if not CHROMIUM.exists():
        missing(NO_CHROMIUM)
    with browser() as shown:
        yield shown


class Shown:
    """What the JavaScript reader makes of a case: its reading, the places of its marks, and who matches."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.seen: dict[str, tuple[dict[str, Any] | None, dict[str, str]]] = {}

    def __call__(self, case: Case) -> tuple[dict[str, Any] | None, dict[str, str]]:
        """(`{reading, places}` by the recipe that Python matched, site -> page kind of all that match)."""
        if case.name not in self.seen:
            self.browser.open(case.html(), case.url)
            found = matched(case)
            sites, read = self.browser.show(found[0].site if found else None, case.at)
            self.seen[case.name] = (read, sites)
        return self.seen[case.name]


@pytest.fixture(scope="session")
def shown(chromium: Browser) -> Shown:
    """Reads a case in the browser; once each."""
    return Shown(chromium)


def same_text(one: Any, other: Any) -> bool:
    """Whether two values are the same JSON, byte for byte, keys in their order."""
    return json.dumps(one, ensure_ascii=False) == json.dumps(other, ensure_ascii=False)
