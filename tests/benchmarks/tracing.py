"""What the main thread of one page did, from Chromium's own trace."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import CDPSession

CATEGORIES = ("devtools.timeline", "disabled-by-default-devtools.timeline", "blink.user_timing", "v8.execute")
OURS = "chrome-extension://"
TIMERS = ("TimerFire", "FireAnimationFrame", "FireIdleCallback")
Event = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Work:
    """Milliseconds of a page's main thread, by wall and processor, and of the longest task of ours."""

    wall: float
    processor: float
    longest: float
    calls: int
    """How often code of the extension was run."""
    timers: int
    """How many timers, frames and idle callbacks fired, whoever set them."""


@dataclass
class Trace:
    """Events as they come in."""

    events: list[Event] = field(default_factory=list)

    def work(self) -> Work:
        """The work for the page that has set the mark `measured`."""
        where = next(
            (one["pid"], one["tid"])
            for one in self.events
            if one["name"] == "measured" and one["args"]["data"].get("navigationId")
        )
        mine = [one for one in self.events if (one["pid"], one["tid"]) == where and one["ph"] == "X"]
        tasks = [one for one in mine if one["name"] == "RunTask"]
        calls = [one for one in mine if is_ours(one)]
        return Work(
            wall=sum(one["dur"] for one in tasks) / 1000,
            processor=sum(one.get("tdur", 0) for one in tasks) / 1000,
            longest=max((task["dur"] for task in tasks if holds(task, calls)), default=0) / 1000,
            calls=len(calls),
            timers=sum(one["name"] in TIMERS for one in mine),
        )


def is_ours(event: Event) -> bool:
    """Whether an event is a script of the extension being run."""
    data = event.get("args", {}).get("data", {})
    return event["name"] in ("FunctionCall", "EvaluateScript") and str(data.get("url", "")).startswith(OURS)


def holds(task: Event, calls: list[Event]) -> bool:
    """Whether one of the calls lies in the task."""
    return any(task["ts"] <= call["ts"] < task["ts"] + task["dur"] for call in calls)


@contextmanager
def traced(cdp: CDPSession) -> Iterator[Trace]:
    """A trace of all that the browser does in the block; its events are there after it."""
    trace = Trace()
    ended: list[Event] = []
    cdp.on("Tracing.dataCollected", lambda given: trace.events.extend(given["value"]))
    cdp.on("Tracing.tracingComplete", lambda given: ended.append(given))
    cdp.send(
        "Tracing.start",
        {"transferMode": "ReportEvents", "traceConfig": {"includedCategories": [*CATEGORIES]}},
    )
    yield trace
    cdp.send("Tracing.end")
    while not ended:
        cdp.send("Browser.getVersion")
        time.sleep(0.02)
