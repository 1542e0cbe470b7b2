"""Marks beside every readable name; what was seen is kept, once; nobody but the worker asks the server."""

from __future__ import annotations

import time

from tests.browser import scripts
from tests.browser.driver import Browser
from tests.browser.local import Local, until
from tests.browser.saved import HN, Pages, Said, capture, thread

CAPTURED = f"{HN}/item?id=48350598"
TALK = [
    Said(101, "ana_potter", "How do you keep the kiln at an even heat?"),
    Said(102, "me_myself", "With a second thermocouple at the back wall.", 1),
    Said(103, "ana_potter", "Thank you, I will try that.", 2),
    Said(104, "ben_glaze", "Mine cracks whatever I do."),
]


def knowing(local: Local, name: str = "ana_potter") -> None:
    """Let the memory know somebody, by a talk with me."""
    number = 100 if name == "ana_potter" else 150
    said = [
        Said(number + i, name if one.author == "ana_potter" else one.author, one.text, one.indent)
        for i, one in enumerate(TALK, 1)
    ]
    local.told(number, said, me="me_myself")
    local.know_me("me_myself")


def test_captured_thread(browser: Browser, local: Local, pages: Pages) -> None:
    url = pages.put(CAPTURED, capture("hackernews/easyhn-item"))
    knowing(local, "winter_blue")
    known_before = local.comments()
    tab = browser.open(url)
    marks = tab.wait_marks(
        lambda found: len(found) >= 125 and any(mark["kind"] not in ("unknown", "seen") for mark in found)
    )
    assert len(marks) == 125
    assert marks[0]["name"] == "thcipriani"
    known = [mark for mark in marks if mark["kind"] not in ("unknown", "seen")]
    assert {(mark["name"], mark["kind"], mark["label"]) for mark in known} == {
        ("winter_blue", "acquainted", "acquainted")
    }
    until(lambda: local.comments() > known_before)
    assert local.comments() < known_before + 125, "only what was in view is kept"
    told = {"title": "relationcore: 1 person here whom you know.", "badge": "1"}
    until(lambda: browser.action(tab.number) == told)
    tab.open_card("winter_blue")
    assert "Thank you, I will try that." in tab.card_eval("document.getElementById('history').innerText")
    tab.close()


def test_every_name_has_one_span_of_one_size(browser: Browser, local: Local, pages: Pages) -> None:
    knowing(local)
    said = [*TALK, Said(105, "unheard_of", "Hello.")]
    tab = browser.open(pages.put(f"{HN}/item?id=200", thread(200, said)))
    marks = tab.wait_marks(
        lambda found: len(found) >= 6 and {"acquainted", "me"} <= {mark["kind"] for mark in found}
    )
    assert [mark["name"] for mark in marks] == [
        "asker", "ana_potter", "me_myself", "ana_potter", "ben_glaze", "unheard_of",
    ]  # fmt: skip
    assert {(mark["width"], mark["height"], mark["html"], mark["texts"]) for mark in marks} == {
        (14, 10, "<span></span>", "")
    }
    kinds = {mark["name"]: mark["kind"] for mark in marks}
    assert kinds["me_myself"] == "me"
    assert kinds["ana_potter"] == "acquainted"
    assert kinds["unheard_of"] in ("unknown", "seen")
    tab.close()


def test_a_second_visit_adds_nothing(browser: Browser, local: Local, pages: Pages) -> None:
    said = [Said(301, "cleo_wheel", "The wheel squeaks."), Said(302, "dan_clay", "Oil it.", 1)]
    url = pages.put(f"{HN}/item?id=300", thread(300, said))
    before = local.comments()
    tab = browser.open(url)
    until(lambda: local.comments() == before + 3)
    tab.close()
    visits = local.visits()
    tab = browser.open(url)
    until(lambda: local.visits() > visits)
    assert local.comments() == before + 3
    tab.close()


def test_only_what_was_seen_and_my_own_words(browser: Browser, local: Local, pages: Pages) -> None:
    far = [Said(400 + i, f"writer_{i}", f"feldspar{i} " * 400) for i in range(1, 20)]
    mine = Said(450, "me_myself", "My own answer, far below.")
    before = local.comments()
    tab = browser.open(pages.put(f"{HN}/item?id=400", thread(400, [*far, mine], me="me_myself")))
    until(lambda: local.memory.search("own answer far below"))
    assert not local.memory.search("feldspar19")
    assert local.comments() < before + 10
    tab.eval("document.getElementById('419').scrollIntoView()")
    until(lambda: local.memory.search("feldspar19"))
    tab.close()


def test_names_that_come_later_get_a_mark(browser: Browser, pages: Pages) -> None:
    tab = browser.open(pages.put(f"{HN}/item?id=500", thread(500, [Said(501, "eve_kiln", "First.")])))
    tab.wait_marks(lambda found: len(found) == 2)
    tab.eval(scripts.ADD_ROW.replace("ARGS", "['501', '502', 'finn_late', 'Second.']"))
    marks = tab.wait_marks(lambda found: len(found) == 3)
    assert [mark["name"] for mark in marks] == ["asker", "eve_kiln", "finn_late"]
    tab.close()


def test_a_mark_thrown_away_is_put_back_three_times_at_most(browser: Browser, pages: Pages) -> None:
    tab = browser.open(pages.put(f"{HN}/item?id=600", thread(600, [Said(601, "gil_slip", "Slip.")])))
    tab.wait_marks(lambda found: len(found) == 2)
    drop = "void document.querySelector('[id=\"601\"] .hnuser + span:not([class])')?.remove()"
    for _ in range(2):
        tab.eval(drop)
        tab.wait_marks(lambda found: len(found) == 2)
    tab.eval(drop)
    time.sleep(0.5)
    assert len(tab.marks()) == 1
    tab.close()


def test_another_address_in_the_same_document(browser: Browser, local: Local, pages: Pages) -> None:
    tab = browser.open(pages.put(f"{HN}/item?id=700", thread(700, [Said(701, "hana_one", "First thread.")])))
    tab.wait_marks(lambda found: len(found) == 2)
    tab.eval("void history.pushState({}, '', '/item?id=710')")
    tab.eval("void (document.querySelector('.fatitem .athing').id = '710')")
    tab.eval(scripts.ADD_ROW.replace("ARGS", "['701', '711', 'ivo_two', 'Second thread.']"))
    tab.eval("void document.getElementById('701').remove()")
    marks = tab.wait_marks(lambda found: any(mark["name"] == "ivo_two" for mark in found))
    assert len(marks) == 2
    until(lambda: local.memory.search("second thread"))
    tab.close()


def test_nobody_but_the_worker_asks_the_server(browser: Browser, local: Local, pages: Pages) -> None:
    tab = browser.open(pages.put(f"{HN}/item?id=800", thread(800, TALK)))
    tab.wait_marks(lambda found: len(found) == 5)
    tab.close()
    origins = {one["origin"] for one in local.asked if "origin" in one}
    assert browser.origin in origins
    assert origins <= {browser.origin, local.base}, "the local page's own forms apart"
    assert {one["host"] for one in local.asked} == {local.base.removeprefix("http://")}
    assert not [one for one in local.asked if one["method"] == "OPTIONS"]
    assert {one.get("sec_fetch_site") for one in local.asked if one["path"] == "/api/v1/observations"} == (
        {"none"} if browser.name == "chromium" else {"same-origin"}
    )


def test_switched_off_takes_the_marks_away(browser: Browser, local: Local, pages: Pages) -> None:
    tab = browser.open(pages.put(f"{HN}/item?id=900", thread(900, TALK)))
    tab.wait_marks(lambda found: len(found) == 5)
    browser.control.eval(f"chrome.permissions.remove({{origins: ['{HN}/*']}})")
    tab.wait(f"{scripts.OURS} === 0")
    before = local.comments()
    tab.go(f"{HN}/item?id=900")
    time.sleep(3)
    assert tab.eval(scripts.OURS) == 0
    assert local.comments() == before
    tab.close()
