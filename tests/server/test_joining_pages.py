"""One person or two, by the forms of the local page: found by search, suggested, taken apart, undone."""

from __future__ import annotations

import pytest

from relationcore.memory import Memory
from relationcore.model import AccountRef
from tests.server.asking import Asker, Page
from tests.server.conftest import Clock
from tests.server.pressing import pressed, undone, words
from tests.server.test_decisions import both
from tests.server.test_pages import sound
from tests.server.visits import exchange, later


@pytest.fixture
def ana(asker: Asker, memory: Memory, clock: Clock) -> int:
    """Ana's number; she waits."""
    asker.post("/observations", exchange())
    asker.post("/observations", later(exchange()))
    memory.confirm_me(AccountRef("hackernews", "me_here"), now=clock())
    return memory.person_of(AccountRef("hackernews", "ana"))


def test_merged_by_search_and_taken_apart(page: Page, ana: int, asker: Asker, memory: Memory) -> None:
    both(asker)
    other = memory.person_of(AccountRef("github", "ana-grows"))
    before = list(memory.dump())
    tree = sound(page.get(f"/people/{ana}/merge?other=grows").text)
    assert "ana-grows on github" in words(tree)
    answer = page.post(f"/people/{ana}/merge", {"other": str(other)})
    tree = sound(page.get(answer.headers["Location"]).text)
    assert "They are one person here now." in tree.css_first(".said").text()
    assert len(tree.css(".accounts li")) == 2
    tree = pressed(page, f"/people/{other}", "Take out")
    assert len(tree.css(".accounts li")) == 1
    tree = undone(page, tree)
    assert len(tree.css(".accounts li")) == 2
    page.post(f"/people/{ana}/merge/undo", {"other": str(other)})
    assert list(memory.dump()) == before
    assert "Nobody else here goes by that." in page.get(f"/people/{ana}/merge?other=zeppelin").text


def test_nobody_is_put_together_with_me(page: Page, ana: int, memory: Memory) -> None:
    me = memory.person_of(AccountRef("hackernews", "me_here"))
    for one, other in ((ana, me), (me, ana)):
        refused = page.post(f"/people/{one}/merge", {"other": str(other)})
        assert refused.status_code == 409
        assert "One of the two is you;" in words(sound(refused.text))


@pytest.mark.parametrize("path", ["/", "/people/suggestions"])
def test_a_suggestion_is_answered_either_way(page: Page, ana: int, asker: Asker, path: str) -> None:
    both(asker)
    reason = "The profile of ana on hackernews links to ana-grows on github."
    assert reason in page.get(path).text
    assert reason in page.get(f"/people/{ana}/merge").text
    tree = pressed(page, path, "Two people")
    assert reason not in words(tree)
    assert reason in words(undone(page, tree))
    pressed(page, path, "Two people")
    assert "These are two people, by your word." in page.get("/settings").text
    pressed(page, "/settings", "Undo")
    tree = pressed(page, path, "They are one person")
    assert reason not in words(tree)
    assert reason in words(undone(page, tree))
