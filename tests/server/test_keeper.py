"""The keeper lets words fade once a day, by the server's clock."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from relationcore.memory import Memory
from relationcore.model import AccountRef, Receipt, Withdrawn
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
