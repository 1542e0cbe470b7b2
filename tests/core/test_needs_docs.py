"""docs/needs.md names every rule and guard with its sentence, and its example gives what it shows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from relationcore.needs import KINDS, TABLES

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "needs.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", sorted(TABLES))
def test_every_rule_and_guard_stands_in_the_docs(language: str) -> None:
    table = TABLES[language]
    rows = [f"| {one.name} | {one.because} |" for one in table.rules]
    rows += [f"| *not:* {one.name} | {one.because} |" for one in table.guards]
    assert [row for row in rows if row not in PAGE] == []


def test_the_docs_name_no_rule_that_is_gone() -> None:
    named = re.findall(r"^\| (?:\*not:\* )?([^|]+?) \| [^|]+\. \|$", PAGE, re.MULTILINE)
    known = {one.name for table in TABLES.values() for one in (*table.rules, *table.guards)}
    assert set(named) == known
    assert all(f"| {kind} | |" in PAGE for kind in KINDS)


def test_the_example_gives_what_it_shows(capsys: pytest.CaptureFixture[str]) -> None:
    code, shown = re.findall(r"```(?:python|text)\n(.*?)```", PAGE, re.DOTALL)[:2]
    exec(compile(code, "docs/needs.md", "exec"), {})
    assert capsys.readouterr().out == shown
