"""Every rule of the guard for the API as a table: who asks, how, and what becomes of it."""

from __future__ import annotations

import pytest
from flask import Flask
from werkzeug.test import Client, TestResponse

from relationserver.context import VERSION
from tests.server.asking import (
    ADDRESS_BAR,
    BASE,
    ELSEWHERE,
    EXTENSION,
    FIREFOX,
    OWN_FORM,
    OWN_LINK,
    WORKER,
    connect,
)

HEALTH = "/api/v1/health"
STATUS = "/api/v1/status"
FIREFOX_WORKER = {**WORKER, "Sec-Fetch-Site": "same-origin"}


def ask(app: Flask, method: str, path: str, headers: dict[str, str], base: str = BASE) -> TestResponse:
    return Client(app, TestResponse).open(path, method=method, headers=headers, base_url=base, buffered=True)


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8319", 200),
        ("localhost:8319", 200),
        ("127.0.0.1", 403),
        ("127.0.0.1:80", 403),
        ("127.0.0.1:83190", 403),
        ("localhost", 403),
        ("LOCALHOST:8319", 403),
        ("evil.example:8319", 403),
        ("127.0.0.1.evil.example:8319", 403),
        ("127.0.0.2:8319", 403),
        ("0.0.0.0:8319", 403),
        ("[::1]:8319", 403),
        ("2130706433:8319", 403),
        ("127.1:8319", 403),
        ("localhost.:8319", 403),
        ("user@127.0.0.1:8319", 403),
        ("", 403),
    ],
)
def test_host_is_one_of_two(app: Flask, host: str, status: int) -> None:
    answer = Client(app, TestResponse).get(HEALTH, headers={"Host": host}, base_url=BASE)
    assert answer.status_code == status


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        (None, 200),
        (BASE, 200),
        (EXTENSION, 200),
        (FIREFOX, 200),
        ("null", 403),
        ("", 403),
        ("http://localhost:8319", 403),
        ("https://127.0.0.1:8319", 403),
        ("http://127.0.0.1:8320", 403),
        ("http://127.0.0.1", 403),
        ("https://news.ycombinator.com", 403),
        ("http://127.0.0.1:8319.evil.example", 403),
        (BASE + ", https://evil.example", 403),
        ("chrome-extension://short", 403),
        (EXTENSION + "/", 403),
        (EXTENSION.upper(), 403),
        ("moz-extension://" + "a" * 36, 403),
        ("safari-web-extension://11111111-2222-3333-4444-555555555555", 403),
        ("file://", 403),
    ],
)
def test_origin_is_ours_an_extension_or_absent(app: Flask, origin: str | None, status: int) -> None:
    headers = dict(WORKER) if origin is None else {**WORKER, "Origin": origin}
    assert ask(app, "GET", HEALTH, headers).status_code == status


@pytest.mark.parametrize("method", ["OPTIONS", "TRACE", "PATCH", "CONNECT", "PROPFIND"])
@pytest.mark.parametrize("path", [HEALTH, "/", "/static/page.css", "/api/v1/observations"])
def test_other_methods_are_refused(app: Flask, method: str, path: str) -> None:
    assert ask(app, method, path, {"Origin": EXTENSION}).status_code == 405


API_TABLE = [
    # who asks, method, path, headers, with a token, status
    ("Chromium's worker reads", "GET", STATUS, WORKER, True, 200),
    ("Firefox's worker reads", "GET", STATUS, FIREFOX_WORKER, True, 200),
    ("a worker writes", "POST", "/api/v1/entries", {**WORKER, "Origin": EXTENSION}, True, 201),
    ("a script reads", "GET", STATUS, {}, True, 200),
    ("a script writes", "POST", "/api/v1/entries", {}, True, 201),
    ("no token", "GET", STATUS, WORKER, False, 401),
    ("no token, own page", "GET", STATUS, {**WORKER, "Origin": BASE}, False, 401),
    ("no token, a write", "POST", "/api/v1/entries", {**WORKER, "Origin": EXTENSION}, False, 401),
    ("a page elsewhere, no Origin", "GET", STATUS, {**WORKER, "Sec-Fetch-Site": "cross-site"}, True, 403),
    ("another port here", "GET", STATUS, {**WORKER, "Sec-Fetch-Site": "same-site"}, True, 403),
    ("an unknown Sec-Fetch-Site", "GET", STATUS, {**WORKER, "Sec-Fetch-Site": "NONE"}, True, 403),
    ("our own page with a token", "GET", STATUS, {**WORKER, "Origin": BASE}, True, 403),
    ("the token in another scheme", "GET", STATUS, {**WORKER, "Origin": FIREFOX}, True, 403),
    ("health from elsewhere", "GET", HEALTH, {**WORKER, "Sec-Fetch-Site": "cross-site"}, False, 403),
    ("health by nobody", "GET", HEALTH, {}, False, 200),
    ("an unknown route without token", "GET", "/api/v1/nothing", WORKER, False, 401),
    ("an unknown route with token", "GET", "/api/v1/nothing", WORKER, True, 404),
    ("the description without token", "GET", "/api/v1/openapi.json", WORKER, False, 401),
    ("the description with token", "GET", "/api/v1/openapi.json", WORKER, True, 200),
]


@pytest.mark.parametrize(("who", "method", "path", "headers", "token", "status"), API_TABLE)
def test_api(
    app: Flask, who: str, method: str, path: str, headers: dict[str, str], token: bool, status: int
) -> None:
    sent = {**headers, "Authorization": f"Bearer {connect(app)}"} if token else headers
    assert ask(app, method, path, sent).status_code == status, who


@pytest.mark.parametrize(
    "authorization",
    [
        "",
        "Bearer",
        "Bearer ",
        "Bearer x",
        "Basic YTpi",
        "bearer {}",
        "Bearer {}x",
        "Bearer {} {}",
        "Bearer " + "a" * 500,
    ],
)
def test_a_token_is_exact(app: Flask, authorization: str) -> None:
    headers = {**WORKER, "Authorization": authorization.replace("{}", connect(app))}
    assert ask(app, "GET", STATUS, headers).status_code == 401


def test_a_token_in_a_cookie_or_in_the_address_is_none(app: Flask) -> None:
    token = connect(app)
    assert ask(app, "GET", f"{STATUS}?token={token}", WORKER).status_code == 401
    assert ask(app, "GET", STATUS, {**WORKER, "Cookie": f"relationcore-8319={token}"}).status_code == 401


@pytest.mark.parametrize(
    ("client", "status"),
    [
        (None, 200),
        (VERSION, 200),
        ("0.1", 200),
        ("0.1.99", 200),
        ("0.0.9", 412),
        ("0.2.0", 412),
        ("1.0.0", 412),
        ("99999.0", 412),
        ("", 412),
        ("latest", 412),
        ("0.1.0-rc1", 412),
    ],
)
def test_a_client_too_old_or_too_new(app: Flask, client: str | None, status: int) -> None:
    headers = {**WORKER, "Authorization": f"Bearer {connect(app)}"}
    if client is not None:
        headers["X-Relationcore-Client"] = client
    answer = ask(app, "GET", STATUS, headers)
    assert answer.status_code == status
    assert ask(app, "GET", HEALTH, headers).status_code == 200, "health says the version to every client"


EVERYWHERE = [
    ("GET", HEALTH, WORKER),
    ("GET", STATUS, WORKER),
    ("GET", "/api/v1/nothing", WORKER),
    ("POST", "/api/v1/pairings", {**WORKER, "Origin": EXTENSION}),
    ("OPTIONS", "/api/v1/observations", {"Origin": EXTENSION, "Access-Control-Request-Method": "POST"}),
    ("OPTIONS", "/", {"Origin": "https://evil.example", "Access-Control-Request-Method": "GET"}),
    ("GET", "/", ADDRESS_BAR),
    ("GET", "/", ELSEWHERE),
    ("GET", "/pair?id=x", ADDRESS_BAR),
    ("GET", "/static/page.css", OWN_LINK),
    ("GET", "/static/nothing.css", OWN_LINK),
    ("POST", "/", OWN_FORM),
]


@pytest.mark.parametrize(("method", "path", "headers"), EVERYWHERE)
@pytest.mark.parametrize("host", [BASE, "http://evil.example"])
def test_every_answer_is_sealed(
    app: Flask, method: str, path: str, headers: dict[str, str], host: str
) -> None:
    got = ask(app, method, path, headers, host).headers
    assert got["X-Relationcore"] == VERSION
    assert got["X-Content-Type-Options"] == "nosniff"
    assert got["Referrer-Policy"] == "same-origin"
    assert got["Cross-Origin-Resource-Policy"] == "same-origin"
    policy = got["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; ")
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert not [name for name, _ in got if name.lower().startswith("access-control-")]
    assert "Server" not in got
