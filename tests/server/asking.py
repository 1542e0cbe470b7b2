"""How browsers ask: the headers that were seen from real ones, sent by clients of the real application."""

from __future__ import annotations

import hashlib
from typing import Any

from flask import Flask
from werkzeug.test import Client, TestResponse

from relationserver.session import entry_path, form_token_of

HOST = "127.0.0.1:8319"
BASE = f"http://{HOST}"
EXTENSION = "chrome-extension://" + "abcdefghijklmnop" * 2
FIREFOX = "moz-extension://11111111-2222-3333-4444-555555555555"
SECRET = "correct horse battery staple"
SECRET_SHA256 = hashlib.sha256(SECRET.encode()).hexdigest()

WORKER = {"Sec-Fetch-Site": "none", "Sec-Fetch-Mode": "cors", "Sec-Fetch-Dest": "empty"}
ADDRESS_BAR = {"Sec-Fetch-Site": "none", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
OWN_LINK = {**ADDRESS_BAR, "Sec-Fetch-Site": "same-origin"}
OWN_FORM = {**OWN_LINK, "Origin": BASE}
ELSEWHERE = {**ADDRESS_BAR, "Sec-Fetch-Site": "cross-site"}


class Page:
    """A browser that a person sits at, on the local page."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.client = Client(app, TestResponse)

    def get(self, path: str, headers: dict[str, str] = ADDRESS_BAR) -> TestResponse:
        """Open an address."""
        return self.client.get(path, base_url=BASE, headers=headers, buffered=True)

    def post(self, path: str, data: dict[str, Any], headers: dict[str, str] = OWN_FORM) -> TestResponse:
        """Send a form as our own page does, its token with it."""
        return self.client.post(path, base_url=BASE, headers=headers, data={"csrf": self.form_token, **data})

    @property
    def form_token(self) -> str:
        """The token of this browser's forms."""
        cookie = self.client.get_cookie("relationcore-8319", domain="127.0.0.1")
        return form_token_of(cookie.value) if cookie else ""

    def enter(self) -> Page:
        """Be let in by a fresh one-time link."""
        here = self.app.extensions["relationcore"]
        assert self.get(entry_path(here.memory, here.config.now())).status_code == 303
        return self


class Asker:
    """A browser's extension; with a token it is connected."""

    def __init__(self, app: Flask, token: str | None = None, origin: str = EXTENSION) -> None:
        self.client = Client(app, TestResponse, use_cookies=False)
        self.headers = {**WORKER, "X-Relationcore-Client": "0.1.0"}
        self.origin = origin
        if token is not None:
            self.headers["Authorization"] = f"Bearer {token}"

    def ask(self, method: str, path: str, **options: Any) -> TestResponse:
        """Ask the API as the worker's fetch does: only what is no GET carries an Origin."""
        headers = {**self.headers, **options.pop("headers", {})}
        if method != "GET":
            headers.setdefault("Origin", self.origin)
        return self.client.open(
            f"/api/v1{path}", base_url=BASE, method=method, headers=headers, buffered=True, **options
        )

    def get(self, path: str, **options: Any) -> TestResponse:
        """GET."""
        return self.ask("GET", path, **options)

    def post(self, path: str, json: Any = None, **options: Any) -> TestResponse:
        """POST of JSON."""
        return self.ask("POST", path, json=json, **options)

    def put(self, path: str, json: Any = None, **options: Any) -> TestResponse:
        """PUT of JSON."""
        return self.ask("PUT", path, json=json, **options)

    def delete(self, path: str, **options: Any) -> TestResponse:
        """DELETE."""
        return self.ask("DELETE", path, **options)


def connect(app: Flask, origin: str = EXTENSION) -> str:
    """Pair a browser as extension and user do, by the real routes; returns the token."""
    extension, user = Asker(app, origin=origin), Page(app).enter()
    opened = extension.post("/pairings", {"browser": "Chromium", "secret_sha256": SECRET_SHA256}).get_json()
    assert user.post("/pair", {"id": opened["id"]}).status_code == 303
    claimed = extension.post(f"/pairings/{opened['id']}/claim", {"secret": SECRET})
    assert claimed.status_code == 200, claimed.text
    return str(claimed.get_json()["token"])
