"""Times on the local page, as far as they are known: by the pages themselves, on real files."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from flask import Flask
from selectolax.lexbor import LexborHTMLParser

from relationcore.memory import Memory
from relationcore.model import AccountRef
from relationserver.pages.view import day_filter, time_filter
from tests.server.asking import Asker, Page
from tests.server.conftest import Clock
from tests.server.visits import comment, later, visit


@pytest.fixture(autouse=True)
def greenwich(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """This computer's zone, in which the local page writes."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "UTC")
        time.tzset()
        yield
    time.tzset()


def asked(asker: Asker, memory: Memory, clock: Clock, **shown: str | None) -> int:
    """Ana's number, who asked me at this time, seen on 24 November and again a day later."""
    words = comment("1", "ana", "How?", mentions=["me_here"], **shown)
    asker.post("/observations", visit(words))
    asker.post("/observations", later(visit(words)))
    memory.confirm_me(AccountRef("hackernews", "me_here"), now=clock())
    memory.index_pending()
    return memory.person_of(AccountRef("hackernews", "ana"))


def times(page: Page, path: str) -> set[str]:
    """What is said of times on a page, with what stands before and in the title of each."""
    tree = LexborHTMLParser(page.get(path).text)
    found = set()
    for node in tree.css("main time"):
        before = node.prev.text() if node.prev is not None else ""
        seen = "seen " if before.rstrip().endswith("seen") else ""
        found.add(f"{seen}{node.text()} | {node.attributes.get('title')}")
    return found


@pytest.mark.parametrize(
    ("published", "precision", "said"),
    [
        ("2026-11-25", "day", {"today | 25 November 2026", "25 November 2026 | None"}),
        ("2026-11-24", "day", {"yesterday | 24 November 2026", "24 November 2026 | None"}),
        ("2026-11-20", "day", {"5 days ago | 20 November 2026", "20 November 2026 | None"}),
        ("2024-03-01T12:00:00Z", "month", {"around March 2024 | None"}),
        ("2024-03-01T12:00:00Z", "year", {"around 2024 | None"}),
        (
            "1970-01-01T00:00:00Z",
            "second",
            {
                "seen 18 hours ago | Tuesday, 24 November 2026, 18:00",
                "seen yesterday | 24 November 2026",
                "yesterday | 24 November 2026",
                "24 November 2026 | None",
            },
        ),
    ],
)
def test_no_page_says_a_time_more_exactly_than_it_was_shown(
    page: Page, asker: Asker, memory: Memory, clock: Clock, published: str, precision: str, said: set[str]
) -> None:
    clock.at = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
    number = asked(asker, memory, clock, published=published, precision=precision)
    for path in ("/", f"/people/{number}", "/people", "/people?q=how"):
        found = times(page, path)
        assert found <= said, path
        assert found or path == "/people?q=how", path


def test_the_api_shortens_since_when_somebody_waits(asker: Asker, memory: Memory, clock: Clock) -> None:
    clock.at = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
    number = asked(asker, memory, clock, published="2024-03-01T12:00:00Z", precision="month")
    (one,) = asker.get(f"/people/{number}/unanswered").get_json()["unanswered"]
    assert (one["since"], one["dated"], one["said"]["precision"]) == ("2024-03", True, "month")
    assert one["said"]["seen_at"] == "2026-11-24T18:00:00Z"
    card = asker.get("/accounts/card?network=hackernews&handle=ana").get_json()["card"]
    assert card["annotation"]["waiting"]["since"] == card["annotation"]["first"] == "2024-03"


@pytest.mark.parametrize(
    ("value", "precision", "title"),
    [
        (1_764_000_000, "hour", "Monday, 24 November 2025, around 16:00"),
        (1_764_000_000, "minute", "Monday, 24 November 2025, 16:00"),
        ("2024-03-05T01:02:03Z", None, "Tuesday, 5 March 2024, 01:02"),
        ("2031-03-05", None, "5 March 2031"),
        (None, None, None),
    ],
)
def test_titles(value: str | int | None, precision: str | None, title: str | None, app: Flask) -> None:
    with app.test_request_context():
        shown = LexborHTMLParser(str(time_filter(value, precision))).css_first("time")
    assert (shown and shown.attributes["title"]) == title


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2024", "around 2024"),
        ("2024-03", "around March 2024"),
        ("2024-03-05", "5 March 2024"),
        ("2024-03-05T01:02:03Z", "5 March 2024"),
        (None, ""),
    ],
)
def test_dates(value: str | None, words: str) -> None:
    assert LexborHTMLParser(f"<p>{day_filter(value)}</p>").css_first("p").text() == words
