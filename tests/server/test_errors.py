"""One error shape everywhere, limits with their message, and nothing of the user's in a log."""

from __future__ import annotations

import gzip
import logging
from pathlib import Path

import pytest
from flask import Flask

from relationcore.memory import Memory
from relationserver.answers import ErrorSchema
from relationserver.config import BODY_BYTES
from tests.server.asking import Asker, Page
from tests.server.visits import account

JSON = {"Content-Type": "application/json"}
GZIP = {**JSON, "Content-Encoding": "gzip"}
BOMB = gzip.compress(b" " * (BODY_BYTES + 1))
BODIES = [
    ("not JSON", b"{", JSON, 400),
    ("not UTF-8", b'"\xff"', JSON, 400),
    ("no body", b"", JSON, 400),
    ("NaN", b"[NaN]", JSON, 400),
    ("nested without end", b"[" * 100_000, JSON, 400),
    ("a form", b"a=1", {"Content-Type": "application/x-www-form-urlencoded"}, 415),
    ("plain text", b"{}", {"Content-Type": "text/plain"}, 415),
    ("no type", b"{}", {}, 415),
    ("no gzip", b"{}", GZIP, 400),
    ("broken off", gzip.compress(b"{}")[:-3], GZIP, 400),
    ("two streams", gzip.compress(b"{}") * 2, GZIP, 400),
    ("brotli", b"{}", {**JSON, "Content-Encoding": "br"}, 415),
    ("gzip twice", b"{}", {**JSON, "Content-Encoding": "gzip, gzip"}, 415),
    ("too large", b" " * (BODY_BYTES + 1), JSON, 413),
    ("too large once inflated", BOMB, GZIP, 413),
]


@pytest.mark.parametrize("route", ["/observations", "/annotations", "/notes"])
@pytest.mark.parametrize(("why", "body", "headers", "status"), BODIES, ids=[row[0] for row in BODIES])
def test_bodies(
    asker: Asker, route: str, why: str, body: bytes, headers: dict[str, str], status: int
) -> None:
    answer = asker.post(route, data=body, headers=headers)
    assert answer.status_code == status, why
    shape = answer.get_json()
    assert ErrorSchema().validate(shape) == {}
    assert shape["code"] == status
    assert shape["message"].endswith(".")


def test_a_body_of_just_the_limit_is_read(asker: Asker) -> None:
    body = b"{}".ljust(BODY_BYTES)
    assert asker.post("/annotations", data=body, headers=JSON).status_code == 422
    assert asker.post("/annotations", data=gzip.compress(body), headers=GZIP).status_code == 422


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        (rb"a\u0000b", "a\ufffdb"),
        (rb"a\\\u0000b", "a\\\ufffdb"),
        (rb"a\\u0000b", "a\\u0000b"),
        (rb"cut \ud83d", "cut ?"),
        (rb"\ude00 cut", "? cut"),
        (rb"\ud83d\ude00", "\U0001f600"),
    ],
)
def test_a_letter_that_is_none_is_no_reason_to_refuse(asker: Asker, sent: bytes, kept: str) -> None:
    body = b'{"account": {"network": "hackernews", "handle": "ana"}, "text": "' + sent + b'"}'
    answer = asker.post("/notes", data=body, headers=JSON)
    assert answer.status_code == 201
    assert answer.get_json()["note"]["text"] == kept


def test_the_place_of_an_error_is_named(asker: Asker) -> None:
    body = {
        "page": {"url": "https://e.example/"},
        "accounts": [account("ana"), {"network": "x", "handle": 7}],
    }
    shape = asker.post("/annotations", body).get_json()
    assert shape == {
        "code": 422,
        "status": "Unprocessable Entity",
        "message": "The request does not fit; `errors` says where.",
        "errors": {"accounts": {"1": {"handle": ["Not a valid string."]}}},
    }


def test_what_is_not_there(asker: Asker, page: Page) -> None:
    assert asker.get("/nothing").get_json()["code"] == 404
    assert asker.put("/notes/987654", {"text": "x"}).get_json()["code"] == 404
    answer = page.get("/people/987654")
    assert answer.status_code == 404
    assert answer.mimetype == "text/html"


def test_a_wrong_method_names_the_right_ones(asker: Asker) -> None:
    answer = asker.delete("/status")
    assert (answer.status_code, answer.get_json()["code"]) == (405, 405)
    assert answer.headers["Allow"] == "GET, HEAD"


def test_a_fault_of_ours_says_and_logs_no_word_of_the_users(
    asker: Asker,
    app: Flask,
    memory: Memory,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise RuntimeError("cannot keep: dahlias")

    monkeypatch.setattr(Memory, "add_note", fails)
    with caplog.at_level(logging.DEBUG):
        answer = asker.post("/notes", {"account": account("ana_secret"), "text": "dahlias"})
    assert answer.status_code == 500
    assert ErrorSchema().validate(answer.get_json()) == {}
    assert "RuntimeError" in caplog.text
    assert "test_errors.py" in caplog.text
    for word in ("dahlias", "ana_secret", asker.headers["Authorization"]):
        assert word not in caplog.text + answer.text


def test_nothing_is_logged_when_all_is_well(
    asker: Asker, page: Page, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        asker.post("/notes", {"account": account("ana"), "text": "dahlias"})
        page.get("/people?q=dahlias")
    assert "dahlias" not in caplog.text
    assert "ana" not in caplog.text


def test_every_route_is_described(asker: Asker, app: Flask) -> None:
    described = asker.get("/openapi.json").get_json()["paths"]
    routes = {rule.rule for rule in app.url_map.iter_rules() if rule.rule.startswith("/api/v1/")}
    routes = {route.replace("<int:", "{").replace("<", "{").replace(">", "}") for route in routes}
    assert set(described) == routes - {"/api/v1/openapi.json"}


def test_every_route_is_in_the_docs(app: Flask) -> None:
    written = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")
    missing = []
    for rule in app.url_map.iter_rules():
        path = rule.rule.replace("<int:", "{").replace("<", "{").replace(">", "}")
        methods = sorted((rule.methods or set()) & {"GET", "POST", "PUT", "DELETE"})
        missing += [
            f"{m} {path}" for m in methods if path.startswith("/api/") and f"`{m} {path}`" not in written
        ]
    assert not missing
