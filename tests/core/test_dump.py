"""The content as text: canonical by natural keys, plain with rows; the same content is the same bytes."""

from __future__ import annotations

import json

from relationcore.memory import Memory
from relationcore.model import AccountRef
from tests.core.making import NETWORK, NOON, post, reply, visit


def fill(memory: Memory) -> None:
    memory.ingest(visit("v1", (post("1", "ida"), reply("2", "ana", "1"))))
    memory.confirm_me(AccountRef(NETWORK, "ida"), now=NOON)
    memory.add_note(memory.person_of(AccountRef(NETWORK, "ana")), "Jam.", now=NOON)
    memory.set_label(memory.person_of(AccountRef(NETWORK, "ana")), "careful")


def test_canonical_lines(memory: Memory) -> None:
    fill(memory)
    kinds = [json.loads(line)["type"] for line in memory.dump(canonical=True)]
    assert sorted(set(kinds)) == [
        "about", "account", "comment", "contact", "contact_day", "handle", "me", "note", "summary",
        "thread", "visit",
    ]  # fmt: skip
    lines = [line for line in memory.dump(canonical=True) if '"type":"contact' in line or '"type":"n' in line]
    assert lines == [
        '{"account":"ana","changed_at":"2026-03-10T12:00:00Z","created_at":"2026-03-10T12:00:00Z",'
        '"network":"hackernews","text":"Jam.","type":"note"}',
        '{"account":"ana","day":20522,"direction":"received","key":"2","network":"hackernews",'
        '"said_at":"2026-03-10T12:00:00Z","scope":"","twin":["","2"],"type":"contact","via":"post"}',
        '{"account":"ana","day":20522,"direction":"received","n":1,"network":"hackernews","type":"contact_day"}',
    ]


def test_no_row_number_stands_in_a_canonical_dump(memory: Memory) -> None:
    fill(memory)
    names = {name for line in memory.dump(canonical=True) for name in json.loads(line)}
    assert not [name for name in names if name == "id" or (name.endswith("_id") and name != "visit_id")]


def test_plain_dump_holds_every_row(memory: Memory) -> None:
    fill(memory)
    rows = [json.loads(line) for line in memory.dump()]
    assert sum(row["type"] == "comment" for row in rows) == 2
    assert next(row for row in rows if row["type"] == "note")["text"] == "Jam."


def test_an_empty_memory(memory: Memory) -> None:
    assert list(memory.dump(canonical=True)) == []
