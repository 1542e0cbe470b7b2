"""A page that was left and comes back as it stood: its marks are right again, and it is watched again."""

from __future__ import annotations

from tests.browser import scripts
from tests.browser.driver import Browser
from tests.browser.local import Local, until
from tests.browser.saved import HN, Pages, Said, thread

TALK = [
    Said(7001, "vera_reed", "Which reed is it?"),
    Said(7002, "me_myself", "The thin one.", 1),
    Said(7003, "vera_reed", "Thanks!", 2),
]
KEPT = "globalThis.kept = true"


def test_a_page_out_of_the_browsers_cache(browser: Browser, local: Local, pages: Pages) -> None:
    first = pages.put(
        f"{HN}/item?id=7100", thread(7100, [Said(7101, "vera_reed", "Hello.")], author="otto_op")
    )
    other = pages.put(f"{HN}/item?id=7200", thread(7200, [Said(7201, "willa_new", "Hi.")], author="otto_op"))
    tab = browser.open(first)
    tab.wait_marks(lambda found: len(found) == 2)
    tab.eval(f"void ({KEPT})")
    tab.go(other)
    tab.wait_marks(lambda found: [mark["name"] for mark in found] == ["otto_op", "willa_new"])
    local.told(7000, TALK, me="me_myself", author="otto_op")
    local.know_me("me_myself")
    tab.back()
    tab.wait("globalThis.kept === true")
    marks = tab.wait_marks(lambda found: any(mark["kind"] == "acquainted" for mark in found))
    assert [mark["name"] for mark in marks] == ["otto_op", "vera_reed"]
    until(lambda: browser.action(tab.number)["badge"] == "1")
    tab.eval(scripts.ADD_ROW.replace("ARGS", "['7101', '7102', 'xaver_late', 'Sedges sway.']"))
    tab.wait_marks(lambda found: [mark["name"] for mark in found][-1] == "xaver_late")
    until(lambda: local.memory.search("sedges sway"))
    tab.close()
