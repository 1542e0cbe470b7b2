"""Notes both ways: from the card to the page, from the page to the card."""

from __future__ import annotations

import pytest

from relationcore.memory import Memory
from relationcore.model import AccountRef
from relationserver.answers import CardAnswerSchema, NoteAnswerSchema, NotesAnswerSchema, PersonAnswerSchema
from tests.server.asking import Asker, Page
from tests.server.conftest import Clock
from tests.server.visits import account, exchange, later

CARD = "/accounts/card?network=hackernews&handle=ana"


@pytest.fixture
def met(asker: Asker, memory: Memory, clock: Clock) -> Asker:
    asker.post("/observations", exchange())
    asker.post("/observations", later(exchange()))
    memory.confirm_me(AccountRef("hackernews", "me_here"), now=clock())
    return asker


def test_the_card_holds_the_history(met: Asker) -> None:
    answer = met.get(CARD).get_json()
    assert CardAnswerSchema().validate(answer) == {}
    history = [(said["direction"], said["text"]) for said in answer["card"]["history"]]
    assert history[:2] == [("received", "May I come on Friday?"), ("given", "I have one.")]
    assert answer["card"]["history"][0]["reply_to"] == "I have one."
    assert answer["card"]["history"][0]["thread_title"] == "Frost on Thursday"
    assert answer["card"]["annotation"]["waiting"] is not None


def test_a_note_from_the_card_stands_on_the_page(met: Asker, page: Page) -> None:
    answer = met.post("/notes", {"account": account("ana"), "text": "Grows *dahlias*."})
    assert answer.status_code == 201
    made = answer.get_json()
    assert NoteAnswerSchema().validate(made) == {}
    shown = page.get(f"/people/{made['note']['person']}").text
    assert "Grows <em>dahlias</em>." in shown
    assert met.get(CARD).get_json()["card"]["annotation"]["note_first_line"] == "Grows *dahlias*."


def test_a_note_from_the_page_stands_on_the_card(met: Asker, page: Page, memory: Memory) -> None:
    person = memory.person_of(AccountRef("hackernews", "ana"))
    assert (
        page.post(f"/people/{person}/notes", {"text": "Lives by the river.\r\nTwo cats."}).status_code == 303
    )
    (note,) = met.get(CARD).get_json()["card"]["notes"]
    assert note["text"] == "Lives by the river.\nTwo cats."


def test_change_delete_restore(met: Asker) -> None:
    number = met.post("/notes", {"account": account("ana"), "text": "One"}).get_json()["note"]["id"]
    assert met.put(f"/notes/{number}", {"text": "Two"}).get_json()["note"]["text"] == "Two"
    assert met.delete(f"/notes/{number}").get_json() == {"purge_serial": 0}
    assert met.get("/notes?network=hackernews&handle=ana").get_json()["notes"] == []
    assert met.put(f"/notes/{number}", {"text": "Three"}).status_code == 404
    assert met.post(f"/notes/{number}/restore").get_json()["note"]["text"] == "Two"
    notes = met.get("/notes?network=hackernews&handle=ana").get_json()
    assert NotesAnswerSchema().validate(notes) == {}
    assert [note["text"] for note in notes["notes"]] == ["Two"]
    person = notes["notes"][0]["person"]
    assert met.get(f"/notes?person={person}").get_json()["notes"] == notes["notes"]


def test_a_change_says_what_it_had_seen(met: Asker) -> None:
    first = met.post("/notes", {"account": account("ana"), "text": "One"}).get_json()["note"]
    path = f"/notes/{first['id']}"
    second = met.put(path, {"text": "Two", "seen": first["v"]}).get_json()["note"]
    assert second["v"] != first["v"]
    late = met.put(path, {"text": "Three", "seen": first["v"]})
    assert (late.status_code, late.get_json()["message"]) == (
        409,
        "This note was changed elsewhere meanwhile. Nothing of it was overwritten.",
    )
    assert met.get(CARD).get_json()["card"]["notes"] == [second]
    assert met.put(path, {"text": "Three", "seen": second["v"]}).status_code == 200
    assert met.put(path, {"text": "Four", "seen": "x" * 101}).status_code == 422


def test_a_note_is_taken_apart_for_the_card(met: Asker) -> None:
    text = "Grows *dahlias*\nand [leeks](https://e.example/?a=1&b=2).\n\n3. <b>raw</b>\n4. two"
    note = met.post("/notes", {"account": account("ana"), "text": text}).get_json()["note"]
    assert note["text"] == text
    assert note["shown"] == [
        ["p", {}, "Grows ", ["em", {}, "dahlias"], ["br", {}], "\nand ",
         ["a", {"href": "https://e.example/?a=1&b=2"}, "leeks"], "."],
        ["ol", {"start": "3"}, ["li", {}, "<b>raw</b>"], ["li", {}, "two"]],
    ]  # fmt: skip


def test_a_note_about_somebody_never_seen(asker: Asker) -> None:
    made = asker.post("/notes", {"account": account("dana"), "text": "Met in the park."}).get_json()["note"]
    card = asker.get("/accounts/card?network=hackernews&handle=dana").get_json()["card"]
    assert card["annotation"]["person"] == made["person"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"text": "whose?"}, 422),
        ({"account": account("ana"), "person": 1, "text": "both"}, 422),
        ({"account": account("ana")}, 422),
        ({"account": account("ana"), "text": ""}, 422),
        ({"account": account("ana"), "text": " \n\t"}, 422),
        ({"account": account("ana"), "text": "x" * 200_001}, 422),
        ({"account": account("ana"), "text": "x", "colour": "red"}, 422),
        ({"person": 987_654, "text": "nobody"}, 404),
        ({"person": "1", "text": "no number"}, 422),
    ],
)
def test_what_does_not_fit_is_refused(met: Asker, body: object, status: int) -> None:
    assert met.post("/notes", body).status_code == status
    assert met.get(CARD).get_json()["card"]["notes"] == []


@pytest.mark.parametrize(
    "query", ["", "person=x", "person=1&network=hackernews&handle=ana", "handle=ana", "who=1"]
)
def test_whose_notes_must_be_clear(met: Asker, query: str) -> None:
    assert met.get(f"/notes?{query}").status_code == 422


def test_nickname_label_follow_up(met: Asker, page: Page, memory: Memory) -> None:
    person = memory.person_of(AccountRef("hackernews", "ana"))
    said = {
        "nickname": "Annie",
        "label": "gardener",
        "follow_up": {"date": "2026-12-24", "reason": "the bulbs"},
    }
    answer = met.put(f"/people/{person}", said).get_json()
    assert PersonAnswerSchema().validate(answer) == {}
    assert answer["person"]["nickname"] == "Annie"
    assert answer["person"]["follow_up"] == {"date": "2026-12-24", "reason": "the bulbs"}
    shown = page.get(f"/people/{person}").text
    assert 'value="Annie"' in shown
    assert 'value="2026-12-24"' in shown
    left = met.put(f"/people/{person}", {"label": None}).get_json()["person"]
    assert (left["nickname"], left["label"], left["follow_up"]["date"]) == ("Annie", None, "2026-12-24")
    gone = met.put(f"/people/{person}", {"nickname": None, "follow_up": None}).get_json()["person"]
    assert (gone["nickname"], gone["follow_up"]) == (None, None)


@pytest.mark.parametrize(
    "said",
    [
        {"nickname": "x" * 101},
        {"label": 7},
        {"follow_up": {"date": "soon"}},
        {"follow_up": {"reason": "no day"}},
        {"strength": 1},
    ],
)
def test_what_is_said_of_a_person_is_checked(met: Asker, memory: Memory, said: object) -> None:
    person = memory.person_of(AccountRef("hackernews", "ana"))
    assert met.put(f"/people/{person}", said).status_code == 422


@pytest.mark.parametrize(
    "handle", ["a%00b", "%ff", "%f0%9f", "%ed%a0%80", "..%2f..", "%22%27%3b--", "x" * 500]
)
def test_a_card_of_any_handle(met: Asker, handle: str) -> None:
    answer = met.get(f"/accounts/card?network=hackernews&handle={handle}")
    assert answer.status_code == 200
    assert answer.get_json()["card"]["history"] == []


@pytest.mark.parametrize("query", ["", "network=hackernews", "network=hackernews&handle=", "handle=ana"])
def test_a_card_needs_an_account(met: Asker, query: str) -> None:
    assert met.get(f"/accounts/card?{query}").status_code == 422


def test_nobody_by_that_number(met: Asker) -> None:
    assert met.put("/people/987654", {"label": "x"}).status_code == 404
