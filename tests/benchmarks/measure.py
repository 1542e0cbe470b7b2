"""Variants run in turns, in an order that rotates and turns round; ratios are taken within a round."""

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


Pair = tuple[float, float]
"""By the clock on the wall, and by the processor's time alone: on a busy machine the second is steadier."""


@dataclass(slots=True)
class Times:
    """Milliseconds per variant, in the order of the rounds."""

    wall: dict[str, list[float]]
    processor: dict[str, list[float]]

    def take(self, name: str, thunk: Thunk) -> None:
        """Time a thunk once; a float that it gives is another process's processor time."""
        started, worked = time.perf_counter(), time.process_time()
        given = thunk()
        own = (time.process_time() - worked) * 1000
        self.wall[name].append((time.perf_counter() - started) * 1000)
        self.processor[name].append(given if isinstance(given, float) else own)

    def middle(self, name: str) -> Pair:
        """The median of a variant."""
        return median(self.wall[name]), median(self.processor[name])

    def most(self, name: str) -> Pair:
        """The slowest round of a variant."""
        return max(self.wall[name]), max(self.processor[name])

    def ratio(self, one: str, other: str) -> Pair:
        """The median of the ratios of two variants within each round."""
        wall, processor = (
            median(a / max(b, 1e-6) for a, b in zip(kept[one], kept[other], strict=True))
            for kept in (self.wall, self.processor)
        )
        return wall, processor


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table: goal, what was measured, limit, unit (`ms`, `s`, `x`, `pages`, `bytes`)."""

    goal: int
    what: str
    measured: float
    limit: float | None
    unit: str
    at_least: bool = False
    processor: float | None = None
    """The same by processor time, where it was timed."""

    @property
    def met(self) -> bool | None:
        """Whether the limit holds; None where the line only informs."""
        if self.limit is None:
            return None
        return self.measured >= self.limit if self.at_least else self.measured <= self.limit


def line(
    goal: int, what: str, found: Pair, limit: float | None, unit: str, *, at_least: bool = False
) -> Line:
    """A line of what was timed."""
    return Line(goal, what, found[0], limit, unit, at_least, found[1])


@dataclass(slots=True)
class Results:
    """The table and everything that was timed or counted, by name of measurement."""

    lines: list[Line] = field(default_factory=list)
    raw: dict[str, object] = field(default_factory=dict)
    facts: dict[str, object] = field(default_factory=dict)

    def add(self, *lines: Line) -> None:
        """More lines."""
        self.lines += lines


def in_turns(variants: list[Variant], rounds: int) -> Times:
    """Time every variant in every round in which it takes part."""
    gc.collect()
    gc.freeze()
    times = Times({variant.name: [] for variant in variants}, {variant.name: [] for variant in variants})
    for number in range(rounds):
        turn = number % len(variants)
        order = variants[turn:] + variants[:turn]
        for variant in reversed(order) if number // 2 % 2 else order:
            if number % variant.every == 0:
                times.take(variant.name, variant.prepare(number))
                variant.after()
    gc.unfreeze()
    return times


def load() -> str:
    """How busy the machine is: the load of the last minute over its processors."""
    return f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"
