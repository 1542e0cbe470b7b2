"""Whom a tombstone means: by id, by handle, by a handle that somebody else carries by now."""

from __future__ import annotations

from relationcore.memory import Memory
from relationcore.model import AccountRef, Forgotten, Sighting
from tests.core.making import AT, HOUR, NETWORK, NOON, instant, reply, visit

ANA = AccountRef(NETWORK, "anatolia")


def seen(id: str, handle: str, stable: str | None, *, at: int = HOUR) -> Sighting:
    return Sighting(reply(id, handle, None, f"Words {id}.", author_id=stable, published=instant(0)), AT + at)


def test_an_id_is_recognised_under_a_new_handle(memory: Memory) -> None:
    memory.ingest(visit("v1", [seen("1", "anatolia", "7")]))
    memory.forget(memory.person_of(AccountRef(NETWORK, "anatolia", "7")), now=NOON)
    assert memory.ingest(visit("v2", [seen("2", "fig", "7")])).refused == 1


def test_the_same_handle_with_another_id_is_somebody_else(memory: Memory) -> None:
    memory.ingest(visit("v1", [seen("1", "anatolia", "7")]))
    memory.forget(memory.person_of(AccountRef(NETWORK, "anatolia", "7")), now=NOON)
    receipt = memory.ingest(visit("v2", [seen("2", "anatolia", "8"), seen("3", "anatolia", None)]))
    assert (receipt.new, receipt.refused) == (1, 1)


def test_an_id_is_learned_of_whom_only_the_handle_was_known(memory: Memory) -> None:
    memory.ingest(visit("v1", [seen("1", "anatolia", None)]))
    memory.forget(memory.person_of(ANA), now=NOON)
    assert memory.ingest(visit("v2", [seen("2", "anatolia", "7")])).refused == 1
    assert memory.ingest(visit("v3", [seen("3", "fig", "7")])).refused == 1
    assert memory.ingest(visit("v4", [seen("4", "anatolia", "8")])).new == 1
    assert memory.forgotten() == [Forgotten(1, AT, (NETWORK,), 1)]


def test_a_handle_that_means_another_known_account_by_now_is_theirs(memory: Memory) -> None:
    memory.ingest(visit("v1", [seen("1", "anatolia", "7")]))
    memory.ingest(visit("v2", [seen("2", "anatolia", "8", at=9 * HOUR), seen("3", "fig", "7", at=9 * HOUR)]))
    memory.forget(memory.person_of(AccountRef(NETWORK, "fig", "7")), now=NOON)
    assert memory.ingest(visit("v3", [seen("4", "anatolia", None, at=10 * HOUR)])).new == 1
    assert memory.ingest(visit("v4", [seen("5", "anatolia", "7", at=11 * HOUR)])).refused == 1
    assert [finding for finding in memory.check() if not finding.ok] == []
