"""Another program that takes the server's port gets neither the token nor what was read, whatever it says."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator

import pytest

from relationserver.context import VERSION
from relationserver.serve import Server
from tests.browser.driver import Browser
from tests.browser.impostor import Answer, Got, always, ask, impostor, relay
from tests.browser.local import Local, until
from tests.browser.saved import HN, Pages, Said, thread

CLAIMS = {"x-relationcore": VERSION, "content-type": "application/json"}
TOKEN = """
(async () => {
  const asked = indexedDB.open('relationcore', 1);
  const db = await new Promise((resolve) => { asked.onsuccess = () => resolve(asked.result); });
  const found = db.transaction(['values']).objectStore('values').get('token');
  await new Promise((resolve) => { found.onsuccess = resolve; });
  db.close();
  return found.result;
})()
"""
UNPROVEN = "does not show that it is the relationcore this browser was connected to"


@pytest.fixture(autouse=True)
def there_afterwards(browser: Browser, local: Local) -> Iterator[None]:
    """The next test finds the true server, known and with nothing waiting."""
    yield
    if local.server is None:
        local.back()
    browser.ask("outbox.flush")


def state(browser: Browser) -> str:
    """What the worker finds when it asks the server now."""
    return str(browser.ask("status.get", probe=True)["server"]["state"])


def holds_nothing(got: list[Got], *words: str) -> None:
    """Nobody's words and no right of ours came along: only the question who is there."""
    assert got
    for one in got:
        assert (one.method, one.path, one.body) == ("GET", "/api/v1/health", b"")
        assert "authorization" not in one.headers
        assert "cookie" not in one.headers
        assert not [word for word in words if word in str(one)]


def plausible(got: Got) -> Answer:
    """As the true server would answer, with everything that can be known from outside."""
    name = {"x-relationcore-run": "0" * 32, "x-relationcore-proof": "0" * 64}
    body = {
        "name": "relationcore",
        "version": VERSION,
        "purge_serial": 10**9,
        "annotations": [],
        "recipes": [],
    }
    return 200, {**CLAIMS, **name}, json.dumps(body).encode()


REFUSES = b'{"code": 401, "status": "Unauthorized", "message": "Connect again.", "errors": {}}'


@pytest.mark.parametrize(
    "answer",
    [always(200, CLAIMS, b"{}"), plausible, always(401, CLAIMS, REFUSES), always(500, CLAIMS, b"{}")],
    ids=["bare", "plausible", "refuses the token", "fails"],
)
def test_a_program_that_claims_to_be_the_server(
    browser: Browser, local: Local, pages: Pages, answer: object
) -> None:
    token = browser.control.eval(TOKEN)
    url = pages.put(f"{HN}/item?id=2700", thread(2700, [Said(2701, "lars_reef", "Reefs grow slowly.")]))
    browser.stop_worker()
    with impostor(local, answer) as got:  # type: ignore[arg-type]
        tab = browser.open(url)
        until(lambda: int(browser.ask("status.get")["waiting"]) > 0)
        until(lambda: UNPROVEN in browser.action(tab.number)["title"])
        assert state(browser) == "unproven"
        holds_nothing(got, token, "lars_reef", "Reefs")
    browser.ask("outbox.flush")
    until(lambda: local.memory.search("reefs grow slowly"))
    assert state(browser) == "ok"
    tab.close()


def test_a_program_that_was_quick(browser: Browser, local: Local, pages: Pages) -> None:
    """The server was believed a moment ago: what was on its way is the other's, nothing after it, and what it
    caught opens nothing.
    """
    token = browser.control.eval(TOKEN)
    assert state(browser) == "ok"
    with impostor(local, plausible) as got:
        assert state(browser) == "unproven"
        caught = [one.headers["authorization"] for one in got if "authorization" in one.headers]
        assert token not in str(got)
        until(lambda: state(browser) == "unproven")
        seen = len(got)
        url = pages.put(f"{HN}/item?id=2720", thread(2720, [Said(2721, "mona_gull", "Gulls cry.")]))
        tab = browser.open(url)
        until(lambda: int(browser.ask("status.get")["waiting"]) > 0)
        assert state(browser) == "unproven"
        holds_nothing(got[seen:], token, "mona_gull", "Gulls")
    assert caught, "it was believed, so the first question came with our right"
    for right in caught:
        status, _, _ = ask(local.config.port, "GET", "/api/v1/status", {"Authorization": right})
        assert status == 401
    browser.ask("outbox.flush")
    until(lambda: local.memory.search("gulls cry"))
    tab.close()


def test_a_program_that_asks_the_true_server_on_another_port(
    browser: Browser, local: Local, pages: Pages
) -> None:
    """It passes everything on, so it can show all that the server shows: but for another port."""
    url = pages.put(f"{HN}/item?id=2740", thread(2740, [Said(2741, "nils_fjord", "Fjords are deep.")]))
    browser.stop_worker()
    local.away()
    true = Server(dataclasses.replace(local.config, port=0))
    true.start()
    try:
        with impostor(local, relay(true.config.port)) as got:
            tab = browser.open(url)
            until(lambda: int(browser.ask("status.get")["waiting"]) > 0)
            assert state(browser) == "unproven"
            holds_nothing(got, "nils_fjord", "Fjords")
    finally:
        true.stop()
    browser.ask("outbox.flush")
    until(lambda: local.memory.search("fjords are deep"))
    tab.close()


def test_a_server_that_started_anew_is_believed_at_once(browser: Browser, local: Local) -> None:
    assert state(browser) == "ok"
    local.away()
    local.back()
    assert state(browser) == "ok"


def test_who_is_there_is_not_asked_for_every_page(browser: Browser, local: Local, pages: Pages) -> None:
    assert state(browser) == "ok"
    before = len(local.asked)
    for number in (2760, 2761, 2762):
        said = [Said(number * 10, "olaf_dune", f"Dunes wander, {number}.")]
        tab = browser.open(pages.put(f"{HN}/item?id={number}", thread(number, said)))
        until(lambda n=number: local.memory.search(f"dunes wander {n}"))
        tab.close()
    paths = [one["path"] for one in local.asked[before:]]
    assert paths.count("/api/v1/annotations") >= 3
    assert paths.count("/api/v1/health") <= 1, "half a minute may pass between two of them"
