"""Connecting a browser, all through the real routes."""

from __future__ import annotations

import pytest
from flask import Flask

from relationcore.memory import Memory
from tests.server.asking import EXTENSION, FIREFOX, SECRET, SECRET_SHA256, Asker, Page, connect
from tests.server.conftest import Clock

OTHER_FIREFOX = FIREFOX.replace("1", "2")
ASKED = {"browser": "Chromium 156", "secret_sha256": SECRET_SHA256}


def open_pairing(app: Flask, origin: str = EXTENSION) -> tuple[Asker, dict[str, str]]:
    extension = Asker(app, origin=origin)
    answer = extension.post("/pairings", ASKED)
    assert answer.status_code == 201
    return extension, answer.get_json()


def claim(extension: Asker, pairing: str, secret: str = SECRET) -> int:
    return extension.post(f"/pairings/{pairing}/claim", {"secret": secret}).status_code


def test_both_pages_show_the_same_two_words(app: Flask, page: Page) -> None:
    _, pairing = open_pairing(app)
    first, second = pairing["words"]
    assert first != second
    shown = page.get(f"/pair?id={pairing['id']}").text
    assert f"<span>{first}</span>" in shown
    assert f"<span>{second}</span>" in shown
    assert "Chromium 156" in shown
    assert pairing["expires"] == "2026-11-25T12:10:00Z"


def test_a_token_is_given_once_and_works(app: Flask, page: Page) -> None:
    extension, pairing = open_pairing(app)
    assert claim(extension, pairing["id"]) == 409
    assert page.post("/pair", {"id": pairing["id"]}).status_code == 303
    assert "Connected." in page.get(f"/pair?id={pairing['id']}").text
    token = extension.post(f"/pairings/{pairing['id']}/claim", {"secret": SECRET}).get_json()["token"]
    assert len(token) >= 22, "128 bit at least"
    assert Asker(app, token).get("/status").status_code == 200
    assert claim(extension, pairing["id"]) == 410
    assert page.post("/pair", {"id": pairing["id"]}).status_code == 410


def test_only_the_asker_can_claim(app: Flask, page: Page) -> None:
    extension, pairing = open_pairing(app)
    page.post("/pair", {"id": pairing["id"]})
    assert claim(extension, pairing["id"], "somebody else's secret") == 404
    assert claim(Asker(app, origin=FIREFOX), pairing["id"]) == 404
    assert claim(extension, "unknown") == 404
    assert claim(extension, pairing["id"]) == 200


@pytest.mark.parametrize("origin", ["http://127.0.0.1:8319", "https://evil.example", "null"])
def test_pages_cannot_ask(app: Flask, origin: str) -> None:
    asker = Asker(app, origin=origin)
    assert asker.post("/pairings", ASKED).status_code == 403
    assert asker.post("/pairings/x/claim", {"secret": SECRET}).status_code == 403


def test_nothing_without_an_origin_can_ask(app: Flask) -> None:
    answer = Asker(app).client.post("/api/v1/pairings", json=ASKED, base_url="http://127.0.0.1:8319")
    assert answer.status_code == 403


def test_ten_minutes(app: Flask, page: Page, clock: Clock) -> None:
    extension, pairing = open_pairing(app)
    clock.move(minutes=10)
    assert claim(extension, pairing["id"]) == 410
    assert page.post("/pair", {"id": pairing["id"]}).status_code == 410
    assert "over" in page.get(f"/pair?id={pairing['id']}").text


def test_a_confirmed_pairing_ends_with_its_ten_minutes(app: Flask, page: Page, clock: Clock) -> None:
    extension, pairing = open_pairing(app)
    page.post("/pair", {"id": pairing["id"]})
    clock.move(minutes=9, seconds=59)
    late, other = open_pairing(app)
    clock.move(seconds=1)
    assert claim(extension, pairing["id"]) == 410
    assert claim(late, other["id"]) == 409


def test_five_are_open_at_most(app: Flask, clock: Clock) -> None:
    for _ in range(5):
        open_pairing(app)
    answer = Asker(app).post("/pairings", ASKED)
    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "600"
    clock.move(minutes=10)
    open_pairing(app)


def test_a_claimed_pairing_makes_room(app: Flask) -> None:
    for _ in range(4):
        open_pairing(app)
    connect(app)
    open_pairing(app)
    assert Asker(app).post("/pairings", ASKED).status_code == 429


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"browser": "x"},
        {"browser": "", "secret_sha256": SECRET_SHA256},
        {"browser": "x" * 61, "secret_sha256": SECRET_SHA256},
        {"browser": "x", "secret_sha256": SECRET_SHA256.upper()},
        {"browser": "x", "secret_sha256": SECRET_SHA256[:-1]},
        {"browser": "x", "secret_sha256": SECRET_SHA256 + "\n"},
        {"browser": "x", "secret_sha256": SECRET_SHA256, "token": "mine"},
        {"browser": 7, "secret_sha256": SECRET_SHA256},
        [],
        "text",
        None,
    ],
)
def test_what_does_not_fit_is_refused(app: Flask, asked: object) -> None:
    answer = Asker(app).post("/pairings", asked)
    assert answer.status_code in (415, 422)
    assert answer.get_json()["code"] == answer.status_code


def test_a_token_follows_its_extension_to_a_new_address(app: Flask, page: Page, memory: Memory) -> None:
    token = connect(app, FIREFOX)
    moved = Asker(app, token, origin=OTHER_FIREFOX)
    assert moved.post("/entries").status_code == 201
    assert memory.access.list_tokens()[0].origin == OTHER_FIREFOX
    assert "Its extension was installed anew" in page.get("/settings").text


@pytest.mark.parametrize("origin", [EXTENSION, "http://127.0.0.1:8319"])
def test_a_token_does_not_change_its_scheme(app: Flask, memory: Memory, origin: str) -> None:
    token = connect(app, FIREFOX)
    assert Asker(app, token, origin=origin).post("/entries").status_code == 403
    assert memory.access.list_tokens()[0].origin == FIREFOX


def test_a_revoked_browser_is_out_at_once(app: Flask, page: Page, memory: Memory) -> None:
    asker = Asker(app, connect(app))
    assert asker.get("/status").status_code == 200
    number = memory.access.list_tokens()[0].id
    assert page.post(f"/settings/browsers/{number}/revoke", {}).status_code == 303
    assert asker.get("/status").status_code == 401
    assert page.post(f"/settings/browsers/{number}/revoke", {}).status_code == 404


def test_settings_know_when_a_browser_was_last_here(app: Flask, memory: Memory, clock: Clock) -> None:
    asker = Asker(app, connect(app))
    asker.get("/status")
    first = memory.access.list_tokens()[0].last_used
    clock.move(minutes=59)
    asker.get("/status")
    assert memory.access.list_tokens()[0].last_used == first
    clock.move(minutes=1)
    asker.get("/status")
    assert memory.access.list_tokens()[0].last_used == int(clock().timestamp())


def test_only_hashes_are_kept(app: Flask, memory: Memory) -> None:
    token = connect(app)
    memory.checkpoint()
    kept = memory.path.read_bytes() + memory.path.with_name(memory.path.name + "-wal").read_bytes()
    assert token.encode() not in kept
    assert SECRET.encode() not in kept
    assert SECRET_SHA256.encode() in kept, "the database is the file that was searched"
