"""Tokens, pairings, one-time keys and sessions: rows in, rows out."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from relationcore.errors import NotFound
from relationcore.memory import Memory
from relationcore.store.access import Pairing, Session, Token

PAIRING = Pairing("p1", "Firefox", "moz-extension://1", "ab" * 32, "amber kite", 1000, None, None)


def test_token_from_its_making_to_its_end(memory: Memory) -> None:
    access = memory.access
    number = access.add_token("h1", "Firefox", "moz-extension://1", 10)
    access.touch_token(number, 20)
    access.rebind_token(number, "moz-extension://2", 30)
    expected = Token(number, "h1", "Firefox", "moz-extension://2", 10, 20, 30)
    assert (access.find_token("h1"), access.list_tokens()) == (expected, [expected])
    access.revoke_token(number)
    assert (access.find_token("h1"), access.list_tokens()) == (None, [])
    with pytest.raises(NotFound, match=r"^This browser is not connected\.$"):
        access.revoke_token(number)


def test_pairing_is_confirmed_and_claimed_once(memory: Memory) -> None:
    access = memory.access
    access.add_pairing(PAIRING)
    assert access.count_open_pairings(999) == 1
    assert not access.claim_pairing("p1", token_hash="h1", now=5)
    access.confirm_pairing("p1", 10)
    assert access.get_pairing("p1") == replace(PAIRING, confirmed=10)
    assert access.claim_pairing("p1", token_hash="h1", now=20)
    assert not access.claim_pairing("p1", token_hash="h2", now=21)
    assert [token.hash for token in access.list_tokens()] == ["h1"]
    assert access.count_open_pairings(999) == 0


def test_pairing_that_is_over(memory: Memory) -> None:
    access = memory.access
    access.add_pairing(PAIRING)
    access.confirm_pairing("p1", 10)
    assert not access.claim_pairing("p1", token_hash="h1", now=1000)
    assert access.count_open_pairings(1000) == 0
    access.expire_pairings(1000 + 86_400)
    assert access.get_pairing("p1") is not None
    access.expire_pairings(1001 + 86_400)
    assert access.get_pairing("p1") is None


def test_many_that_ask_at_once_are_no_more_than_fit(memory: Memory) -> None:
    access, ready = memory.access, threading.Barrier(8)

    def ask(number: int) -> bool:
        ready.wait()
        return access.open_pairing(replace(PAIRING, id=f"p{number}"), most=5, now=1)

    with ThreadPoolExecutor(8) as pool:
        opened = list(pool.map(ask, range(8)))
    assert (opened.count(True), access.count_open_pairings(1)) == (5, 5)
    late = replace(PAIRING, id="late")
    assert access.open_pairing(late, most=5, now=1000), "those that are over make room"


def test_key_is_good_once_and_in_time(memory: Memory) -> None:
    access = memory.access
    access.add_key("k1", 100)
    access.add_key("k2", 100)
    used = [access.use_key(key, at) for key, at in (("k1", 50), ("k1", 50), ("k2", 100), ("no", 1))]
    assert used == [True, False, False, False]


def test_session(memory: Memory) -> None:
    memory.access.add_session("s1", 7)
    assert memory.access.find_session("s1") == Session("s1", 7)
    assert memory.access.find_session("s2") is None


def test_nothing_of_access_stands_in_a_dump(memory: Memory) -> None:
    memory.access.add_token("secret-hash", "Firefox", None, 1)
    told = "".join([*memory.dump(canonical=True), *memory.dump()])
    assert "secret-hash" not in told
