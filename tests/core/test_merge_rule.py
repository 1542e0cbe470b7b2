"""A comment seen again: which sight each field comes from. Every case in every order."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from relationcore.memory import Memory
from relationcore.model import Thread
from tests.core.making import comment, visit

Sight = tuple[int, dict[str, Any]]
CASES: list[tuple[str, list[Sight], dict[str, Any]]] = [
    ("the newest words", [(1, {"text": "a"}), (2, {"text": "b"}), (3, {"text": "c"})], {"text": "c"}),
    ("words confirmed later stand",
     [(1, {"text": "a"}), (2, {"text": "b"}), (3, {"text": "a"})], {"text": "a"}),
    ("whole words before newer cut ones", [(1, {"text": "all of it"}), (2, {"text": "all", "cut": True})],
     {"text": "all of it", "cut": 0}),
    ("of cut ones the newest", [(1, {"text": "al", "cut": True}), (2, {"text": "all", "cut": True})],
     {"text": "all", "cut": 1}),
    ("quotes and mentions go with the words",
     [(1, {"text": "whole", "mentions": ("ben",), "quotes": ((0, 2),)}), (2, {"text": "who", "cut": True})],
     {"mentions": '["ben"]', "quotes": "[[0, 2]]"}),
    ("null never overwrites", [(1, {"in_reply_to": "7", "url": "u"}), (2, {})], {"parent": "7", "url": "u"}),
    ("each field by itself",
     [(1, {"in_reply_to": "7", "url": "u"}), (2, {"url": "v"}), (3, {"in_reply_to": "8"})],
     {"parent": "8", "url": "v"}),
    ("a field told late does not rise with the others",
     [(9, {}), (1, {"in_reply_to": "7"}), (5, {"in_reply_to": "8"})], {"parent": "8"}),
    ("absolute time before a finer relative one",
     [(1, {"published": "2026-03-01T10:00:00Z", "precision": "minute", "published_text": "9 days ago"}),
      (2, {"published": "2026-03-02", "precision": "day"})],
     {"precision": "day", "published": 1_772_409_600}),
    ("the finest precision",
     [(1, {"published": "2026-03-02", "precision": "day"}),
      (2, {"published": "2026-03-02T08:00:00Z", "precision": "second"})], {"precision": "second"}),
    ("then the earliest sight",
     [(1, {"published": "2026-03-02T08:00:00Z", "precision": "hour", "published_text": "x"}),
      (2, {"published": "2026-03-02T09:00:00Z", "precision": "hour", "published_text": "y"})],
     {"published_text": "x"}),
    ("an earlier sight of the same time holds it",
     [(3, {"published": "2026-03-02T08:00:00Z", "precision": "hour", "published_text": "x"}),
      (2, {"published": "2026-03-02T09:00:00Z", "precision": "hour", "published_text": "y"}),
      (1, {"published": "2026-03-02T08:00:00Z", "precision": "hour", "published_text": "x"})],
     {"published_text": "x"}),
    ("the author as shown last", [(1, {"author": "ana"}), (2, {"author": "ana_b"})], {"author": "ana_b"}),
    ("an id once shown stays", [(1, {"author_id": "5"}), (2, {"author": "ana_b"})],
     {"author": "ana_b", "author_ref": "5"}),
    ("first seen is the least", [(3, {}), (1, {}), (2, {})], {"first": 1}),
    ("the thread told last",
     [(1, {"thread": Thread("1")}), (2, {"thread": Thread("2")}), (3, {"thread": None})],
     {"thread": "2"}),
]  # fmt: skip
NAMES = [name for name, _, _ in CASES]


@pytest.mark.parametrize(("name", "sights", "expected"), CASES, ids=NAMES)
def test_field(memory: Memory, name: str, sights: list[Sight], expected: dict[str, Any]) -> None:
    """Each order of the sights on a comment of its own."""
    for turn, order in enumerate(itertools.permutations(sights)):
        for seen, facts in order:
            one = comment(f"c{turn}", **{"author": "ana", "said": None, **facts})
            memory.ingest(visit(f"{turn}-{seen}", [one], seen=seen))
        with memory._store.reading() as conn:
            cursor = conn.execute(
                "SELECT c.*, c.first_seen - 1773144000 AS first, t.key AS thread FROM comment c"
                " LEFT JOIN thread t ON t.id = c.thread_id WHERE c.key = ?",
                (f"c{turn}",),
            )
            names = [column[0] for column in cursor.description]
            row = dict(zip(names, cursor.fetchone(), strict=True))
        assert {name: row[name] for name in expected} == expected, f"in the order {[at for at, _ in order]}"


def test_two_sights_in_the_same_second_are_told_apart_by_their_visit(memory: Memory) -> None:
    for name, text in (("b", "later"), ("a", "earlier"), ("c", "latest")):
        memory.ingest(visit(name, [comment("1", "ana", text)]))
    assert memory.search("latest")[0].text == "latest"
    assert memory.search("earlier") == []
