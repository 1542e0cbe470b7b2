"""What the user decides, by the API: each decision holds, is told, and can be taken back."""

from __future__ import annotations

from typing import Any

import pytest

from relationcore.memory import Memory
from relationcore.model import AccountRef
from relationserver.answers import PersonAnswerSchema, Serial
from relationserver.decided import (
    CorrectionsAnswerSchema,
    LedgerSchema,
    NeedAnswerSchema,
    NeedsAnswerSchema,
    SuggestionsAnswerSchema,
    UnansweredAnswerSchema,
)
from tests.server.asking import Asker
from tests.server.conftest import Clock
from tests.server.visits import account, comment, exchange, later, visit

CARD = "/accounts/card?network=hackernews&handle=ana"


@pytest.fixture
def ana(asker: Asker, memory: Memory, clock: Clock) -> int:
    """Ana's number; she waits."""
    asker.post("/observations", exchange())
    asker.post("/observations", later(exchange()))
    memory.confirm_me(AccountRef("hackernews", "me_here"), now=clock())
    return memory.person_of(AccountRef("hackernews", "ana"))


def unanswered(asker: Asker, person: int) -> list[dict[str, Any]]:
    answer = asker.get(f"/people/{person}/unanswered").get_json()
    assert UnansweredAnswerSchema().validate(answer) == {}
    found: list[dict[str, Any]] = answer["unanswered"]
    return found


def waits(asker: Asker) -> bool:
    return asker.get(CARD).get_json()["card"]["annotation"]["waiting"] is not None


def test_words_that_wait_are_told_with_their_number(asker: Asker, ana: int) -> None:
    (one,) = unanswered(asker, ana)
    assert (one["said"]["text"], one["waits"], one["settled"], one["dated"], one["state"]) == (
        "May I come on Friday?", True, True, True, None,
    )  # fmt: skip
    assert one["said"]["words"] == asker.get(CARD).get_json()["card"]["history"][0]["words"]


@pytest.mark.parametrize(
    ("change", "state"),
    [
        ({"state": "elsewhere"}, "elsewhere"),
        ({"state": "let go"}, "let go"),
        ({"state": "later", "until": "2026-11-30T12:00:00Z"}, "later"),
    ],
)
def test_an_answer_by_word_of_mine(
    asker: Asker, ana: int, clock: Clock, change: dict[str, str], state: str
) -> None:
    words = unanswered(asker, ana)[0]["said"]["words"]
    answer = asker.put(f"/people/{ana}/answers/{words}", change).get_json()
    assert UnansweredAnswerSchema().validate(answer) == {}
    assert [(one["state"], one["waits"]) for one in answer["unanswered"]] == [(state, False)]
    assert not waits(asker)
    clock.move(days=6)
    assert waits(asker) == (state == "later")
    asker.put(f"/people/{ana}/answers/{words}", {"state": None})
    assert waits(asker)
    assert unanswered(asker, ana)[0]["state"] is None


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"state": "soon"},
        {"state": "later"},
        {"state": "let go", "until": "2026-11-30T12:00:00Z"},
        {"state": "later", "until": "2026-11-30T12:00:00"},
        {"state": "let go", "why": "busy"},
    ],
)
def test_an_answer_that_does_not_fit(asker: Asker, ana: int, change: object) -> None:
    words = unanswered(asker, ana)[0]["said"]["words"]
    assert asker.put(f"/people/{ana}/answers/{words}", change).status_code == 422
    assert waits(asker)


def test_words_of_somebody_else_are_not_found(asker: Asker, ana: int, memory: Memory) -> None:
    words = unanswered(asker, ana)[0]["said"]["words"]
    ben = memory.person_of(AccountRef("hackernews", "ben"))
    for path in (f"/people/{ben}/answers/{words}", f"/people/{ana}/answers/999999"):
        assert asker.put(path, {"state": "let go"}).status_code == 404
    assert asker.put(f"/people/{ben}/corrections/{words}", {"wrong": "time"}).status_code == 404
    assert asker.get("/people/987654/unanswered").status_code == 404


def test_a_wrong_contact(asker: Asker, ana: int) -> None:
    before = asker.get(CARD).get_json()["card"]["annotation"]
    words = unanswered(asker, ana)[0]["said"]["words"]
    answer = asker.put(f"/people/{ana}/corrections/{words}", {"wrong": "parent"}).get_json()
    assert Serial().validate(answer) == {}
    assert asker.get(CARD).get_json()["card"]["annotation"]["received"] == before["received"] - 1
    told = asker.get("/corrections").get_json()
    assert CorrectionsAnswerSchema().validate(told) == {}
    (one,) = told["corrections"]
    assert (one["person"], one["wrong"], one["said"]["text"]) == (ana, "parent", "May I come on Friday?")
    asker.put(f"/people/{ana}/corrections/{words}", {"wrong": None})
    assert asker.get(CARD).get_json()["card"]["annotation"] == before
    assert asker.get("/corrections").get_json()["corrections"] == []


def test_needs_from_proposed_to_helped(asker: Asker, ana: int, clock: Clock) -> None:
    told = asker.get(f"/people/{ana}/needs").get_json()
    assert LedgerSchema().validate(told) == {}
    assert told["needs"] == []
    proposed = {one["said"]["text"]: one for one in told["proposed"]}
    asked = proposed["Who has a dry corner until April?"]
    assert (asked["kind"], asked["matched"]) == ("question", "Who has a dry corner until April?")
    body = {"text": "A dry corner until April", "kind": "need", "words": asked["said"]["words"]}
    made = asker.post(f"/people/{ana}/needs", body)
    assert made.status_code == 201
    assert NeedAnswerSchema().validate(made.get_json()) == {}
    need = made.get_json()["need"]
    assert (need["state"], need["person"], need["comment"]) == ("open", ana, "1")
    assert asker.get(CARD).get_json()["card"]["annotation"]["needs_open"] == 1
    left = asker.get(f"/people/{ana}/needs").get_json()
    assert "Who has a dry corner until April?" not in {one["said"]["text"] for one in left["proposed"]}
    assert left["thanked"] == []
    thanks = comment(
        "5", "ana", "Thank you, that is kind!", in_reply_to="2", parent_author="me_here",
        published="2026-11-24T17:50:00Z",
    )  # fmt: skip
    asker.post("/observations", visit(thanks, visit_id="thanks"))
    (thanked,) = asker.get(f"/people/{ana}/needs").get_json()["thanked"]
    assert (thanked["need"], thanked["said"]["text"]) == (need["id"], "Thank you, that is kind!")
    open_needs = asker.get("/needs").get_json()
    assert NeedsAnswerSchema().validate(open_needs) == {}
    assert [one["id"] for one in open_needs["needs"]] == [need["id"]]
    assert asker.put(f"/needs/{need['id']}", {"state": "helped"}).get_json()["need"]["state"] == "helped"
    assert asker.get("/needs").get_json()["needs"] == []
    assert asker.delete(f"/needs/{need['id']}").status_code == 200
    assert asker.get(f"/people/{ana}/needs").get_json()["needs"] == []
    assert asker.delete(f"/needs/{need['id']}").status_code == 404


@pytest.mark.parametrize(
    "body", [{}, {"text": ""}, {"text": " "}, {"text": "x" * 1001}, {"text": "x", "kind": "thanks"},
             {"text": "x", "words": "1"}],
)  # fmt: skip
def test_a_need_that_does_not_fit(asker: Asker, ana: int, body: object) -> None:
    assert asker.post(f"/people/{ana}/needs", body).status_code == 422
    assert asker.put("/needs/1", {"state": "cured"}).status_code == 422
    assert asker.put("/needs/1", {"state": "open"}).status_code == 404


def test_a_circle_by_word_of_mine(asker: Asker, ana: int) -> None:
    answer = asker.put(f"/people/{ana}/pin", {"circle": "wider"}).get_json()
    assert PersonAnswerSchema().validate(answer) == {}
    assert answer["person"]["annotation"]["circle"] == "wider"
    out = asker.put(f"/people/{ana}/pin", {"circle": None}).get_json()
    assert out["person"]["annotation"]["circle"] is None
    assert asker.delete(f"/people/{ana}/pin").status_code == 200
    assert asker.put(f"/people/{ana}/pin", {"circle": "inner"}).status_code == 422
    assert asker.put("/people/987654/pin", {"circle": "close"}).status_code == 404


def profile(handle: str, url: str, link: str | None) -> dict[str, Any]:
    links = [] if link is None else [link]
    return {
        "handle": handle, "id": None, "name": None, "url": url, "bio": None, "avatar": None, "links": links,
    }  # fmt: skip


def both(asker: Asker) -> None:
    """Ana on Hacker News links to ana-grows on GitHub."""
    here, there = "https://news.ycombinator.com/user?id=ana", "https://github.com/ana-grows"
    asker.post("/observations", visit(visit_id="p1", profiles=[profile("ana", here, there)]))
    seen = visit(
        comment("9", "ana-grows", "Merged."), visit_id="p2", profiles=[profile("ana-grows", there, None)]
    )
    seen["page"] = {**seen["page"], "network": "github", "site": "github"}
    asker.post("/observations", seen)


def test_one_person_by_suggestion_and_back(asker: Asker, ana: int, memory: Memory) -> None:
    both(asker)
    told = asker.get("/suggestions").get_json()
    assert SuggestionsAnswerSchema().validate(told) == {}
    (one,) = told["suggestions"]
    assert one["reason"] == "The profile of ana on hackernews links to ana-grows on github."
    before = list(memory.dump())
    first, second = (person["id"] for person in one["people"])
    merged = asker.post(f"/people/{first}/merge", {"other": second}).get_json()
    assert PersonAnswerSchema().validate(merged) == {}
    assert {known["handle"] for known in merged["person"]["accounts"]} == {"ana", "ana-grows"}
    assert asker.get("/suggestions").get_json()["suggestions"] == []
    grows = {"network": "github", "handle": "ana-grows", "id": None}
    out = asker.post(f"/people/{first}/unmerge", {"account": grows}).get_json()["person"]
    assert [known["handle"] for known in out["accounts"]] == ["ana-grows"]
    again = asker.post(f"/people/{out['id']}/unmerge/undo", {"account": grows}).get_json()["person"]
    assert len(again["accounts"]) == 2
    asker.post(f"/people/{first}/merge/undo", {"other": second})
    assert list(memory.dump()) == before
    assert asker.post(f"/people/{first}/merge/undo", {"other": second}).status_code == 404
    assert asker.post(f"/people/{first}/unmerge", {"account": account("nobody")}).status_code == 404


def test_words_are_put_off_to_a_time_to_come(asker: Asker, ana: int) -> None:
    (one,) = asker.get(f"/people/{ana}/unanswered").get_json()["unanswered"]
    body = {"state": "later", "until": "2001-01-01T00:00:00Z"}
    refused = asker.put(f"/people/{ana}/answers/{one['said']['words']}", body)
    assert (refused.status_code, refused.get_json()["message"][:26]) == (422, "Words can be put off only ")


def test_nobody_is_merged_with_me_or_with_themselves(asker: Asker, ana: int, memory: Memory) -> None:
    before = list(memory.dump())
    me = memory.person_of(AccountRef("hackernews", "me_here"))
    refused = asker.post(f"/people/{ana}/merge", {"other": me})
    assert (refused.status_code, refused.get_json()["message"][:25]) == (409, "One of the two is you; if")
    twice = asker.post(f"/people/{ana}/merge", {"other": ana})
    assert (twice.status_code, twice.get_json()["message"][:31]) == (422, "This is one and the same person")
    assert list(memory.dump()) == before


def test_two_people_by_word_of_mine(asker: Asker, ana: int) -> None:
    both(asker)
    (one,) = asker.get("/suggestions").get_json()["suggestions"]
    asker.put("/suggestions", {"accounts": one["accounts"], "apart": True})
    assert asker.get("/suggestions").get_json()["suggestions"] == []
    asker.put("/suggestions", {"accounts": one["accounts"], "apart": False})
    assert asker.get("/suggestions").get_json()["suggestions"] == [one]
    assert asker.put("/suggestions", {"accounts": [1], "apart": True}).status_code == 422
