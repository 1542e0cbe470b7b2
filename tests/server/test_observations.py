"""What was seen goes in once, and its annotations come back."""

from __future__ import annotations

import gzip
from typing import Any

import orjson
import pytest

from relationcore.memory import Memory
from relationcore.model import AccountRef
from relationserver.answers import ReceiptSchema
from tests.server.asking import Asker
from tests.server.conftest import Clock
from tests.server.visits import account, comment, exchange, later, visit


def test_new_then_duplicate_then_known(asker: Asker) -> None:
    first = asker.post("/observations", exchange()).get_json()
    assert ReceiptSchema().validate(first) == {}
    assert (first["new"], first["known"], first["duplicate"]) == (4, 0, False)
    assert asker.post("/observations", exchange()).get_json()["duplicate"] is True
    again = asker.post("/observations", {**exchange(), "visit_id": "v2"}).get_json()
    assert (again["new"], again["known"], again["duplicate"]) == (0, 4, False)


def test_annotations_are_of_the_accounts_of_the_visit(asker: Asker) -> None:
    answer = asker.post("/observations", exchange()).get_json()
    assert [said["account"]["handle"] for said in answer["annotations"]] == ["ana", "me_here", "ben"]


def test_an_account_named_as_a_parent_only_is_annotated_too(asker: Asker) -> None:
    answer = asker.post(
        "/observations", visit(comment("9", "ben", "So it is.", in_reply_to="8", parent_author="cleo"))
    ).get_json()
    assert [said["account"]["handle"] for said in answer["annotations"]] == ["ben", "cleo"]


def test_what_the_asker_has_is_not_sent_again(asker: Asker) -> None:
    first = asker.post("/observations", exchange()).get_json()
    have = {f"hackernews\n{said['account']['handle']}\n": said["v"] for said in first["annotations"]}
    again = asker.post("/observations", {**exchange(), "have": have}).get_json()
    assert again["annotations"] == []
    have["hackernews\nben\n"] = "another"
    again = asker.post("/observations", {**exchange(), "have": have}).get_json()
    assert [said["account"]["handle"] for said in again["annotations"]] == ["ben"]


def test_contacts_count_once_the_viewer_is_confirmed(asker: Asker, memory: Memory, clock: Clock) -> None:
    asker.post("/observations", exchange())
    asked = {"page": {"url": "https://news.ycombinator.com/item?id=1"}, "accounts": [account("ana")]}
    before = asker.post("/annotations", asked).get_json()["annotations"][0]
    assert (before["received"], before["given"], before["waiting"]) == (0, 0, None)
    memory.confirm_me(AccountRef("hackernews", "me_here"), now=clock())
    after = asker.post("/annotations", asked).get_json()["annotations"][0]
    assert (after["received"], after["given"], after["waiting"]) == (1, 1, None)
    asker.post("/observations", later(exchange()))
    after = asker.post("/annotations", asked).get_json()["annotations"][0]
    assert after["waiting"]["since"] == "2026-11-24T17:20:00Z"


def test_a_gzip_body_is_understood(asker: Asker) -> None:
    body = gzip.compress(orjson.dumps(exchange()))
    headers = {"Content-Encoding": "gzip", "Content-Type": "application/json"}
    assert asker.post("/observations", data=body, headers=headers).get_json()["new"] == 4


WRONG: list[tuple[str, dict[str, Any]]] = [
    ("an unknown field", {**exchange(), "followers": 12}),
    ("an unknown field of a comment", visit({**comment("1", "ana", "x"), "likes": 3})),
    ("a missing field", {key: value for key, value in exchange().items() if key != "page"}),
    ("a time that is none", {**exchange(), "at": "yesterday"}),
    ("a part that is no number", {**exchange(), "part": "1"}),
    ("a text that is none", visit(comment("1", "ana", 7))),  # type: ignore[arg-type]
    ("a text too long", visit(comment("1", "ana", "x" * 200_001))),
    ("a handle too long", visit(comment("1", "a" * 501, "x"))),
    ("an address too long", visit(comment("1", "ana", "x", url="https://e.example/" + "x" * 4_000))),
    ("have that is a list", {**exchange(), "have": []}),
    ("have of numbers", {**exchange(), "have": {"hackernews\nana\n": 1}}),
    ("have too long", {**exchange(), "have": {str(n): "v" for n in range(2_001)}}),
]


@pytest.mark.parametrize(("why", "body"), WRONG, ids=[why for why, _ in WRONG])
def test_what_does_not_fit_is_refused_whole(
    asker: Asker, memory: Memory, why: str, body: dict[str, Any]
) -> None:
    answer = asker.post("/observations", body)
    assert answer.status_code == 422, why
    assert answer.get_json()["errors"], why
    assert memory.status().comments == 0


@pytest.mark.parametrize("body", [[], "text", 7, None, {}])
def test_what_is_no_visit_at_all_is_refused(asker: Asker, body: Any) -> None:
    answer = asker.post("/observations", data=orjson.dumps(body), content_type="application/json")
    assert answer.status_code == 422


def test_five_thousand_comments_fit_and_one_more_does_not(asker: Asker) -> None:
    many = [comment(str(n), f"p{n % 50}", "Yes.") for n in range(5_001)]
    assert asker.post("/observations", visit(*many)).status_code == 422
    assert asker.post("/observations", visit(*many[:5_000])).get_json()["new"] == 5_000
