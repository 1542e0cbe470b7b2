"""Notes on the card: shown as their Markdown says and no more, never overwritten unseen, never lost."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from relationcore.model import AccountRef, Note
from tests.browser.driver import Browser, Tab
from tests.browser.local import Local, until
from tests.browser.saved import HN, Pages, Said, thread

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
NAMES = ("nora_twig", "otto_bark")
URL = f"{HN}/item?id=1500"
AREA = "document.querySelector('#notes textarea')"
IN_VIEW = """[...document.querySelectorAll('#notes .row button')].filter((one) => {
  const [box, room] = [one, document.getElementById('body')].map((part) => part.getBoundingClientRect());
  return box.top >= room.top - 1 && box.bottom <= room.bottom + 1;
}).map((one) => one.textContent)"""
TEXT = "document.querySelector('#notes .text')"


@pytest.fixture
def tab(browser: Browser, local: Local, pages: Pages) -> Iterator[Tab]:
    """A page with two people; of the first one nothing is written yet."""
    for name in NAMES:
        for note in notes(local, name):
            local.memory.delete_note(note.id, now=datetime.now(UTC))
    said = [Said(1501 + at, name, "Twigs snap.") for at, name in enumerate(NAMES)]
    opened = browser.open(pages.put(URL, thread(1500, said)))
    opened.wait_marks(lambda found: len(found) == 3)
    yield opened
    opened.close()


def person(local: Local, name: str) -> int:
    return local.memory.person_of(AccountRef("hackernews", name), create=True)


def notes(local: Local, name: str) -> list[Note]:
    return list(local.memory.person(person(local, name), now=datetime.now(UTC)).notes)


def write(local: Local, name: str, text: str) -> Note:
    """Write a note as the local page does."""
    return local.memory.add_note(person(local, name), text, now=datetime.now(UTC))


def rewrite(local: Local, note: Note, text: str) -> Note:
    """Change a note as the local page does, in the same second perhaps."""
    return local.memory.change_note(note.id, text, now=datetime.now(UTC))


def press(tab: Tab, words: str, where: str = "#notes") -> None:
    """Press the button of this name."""
    found = f"[...document.querySelectorAll({json.dumps(where + ' button')})]"
    tab.card_eval(f"{found}.find(one => one.textContent === {json.dumps(words)}).click()")


def begin_change(tab: Tab, name: str, typed: str) -> None:
    """Open the card, begin to change its note, replace its words with real keys."""
    tab.open_card(name)
    press(tab, "Change")
    tab.card_eval(f"{AREA}.select()")
    tab.type(typed)
    assert tab.card_eval(f"{AREA}.value") == typed


def said(tab: Tab) -> str:
    return str(tab.card_eval("document.getElementById('said').textContent"))


def test_a_note_is_shown_as_its_markdown_says(tab: Tab, local: Local) -> None:
    write(
        local,
        "nora_twig",
        "*Birch*,\nnot [oak](https://oak.example/?a=1&b=2).\n\n- one\n- two\n\n# Big",
    )
    tab.open_card("nora_twig")
    (html,) = tab.card_eval("[...document.querySelectorAll('#notes .text')].map(one => one.innerHTML)")
    assert html == (
        '<p><em>Birch</em>,<br>\nnot <a href="https://oak.example/?a=1&amp;b=2" target="_blank"'
        ' rel="noreferrer noopener">oak</a>.</p><ul><li>one</li><li>two</li></ul><h3>Big</h3>'
    )


HOSTILE = """<img src=x onerror="window.ran = 1"><script>window.ran = 1</script>

[a](javascript:window.ran=1) [b](data:text/html,x) [c](//evil.example) ![d](https://evil.example/d.png)

<iframe src="https://evil.example"></iframe>

`</div><script>window.ran = 1</script>`
"""


def test_a_pasted_note_is_words_and_nothing_else(tab: Tab, local: Local) -> None:
    write(local, "nora_twig", HOSTILE)
    tab.open_card("nora_twig")
    tags = set(tab.card_eval("[...document.querySelectorAll('#notes .text *')].map(one => one.localName)"))
    assert tags == {"p", "a", "code", "span"}
    links = tab.card_eval("[...document.querySelectorAll('#notes .text a')].map(one => one.href)")
    assert links == ["https://evil.example/d.png"], "an image is no more than a link to it"
    assert "<script>window.ran = 1</script>" in tab.card_eval(f"{TEXT}.textContent")
    assert tab.card_eval("window.ran ?? null") is None


def test_no_text_becomes_markup_in_our_pages(tab: Tab) -> None:
    """The browser itself refuses: the pages' own policy takes no markup from a string."""
    tab.open_card("nora_twig")
    tried = "try { document.body.innerHTML = '<b>x</b>'; } catch (error) { return error.name; }"
    assert tab.card_eval(f"(() => {{ {tried} }})()") == "TypeError"
    assert tab.card_eval("document.querySelector('b')") is None


@pytest.mark.parametrize(
    ("choice", "kept"),
    [
        ("Keep both, yours below", "Builds *nothing* any more.\n\nBuilds boats."),
        ("Keep yours in its place", "Builds boats."),
        ("Cancel", "Builds *nothing* any more."),
    ],
)
def test_a_note_changed_elsewhere_is_not_overwritten_unseen(
    tab: Tab, local: Local, choice: str, kept: str
) -> None:
    note = write(local, "nora_twig", "Builds kites.")
    begin_change(tab, "nora_twig", "Builds boats.")
    rewrite(local, note, "Builds *nothing* any more.")
    tab.press("Control+Enter")
    until(lambda: said(tab) == "Not kept yet: the note was changed elsewhere meanwhile.")
    assert tab.card_eval(f"{TEXT}.innerHTML") == "<p>Builds <em>nothing</em> any more.</p>"
    assert tab.card_eval(f"{AREA}.value") == "Builds boats."
    assert tab.card_eval("document.activeElement.localName") == "textarea"
    assert tab.card_eval(IN_VIEW) == ["Keep both, yours below", "Keep yours in its place", "Cancel"]
    assert [one.text for one in notes(local, "nora_twig")] == ["Builds *nothing* any more."]
    press(tab, choice)
    tab.card_wait(f"{AREA} === null")
    assert [one.text for one in notes(local, "nora_twig")] == [kept]


def test_changed_again_while_one_chooses(tab: Tab, local: Local) -> None:
    note = write(local, "nora_twig", "One.")
    begin_change(tab, "nora_twig", "Mine.")
    rewrite(local, note, "Two.")
    press(tab, "Keep")
    tab.card_wait(f"{TEXT}?.textContent === 'Two.'")
    rewrite(local, note, "Three.")
    press(tab, "Keep both, yours below")
    tab.card_wait(f"{TEXT}?.textContent === 'Three.'")
    assert tab.card_eval(f"{AREA}.value") == "Mine."
    press(tab, "Keep both, yours below")
    tab.card_wait(f"{AREA} === null")
    assert [one.text for one in notes(local, "nora_twig")] == ["Three.\n\nMine."]


def test_words_about_a_deleted_note_are_kept_in_the_field(tab: Tab, local: Local) -> None:
    note = write(local, "nora_twig", "One.")
    begin_change(tab, "nora_twig", "Mine, long thought over.")
    local.memory.delete_note(note.id, now=datetime.now(UTC))
    press(tab, "Keep")
    tab.card_wait("document.getElementById('note').value === 'Mine, long thought over.'")
    assert said(tab).startswith("The note was deleted elsewhere meanwhile.")
    assert notes(local, "nora_twig") == []


def test_a_change_is_not_lost_to_another_name(tab: Tab, local: Local) -> None:
    write(local, "nora_twig", "One.")
    begin_change(tab, "nora_twig", "Half a change")
    tab.press("Escape")
    until(lambda: not tab.card_shown())
    tab.open_card("otto_bark")
    assert tab.card_eval(f"{AREA} === null")
    tab.press("Escape")
    until(lambda: not tab.card_shown())
    tab.open_card("nora_twig")
    assert tab.card_eval(f"{AREA}.value") == "Half a change"
    press(tab, "Keep")
    tab.card_wait(f"{TEXT}?.textContent === 'Half a change'")


def test_a_change_is_not_lost_to_a_server_that_is_away(tab: Tab, local: Local) -> None:
    write(local, "nora_twig", "One.")
    begin_change(tab, "nora_twig", "Two.")
    local.away()
    try:
        press(tab, "Keep")
        until(lambda: said(tab).startswith("Nothing answers at"))
        assert tab.card_eval(f"{AREA}.value") == "Two."
    finally:
        local.back()
    press(tab, "Keep")
    tab.card_wait(f"{TEXT}?.textContent === 'Two.'")


def test_the_choice_is_accessible(tab: Tab, local: Local) -> None:
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: npm ci")
    note = write(local, "nora_twig", "One `code`\n\n> quoted\n\n| a | b |\n|---|---|\n| c | d |")
    begin_change(tab, "nora_twig", "Mine.")
    rewrite(local, note, f"{note.text}\n\n    Two {'W' * 200}")
    press(tab, "Keep")
    tab.card_wait(f"{TEXT} !== null")
    tab.card_eval(f"(() => {{ {AXE.read_text()}; return true; }})()")
    found = tab.card_eval("axe.run().then(r => r.violations.map(v => [v.id, v.nodes.map(n => n.html)]))")
    assert found == []
