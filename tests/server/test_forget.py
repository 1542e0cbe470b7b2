"""Somebody is forgotten, by the API and by the local page: told first, whole, let in again from then on."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from flask import Flask

from relationcore.memory import Memory
from relationcore.model import AccountRef, Retention
from relationserver.answers import Serial
from relationserver.forgotten import (
    ForgottenAnswerSchema,
    HeldAnswerSchema,
    PurgedAnswerSchema,
    RetentionAnswerSchema,
)
from tests.server.asking import Asker, Page
from tests.server.conftest import Clock
from tests.server.pressing import pressed, words
from tests.server.test_pages import sound
from tests.server.visits import account, exchange, later

ANA = AccountRef("hackernews", "ana")


@pytest.fixture
def ana(asker: Asker, memory: Memory, clock: Clock) -> int:
    """Ana's number; she waits, and there is a note about her."""
    asker.post("/observations", exchange())
    memory.confirm_me(AccountRef("hackernews", "me_here"), now=clock())
    number = memory.person_of(ANA)
    memory.add_note(number, "Her greenhouse leaks.", now=clock())
    return number


def test_what_is_held_is_counted(asker: Asker, ana: int) -> None:
    answer = asker.get(f"/people/{ana}/held").get_json()
    assert HeldAnswerSchema().validate(answer) == {}
    assert answer["held"] == {
        "accounts": [{"network": "hackernews", "handle": "ana", "id": None}],
        "comments": 2, "notes": 1, "needs": 0, "reactions": 0, "said_by_me": 1, "copies": [],
    }  # fmt: skip


def test_forgotten_and_let_in_again(asker: Asker, ana: int, memory: Memory, tmp_path: Path) -> None:
    before = asker.get("/status").get_json()["purge_serial"]
    answer = asker.delete(f"/people/{ana}").get_json()
    assert PurgedAnswerSchema().validate(answer) == {}
    assert answer["purge_serial"] == before + 1
    assert (answer["log_emptied"], answer["gone"]["notes"]) == (True, 1)
    assert asker.get(f"/people/{ana}/held").status_code == 404
    assert not any(b"greenhouse" in file.read_bytes() for file in tmp_path.iterdir())
    listed = asker.get("/forgotten").get_json()
    assert ForgottenAnswerSchema().validate(listed) == {}
    assert listed["forgotten"] == [
        {"serial": 1, "at": "2026-11-25T12:00:00Z", "networks": ["hackernews"], "accounts": 1}
    ]
    answer = asker.delete("/forgotten/1").get_json()
    assert Serial().validate(answer) == {}
    assert asker.delete("/forgotten/1").status_code == 404
    assert memory.forgotten() == []


def test_an_outbox_sent_late_is_taken_and_nothing_of_it_is_kept(
    asker: Asker, ana: int, memory: Memory
) -> None:
    asker.delete(f"/people/{ana}")
    before = [line for line in memory.dump(canonical=True) if '"visit"' not in line]
    answer = asker.post("/observations", later(exchange()))
    assert answer.status_code == 200
    assert answer.get_json()["refused"] == 2
    after = list(memory.dump(canonical=True))
    assert not any("ana" in line for line in after)
    assert len([line for line in after if '"visit"' not in line]) == len(before)


def test_nobody_writes_of_who_was_forgotten(asker: Asker, ana: int) -> None:
    asker.delete(f"/people/{ana}")
    answer = asker.post("/notes", {"account": account("ana"), "text": "Back?"})
    assert answer.status_code == 409
    assert "Let them in again" in answer.get_json()["message"]


def test_i_am_not_forgotten(asker: Asker, ana: int, memory: Memory) -> None:
    answer = asker.delete(f"/people/{memory.person_of(AccountRef('hackernews', 'me_here'))}")
    assert (answer.status_code, answer.get_json()["message"][:12]) == (409, "This is you.")


def test_how_long_words_stay(asker: Asker, memory: Memory) -> None:
    answer = asker.get("/retention").get_json()
    assert RetentionAnswerSchema().validate(answer) == {}
    assert answer["retention"] == {"withdrawn": 30, "strangers": None}
    answer = asker.put("/retention", {"withdrawn": None, "strangers": 180}).get_json()
    assert answer["retention"] == {"withdrawn": None, "strangers": 180}
    assert memory.retention() == Retention(None, 180)
    for wrong in (0, -1, 40_000, "30", 1.5, True):
        assert asker.put("/retention", {"withdrawn": wrong, "strangers": None}).status_code == 422


def test_where_words_have_faded_the_page_says_so(
    page: Page, asker: Asker, ana: int, memory: Memory, clock: Clock
) -> None:
    ben = memory.person_of(AccountRef("hackernews", "ben"))
    told = "No words are kept of this: they have faded, or there were none."
    assert told not in words(sound(page.get(f"/people/{ben}").text))
    memory.set_retention(Retention(strangers=1))
    assert memory.fade(now=clock() + timedelta(days=9)) == 1
    assert told in words(sound(page.get(f"/people/{ben}").text))
    assert told not in words(sound(page.get(f"/people/{ana}").text))


def test_the_page_tells_first_and_forgets_then(page: Page, ana: int, memory: Memory) -> None:
    tree = sound(page.get(f"/people/{ana}").text)
    (link,) = tree.css("a.remove")
    assert link.text() == "Forget this person"
    asked = words(sound(page.get(link.attributes["href"] or "").text))
    for sentence in (
        "Forget ana?", "2 comments and posts of theirs", "1 note of yours about them",
        "This cannot be undone.", "What you said to them (1) stays as your own words.",
    ):  # fmt: skip
        assert sentence in asked
    assert memory.person_of(ANA) == ana
    tree = pressed(page, f"/people/{ana}/forget", "Forget")
    assert "Forgotten. Nothing of them is left in the database." in words(tree)
    assert "Somebody on hackernews" in " ".join(words(tree).split())
    assert page.get(f"/people/{ana}").status_code == 404
    assert page.get(f"/people/{ana}/forget").status_code == 404
    assert "greenhouse" not in "".join(memory.dump())
    tree = pressed(page, "/settings", "Let in again")
    assert "Let in again: what you see of them from now on is kept." in words(tree)
    assert memory.forgotten() == []


def test_a_settled_follow_up_is_not_kept_for_undo(
    page: Page, ana: int, memory: Memory, app: Flask, clock: Clock
) -> None:
    memory.set_follow_up(ana, date(2026, 11, 20), "Ask about the leak", now=clock())
    page.post(f"/people/{ana}/follow-up", {})
    assert app.extensions["relationcore"].settled
    page.post(f"/people/{ana}/forget", {})
    assert not app.extensions["relationcore"].settled


def test_my_own_page_offers_no_forgetting(page: Page, ana: int, memory: Memory) -> None:
    mine = memory.person_of(AccountRef("hackernews", "me_here"))
    assert "Forget this person" not in page.get(f"/people/{mine}").text
    assert page.get(f"/people/{mine}/forget").status_code == 409


def test_a_form_from_elsewhere_forgets_nobody(page: Page, ana: int, memory: Memory) -> None:
    assert page.post(f"/people/{ana}/forget", {"csrf": "0" * 32}).status_code == 403
    assert memory.person_of(ANA) == ana


def test_settings_say_how_long_words_stay(page: Page, memory: Memory) -> None:
    tree = pressed(page, "/settings", "Keep", strangers="180", withdrawn="never")
    assert memory.retention() == Retention(None, 180)
    assert tree.css_first("#strangers option[selected]").text() == "go after 180 days"
    assert tree.css_first("#withdrawn option[selected]").text() == "stay"
    assert page.post("/settings/retention", {"withdrawn": "soon", "strangers": "never"}).status_code == 422
