"""docs/store.md: its statements run, and every table, view and column it names is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from relationcore.memory import Memory
from relationcore.model import AccountRef
from tests.core.making import NETWORK, NOON, post, reply, visit

DOCS = (Path(__file__).resolve().parents[2] / "docs" / "store.md").read_text(encoding="utf-8")
STATEMENTS = [
    statement.strip()
    for block in re.findall(r"```sql\n(.*?)```", DOCS, re.DOTALL)
    for statement in block.split(";")
    if statement.strip()
]
ROWS = re.findall(r"^\| `(\w+)` \| (.*?) \|", DOCS, re.MULTILINE)


@pytest.fixture
def village(memory: Memory) -> Memory:
    memory.confirm_me(AccountRef(NETWORK, "ida"), now=NOON)
    memory.ingest(visit("v1", (post("1", "ida"), reply("2", "ana", "1"), reply("3", "ida", "2"))))
    return memory


@pytest.mark.parametrize("statement", STATEMENTS)
def test_statement_runs(village: Memory, statement: str) -> None:
    with village._store.reading() as conn:
        rows = conn.execute(statement).fetchall()
    assert rows or "-1 month" in statement


def test_statements_were_found() -> None:
    assert len(STATEMENTS) == 4
    assert len(ROWS) > 25


@pytest.mark.parametrize("name", [name for name, _ in ROWS])
def test_table_is_there(memory: Memory, name: str) -> None:
    with memory._store.reading() as conn:
        assert conn.execute("SELECT 1 FROM sqlite_schema WHERE name = ?", (name,)).fetchone()


def test_views_have_the_columns_said(memory: Memory) -> None:
    rows = re.findall(r"^\| `(\w+)` \| [^|]*? \| (.*?) \|$", DOCS, re.MULTILINE)
    views = {name: re.sub(r"\(.*?\)", "", columns).split(", ") for name, columns in rows}
    assert set(views) == {"comments", "people", "contacts", "mention", "days", "needs"}
    with memory._store.reading() as conn:
        for name, columns in views.items():
            held = [column[0] for column in conn.execute(f"SELECT * FROM {name}").description]
            assert {column.strip() for column in columns} <= set(held)


def test_what_the_tables_told_agrees(village: Memory) -> None:
    with village._store.reading() as conn:
        assert conn.execute("SELECT handle, received, given FROM people ORDER BY handle").fetchall() == [
            ("ana", 1, 1),
            ("ida", 0, 0),
        ]
        assert conn.execute("SELECT direction, via, handle FROM contacts ORDER BY comment_id").fetchall() == [
            ("received", "post", "ana"),
            ("given", "reply", "ana"),
        ]


def test_days_and_needs_are_those_of_the_memory(village: Memory) -> None:
    """Also of a merged person, whose two accounts wrote on the same day."""
    village.ingest(visit("v2", [reply("9", "ben", "1")], seen=7200))
    ana = village.person_of(AccountRef(NETWORK, "ana"))
    village.add_need(ana, "A pot", comment="2", now=NOON)
    village.merge(ana, village.person_of(AccountRef(NETWORK, "ben")), now=NOON)
    with village._store.reading() as conn:
        days = conn.execute("SELECT * FROM days").fetchall()
        needs = conn.execute("SELECT person, kind, text, state, words FROM needs").fetchall()
    assert sorted(days) == [(ana, "given", "2026-03-10"), (ana, "received", "2026-03-10")]
    assert needs == [(ana, "need", "A pot", "open", "With quinces.")]
