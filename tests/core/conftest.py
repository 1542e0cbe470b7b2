"""A memory of its own per test, on a real file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from relationcore.memory import Memory


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "r.db"


@pytest.fixture
def memory(path: Path) -> Iterator[Memory]:
    made = Memory.open(path)
    yield made
    made.close()
