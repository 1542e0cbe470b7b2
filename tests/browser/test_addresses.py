"""Sites of a single page: the address changes first, and what it shows a moment later."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from tests.browser import scripts
from tests.browser.driver import Browser
from tests.browser.local import Local, until
from tests.browser.saved import HN, Pages, Said, thread

THREADS = "SELECT key, title FROM thread WHERE key IN ('7300', '7310')"
WHERE = (
    "SELECT c.key, t.key FROM comment c JOIN thread t ON t.id = c.thread_id WHERE c.key IN ('7301', '7311')"
)
NEXT = """(() => {
  document.querySelector('.titleline a').textContent = 'Another kiln';
  document.querySelector('.fatitem .athing').id = '7310';
})()"""


def rows(local: Local, sql: str) -> dict[str, str | None]:
    """Two columns of the server's database."""
    with closing(sqlite3.connect(local.memory.path)) as conn:
        return dict(conn.execute(sql).fetchall())


def test_a_page_that_lags_behind_its_address(browser: Browser, local: Local, pages: Pages) -> None:
    said = Said(7301, "jana_slow", "Slow words.")
    tab = browser.open(pages.put(f"{HN}/item?id=7300", thread(7300, [said], author="karl_op")))
    until(lambda: local.memory.search("slow words"))
    first = rows(local, THREADS)
    assert first == {"7300": "A kiln of one's own"}
    tab.eval("void history.pushState({}, '', '/item?id=7310')")
    until(lambda: "7310" in rows(local, THREADS))
    assert rows(local, THREADS) == {**first, "7310": None}, "its title is not known yet"
    tab.eval(NEXT)
    tab.eval(scripts.ADD_ROW.replace("ARGS", "['7301', '7311', 'lena_fast', 'Fast words.']"))
    tab.eval("void document.getElementById('7301').remove()")
    until(lambda: local.memory.search("fast words"))
    until(lambda: rows(local, THREADS) == {**first, "7310": "Another kiln"})
    assert rows(local, WHERE) == {"7301": "7300", "7311": "7310"}
    tab.close()
