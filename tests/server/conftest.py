"""The application on a real database file of its own, per test, with a clock that the test sets."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask

from relationcore.memory import Memory
from relationserver import Config, create_app
from relationserver.context import Context
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
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Flask, Path]:
    """The application, made once, and an empty database to copy: slow to make, the same for all."""
    empty = tmp_path_factory.mktemp("server") / "empty.db"
    app = create_app(Config(db=empty))
    app.extensions["relationcore"].memory.close()
    return app, empty


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def app(made: tuple[Flask, Path], tmp_path: Path, clock: Clock) -> Iterator[Flask]:
    """The application with a memory of its own for this test."""
    whole, empty = made
    path = tmp_path / "relationcore.db"
    shutil.copyfile(empty, path)
    recipes = whole.extensions["relationcore"].recipes
    memory = Memory.open(path, recipes=recipes, server=True)
    whole.extensions["relationcore"] = Context(Config(db=path, now=clock), memory, recipes)
    yield whole
    memory.close()


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
