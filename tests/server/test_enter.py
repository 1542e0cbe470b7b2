"""How a browser is let into the local page."""

from __future__ import annotations

import pytest
from flask import Flask

from relationserver.session import entry_link, entry_path
from tests.server.asking import ADDRESS_BAR, BASE, SECRET_SHA256, Asker, Page, connect
from tests.server.conftest import Clock


def path(app: Flask) -> str:
    here = app.extensions["relationcore"]
    return entry_path(here.memory, here.config.now())


def test_the_cookie_is_strict_and_named_with_the_port(app: Flask) -> None:
    (cookie,) = [c for c in Page(app).get(path(app)).headers.getlist("Set-Cookie") if "-pairing" not in c]
    assert cookie.startswith("relationcore-8319=")
    assert "; HttpOnly" in cookie
    assert "; SameSite=Strict" in cookie
    assert "; Path=/" in cookie
    assert "; Max-Age=31536000" in cookie
    assert "Domain" not in cookie


def test_a_link_works_once(app: Flask) -> None:
    link = path(app)
    assert Page(app).get(link).status_code == 303
    late = Page(app)
    assert "This link has been used" in late.get(link).text
    assert late.get("/").status_code == 401


def test_the_link_again_in_the_same_browser_just_leads_on(app: Flask) -> None:
    link, browser = path(app), Page(app)
    browser.get(link)
    assert browser.get(link).headers["Location"] == "/"


def test_a_link_lasts_ten_minutes(app: Flask, clock: Clock) -> None:
    first, second = path(app), path(app)
    clock.move(minutes=9, seconds=59)
    assert Page(app).get(first).status_code == 303
    clock.move(seconds=1)
    assert Page(app).get(second).status_code == 401


@pytest.mark.parametrize(
    ("method", "headers"),
    [
        ("GET", {"Sec-Purpose": "prefetch;prerender"}),
        ("GET", {"Purpose": "prefetch"}),
        ("GET", {"X-Moz": "prefetch"}),
        ("GET", {"X-Purpose": "preview"}),
        ("GET", {"Sec-Fetch-Dest": "image", "Sec-Fetch-Mode": "no-cors"}),
        ("GET", {"Sec-Fetch-Dest": "iframe"}),
        ("HEAD", {}),
    ],
)
def test_fetching_ahead_does_not_spend_it(app: Flask, method: str, headers: dict[str, str]) -> None:
    link, browser = path(app), Page(app)
    ahead = browser.client.open(link, method=method, base_url=BASE, headers={**ADDRESS_BAR, **headers})
    assert (ahead.status_code, ahead.headers.getlist("Set-Cookie")) == (503, [])
    assert browser.get(link).status_code == 303


def test_a_session_lasts_a_year(app: Flask, clock: Clock) -> None:
    browser = Page(app).enter()
    clock.move(days=364)
    assert browser.get("/").status_code == 200
    clock.move(days=2)
    assert browser.get("/").status_code == 401


def test_a_made_up_cookie_is_none(app: Flask) -> None:
    headers = {**ADDRESS_BAR, "Cookie": "relationcore-8319=" + "A" * 43}
    assert Page(app).get("/", headers).status_code == 401


def test_the_command_and_the_popup_get_a_link(app: Flask) -> None:
    here = app.extensions["relationcore"]
    link = entry_link(here.memory, here.config)
    assert link.startswith("http://127.0.0.1:8319/enter?key=")
    answer = Asker(app, connect(app)).post("/entries")
    assert answer.status_code == 201
    assert Page(app).get(answer.get_json()["url"]).status_code == 303


def test_a_pairing_waits_for_the_browser_to_be_let_in(app: Flask) -> None:
    asked = {"browser": "Firefox", "secret_sha256": SECRET_SHA256}
    pairing = Asker(app).post("/pairings", asked).get_json()["id"]
    browser = Page(app)
    shown = browser.get(f"/pair?id={pairing}")
    assert shown.status_code == 401
    assert "relationcore open --print" in shown.text
    assert "<form" not in shown.text
    assert browser.get(path(app)).headers["Location"] == f"/pair?id={pairing}"
    assert "Yes, connect" in browser.get(f"/pair?id={pairing}").text
    assert browser.get(path(app)).headers["Location"] == "/", "it leads back once"


def test_a_pairing_of_the_address_cannot_lead_elsewhere(app: Flask) -> None:
    browser = Page(app)
    browser.get("/pair?id=//evil.example/%0d%0aX:y&x=1")
    assert browser.get(path(app)).headers["Location"] == "/"
