"""What is typed outlives a full disk, a database in use and a session that is over; a page that lies about
dates, or a number that no row can have, breaks nothing.
"""

from __future__ import annotations

import logging
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from flask import Flask
from selectolax.lexbor import LexborHTMLParser

from relationcore.memory import Memory
from relationcore.model import AccountRef
from tests.server.asking import ELSEWHERE, OWN_FORM, Asker, Page
from tests.server.conftest import Clock
from tests.server.visits import NETWORK, account, comment, exchange, visit

TYPED = 'Her brother builds kites. <b>Red</b> ones.\n\n& "more"'


@pytest.fixture
def ana(asker: Asker, memory: Memory) -> int:
    asker.post("/observations", exchange())
    return memory.person_of(AccountRef(NETWORK, "ana"))


def given_back(html: str) -> list[str]:
    """The texts that a page gives back to be copied."""
    return [area.text() for area in LexborHTMLParser(html).css("textarea[readonly]")]


@pytest.fixture
def held(memory: Memory, monkeypatch: pytest.MonkeyPatch) -> Iterator[sqlite3.Connection]:
    """Another program writes to the database and does not end."""
    monkeypatch.setattr("relationcore.store.connection.BUSY_SECONDS", 0.05)
    memory.release()
    with closing(sqlite3.connect(memory.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield other


def fill(memory: Memory) -> None:
    """Let the disk be full: SQLite says the same of a database that may not grow."""
    conn = memory._store.conn
    (pages,) = conn.execute("PRAGMA page_count").fetchone()
    conn.execute(f"PRAGMA max_page_count = {pages}")


def test_a_full_disk_gives_the_note_back(page: Page, memory: Memory, ana: int) -> None:
    fill(memory)
    words = TYPED + " kites" * 30_000
    answer = page.post(f"/people/{ana}/notes", {"text": words})
    assert answer.status_code == 500
    assert "is full. Make room and try again." in answer.text
    assert given_back(answer.text) == [words]
    assert memory.person(ana, now=page.app.extensions["relationcore"].config.now()).notes == ()


def test_a_database_in_use_gives_the_words_back(page: Page, ana: int, held: sqlite3.Connection) -> None:
    about = {"nickname": "Kite", "label": "painter", "reason": "Ask for the kite.", "date": "2026-12-24"}
    answer = page.post(f"/people/{ana}/about", about)
    assert answer.status_code == 500
    assert given_back(answer.text) == ["Kite", "painter", "Ask for the kite."]
    held.execute("ROLLBACK")
    assert page.post(f"/people/{ana}/about", about).status_code == 303


@pytest.mark.parametrize("why", ["the session is over", "another session's form", "the note is gone"])
def test_a_form_that_is_refused_gives_the_words_back(page: Page, ana: int, clock: Clock, why: str) -> None:
    path, sent = f"/people/{ana}/notes", {"text": TYPED}
    if why == "the session is over":
        clock.move(days=366)
    elif why == "another session's form":
        sent["csrf"] = "0" * 64
    else:
        path += "/987"
    answer = page.post(path, sent)
    assert answer.status_code in (401, 403, 404)
    assert given_back(answer.text) == [TYPED]


def test_a_note_changed_elsewhere_is_not_overwritten_unseen(
    page: Page, memory: Memory, ana: int, clock: Clock
) -> None:
    """The page stood open while the note was changed on a card."""
    note = memory.add_note(ana, "Builds kites.", now=clock()).id
    old = shown(page, ana, note)
    clock.move(minutes=1)
    memory.change_note(note, "Builds kites and boats.", now=clock())
    path = f"/people/{ana}/notes/{note}"
    answer = page.post(path, {"seen": old, "text": TYPED})
    assert answer.status_code == 409
    assert "Builds kites and boats." in answer.text
    assert [area.text().strip("\n") for area in LexborHTMLParser(answer.text).css("textarea[autofocus]")] == [
        TYPED
    ]
    assert page.post(path, {"seen": shown(page, ana, note), "text": TYPED}).status_code == 303
    assert [kept.text for kept in memory.person(ana, now=clock()).notes] == [TYPED]


def shown(page: Page, person: int, note: int) -> str:
    """The state of a note that the page's form carries."""
    form = f'form[action="/people/{person}/notes/{note}"] input[name=seen]'
    field = LexborHTMLParser(page.get(f"/people/{person}").text).css_first(form)
    return field.attributes["value"] or ""


@pytest.mark.parametrize("headers", [{}, ELSEWHERE, {**OWN_FORM, "Sec-Fetch-Site": "same-site"}])
def test_nothing_that_others_send_is_given_back(app: Flask, headers: dict[str, str]) -> None:
    answer = Page(app).post("/people/1/notes", {"text": "kites"}, headers)
    assert answer.status_code in (401, 403)
    assert "kites" not in answer.text


def test_a_database_in_use_still_answers_what_only_reads(
    asker: Asker, ana: int, clock: Clock, held: sqlite3.Connection, caplog: pytest.LogCaptureFixture
) -> None:
    clock.move(hours=2)
    body = {"page": {"url": "https://news.ycombinator.com/item?id=1"}, "accounts": [account("ana")]}
    with caplog.at_level(logging.DEBUG):
        answer = asker.post("/annotations", body)
    assert (answer.status_code, answer.get_json()["annotations"][0]["person"]) == (200, ana)
    assert "ana" not in caplog.text


@pytest.fixture(params=["UTC", "America/New_York", "Asia/Tokyo"])
def zone(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.environ.get("TZ")
    os.environ["TZ"] = request.param
    time.tzset()
    yield
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    time.tzset()


@pytest.mark.parametrize("date", ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "0001-01-01", "9999-12-31"])
@pytest.mark.parametrize("precision", ["second", "day", "month", "year"])
def test_dates_at_the_ends_of_the_calendar(
    asker: Asker, page: Page, memory: Memory, zone: None, date: str, precision: str
) -> None:
    words = comment("7", "eve", "Words out of time.", published=date, precision=precision)
    assert asker.post("/observations", visit(words)).status_code == 200
    person = memory.person_of(AccountRef(NETWORK, "eve"))
    for path in (f"/people/{person}", "/people", "/people?q=time", "/"):
        answer = page.get(path)
        assert answer.status_code == 200
    assert "Words out of time." in page.get(f"/people/{person}").text


@pytest.mark.parametrize(
    "until", ["0001-01-01T00:00:00+10:00", "9999-12-31T23:59:59-10:00", "1969-01-01T00:00:00Z"]
)
def test_later_is_no_time_past_the_calendar(asker: Asker, page: Page, ana: int, until: str) -> None:
    answer = asker.put(f"/people/{ana}/answers/1", {"state": "later", "until": until})
    assert (answer.status_code, list(answer.get_json()["errors"])) == (422, ["until"])
    assert page.get(f"/people/{ana}").status_code == 200


HUGE = 10**20
NUMBERS: list[tuple[str, str, Any]] = [
    ("GET", f"/notes?person={HUGE}", None),
    ("POST", "/notes", {"person": 2**63, "text": "x"}),
    ("PUT", f"/notes/{HUGE}", {"text": "x"}),
    ("DELETE", f"/notes/{HUGE}", None),
    ("POST", f"/notes/{HUGE}/restore", None),
    ("PUT", f"/people/{HUGE}", {"nickname": "x"}),
]


@pytest.mark.parametrize(("method", "path", "body"), NUMBERS)
def test_numbers_that_no_row_can_have(asker: Asker, method: str, path: str, body: Any) -> None:
    answer = asker.ask(method, path, **({} if body is None else {"json": body}))
    assert (answer.status_code, answer.get_json()["code"]) == (404, 404)


def test_pages_of_such_numbers(page: Page) -> None:
    assert page.get(f"/people/{HUGE}").status_code == 404
    assert page.get("/people/" + "9" * 5_000).status_code == 404
    assert page.post(f"/people/{HUGE}/notes", {"text": "x"}).status_code == 404
    assert page.post(f"/settings/browsers/{HUGE}/revoke", {}).status_code == 404
