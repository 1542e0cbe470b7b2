"""A page without a recipe that speaks of itself in JSON-LD: recognised, marked where its people stand."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from relationcore.model import AccountRef
from tests.browser.driver import Browser
from tests.browser.local import Local, until
from tests.browser.saved import Pages

URL = "https://forum.example/letters/1"
SAID = {
    "@context": "https://schema.org", "@type": "DiscussionForumPosting", "text": "A letter.",
    "author": {"name": "Zora Elsewhere"},
    "comment": [
        {"@type": "Comment", "@id": f"{URL}#c1", "text": "Willows sigh.", "author": {"name": "Wim Wicker"}},
        {"@type": "Comment", "@id": f"{URL}#c2", "text": "So they do.", "author": {"name": "Yara New"}},
    ],
}  # fmt: skip
MARKED = "document.querySelectorAll('article > a + span').length === 2"
BODY = """<article id="c1"><a href="#w">Wim Wicker</a> <p>Willows sigh.</p></article>
<article id="c2"><a href="#y">Yara New</a> <p>So they do.</p></article>"""


def test_marked_where_they_stand_and_told_to_the_popup(browser: Browser, local: Local, pages: Pages) -> None:
    now = datetime.now(UTC)
    for name in ("Wim Wicker", "Zora Elsewhere"):
        person = local.memory.person_of(AccountRef("web:forum.example", name), create=True)
        assert person is not None
        local.memory.add_note(person, "Writes letters.", now=now)
    page = (
        f'<!doctype html><title>x</title><script type="application/ld+json">{json.dumps(SAID)}</script>{BODY}'
    )
    tab = browser.open(pages.put(URL, page))
    tab.front()
    browser.click_icon(URL)
    # asked in the page's own world: only once the click has had its effect may we look into the other
    try:
        tab.wait(MARKED, 15)
    except AssertionError:
        # Firefox: a popup that an earlier click has left open is closed by this one
        browser.click_icon(URL)
        tab.wait(MARKED)
    assert [mark["name"] for mark in tab.marks()] == ["Wim Wicker", "Yara New"]

    def people() -> set[str]:
        return {one["account"]["handle"] for one in browser.ask("tab.here", tab=tab.number)["people"]}

    until(lambda: people() == {"Wim Wicker", "Zora Elsewhere"})
    assert browser.ask("tab.here", tab=tab.number)["report"]["readable"] is True
    assert not local.memory.search("willows sigh")
    browser.grant("https://forum.example/*")
    popup = browser.open(f"{browser.origin}/pages/popup.html?tab={tab.number}")
    popup.wait("document.getElementById('switch').hidden === false")
    popup.front()
    popup.click("#switch")
    popup.close()
    tab.front()
    until(lambda: local.memory.search("willows sigh"))
    assert not local.memory.search("a letter"), "what has no place on the page is never seen"
    browser.control.eval("chrome.permissions.remove({origins: ['https://forum.example/*']})")
    tab.close()
