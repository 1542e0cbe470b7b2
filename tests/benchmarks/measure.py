"""Variants run in turns, in an order that rotates; what counts is the ratio within a round, its median."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median

Thunk = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to do a thing. `prepare(round)` gives what is timed; `after` tidies up, untimed."""

    name: str
    prepare: Callable[[int], Thunk]
    after: Callable[[], object] = lambda: None
    every: int = 1
    """Takes part in every so many rounds only."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table: goal, what was measured, limit, unit (`ms`, `s`, `x`, `pages`, `bytes`)."""

    goal: int
    what: str
    measured: float
    limit: float | None
    unit: str
    at_least: bool = False

    @property
    def met(self) -> bool | None:
        """Whether the limit holds; None where the line only informs."""
        if self.limit is None:
            return None
        return self.measured >= self.limit if self.at_least else self.measured <= self.limit


@dataclass(slots=True)
class Results:
    """The table and everything that was timed, by name of measurement and variant, in milliseconds."""

    lines: list[Line] = field(default_factory=list)
    raw: dict[str, dict[str, list[float]]] = field(default_factory=dict)
    facts: dict[str, object] = field(default_factory=dict)

    def add(self, *lines: Line) -> None:
        """More lines."""
        self.lines += lines


Times = dict[str, list[float]]


def in_turns(variants: list[Variant], rounds: int) -> Times:
    """Milliseconds per variant and round. Rounds in which a variant takes no part are not in its list."""
    gc.collect()
    gc.freeze()
    times: Times = {variant.name: [] for variant in variants}
    for number in range(rounds):
        turn = number % len(variants)
        for variant in variants[turn:] + variants[:turn]:
            if number % variant.every == 0:
                thunk = variant.prepare(number)
                started = time.perf_counter()
                thunk()
                times[variant.name].append((time.perf_counter() - started) * 1000)
                variant.after()
    gc.unfreeze()
    return times


def ratio(times: Times, one: str, other: str) -> float:
    """The median of the ratios of two variants within each round."""
    return median(a / b for a, b in zip(times[one], times[other], strict=True))


def load() -> str:
    """How busy the machine is: the load of the last minute over its processors."""
    return f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"
