"""The server shows a connected browser who it is; what the browser sends in return is no token."""

from __future__ import annotations

import hashlib

import pytest
from flask import Flask

from relationcore.memory import Memory
from relationserver import proof
from relationserver.context import Context
from tests.server.asking import EXTENSION, FIREFOX, Asker, Page, connect
from tests.server.visits import exchange

NONCE = "0123456789abcdef" * 2
RUN = "fedcba9876543210" * 2
KEY = hashlib.sha256(b"a token").hexdigest()


@pytest.fixture
def token(app: Flask) -> str:
    return connect(app)


@pytest.fixture
def key(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


@pytest.fixture
def here(app: Flask) -> Context:
    held: Context = app.extensions["relationcore"]
    return held


def asking(key: str, nonce: str = NONCE) -> dict[str, str]:
    return {"X-Relationcore-Ask": f"{proof.name_of(key)}:{nonce}"}


def test_what_is_made_of_a_token() -> None:
    """Literally: the extension makes the same (tests/browser prove that it does)."""
    assert proof.name_of(KEY) == "bed607e8e44aa510d542eb902b5af25a"
    assert (
        proof.right_of(KEY, 8319, RUN) == "161be2f7f1a8a365dc0d443a7b50cf3612075f425c370699fe34f558d8206ef6"
    )
    assert (
        proof.proof_of(KEY, 8319, RUN, NONCE)
        == "eb96b6cb124e67cc4523ae81b1f16dfae9309c72b67279f8059f6753f77e1c1d"
    )


def test_each_is_made_for_one_purpose() -> None:
    made = {
        proof.name_of(KEY),
        proof.right_of(KEY, 8319, RUN)[:32],
        proof.right_of(KEY, 8320, RUN)[:32],
        proof.right_of(KEY, 8319, NONCE)[:32],
        proof.proof_of(KEY, 8319, RUN, NONCE)[:32],
        proof.proof_of(KEY, 8320, RUN, NONCE)[:32],
        proof.proof_of(KEY, 8319, RUN, RUN)[:32],
        KEY[:32],
    }
    assert len(made) == 8


def test_anybody_who_knows_the_name_gets_the_proof(app: Flask, key: str, here: Context) -> None:
    answer = Asker(app).get("/health", headers=asking(key))
    assert answer.get_json() == {"name": "relationcore", "version": answer.headers["X-Relationcore"]}
    assert answer.headers["X-Relationcore-Run"] == here.run
    assert answer.headers["X-Relationcore-Proof"] == proof.proof_of(key, 8319, here.run, NONCE)
    assert key not in str(answer.headers)


@pytest.mark.parametrize(
    "asked",
    [
        "",
        "x",
        f"{'0' * 32}:{NONCE}",
        NONCE,
        f"NAME:{NONCE[1:]}",
        f"NAME:{NONCE}0",
        f"NAME:{NONCE.upper()}",
        f"NAME:{NONCE[:-1]}\xff",
        f"NAME:{NONCE}, NAME:{NONCE}",
    ],
)
def test_who_asks_otherwise_gets_none(app: Flask, key: str, asked: str) -> None:
    asked = asked.replace("NAME", proof.name_of(key))
    answer = Asker(app).get("/health", headers={"X-Relationcore-Ask": asked})
    assert answer.status_code == 200
    assert "X-Relationcore-Proof" not in answer.headers


def test_without_a_question_there_is_no_proof(app: Flask, asker: Asker) -> None:
    for answer in (asker.get("/status"), Asker(app).get("/health"), Page(app).get("/connect")):
        assert "X-Relationcore-Proof" not in answer.headers


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/status", 200),
        ("GET", "/nothing", 404),
        ("POST", "/notes", 415),
        ("GET", "/accounts/card", 422),
    ],
)
def test_every_answer_to_a_browser_carries_it(
    app: Flask, key: str, here: Context, method: str, path: str, status: int
) -> None:
    asker = Asker(app, proof.right_of(key, 8319, here.run))
    answer = asker.ask(method, path, headers=asking(key))
    assert answer.status_code == status
    assert answer.headers["X-Relationcore-Proof"] == proof.proof_of(key, 8319, here.run, NONCE)


def test_a_right_holds_like_the_token(app: Flask, key: str, here: Context, memory: Memory) -> None:
    asker = Asker(app, proof.right_of(key, 8319, here.run))
    assert asker.post("/observations", exchange()).status_code == 200
    assert asker.get("/status").get_json()["comments"] > 0
    (row,) = memory.access.list_tokens()
    assert row.last_used is not None


def test_a_right_is_for_one_token_port_and_run(app: Flask, key: str, here: Context) -> None:
    for wrong in (
        proof.right_of(key, 8320, here.run),
        proof.right_of(key, 8319, RUN),
        proof.right_of(KEY, 8319, here.run),
        proof.proof_of(key, 8319, here.run, NONCE),
        proof.name_of(key),
        key,
    ):
        assert Asker(app, wrong).get("/status").status_code == 401


def test_another_run_knows_nothing_of_the_last(app: Flask, key: str, here: Context) -> None:
    caught = proof.right_of(key, 8319, here.run)
    assert Asker(app, caught).get("/status").status_code == 200
    app.extensions["relationcore"] = Context(here.config, here.memory, here.recipes)
    answer = Asker(app, caught).get("/status", headers=asking(key))
    assert answer.status_code == 401
    anew = answer.headers["X-Relationcore-Run"]
    assert anew != here.run
    assert Asker(app, proof.right_of(key, 8319, anew)).get("/status").status_code == 200


def test_an_ended_connection_is_told_so_by_the_true_server(
    app: Flask, key: str, here: Context, memory: Memory
) -> None:
    (row,) = memory.access.list_tokens()
    memory.access.revoke_token(row.id)
    answer = Asker(app, proof.right_of(key, 8319, here.run)).get("/status", headers=asking(key))
    assert answer.status_code == 401
    assert answer.headers["X-Relationcore-Proof"] == proof.proof_of(key, 8319, here.run, NONCE)


def test_several_browsers_have_rights_of_their_own(app: Flask, here: Context, memory: Memory) -> None:
    keys = [hashlib.sha256(connect(app, origin).encode()).hexdigest() for origin in (EXTENSION, FIREFOX)]
    first, second = (proof.right_of(key, 8319, here.run) for key in keys)
    assert first != second
    assert Asker(app, first).post("/entries").status_code == 201
    assert Asker(app, second, origin=FIREFOX).post("/entries").status_code == 201
    crossed = Asker(app, first, origin=FIREFOX).post("/entries")
    assert crossed.status_code == 403, "bound to its own kind of browser as before"


def test_a_script_sends_its_token_as_before(app: Flask, token: str) -> None:
    assert Asker(app, token).get("/status").status_code == 200
