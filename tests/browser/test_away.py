"""Server and worker may go at any time: nothing that was seen is lost, and it is said what is the matter."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

import pytest

from relationserver import rights
from tests.browser.driver import Browser
from tests.browser.impostor import always, impostor
from tests.browser.local import Local, until
from tests.browser.saved import HN, Pages, Said, thread

FULL = "Recording has stopped, because 50 MB wait for the server."
TAKEN = "It takes them now, and recording goes on by itself."
STORE = """
(async () => {
  const asked = indexedDB.open('relationcore', 1);
  const db = await new Promise((resolve) => { asked.onsuccess = () => resolve(asked.result); });
  const tx = db.transaction(['outbox', 'values'], 'readwrite');
  const ended = new Promise((resolve) => { tx.oncomplete = resolve; });
  const request = WORK;
  await ended;
  db.close();
  return request.result;
})()
"""


ANNOTATIONS = STORE.replace("['outbox', 'values']", "['annotations']").replace(
    "WORK", "tx.objectStore('annotations').WORK"
)


@pytest.fixture(autouse=True)
def there_afterwards(local: Local) -> Iterator[None]:
    """A test that fails while the server is away leaves it to the next one as it was."""
    yield
    if local.server is None:
        local.back()


def store(browser: Browser, work: str) -> Any:
    """Do something with the stores of the extension's own database; the result of its request."""
    return browser.control.eval(STORE.replace("WORK", work))


def waiting(browser: Browser) -> int:
    return int(browser.ask("status.get")["waiting"])


def holds(browser: Browser, words: str) -> bool:
    """Whether the outbox holds these words."""
    rows = store(browser, "tx.objectStore('outbox').getAll()")
    return any(words in row["body"] for row in rows)


def test_server_away_and_back(browser: Browser, local: Local, pages: Pages) -> None:
    local.away()
    tab = browser.open(
        pages.put(f"{HN}/item?id=2000", thread(2000, [Said(2001, "jo_reed", "Reeds rustle.")]))
    )
    assert len(tab.wait_marks(lambda found: len(found) == 2)) == 2
    until(lambda: holds(browser, "Reeds rustle"))
    until(lambda: "Nothing answers at" in browser.action(tab.number)["title"])
    tab.close()
    local.back()
    assert not local.memory.search("reeds rustle")
    browser.ask("outbox.flush")
    until(lambda: waiting(browser) == 0)
    until(lambda: local.memory.search("reeds rustle"))


def test_worker_stopped_in_mid_visit(browser: Browser, local: Local, pages: Pages) -> None:
    tab = browser.open(pages.put(f"{HN}/item?id=2100", thread(2100, [Said(2101, "kai_moss", "Moss grows.")])))
    tab.wait_marks(lambda found: len(found) == 2)
    browser.stop_worker()
    until(lambda: local.memory.search("moss grows"))
    tab.close()


def test_worker_stopped_with_visits_in_the_outbox(browser: Browser, local: Local, pages: Pages) -> None:
    local.away()
    tab = browser.open(
        pages.put(f"{HN}/item?id=2200", thread(2200, [Said(2201, "lea_fern", "Ferns unroll.")]))
    )
    until(lambda: holds(browser, "Ferns unroll"))
    browser.stop_worker()
    local.back()
    browser.ask("outbox.flush")
    until(lambda: local.memory.search("ferns unroll"))
    until(lambda: waiting(browser) == 0)
    tab.close()


def test_known_people_are_shown_while_the_server_is_away(
    browser: Browser, local: Local, pages: Pages
) -> None:
    said = [Said(2301, "mia_bark", "Bark peels."), Said(2302, "me_myself", "So it does.", 1)]
    local.told(2300, [*said, Said(2303, "mia_bark", "It does.", 2)], me="me_myself")
    local.know_me("me_myself")
    url = pages.put(
        f"{HN}/item?id=2310",
        thread(2310, [Said(2311, "mia_bark", "Again."), Said(2312, "nobody_yet", "Hm.")]),
    )
    tab = browser.open(url)
    tab.wait_marks(lambda found: any(mark["kind"] == "acquainted" for mark in found))
    tab.close()
    local.away()
    tab = browser.open(url)
    tab.wait_marks(lambda found: any(mark["kind"] == "acquainted" for mark in found))
    tab.open_card("mia_bark")
    assert "Nothing answers" in tab.card_eval("document.getElementById('said').textContent")
    tab.close()
    local.back()
    browser.ask("outbox.flush")


def test_another_program_on_the_port(browser: Browser, local: Local, pages: Pages) -> None:
    url = pages.put(f"{HN}/item?id=2400", thread(2400, [Said(2401, "ole_stone", "Stones roll.")]))
    with impostor(local, always(200, {}, b"{}")):
        tab = browser.open(url)
        until(lambda: holds(browser, "Stones roll"))
        assert browser.ask("status.get", probe=True)["server"]["state"] == "foreign"
        until(lambda: "Another program answers" in browser.action(tab.number)["title"])
    browser.ask("outbox.flush")
    until(lambda: local.memory.search("stones roll"))
    tab.close()


def test_a_server_of_another_age_says_so_and_nothing_is_lost(
    browser: Browser, local: Local, pages: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = pages.put(f"{HN}/item?id=2450", thread(2450, [Said(2451, "ruth_pine", "Pines sway.")]))
    with monkeypatch.context() as younger:
        younger.setattr(rights, "OLDEST_CLIENT", (9, 0))
        tab = browser.open(url)
        until(lambda: holds(browser, "Pines sway"))
        until(lambda: "is too old for relationcore" in browser.action(tab.number)["title"])
        assert browser.ask("status.get")["server"]["state"] == "mismatch"
    browser.ask("outbox.flush")
    until(lambda: local.memory.search("pines sway"))
    tab.close()


def test_pages_opened_while_the_server_was_away_fill_when_it_is_back(
    browser: Browser, local: Local, pages: Pages
) -> None:
    said = [Said(2601, "uma_birch", "Birches bend."), Said(2602, "me_myself", "They do.", 1)]
    local.told(2600, [*said, Said(2603, "uma_birch", "So it is.", 2)], me="me_myself")
    local.know_me("me_myself")
    local.away()
    tab = browser.open(pages.put(f"{HN}/item?id=2610", thread(2610, [Said(2611, "uma_birch", "Here.")])))
    tab.wait_marks(lambda found: [mark["kind"] for mark in found] == ["unknown", "unknown"])
    until(lambda: holds(browser, "Here."))
    local.back()
    browser.ask("outbox.flush")
    tab.wait_marks(lambda found: [mark["kind"] for mark in found] == ["seen", "acquainted"])
    tab.close()


def test_what_was_forgotten_is_not_kept_in_the_browser(browser: Browser, local: Local) -> None:
    """A higher purge serial: kept answers and refused visits go, the outbox is sent."""
    assert store(browser, "tx.objectStore('values').get('purge_serial')") is not None
    kept = "{key: 'hackernews\\nforgotten_one\\n', annotation: {v: 'x'}}"
    browser.control.eval(ANNOTATIONS.replace("WORK", f"put({kept})"))
    with sqlite3.connect(str(local.config.db)) as database:
        database.execute("UPDATE state SET value = value + 1 WHERE name = 'purge_serial'")
    database.close()
    browser.ask("status.get", probe=True)
    until(lambda: browser.control.eval(ANNOTATIONS.replace("WORK", "count()")) == 0)


def test_what_the_server_refuses_is_listed(browser: Browser) -> None:
    before = len(browser.ask("refused.list"))
    row = "{body: '{\"nonsense\": 1}', bytes: 15, tab: null, url: 'https://x.example/', comments: 0}"
    store(browser, f"tx.objectStore('outbox').add({row})")
    browser.ask("outbox.flush")
    refused = browser.ask("refused.list")
    assert len(refused) == before + 1
    assert refused[-1]["status"] == 422
    assert refused[-1]["url"] == "https://x.example/"
    assert waiting(browser) == 0
    browser.ask("refused.drop", id=refused[-1]["id"])
    assert len(browser.ask("refused.list")) == before


def test_the_icon_is_right_again_when_the_server_is_back_and_nothing_waits(
    browser: Browser, local: Local, pages: Pages
) -> None:
    tab = browser.open(pages.put(f"{HN}/item?id=2700", thread(2700, [Said(2701, "rae_lime", "Limes last.")])))
    until(lambda: local.memory.search("limes last"))
    until(lambda: waiting(browser) == 0)
    local.away()
    browser.ask("status.get", probe=True)
    until(lambda: "Nothing answers at" in browser.action(tab.number)["title"])
    alarm = until(lambda: browser.control.eval("chrome.alarms.get('server')"))
    assert alarm["periodInMinutes"] == 1
    local.back()
    # the minute is over
    browser.control.eval("chrome.alarms.create('server', {when: Date.now()})")
    until(lambda: browser.action(tab.number)["title"].startswith("relationcore: on."))
    until(lambda: browser.control.eval("chrome.alarms.get('server')") is None)
    tab.close()


def test_nobody_looks_out_for_the_server_where_no_page_stands_open(browser: Browser, local: Local) -> None:
    local.away()
    assert browser.ask("status.get", probe=True)["server"]["state"] == "offline"
    assert browser.control.eval("chrome.alarms.get('server')") is None
    local.back()
    assert browser.ask("status.get", probe=True)["server"]["state"] == "ok"


def test_the_icon_is_right_again_when_the_outbox_has_room(
    browser: Browser, local: Local, pages: Pages
) -> None:
    tab = browser.open(pages.put(f"{HN}/item?id=2800", thread(2800, [Said(2801, "sol_wren", "Wrens sing.")])))
    until(lambda: local.memory.search("wrens sing"))
    until(lambda: waiting(browser) == 0)
    row = f"{{body: '{{}}', bytes: {2**20}, tab: null, url: 'https://x.example/', comments: 0}}"
    store(browser, f"tx.objectStore('outbox').add({row})")
    store(browser, f"tx.objectStore('values').put({50 * 1024 * 1024}, 'outbox_bytes')")
    local.away()
    browser.ask("status.get", probe=True)
    until(lambda: f"{FULL} Nothing answers at" in browser.action(tab.number)["title"])
    assert "is kept" not in browser.action(tab.number)["title"]
    local.back()
    browser.ask("outbox.flush")
    until(lambda: browser.action(tab.number)["title"].startswith("relationcore: on."))
    browser.ask("refused.drop", id=browser.ask("refused.list")[-1]["id"])
    store(browser, "tx.objectStore('values').put(0, 'outbox_bytes')")
    tab.close()


def test_a_full_outbox_stops_recording_with_a_sentence(browser: Browser, local: Local, pages: Pages) -> None:
    store(browser, f"tx.objectStore('values').put({50 * 1024 * 1024}, 'outbox_bytes')")
    tab = browser.open(pages.put(f"{HN}/item?id=2500", thread(2500, [Said(2501, "pia_sand", "Sand sinks.")])))
    until(lambda: browser.action(tab.number)["title"] == f"relationcore: {FULL} {TAKEN}")
    assert not local.memory.search("sand sinks")
    assert browser.ask("status.get")["full"] is True
    popup = browser.open(f"{browser.origin}/pages/popup.html?tab={tab.number}")
    popup.wait("document.getElementById('switch').hidden === false")
    assert "is not kept now" in popup.eval("document.getElementById('site').innerText")
    assert popup.eval("document.getElementById('server').innerText") == f"{FULL} {TAKEN}"
    popup.close()
    store(browser, "tx.objectStore('values').put(0, 'outbox_bytes')")
    until(lambda: local.memory.search("sand sinks"))
    tab.close()
