"""Somebody is forgotten while a browser holds words of theirs: nothing of them stays in it or comes back."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from relationcore.memory import Memory
from relationcore.model import AccountRef
from tests.browser.driver import Browser
from tests.browser.local import Local, until
from tests.browser.saved import HN, Pages, Said, thread

NAME = "rue_thistle"
READ = """
(async () => {
  const asked = indexedDB.open('relationcore', 1);
  const db = await new Promise((resolve) => { asked.onsuccess = () => resolve(asked.result); });
  const tx = db.transaction(['outbox', 'refused', 'annotations'], 'readwrite');
  const ended = new Promise((resolve) => { tx.oncomplete = resolve; });
  const request = WORK;
  await ended;
  db.close();
  return JSON.stringify(request.result);
})()
"""


def store(browser: Browser, work: str) -> Any:
    return browser.control.eval(READ.replace("WORK", work))


def held(browser: Browser) -> dict[str, bool]:
    """In which stores of the extension the name stands."""
    names = ("outbox", "refused", "annotations")
    return {name: NAME in store(browser, f"tx.objectStore('{name}').getAll()") for name in names}


def test_nothing_of_them_stays_in_the_browser_or_comes_back(
    browser: Browser, local: Local, pages: Pages
) -> None:
    said = [Said(2701, NAME, "Thistles sting."), Said(2702, "me_myself", "They do.", 1)]
    local.told(2700, [*said, Said(2703, NAME, "So it is.", 2)], me="me_myself")
    local.know_me("me_myself")
    tab = browser.open(pages.put(f"{HN}/item?id=2710", thread(2710, [Said(2711, NAME, "Here again.")])))
    tab.wait_marks(lambda found: [mark["kind"] for mark in found] == ["seen", "acquainted"])
    until(lambda: local.memory.search("here again"))
    local.away()
    later = browser.open(pages.put(f"{HN}/item?id=2720", thread(2720, [Said(2721, NAME, "Late words.")])))
    row = f"{{body: '{{}}', bytes: 2, tab: null, url: 'https://x.example/{NAME}', comments: 0}}"
    store(browser, f"tx.objectStore('refused').add({row})")
    until(lambda: held(browser) == {"outbox": True, "refused": True, "annotations": True})
    with Memory.open(local.config.db) as memory:
        memory.forget(memory.person_of(AccountRef("hackernews", NAME)), now=datetime.now(UTC))
    local.back()
    browser.ask("outbox.flush")
    until(lambda: held(browser) == {"outbox": False, "refused": False, "annotations": False})
    tab.wait_marks(lambda found: [mark["kind"] for mark in found][1:] == ["unknown"])
    assert not any(NAME in line for line in local.memory.dump())
    later.close()
    tab.close()
