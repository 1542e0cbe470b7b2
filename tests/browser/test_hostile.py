"""A hostile page learns no word of the user's, in any way that ARCHITECTURE and the browsers offer it.

What is left, and said in docs/security.md: that the extension is there, when the focus is in a mark, and in
Firefox the glyph (its class and label, the kind alone) of a mark the pointer passes.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from relationcore.model import AccountRef
from tests.browser import scripts
from tests.browser.driver import Browser, Tab
from tests.browser.local import Local, until
from tests.browser.saved import HN, Pages, Said, thread

HOSTILE = (Path(__file__).parent / "hostile.js").read_text(encoding="utf-8")
TALK = [
    Said(4001, "hester_vale", "A walrus whispered about thermocouples."),
    Said(4002, "me_myself", "My ocarina answered the walrus.", 1),
    Said(4003, "hester_vale", "Marzipan, then.", 2),
]
# words of the user's and of their history, none of which stands on the page
SECRETS = ["Zebulon", "Quark", "xylophone", "walrus", "ocarina", "Marzipan", "kumquat", "2031", "tungsten"]
FONT = "@font-face{font-family:spy;src:url(https://news.ycombinator.com/spy.woff2);unicode-range:U+0041-007A}"
NUMBERS = itertools.count(4100, 10)
HOSTS = "[...document.querySelectorAll('.hnuser + span:not([class])')]"


@pytest.fixture(scope="module")
def known(browser: Browser, local: Local) -> Browser:
    """The user knows Hester, has named her, noted something and set a date."""
    local.told(4000, TALK, me="me_myself")
    local.know_me("me_myself")
    memory, now = local.memory, datetime.now(UTC)
    person = memory.person_of(AccountRef("hackernews", "hester_vale"), create=True)
    assert person is not None
    memory.set_nickname(person, "Zebulon Quark")
    memory.add_note(person, "Plays the xylophone.", now=now)
    memory.set_follow_up(person, date(2031, 5, 1), "the tungsten wire", now=now)
    return browser


def page_of(number: int) -> str:
    said = [
        Said(number + 1, "hester_vale", "Hello again."),
        Said(number + 2, "hugo_newly", "Hello, I am new."),
    ]
    style = f"<style>{FONT} * {{ font-family: spy !important; }} span {{ width: auto !important; }}</style>"
    typing = '<input data-own aria-label="own">'
    return thread(number, said, extra=f"{typing}").replace(
        "<head>", f"<head>{style}<script>{HOSTILE}</script>"
    )


@pytest.fixture
def tab(known: Browser, pages: Pages) -> Iterator[Tab]:
    number = next(NUMBERS)
    opened = known.open(pages.put(f"{HN}/item?id={number}", page_of(number)))
    opened.wait_marks(lambda found: len(found) >= 3 and any(mark["kind"] == "acquainted" for mark in found))
    yield opened
    opened.close()


def loot(tab: Tab) -> dict[str, Any]:
    """What the page has got so far."""
    tab.eval("void plunder()")
    sets = ", ".join(f"{name}: plain(loot.{name})" for name in ("sizes", "shown", "batches"))
    plain = "(sets) => Object.fromEntries(Object.entries(sets).map(([name, all]) => [name, [...all]]))"
    told = f"((plain) => JSON.stringify({{...loot, {sets}}}))({plain})"
    found: dict[str, Any] = json.loads(tab.eval(told))
    return found


def assert_no_word(got: dict[str, Any]) -> None:
    """No word of the user's in anything the page holds."""
    all_words = "\n".join(str(word) for word in got["words"]).casefold()
    assert not [secret for secret in SECRETS if secret.casefold() in all_words]


def hover_everything(tab: Tab) -> None:
    """The pointer over and on every mark, the focus into each."""
    for index, mark in enumerate(tab.marks()):
        tab.click_at(mark["x"], mark["y"])
        tab.press("Escape")
        tab.inside(scripts.FOCUS, index)
    tab.press("Escape")


def test_marks_alone_tell_nothing(tab: Tab) -> None:
    got = loot(tab)
    assert_no_word(got)
    assert got["shadows"] == 0, "our roots do not pass through the page's prototypes"
    assert got["windows"] == 0
    assert got["messages"] == 0


def test_known_and_unknown_look_the_same(tab: Tab) -> None:
    looks = tab.eval(f"{HOSTS}.map(look)")
    assert len(looks) == 3
    assert len(set(looks)) == 1
    sizes = loot(tab)["sizes"]
    assert sizes["hester_vale"] == sizes["hugo_newly"] == ["14x10"]


def test_known_and_unknown_come_at_the_same_time_and_answer_the_same(tab: Tab) -> None:
    handled = tab.eval(f"{HOSTS}.map(handle)")
    assert len(handled) == 3
    assert len(set(handled)) == 1
    until(lambda: len(loot(tab)["shown"]) >= 2)
    got = loot(tab)
    # marks come in slices of time, so on a busy machine not all at once, yet always in the order of the page:
    # of the three the one in the middle alone is known
    batches = [got["batches"][name] for name in ("asker", "hester_vale", "hugo_newly")]
    assert [len(each) for each in batches] == [1, 1, 1]
    assert batches == sorted(batches)
    assert got["shown"]["hester_vale"] == got["shown"]["hugo_newly"]
    assert_no_word(got)


def test_hosts_moved_to_each_other_tell_nothing(tab: Tab) -> None:
    """A page that puts the mark of one beside the name of another finds the same span there."""
    tab.eval(f"void {HOSTS}.forEach((host) => {{ document.body.append(host); rob(host); }})")
    tab.wait_marks(lambda found: [mark["name"] for mark in found] == ["asker", "hester_vale", "hugo_newly"])
    assert len(set(tab.eval(f"{HOSTS}.map(look)"))) == 1
    assert_no_word(loot(tab))


def test_pointer_focus_and_an_open_card(tab: Tab, known: Browser) -> None:
    tab.front()
    hover_everything(tab)
    tab.open_card("hester_vale")
    tab.card_wait("document.getElementById('name').textContent === 'Zebulon Quark'")
    tab.card_wait("document.getElementById('notes').textContent.includes('xylophone')")
    tab.card_wait("document.getElementById('history').textContent.includes('walrus')")
    got = loot(tab)
    assert_no_word(got)
    assert got["windows"] == 0, "the card is no window of the page's"
    assert got["messages"] == 0
    kinds = [word for word in got["words"] if "acquainted" in str(word)]
    if known.name == "chromium":
        assert not kinds
    assert not [word for word in got["words"] if "-extension://" in str(word)], "no address of ours"


def test_typing_in_the_card_is_not_heard(tab: Tab) -> None:
    tab.front()
    tab.open_card("hester_vale")
    tab.card_eval("document.getElementById('note').focus()")
    before = loot(tab)["keys"]
    tab.type("kumquat jam")
    tab.card_wait("document.getElementById('note').value === 'kumquat jam'")
    got = loot(tab)
    assert got["keys"] == before
    assert_no_word(got)
    tab.press("Escape")
    until(lambda: not tab.card_shown())


def test_the_page_does_hear_its_own_keys(tab: Tab) -> None:
    """The control: the spy would have heard."""
    tab.front()
    tab.eval("document.querySelector('[data-own]').focus()")
    tab.eval("void document.querySelector('[data-own]').removeAttribute('data-own')")
    tab.type("x")
    assert "x" in loot(tab)["keys"]


def test_the_browsers_search_finds_nothing(tab: Tab) -> None:
    tab.front()
    tab.open_card("hester_vale")
    nothing = tab.eval("hunt('xqzvk nowhere')")
    assert True not in nothing
    for text in [*SECRETS, "acquainted", "not known yet", "Notes", "●", "z", "q"]:
        assert tab.eval(f"hunt({json.dumps(text)})") == nothing, text
    assert_no_word(loot(tab))


def test_the_cards_address_gives_an_empty_card(tab: Tab, known: Browser) -> None:
    """Chromium denies the fixed address; Firefox's is random, and even who knows it gets nothing."""
    address = f"{known.origin}/card/card.html"
    if known.name == "chromium":
        assert tab.eval(f"fetch('{address}').then(() => 'read', () => 'denied')") == "denied"
    tab.eval(
        "void (() => { const frame = document.createElement('iframe'); frame.dataset.own = '';"
        f" frame.src = '{address}#guess'; document.body.append(frame); }})()"
    )
    if known.name == "firefox":
        until(lambda: tab.frame_texts() == ["There is nothing to show here."])
    assert not [secret for secret in SECRETS if any(secret in text for text in tab.frame_texts())]
    tab.open_card("hester_vale")
    assert_no_word(loot(tab))


def test_fonts_of_the_page_are_not_asked_for_the_users_letters(tab: Tab, pages: Pages) -> None:
    """The page's own text asks for the spy's font too, so what counts is the font of our roots."""
    families = tab.inside(
        scripts.INSIDE + "return hosts().map((host) => getComputedStyle(buttonOf(host)).fontFamily);"
    )
    assert set(families) == {"sans-serif"}


def test_a_synthetic_click_opens_nothing(tab: Tab) -> None:
    tab.eval(f"{HOSTS}.forEach(host => host.click())")
    tab.eval(f"{HOSTS}.forEach(host => host.dispatchEvent(new MouseEvent('click', {{bubbles: true}})))")
    assert not tab.card_shown()


def test_a_message_of_the_page_reaches_nobody(tab: Tab) -> None:
    sent = tab.eval(
        "[globalThis.chrome?.runtime?.sendMessage, globalThis.browser, globalThis.relationcore]"
        ".map((one) => typeof one).join()"
    )
    assert sent == "undefined,undefined,undefined"
    tab.eval("void postMessage({type: 'card.hello', nonce: 'guess'}, '*')")
    assert_no_word(loot(tab))
