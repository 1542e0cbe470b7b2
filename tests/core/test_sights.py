"""The log of a visit: what is written comes back, in few bytes, and is found by comment and time."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relationcore.memory import Memory
from relationcore.store.sights import (
    confirmations,
    decode_comments,
    decode_handles,
    encode_comments,
    encode_handles,
    last_handles,
    log_of,
)
from tests.core.making import AT, HOUR, comment, visit

rows = st.integers(1, 10**9)
times = st.integers(-(10**9), 4 * 10**9)


@given(st.lists(st.tuples(rows, times, st.integers(0, 1023)), unique_by=lambda seen: seen[0]))
def test_comments_come_back(seen: list[tuple[int, int, int]]) -> None:
    assert sorted(decode_comments(encode_comments(seen))) == sorted(seen)


@given(st.lists(st.tuples(rows, times)))
def test_handles_come_back(seen: list[tuple[int, int]]) -> None:
    assert list(decode_handles(encode_handles(seen))) == sorted(seen)


def test_a_page_of_a_thousand_costs_a_few_bytes_each() -> None:
    text = encode_comments((5_000_000 + number, AT + number // 3, 511) for number in range(1000))
    assert len(text) < 5000
    assert json.loads(text)[0]["ids"][:3] == [5_000_000, 1, 1]


@pytest.fixture
def log(memory: Memory) -> Memory:
    """Comment 1 seen by three visits, comment 2 by two; in the second visit the words of 1 are a preview."""
    one, two = comment("1", "ana", "Plums."), comment("2", "ben", "Quinces.")
    memory.ingest(visit("v1", [one, two], seen=HOUR))
    memory.ingest(visit("v2", [comment("1", "ana", "Pl", cut=True)], seen=2 * HOUR))
    memory.ingest(visit("v3", [one, two], seen=3 * HOUR))
    return memory


def test_log_of_a_comment(log: Memory) -> None:
    with log._store.reading() as conn:
        found = [(id, at - AT, visit_id) for id, (at, visit_id, _), _, _ in log_of(conn, {1}, 0)]
        assert sorted(found) == [(1, HOUR, "v1"), (1, 2 * HOUR, "v2"), (1, 3 * HOUR, "v3")]
        assert [stamp[1] for _, stamp, _, _ in log_of(conn, {2}, AT + 2 * HOUR)] == ["v3"]
        assert list(log_of(conn, set(), 0)) == []


def test_a_preview_confirms_everything_but_the_words(log: Memory) -> None:
    with log._store.reading() as conn:
        author, whole = 1 << 2, 1 << 8
        upto_preview = {
            bit: at - AT for bit, (at, _, _) in confirmations(conn, {1}, AT + 2 * HOUR)[1].items()
        }
        assert upto_preview[author] == 3 * HOUR
        assert upto_preview[whole] == 3 * HOUR
        (bits,) = [bits for _, stamp, bits, _ in log_of(conn, {1}, 0) if stamp[1] == "v2"]
        assert bits & author
        assert not bits & whole


def test_last_sight_of_a_handle(log: Memory) -> None:
    with log._store.reading() as conn:
        names = dict(conn.execute("SELECT handle, id FROM handle_history").fetchall())
        last = last_handles(conn, set(names.values()), 0)
        assert {handle: last[id] - AT for handle, id in names.items()} == {"ana": 3 * HOUR, "ben": 3 * HOUR}
        assert last_handles(conn, set(names.values()), AT + 4 * HOUR) == {}
