"""A page that was left and comes back as it stood: its marks are right again, and it is watched again."""

from __future__ import annotations

from tests.browser import scripts
from tests.browser.driver import Browser, Tab
from tests.browser.local import Local, until
from tests.browser.saved import HN, Pages, Said, thread

# A browser need not keep a page. Firefox now and then takes the request of the next page for one of the
# left page's own, and throws it away; so there are several visits, each with a person of its own.
VISITS = 8
HERE = "document.readyState === 'complete' && location.search === '?id={}'"


def talk(number: int) -> list[Said]:
    """I and a person of this visit, who said a word to each other elsewhere."""
    name = f"vera_reed{number}"
    return [
        Said(number + 1, name, "Which reed is it?"),
        Said(number + 2, "me_myself", "The thin one.", 1),
        Said(number + 3, name, "Thanks!", 2),
    ]


def kept(tab: Tab, local: Local, pages: Pages, number: int) -> bool:
    """Whether a page that was left, and whose people became known meanwhile, came back as it stood."""
    said = Said(number + 51, f"vera_reed{number}", "Hello.")
    first = pages.put(f"{HN}/item?id={number + 50}", thread(number + 50, [said], author="otto_op"))
    tab.go(first)
    tab.wait_marks(lambda found: len(found) == 2 and {mark["kind"] for mark in found} == {"seen"})
    tab.eval("void (globalThis.kept = true)")
    tab.go(f"{HN}/item?id=7090")
    tab.wait_marks(lambda found: [mark["name"] for mark in found] == ["otto_op", "willa_new"])
    local.told(number, talk(number), me="me_myself", author="otto_op")
    local.know_me("me_myself")
    tab.back()
    tab.wait(HERE.format(number + 50))
    return bool(tab.eval("globalThis.kept === true"))


def test_a_page_out_of_the_browsers_cache(browser: Browser, local: Local, pages: Pages) -> None:
    pages.put(f"{HN}/item?id=7090", thread(7090, [Said(7091, "willa_new", "Hi.")], author="otto_op"))
    tab = browser.open(f"{HN}/item?id=7090")
    numbers = iter(range(7100, 7100 + 100 * VISITS, 100))
    number = next((number for number in numbers if kept(tab, local, pages, number)), None)
    assert number, f"the browser kept none of {VISITS} pages that were left"
    marks = tab.wait_marks(lambda found: any(mark["kind"] == "acquainted" for mark in found))
    assert [mark["name"] for mark in marks] == ["otto_op", f"vera_reed{number}"]
    until(lambda: browser.action(tab.number)["badge"] == "1")
    row = f"['{number + 51}', '{number + 52}', 'xaver_late', 'Sedges sway.']"
    tab.eval(scripts.ADD_ROW.replace("ARGS", row))
    tab.wait_marks(lambda found: [mark["name"] for mark in found][-1] == "xaver_late")
    until(lambda: local.memory.search("sedges sway"))
    tab.close()
