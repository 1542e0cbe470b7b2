"""What every handler reaches for: the memory, the recipes, the configuration and the clock."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import datetime
from importlib.metadata import version
from typing import cast

from flask import current_app

from relationcore.memory import Memory
from relationcore.model import FollowUp
from relationcore.recipes.recipe import Recipes
from relationserver.config import Config

VERSION = version("relationcore")


@dataclass(frozen=True, slots=True)
class Context:
    """One per application, kept in `app.extensions["relationcore"]`."""

    config: Config
    memory: Memory
    recipes: Recipes
    settled: dict[int, FollowUp] = field(default_factory=dict)
    """Follow-ups that were marked as done since the start, by person: what Undo brings back."""
    run: str = field(default_factory=lambda: secrets.token_hex(16))
    """Names this run of the server: what connected browsers send as their right holds for one run only."""


def context() -> Context:
    """The context of the application that answers."""
    return cast(Context, current_app.extensions["relationcore"])


def memory() -> Memory:
    """The memory of the application that answers."""
    return context().memory


def now() -> datetime:
    """The time by the server's clock, aware, in UTC."""
    return context().config.now()


def seconds() -> int:
    """`now` in seconds since 1970 UTC."""
    return int(now().timestamp())
