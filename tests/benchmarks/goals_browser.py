"""Goal 14: what the extension costs a page: the difference to the same page on a site not switched on.

The real extension in real Chromium, the real server, a thread of invented people; Chromium's own trace says
what the main thread did. The page itself is measured in the same rounds: where it is slow, so is the machine.
"""

from __future__ import annotations

import json
import random
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

from tests.benchmarks.measure import Line, Results
from tests.benchmarks.tracing import Work, traced
from tests.browser.chromium import Chromium
from tests.browser.local import Local
from tests.browser.saved import HN, Pages, Said, rows, thread

AWAY = "https://elsewhere.example"
SIZES = (1000, 200)
LIMITS = {1000: 150, 200: 40}
ADDED = 100
SETTLED = 3.0
"""Seconds until everything in view was seen and sent."""
PATIENCE = 20.0
"""Seconds for the marks on a busy machine."""
WORDS = ("kiln", "glaze", "heat", "slow", "cone", "fire", "wheel", "clay", "slip", "ash")
SHIFT = """new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) globalThis.shifted = (globalThis.shifted ?? 0) + entry.value;
}).observe({type: 'layout-shift', buffered: true});"""
MARKED = "document.querySelectorAll('.hnuser + span:not([class])').length"
MEASURED = "void performance.mark('measured')"
APPEND = "void document.querySelector('#comments tbody').insertAdjacentHTML('beforeend', {rows})"


def talk(count: int, first: int) -> list[Said]:
    """Invented comments; a few write much, many little."""
    dice = random.Random(first)
    said: list[Said] = []
    for number in range(first, first + count):
        depth = max(0, min(8, (said[-1].indent if said else 0) + dice.choice((1, 1, 0, -1, -2))))
        words = " ".join(dice.choice(WORDS) for _ in range(dice.randint(10, 80)))
        said.append(Said(number, f"writer_{int(400 * dice.random() ** 2)}", words, depth))
    return said


@dataclass(frozen=True, slots=True)
class Seen:
    """One visit: work while it was opened, while nothing happened, while comments were added."""

    opened: Work
    idle: Work
    added: Work
    shift: float
    marks: int
    marks_after: int


Seens = list[Seen]


class Measured:
    """A browser that shows the same pages on a site switched on and on one that is not."""

    def __init__(self, browser: Chromium, pages: Pages) -> None:
        owner = browser.context.browser
        assert owner
        self.cdp = owner.new_browser_cdp_session()
        self.browser = browser
        self.added = json.dumps(rows(talk(ADDED, 90_000)))
        for size in SIZES:
            page = thread(size, talk(size, 10_000))
            for host in (HN, AWAY):
                pages.put(f"{host}/item?id={size}", page)

    def visit(self, host: str, size: int) -> Seen:
        """Open, wait until everything is done, be idle, add comments."""
        page = self.browser.context.new_page()
        page.add_init_script(SHIFT)
        wanted = size + 1 if host == HN else 0
        opened = self._work(page, lambda: page.goto(f"{host}/item?id={size}"), wanted)
        shift, marks = page.evaluate(f"[globalThis.shifted ?? 0, {MARKED}]")
        idle = self._work(page, lambda: None, wanted)
        wanted += ADDED if host == HN else 0
        added = self._work(page, lambda: page.evaluate(APPEND.format(rows=self.added)), wanted)
        after = page.evaluate(MARKED)
        page.close()
        return Seen(opened, idle, added, shift, marks, after)

    def _work(self, page: Page, begin: Callable[[], object], marks: int) -> Work:
        """What `begin` brings about, until so many marks are there and what is in view was seen and sent."""
        with traced(self.cdp) as trace:
            begin()
            end = time.monotonic() + PATIENCE
            while page.evaluate(MARKED) != marks and time.monotonic() < end:
                time.sleep(0.2)
            time.sleep(SETTLED)
            page.evaluate(MEASURED)
        return trace.work()


def rounds_of(measured: Measured, rounds: int) -> dict[tuple[str, int], Seens]:
    """Every page on both sites, in turns."""
    found: dict[tuple[str, int], Seens] = {}
    for number in range(rounds):
        order = [(host, size) for size in SIZES for host in (HN, AWAY)]
        for host, size in reversed(order) if number % 2 else order:
            found.setdefault((host, size), []).append(measured.visit(host, size))
    return found


def browser(rounds: int, results: Results) -> None:
    """Goal 14."""
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        pages, local = Pages(), Local(Path(folder))
        chromium = Chromium(playwright, Path(folder) / "profile", pages)
        chromium.connect(local)
        chromium.grant(f"{HN}/*")
        chromium.switch_on("hackernews")
        found = rounds_of(Measured(chromium, pages), rounds)
        chromium.close()
        local.away()
    results.raw["in the browser"] = {
        f"{host} {size}": [asdict(one) for one in all] for (host, size), all in found.items()
    }
    for size in SIZES:
        results.add(*opened(size, found[HN, size], found[AWAY, size]))
    results.add(*afterwards(found[HN, max(SIZES)], found[AWAY, max(SIZES)]))


def cost(name: str, on: list[Work], off: list[Work], limit: float) -> list[Line]:
    """The difference of two medians, and what it is beside the page's own work."""
    base = median(one.processor for one in off)
    ours = median(one.processor for one in on) - base
    wall = median(one.wall for one in on) - median(one.wall for one in off)
    return [
        Line(14, f"{name}: main thread, processor", ours, limit, "ms"),
        Line(14, f"{name}: main thread, wall", wall, None, "ms"),
        Line(14, f"{name}: beside the page's own work", ours / base if base else 0, None, "x"),
    ]


def opened(size: int, on: Seens, off: Seens) -> list[Line]:
    """A thread opened, read, marked, seen and sent."""
    name = f"a thread of {size:,} comments"
    assert all(one.marks == size + 1 for one in on), "every name has its mark"
    return [
        *cost(name, [one.opened for one in on], [one.opened for one in off], LIMITS[size]),
        Line(14, f"{name}: longest task of ours", median(one.opened.longest for one in on), 50, "ms"),
        Line(
            14,
            f"{name}: layout shift",
            median(one.shift for one in on) - median(one.shift for one in off),
            0.01,
            "x",
        ),
    ]


def afterwards(on: Seens, off: Seens) -> list[Line]:
    """What an open page costs: nothing while idle, little for what is added."""
    assert all(one.marks_after == one.marks + ADDED for one in on), "added names are marked too"
    return [
        *cost(f"{ADDED} comments added", [one.added for one in on], [one.added for one in off], 8),
        Line(
            14,
            "an idle page: timers and calls of ours in 3 s",
            max(one.idle.timers + one.idle.calls for one in on),
            0,
            "x",
        ),
    ]
