"""The card: what you said to each other, notes both ways, keys, nothing a screen reader stumbles on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from relationcore import Retention
from tests.browser import scripts
from tests.browser.driver import Browser, Tab
from tests.browser.local import Local, until
from tests.browser.saved import HN, Pages, Said, thread
from tests.core import making
from tests.core.making import DAY

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
TALK = [
    Said(1001, "carla_mint", "How do you keep the kiln at an even heat?"),
    Said(1002, "me_myself", "With a second thermocouple at the back wall.", 1),
    Said(1003, "carla_mint", "Thank you, I will try that.", 2),
    Said(1004, "bruno_fig", "Mine cracks whatever I do."),
]


@pytest.fixture(scope="module")
def known(browser: Browser, local: Local) -> Browser:
    local.told(1000, TALK, me="me_myself")
    local.know_me("me_myself")
    return browser


@pytest.fixture
def tab(known: Browser, pages: Pages) -> Iterator[Tab]:
    opened = known.open(
        pages.put(f"{HN}/item?id=1100", thread(1100, [Said(1101, "carla_mint", "Hello."), *TALK[3:]]))
    )
    opened.wait_marks(lambda found: any(mark["kind"] == "acquainted" for mark in found))
    yield opened
    opened.close()


def text(tab: Tab, id: str) -> str:
    return str(tab.card_eval(f"document.getElementById('{id}').innerText"))


def fill(tab: Tab, id: str, words: str) -> None:
    """Focus a field of the card and type with real keys."""
    tab.card_eval(f"document.getElementById('{id}').focus()")
    tab.type(words)


def test_history_newest_first(tab: Tab) -> None:
    tab.open_card("carla_mint")
    assert text(tab, "name") == "carla_mint"
    assert text(tab, "account") == "carla_mint on hackernews"
    # what was merely read on this page may stand among it by now
    talk = "[...document.querySelectorAll('#history .moment:not(.seen)')]"
    words = tab.card_eval(f"{talk}.map(li => li.querySelector('.words:not(.answering)').innerText)")
    assert words == ["Thank you, I will try that.", "With a second thermocouple at the back wall."]
    who = tab.card_eval(f"{talk}.map(li => li.querySelector('.who').textContent)")
    assert who == ["They, to you", "You, to them"]
    assert "How do you keep the kiln at an even heat?" in text(tab, "history")
    links = tab.card_eval("[...document.querySelectorAll('#history a')].map(a => [a.rel, a.target])")
    assert set(map(tuple, links)) == {("noreferrer noopener", "_blank")}


def test_words_merely_read_do_not_stand_as_said_to_me(known: Browser, local: Local, pages: Pages) -> None:
    said = [Said(1501, "carla_mint", "Glazes craze.")]
    shown = known.open(pages.put(f"{HN}/item?id=1500", thread(1500, said)))
    shown.wait_marks(lambda found: any(mark["kind"] == "acquainted" for mark in found))
    until(lambda: local.memory.search("glazes craze"))
    shown.open_card("carla_mint")
    assert text(shown, "history-head") == "What you said to each other and have read of them"
    read = "[...document.querySelectorAll('#history .moment.seen')]"
    lines = shown.card_eval(f"{read}.map(li => [li.querySelector('.who').textContent, li.innerText])")
    assert [who for who, line in lines if "Glazes craze." in line] == ["They"]
    shown.close()


def test_the_card_says_why_and_no_time_more_exactly_than_it_is_known(
    known: Browser, local: Local, pages: Pages
) -> None:
    for day in range(0, 12, 2):
        asked = making.comment(f"e{day}", "edda_loam", said=day * DAY, mentions=("me_myself",))
        mine = making.reply(f"m{day}", "me_myself", f"e{day}", said=day * DAY + 5)
        local.memory.ingest(making.visit(f"day{day}", [asked, mine], seen=day * DAY + 9))
    words = [
        making.comment("old", "edda_loam", "Old.", published="2024-03-01T09:00:00Z", precision="year"),
        making.comment("so", "edda_loam", "So.", published="2025-03-01T09:00:00Z", precision="month"),
        making.comment("odd", "edda_loam", "Odd.", published="1970-01-01T00:00:00Z"),
    ]
    for day in (40, 41, 42):
        local.memory.ingest(making.visit(f"read{day}", words, seen=day * DAY))
    shown = known.open(
        pages.put(f"{HN}/item?id=1400", thread(1400, [Said(1401, "edda_loam", "Hello."), TALK[0]]))
    )
    shown.wait_marks(lambda found: any(mark["kind"] == "in_conversation" for mark in found))
    shown.open_card("edda_loam")
    until(lambda: "Odd." in text(shown, "history"), what="the history")
    why = text(shown, "why")
    assert "You used to talk about every 2 days. At your last look, on " in why
    assert why.endswith(" of such pairs speak again within two years.")
    history = text(shown, "history")
    assert "seen " in history
    assert "1970" not in history
    dates = shown.card_eval(
        "[...document.querySelectorAll('#history time')].map(t => [t.dateTime, t.textContent])"
    )
    assert ["2024", "around 2024"] in dates
    assert ["2025-03", "around March 2025"] in dates
    shown.close()


def test_where_words_have_faded_the_card_says_so(known: Browser, local: Local, pages: Pages) -> None:
    local.told(1200, [Said(1201, "dora_salt", "Salt glaze, once a year.")])
    local.memory.set_retention(Retention(strangers=1))
    assert local.memory.fade(now=datetime.now(UTC) + timedelta(days=2)) > 0
    local.memory.set_retention(Retention())
    shown = known.open(
        pages.put(f"{HN}/item?id=1300", thread(1300, [Said(1301, "dora_salt", "Hello."), TALK[0]]))
    )
    shown.wait_marks(lambda found: any(mark["kind"] == "acquainted" for mark in found))
    shown.open_card("dora_salt")
    assert "No words are kept of this: they have faded, or there were none." in text(shown, "history")
    assert "Salt glaze" not in text(shown, "history")
    shown.close()


def test_focus_goes_in_and_comes_back(tab: Tab) -> None:
    tab.front()
    index = tab.mark_of("carla_mint")
    tab.inside(scripts.FOCUS, index)
    tab.press("Enter")
    tab.card_wait("document.hasFocus() && document.activeElement.id === 'name'")
    assert tab.marks()[index]["expanded"] == "true"
    tab.press("Escape")
    until(lambda: not tab.card_shown())
    assert tab.inside(scripts.FOCUSED) == index
    assert tab.marks()[index]["expanded"] == "false"


def test_tab_past_the_ends_comes_back(tab: Tab) -> None:
    index = tab.mark_of("carla_mint")
    for key, last in (
        ("Shift+Tab", "document.getElementById('name')"),
        ("Tab", "document.querySelector('#note-form button')"),
    ):
        tab.open_card("carla_mint")
        tab.card_eval(f"{last}.focus()")
        tab.press(key)
        until(lambda: not tab.card_shown())
        assert tab.inside(scripts.FOCUSED) == index


def test_a_click_elsewhere_closes(tab: Tab) -> None:
    tab.open_card("carla_mint")
    tab.click_at(990, 5)
    until(lambda: not tab.card_shown())


def test_a_note_of_the_card_stands_on_the_local_page(tab: Tab, known: Browser, local: Local) -> None:
    tab.open_card("carla_mint")
    fill(tab, "note", "Fires at 1240 degrees.")
    tab.card_eval("document.querySelector('#note-form button').click()")
    tab.card_wait("document.querySelector('#notes .text')?.textContent === 'Fires at 1240 degrees.'")
    assert text(tab, "said") == "Note kept."
    page = known.open(local.entry)
    page.go(f"{local.base}/people?q=carla_mint")
    href = page.wait("document.querySelector('a[href^=\"/people/\"]')?.getAttribute('href')")
    page.go(f"{local.base}{href}")
    assert "Fires at 1240 degrees." in page.eval("document.body.innerText")
    page.close()


def test_a_note_of_the_local_page_stands_on_the_card(tab: Tab, local: Local) -> None:
    [found] = local.memory.people(now=datetime.now(UTC), query="carla_mint")
    local.memory.add_note(found.id, "Lives by the lake.", now=datetime.now(UTC))
    tab.open_card("carla_mint")
    assert "Lives by the lake." in text(tab, "notes")


def test_notes_are_changed_deleted_and_brought_back(tab: Tab) -> None:
    tab.open_card("bruno_fig")
    fill(tab, "note", "Cracks his glaze.")
    tab.press("Control+Enter")
    tab.card_wait("document.querySelectorAll('#notes .note').length === 1")
    tab.card_eval("document.querySelector('#notes button').click()")
    tab.card_eval("(document.querySelector('#notes textarea').value = 'Cracked his glaze, once.')")
    tab.card_eval("document.querySelector('#notes button.main').click()")
    tab.card_wait("document.querySelector('#notes .text')?.textContent === 'Cracked his glaze, once.'")
    tab.card_eval("document.querySelectorAll('#notes button')[1].click()")
    tab.card_wait("document.querySelectorAll('#notes .note').length === 0")
    tab.card_eval("document.querySelector('#said button').click()")
    tab.card_wait("document.querySelector('#notes .text')?.textContent === 'Cracked his glaze, once.'")


def test_a_nickname_is_the_name_on_the_card(tab: Tab, known: Browser) -> None:
    tab.open_card("carla_mint")
    tab.card_eval("(document.getElementById('more').open = true)")
    fill(tab, "nickname", "Carla from the lake")
    tab.card_eval("(document.getElementById('follow-date').value = '2030-05-01')")
    fill(tab, "follow-reason", "the new kiln")
    tab.card_eval("document.querySelector('#about-form button').click()")
    tab.card_wait("document.getElementById('name').textContent === 'Carla from the lake'")
    assert "the new kiln" in text(tab, "due")

    def nicknames() -> list[str | None]:
        return [one["nickname"] for one in known.ask("tab.here", tab=tab.number)["people"]]

    until(lambda: "Carla from the lake" in nicknames())


def test_a_draft_is_not_lost_to_another_name(tab: Tab) -> None:
    tab.open_card("carla_mint")
    fill(tab, "note", "Half a thought")
    tab.press("Escape")
    until(lambda: not tab.card_shown())
    tab.open_card("bruno_fig")
    assert tab.card_eval("document.getElementById('note').value") == ""
    tab.press("Escape")
    until(lambda: not tab.card_shown())
    tab.open_card("carla_mint")
    tab.card_wait("document.getElementById('note').value === 'Half a thought'")


def test_the_context_menu_and_the_key_open_a_card(tab: Tab, known: Browser) -> None:
    """What the worker sends for the menu on a link and for the keyboard command."""
    link = tab.eval("document.querySelector('a.hnuser[href$=carla_mint]').href")
    asked = f"chrome.tabs.sendMessage({tab.number}, {{type: 'card.open', link: LINK}}, {{frameId: 0}})"
    assert known.control.eval(asked.replace("LINK", json.dumps(link)))["value"] is True
    tab.card_wait("document.title === 'carla_mint' || document.title === 'Carla from the lake'")
    assert known.control.eval(asked.replace("LINK", "'https://elsewhere.example/'"))["value"] is False
    tab.front()
    tab.eval("document.querySelector('a.hnuser[href$=bruno_fig]').focus()")
    assert known.control.eval(asked.replace("LINK", "null"))["value"] is True
    tab.card_wait("document.title === 'bruno_fig'")


def test_inside_a_modal_dialog(tab: Tab) -> None:
    """All outside of an open dialog is inert: the card is made inside, and can be typed into."""
    tab.eval(
        "void (() => { const dialog = document.createElement('dialog');"
        " dialog.append(document.getElementById('hnmain')); document.body.append(dialog);"
        " dialog.showModal(); })()"
    )
    tab.wait_marks(lambda found: any(mark["kind"] == "acquainted" for mark in found))
    tab.open_card("carla_mint")
    fill(tab, "note", "typed in a dialog")
    assert tab.card_eval("document.getElementById('note').value") == "typed in a dialog"
    tab.press("Escape")
    until(lambda: not tab.card_shown())
    assert tab.eval("document.querySelector('dialog').open") is True


def test_accessible(tab: Tab) -> None:
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: npm ci")
    tab.open_card("carla_mint")
    tab.card_eval(f"(() => {{ {AXE.read_text()}; return true; }})()")
    found = tab.card_eval("axe.run().then(r => r.violations.map(v => [v.id, v.nodes.map(n => n.html)]))")
    assert found == []
