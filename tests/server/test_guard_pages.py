"""Every rule of the guard for the local page as a table: who asks, how, and what becomes of it."""

from __future__ import annotations

import pytest
from flask import Flask
from werkzeug.test import Client, TestResponse

from relationserver.session import entry_path
from tests.server.asking import ADDRESS_BAR, BASE, ELSEWHERE, EXTENSION, OWN_FORM, OWN_LINK, WORKER, Page

STATUS = "/api/v1/status"
SAME_SITE = {**ADDRESS_BAR, "Sec-Fetch-Site": "same-site"}

PAGE_TABLE = [
    # who asks, method, path, headers, let in, status
    ("the address bar", "GET", "/", ADDRESS_BAR, True, 200),
    ("our own link", "GET", "/people", OWN_LINK, True, 200),
    (
        "our own script",
        "GET",
        "/people",
        {**OWN_LINK, "Sec-Fetch-Mode": "cors", "Sec-Fetch-Dest": "empty"},
        True,
        200,
    ),
    ("the address bar, not let in", "GET", "/", ADDRESS_BAR, False, 401),
    ("a page that is not there, not let in", "GET", "/nothing", ADDRESS_BAR, False, 401),
    ("a page that is not there", "GET", "/nothing", ADDRESS_BAR, True, 404),
    ("no Sec-Fetch headers", "GET", "/", {}, True, 401),
    ("not a document", "GET", "/", {**ADDRESS_BAR, "Sec-Fetch-Dest": "iframe"}, True, 401),
    ("a fetch from nowhere", "GET", "/", WORKER, True, 401),
    ("a link elsewhere", "GET", "/", ELSEWHERE, True, 403),
    ("a link on another port", "GET", "/", SAME_SITE, True, 403),
    ("a frame elsewhere", "GET", "/", {**ELSEWHERE, "Sec-Fetch-Dest": "iframe"}, True, 403),
    ("an image elsewhere", "GET", "/static/icon.svg", {**ELSEWHERE, "Sec-Fetch-Mode": "no-cors"}, True, 403),
    ("our own style sheet", "GET", "/static/page.css", {"Sec-Fetch-Site": "same-origin"}, False, 200),
    ("an extension's page", "GET", "/", {**ADDRESS_BAR, "Origin": EXTENSION}, True, 403),
    ("a form elsewhere", "POST", "/settings/me", {**ELSEWHERE, "Origin": "https://evil.example"}, True, 403),
    ("a form elsewhere, null", "POST", "/settings/me", {**ELSEWHERE, "Origin": "null"}, True, 403),
    ("a form elsewhere without Origin", "POST", "/settings/me", ELSEWHERE, True, 403),
    ("a form by no browser", "POST", "/settings/me", {}, True, 401),
    ("a form not let in", "POST", "/settings/me", OWN_FORM, False, 401),
    ("our own form without its token", "POST", "/settings/me", OWN_FORM, True, 403),
    ("a form typed into the address bar", "POST", "/settings/me", ADDRESS_BAR, True, 403),
    ("a page by PUT", "PUT", "/people/1", OWN_FORM, True, 403),
    ("the API's reading by our own page", "GET", STATUS, OWN_LINK, True, 200),
    ("the API's writing by our own page", "POST", "/api/v1/entries", OWN_FORM, True, 401),
    ("the API by a link elsewhere", "GET", STATUS, ELSEWHERE, True, 403),
]


@pytest.mark.parametrize(("who", "method", "path", "headers", "inside", "status"), PAGE_TABLE)
def test_page(
    app: Flask, who: str, method: str, path: str, headers: dict[str, str], inside: bool, status: int
) -> None:
    browser = Page(app).enter() if inside else Page(app)
    answer = browser.client.open(path, method=method, headers=headers, base_url=BASE, buffered=True)
    assert answer.status_code == status, who


def test_the_form_token_belongs_to_the_session(app: Flask) -> None:
    mine, theirs = Page(app).enter(), Page(app).enter()
    sent = {"csrf": theirs.form_token, "network": "hackernews", "handle": "ana", "answer": "no"}
    assert mine.client.post("/settings/me", data=sent, headers=OWN_FORM, base_url=BASE).status_code == 403
    sent["csrf"] = mine.form_token
    assert mine.client.post("/settings/me", data=sent, headers=OWN_FORM, base_url=BASE).status_code == 303


def test_a_link_from_elsewhere_gets_one_constant_page(app: Flask) -> None:
    inside, outside = Page(app).enter(), Page(app)
    paths = ["/", "/people/1", "/settings", "/nothing", "/enter?key=x", "/pair?id=x"]
    answers = {browser.get(path, ELSEWHERE).data for path in paths for browser in (inside, outside)}
    assert len(answers) == 1
    assert b'<a class="button" href="">' in answers.pop()


def test_a_link_from_elsewhere_does_not_spend_the_entry(app: Flask) -> None:
    here = app.extensions["relationcore"]
    path = entry_path(here.memory, here.config.now())
    browser = Page(app)
    assert browser.get(path, ELSEWHERE).status_code == 403
    assert browser.get(path, OWN_LINK).status_code == 303


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("/", "http://127.0.0.1:8319/"),
        ("/people?q=a%20b&page=2", "http://127.0.0.1:8319/people?q=a%20b&page=2"),
        ("/x//evil.example/", "http://127.0.0.1:8319/x//evil.example/"),
        ("/%0d%0aX-Evil:1", "http://127.0.0.1:8319/%0D%0AX-Evil%3A1"),
        ("/@evil.example", "http://127.0.0.1:8319/%40evil.example"),
    ],
)
def test_the_other_name_of_this_machine_leads_home(app: Flask, path: str, location: str) -> None:
    answer = Client(app, TestResponse).get(path, base_url="http://localhost:8319", headers=ADDRESS_BAR)
    assert (answer.status_code, answer.headers["Location"]) == (307, location)


def test_the_other_name_is_not_told_to_links_from_elsewhere(app: Flask) -> None:
    answer = Client(app, TestResponse).get("/", base_url="http://localhost:8319", headers=ELSEWHERE)
    assert answer.status_code == 403
