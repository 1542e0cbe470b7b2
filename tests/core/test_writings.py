"""What people wrote day by day, as it is carried on in memory, is what counting anew would say."""

from __future__ import annotations

import pytest

from relationcore.memory import Memory
from relationcore.memory import writings as writings_of
from relationcore.memory.writings import Writings
from relationcore.model import AccountRef, Withdrawn
from relationcore.store import queries, standing
from tests.core.making import DAY, HOUR, NETWORK, comment, later, visit


class Asked:
    """Two people's writings, asked for again and again."""

    def __init__(self, memory: Memory) -> None:
        self.memory = memory
        self.kept = Writings()
        self.counted = 0
        self.rows = [memory.person_of(AccountRef(NETWORK, handle)) for handle in ("ana", "ben")]

    def told(self) -> dict[int, list[tuple[int, int]]]:
        """What is known of ana and ben, held against a count of everything."""
        rows = self.rows
        with self.memory._store.reading() as conn:
            seen = dict.fromkeys(rows, 0)
            seen |= {account: one.seen for account, one in queries.summaries_of(conn, rows).items()}
            found = self.kept.of(conn, seen)
            assert {account: sorted(days) for account, days in found.items() if days} == standing.written(
                conn, rows
            )
        return found


@pytest.fixture
def asked(memory: Memory, monkeypatch: pytest.MonkeyPatch) -> Asked:
    memory.ingest(
        visit("a", [comment("1", "ana"), comment("2", "ana", said=DAY), comment("3", "ben")], seen=2 * DAY)
    )
    made = Asked(memory)
    whole = standing.written_on

    def counting(conn: object, accounts: object) -> object:
        made.counted += 1
        return whole(conn, accounts)  # type: ignore[arg-type]

    monkeypatch.setattr(writings_of.standing, "written_on", counting)
    made.told()
    made.counted = 0
    return made


def recounted(asked: Asked) -> bool:
    """Whether the next answer needs a count of everything; the check itself counts once."""
    asked.counted = 0
    asked.told()
    return asked.counted > 1


def test_nothing_new_is_not_counted_again(asked: Asked) -> None:
    assert not recounted(asked)


def test_new_comments_are_added(asked: Asked) -> None:
    asked.memory.ingest(visit("b", [comment("4", "ana", said=HOUR), comment("5", "cleo")], seen=2 * DAY))
    assert not recounted(asked)
    assert sum(count for days in asked.told().values() for _, count in days) == 4


def test_a_coarse_time_counts_on_no_day(asked: Asked) -> None:
    coarse = comment("4", "ana", published="2026-01-01", precision="year", published_text="2 months ago")
    asked.memory.ingest(visit("b", [coarse], seen=2 * DAY))
    assert not recounted(asked)
    assert sum(count for days in asked.told().values() for _, count in days) == 3


def test_a_comment_withdrawn_is_counted_anew(asked: Asked) -> None:
    asked.memory.ingest(visit("b", [], seen=3 * DAY, withdrawn=(Withdrawn("2", ""),)))
    assert recounted(asked)


def test_a_flood_is_counted_anew(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writings_of, "MANY", 1)
    asked.memory.ingest(visit("b", [comment("4", "ana"), comment("5", "ben", said=DAY)], seen=3 * DAY))
    assert recounted(asked)


def test_a_merge_of_people_changes_nothing(asked: Asked) -> None:
    asked.memory.merge(*asked.rows, now=later(days=3))
    assert not recounted(asked)
