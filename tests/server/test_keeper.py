"""The keeper lets words fade once a day, empties the log after a reader and works out the circles ahead."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from relationcore import circles
from relationcore.memory import Memory
from relationcore.model import AccountRef, Receipt, Withdrawn
from relationserver import keeper as keeping
from relationserver.keeper import Keeper
from tests.core.making import HOUR, NETWORK, comment, later, visit
from tests.server.conftest import Clock

WORDS = "Words that were deleted."


def becomes_true(asked: Callable[[], bool]) -> bool:
    """Whether it is so within ten seconds."""
    until = time.monotonic() + 10
    while not asked() and time.monotonic() < until:
        time.sleep(0.05)
    return asked()


def shown(memory: Memory) -> bool:
    return any(WORDS in line for line in memory.dump())


def deleted(memory: Memory) -> Receipt:
    memory.ingest(visit("v1", [comment("1", "ben", WORDS)]))
    return memory.ingest(visit("v2", seen=2 * HOUR, withdrawn=(Withdrawn("1", ""),)))


def test_deleted_words_go_when_the_day_has_come(tmp_path: Path, clock: Clock) -> None:
    clock.at = later(days=20)
    with Memory.open(tmp_path / "r.db", server=True) as memory:
        deleted(memory)
        keeper = Keeper(memory, clock)
        keeper.start()
        try:
            assert becomes_true(lambda: memory.status().not_indexed == 0)
            assert shown(memory)
            clock.move(days=11)
            memory.confirm_me(AccountRef(NETWORK, "ida"), now=clock())  # any commit wakes it
            assert becomes_true(lambda: not shown(memory))
        finally:
            keeper.stop()


def test_the_log_is_emptied_when_nobody_reads_it_any_more(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Though nothing is written after the forgetting."""
    monkeypatch.setattr(keeping, "AGAIN", timedelta(milliseconds=50))
    log = tmp_path / "r.db-wal"
    with Memory.open(tmp_path / "r.db", server=True) as memory:
        memory.ingest(visit("v1", [comment("1", "ben", WORDS)]))
        keeper = Keeper(memory, clock)
        keeper.start()
        try:
            with closing(sqlite3.connect(tmp_path / "r.db", isolation_level=None)) as other:
                assert becomes_true(lambda: memory.status().not_indexed == 0)
                other.execute("BEGIN")
                other.execute("SELECT count(*) FROM comment").fetchone()
                memory._store.conn.execute("PRAGMA busy_timeout = 20")
                ben = memory.person_of(AccountRef(NETWORK, "ben"))
                assert not memory.forget(ben, now=clock()).log_emptied
                time.sleep(1)  # what the commit woke is over
                assert log.stat().st_size > 0
            assert becomes_true(lambda: log.stat().st_size == 0)
        finally:
            keeper.stop()


def test_the_circles_are_worked_out_before_the_first_page_asks(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    replay = circles.circles
    monkeypatch.setattr(
        circles, "circles", lambda known, at: asked.append(threading.get_ident()) or replay(known, at)
    )
    with Memory.open(tmp_path / "r.db", server=True) as memory:
        memory.confirm_me(AccountRef(NETWORK, "ida"), now=clock())
        memory.ingest(
            visit(
                "v1",
                [
                    comment("1", "ben", "Hello.", in_reply_to=None, mentions=("ida",)),
                    comment("2", "ida", "Hi.", in_reply_to="1"),
                ],
            )
        )
        keeper = Keeper(memory, clock)
        keeper.start()
        try:
            assert becomes_true(lambda: bool(asked))
            assert asked == [keeper.ident]
            memory.annotations([AccountRef(NETWORK, "ben")], now=clock())
            assert asked == [keeper.ident]
        finally:
            keeper.stop()
