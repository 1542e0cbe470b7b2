"""The names of the library: what docs/scripts.md uses can be imported from `relationcore` itself."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import relationcore
from relationcore import Memory, Retention

PAGE = (Path(__file__).parents[2] / "docs/scripts.md").read_text(encoding="utf-8")
USED = sorted(set(re.findall(r"(?<![\w.])([A-Z]\w+)[.(]", "\n".join(re.findall(r"`([^`\n]+)`", PAGE)))))


def test_the_page_uses_some() -> None:
    assert {"AccountRef", "Memory", "Retention"} <= set(USED)


@pytest.mark.parametrize("name", [*relationcore.__all__, *USED])
def test_a_name_is_there(name: str) -> None:
    assert name in relationcore.__all__
    assert getattr(relationcore, name).__name__ == name


def test_retention_begins_as_the_page_says(memory: Memory) -> None:
    assert "Retention(withdrawn=30, strangers=None)" in PAGE
    assert Retention() == Retention(withdrawn=30, strangers=None) == memory.retention()
