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
    assert len(STATEMENTS) == 3
    assert len(ROWS) > 25


@pytest.mark.parametrize("name", [name for name, _ in ROWS])
def test_table_is_there(memory: Memory, name: str) -> None:
    with memory._store.reading() as conn:
        assert conn.execute("SELECT 1 FROM sqlite_schema WHERE name = ?", (name,)).fetchone()


def test_views_have_the_columns_said(memory: Memory) -> None:
    rows = re.findall(r"^\| `(\w+)` \| [^|]*? \| (.*?) \|$", DOCS, re.MULTILINE)
    views = {name: re.sub(r"\(.*?\)", "", columns).split(", ") for name, columns in rows}
    assert set(views) == {"comments", "people", "contacts", "mention"}
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
