"""The application on a real database file of its own, per test, with a clock that the test sets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask

from relationcore.memory import Memory
from relationcore.recipes.recipe import Recipes, load_all
from relationserver import Config, create_app
from tests.server.asking import Asker, Page, connect


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def move(self, **delta: float) -> None:
        self.at += timedelta(**delta)


@pytest.fixture(scope="session")
def recipes() -> Recipes:
    return load_all()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def app(tmp_path: Path, clock: Clock, recipes: Recipes) -> Iterator[Flask]:
    made = create_app(Config(db=tmp_path / "relationcore.db", now=clock), recipes=recipes)
    yield made
    made.extensions["relationcore"].memory.close()


@pytest.fixture
def memory(app: Flask) -> Memory:
    held: Memory = app.extensions["relationcore"].memory
    return held


@pytest.fixture
def asker(app: Flask) -> Asker:
    """A browser that was connected by the real routes."""
    return Asker(app, connect(app))


@pytest.fixture
def page(app: Flask) -> Page:
    """A browser that was let into the local page."""
    return Page(app).enter()
