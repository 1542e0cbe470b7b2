"""Full text behind the answer: deferred, flushed before it is needed, and never damaged by what is not
indexed yet.
"""

from __future__ import annotations

from relationcore.memory import Memory
from tests.core.making import HOUR, comment, visit


def whole(memory: Memory) -> bool:
    return all(finding.ok for finding in memory.check() if finding.check == "search")


def test_a_visit_is_indexed_later_and_before_a_search(memory: Memory) -> None:
    memory.ingest(visit("v1", [comment("1", "ana", "Quinces.")]))
    assert memory.status().not_indexed == 1
    assert [found.text for found in memory.search("quinces")] == ["Quinces."]
    assert memory.status().not_indexed == 0


def test_words_edited_before_and_after_they_are_indexed(memory: Memory) -> None:
    memory.ingest(visit("v1", [comment("1", "ana", "Quinces.")]))
    memory.ingest(visit("v2", [comment("1", "ana", "Cherries.")], seen=2 * HOUR))
    memory.index_pending()
    memory.ingest(visit("v3", [comment("1", "ana", "Medlars.")], seen=3 * HOUR))
    assert [len(memory.search(word)) for word in ("quinces", "cherries", "medlars")] == [0, 0, 1]
    assert whole(memory)


def test_rows_deleted_before_and_after_they_are_indexed(memory: Memory) -> None:
    memory.ingest(visit("v1", [comment("1", "ana", "Quinces.")]))
    memory.index_pending()
    memory.ingest(visit("v2", [comment("2", "ana", "Cherries.")], seen=2 * HOUR))
    with memory._store.writing() as conn:
        conn.execute("DELETE FROM comment")
    assert whole(memory)
    assert memory.search("quinces") == []
    memory.ingest(visit("v3", [comment("3", "ana", "Medlars.")], seen=3 * HOUR))
    assert len(memory.search("medlars")) == 1
    assert whole(memory)


def test_a_rebuild_indexes_everything(memory: Memory) -> None:
    memory.ingest(visit("v1", [comment("1", "ana", "Quinces.")]))
    memory.rebuild()
    assert memory.status().not_indexed == 0
    assert len(memory.search("quinces")) == 1
    assert whole(memory)
