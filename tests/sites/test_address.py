"""Canonical addresses, hosts, networks, scopes and account keys: tables and properties."""

from __future__ import annotations

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relationcore import address
from relationcore.errors import AddressError

CANONICAL = [
    ("https://Loom.Example/T/7", "https://loom.example/T/7"),
    ("HTTPS://loom.example", "https://loom.example/"),
    ("https://loom.example:443/t", "https://loom.example/t"),
    ("http://loom.example:80/t", "http://loom.example/t"),
    ("https://loom.example:8443/t", "https://loom.example:8443/t"),
    ("https://ana:secret@loom.example/t", "https://loom.example/t"),
    ("https://loom.example/t#c1", "https://loom.example/t"),
    ("https://loom.example/t?id=7", "https://loom.example/t?id=7"),
    ("https://loom.example/t?id=7&utm_source=x", "https://loom.example/t?id=7"),
    ("https://loom.example/t?fbclid=x", "https://loom.example/t"),
    ("https://loom.example/t?a=&b", "https://loom.example/t?a=&b"),
    (" https://loom.example/t ", "https://loom.example/t"),
    ("https://[2001:DB8::1]/t", "https://[2001:db8::1]/t"),
]
REFUSED = [
    "",
    "loom.example",
    "ftp://loom.example/",
    "javascript:0",
    "https://",
    "https:///t",
    "http://[::1",
    "https://a:b/",
]


@pytest.mark.parametrize(("url", "expected"), CANONICAL)
def test_canonical(url: str, expected: str) -> None:
    assert address.canonical(url) == expected
    assert address.canonical(expected) == expected


@pytest.mark.parametrize("url", REFUSED)
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(AddressError, match="not a web address"):
        address.canonical(url)


names = st.text(string.ascii_letters + string.digits, min_size=1, max_size=12)
queries = st.lists(st.tuples(names, st.text(string.printable, max_size=8)), max_size=4)


@settings(deadline=None)
@given(names, names, queries, names)
def test_canonical_twice_is_canonical_once(
    host: str, path: str, query: list[tuple[str, str]], mark: str
) -> None:
    parameters = "&".join(f"{key}={value}" for key, value in query)
    url = f"https://{host}.example/{path}?{parameters}#{mark}"
    once = address.canonical(url)
    assert address.canonical(once) == once


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_an_address_or_refused(text: str) -> None:
    try:
        once = address.canonical(text)
    except AddressError:
        return
    assert address.canonical(once) == once


def test_host() -> None:
    assert address.host("https://Loom.Example:443/x") == "loom.example"
    assert address.host("http://127.0.0.1:8319/") == "127.0.0.1:8319"


def test_network_of() -> None:
    assert address.network_of("hackernews", "https://news.ycombinator.com/") == "hackernews"
    assert address.network_of("discourse:{host}", "https://Forum.Example/t/1") == "discourse:forum.example"
    grouped = "tapatalk:{host}/{group}"
    assert address.network_of(grouped, "https://a.example/x", "cats") == "tapatalk:a.example/cats"
    assert address.network_of(grouped, "https://a.example/x") == "tapatalk:a.example"


@pytest.mark.parametrize(
    ("id_scope", "thread", "expected"),
    [
        ("network", "7", ""),
        ("host", "7", "a.example"),
        ("thread", "7", "a.example/7"),
        ("thread", None, "a.example/"),
    ],
)
def test_scope_of(id_scope: str, thread: str | None, expected: str) -> None:
    assert address.scope_of(id_scope, "a.example", thread) == expected


@pytest.mark.parametrize(
    ("handle", "fold_case", "expected"),
    [
        ("@Ana", True, "ana"),
        ("@Ana", False, "Ana"),
        (" Ana ", True, "ana"),
        ("STRASSE", True, "strasse"),
        ("Ana@B.example", True, "ana@b.example"),
        ("#42", True, "@#42"),
        ("@#42", True, "@#42"),
    ],
)
def test_fold_handle(handle: str, fold_case: bool, expected: str) -> None:
    assert address.fold_handle(handle, fold_case) == expected


def test_a_handle_that_looks_like_an_id_is_none() -> None:
    assert address.account_key("#42", None, False) != address.account_key("ana", "42", False)


def test_accounts_that_merely_look_alike_are_two() -> None:
    latin, cyrillic = "ana", "\u0430na"
    assert address.fold_handle(latin, True) != address.fold_handle(cyrillic, True)
    assert address.account_key("Ana", None, False) != address.account_key("ana", None, False)
    assert address.account_key("Ana", None, True) == address.account_key("ana", None, True)


def test_a_stable_id_is_the_account_whatever_the_handle() -> None:
    assert address.account_key("ana", "7", True) == address.account_key("ben", "7", True)
    assert address.account_key("7", None, True) != address.account_key("ana", "7", True)
