"""What `make bench` shows: the table on the terminal, docs/performance.md, and the raw figures as JSON."""

from __future__ import annotations

import platform
import sqlite3
import sys
from importlib.metadata import version
from pathlib import Path

import orjson

from tests.benchmarks.measure import Line, Results

GOALS = {
    1: "A known page with full validation costs at most 1.05 times the same server without, and 20 ms.",
    2: "A brand-new page of 1,000 comments never takes 50 ms, at the median at most twice a known one.",
    3: "A page of 200 comments: 5 ms where it is known, 10 ms where it is new.",
    4: "Everything derived costs at most 1.2 times ingest and equals a rebuild; 1M are rebuilt in 30 s.",
    5: "500 summaries are read 40 times faster than they are counted from the covering index.",
    6: "The same part again writes nothing, at half of ON CONFLICT; a known page writes at most 13 pages.",
    7: "Validation costs at most 0.06 times marshmallow's Schema(many=True).",
    8: "A whole ingest costs at most 1.3 times plain executemany with the same indexes.",
    11: "A saved page of 1,000 comments is read in 0.25 times bs4 on lxml, in 20 times the page's memory.",
    12: "From 1M to 5M comments, ingest and annotations grow at most 1.3 times.",
    14: "1,000 comments cost their page 150 ms of the main thread, in no task over 50 ms; 200 cost 40 ms.",
}
HEAD = ("goal", "measured", "value", "processor", "limit", "met")
LIBRARIES = (
    "beautifulsoup4",
    "lxml",
    "selectolax",
    "flask",
    "waitress",
    "marshmallow",
    "orjson",
    "sqlite-utils",
)
INTRODUCTION = """\
All figures are of one run; variants were interleaved in rotating order, ratios are medians of the ratios
within each round. Trust ratios over milliseconds: these depend on the machine and on what else it did.
`processor` is the same by the processor's time of the thread that did the work, which other programs
disturb less. Each database was filled by the store's own code from a seeded generator
(`tests/benchmarks/invented.py`): Zipf-distributed authors, one account for ten comments, a confirmed
account of the user's with contacts, notes and labels. A page has 1,000 comments by 500 different authors
drawn by weight (the hard case), a small one 200 by 100. Requests go through the real server from another
process, and pages come far enough apart for its keeper to index and checkpoint. `random` ids are 12
hexadecimal digits, `ordered` ones rise with time."""
WORDS = {True: "yes", False: "no", None: ""}


def figure(value: float, unit: str) -> str:
    """A value with its unit, in as many digits as say something."""
    if unit in ("pages", "bytes"):
        return f"{value:,.0f} {unit}"
    digits = 3 if value < 0.1 else 2 if value < 10 else 1
    return f"{value:,.{digits}f}{'x' if unit == 'x' else f' {unit}'}"


def cells(line: Line) -> tuple[str, ...]:
    """One line of the table."""
    limit = ""
    if line.limit is not None:
        limit = f"{'≥' if line.at_least else '≤'} {figure(line.limit, line.unit)}"
    processor = "" if line.processor is None else figure(line.processor, line.unit)
    return str(line.goal), line.what, figure(line.measured, line.unit), processor, limit, WORDS[line.met]


def table(lines: list[Line]) -> list[tuple[str, ...]]:
    """All lines, by goal."""
    return [cells(line) for line in sorted(lines, key=lambda line: line.goal)]


def text(results: Results) -> str:
    """The table for a terminal."""
    rows = [HEAD, *table(results.lines)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows
    )


def machine() -> dict[str, str]:
    """What was measured on and with."""
    named = {name: version(name) for name in LIBRARIES}
    return {
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        **named,
        "system": sys.platform,
    }


def markdown(results: Results, command: str) -> str:
    """docs/performance.md."""
    missed = sorted({line.goal for line in results.lines if line.met is False})
    verdict = (
        f"Missed in this run: {', '.join(f'goal {goal}' for goal in missed)}."
        if missed
        else "Every goal was met in this run."
    )
    facts = [f"- {name}: {value}" for name, value in {**results.facts, **machine()}.items()]
    return "\n".join(
        [
            "# Performance",
            "",
            f"Written by `{command}`: do not edit. {INTRODUCTION}",
            "",
            verdict,
            "",
            *(f"{goal}. {sentence}" for goal, sentence in GOALS.items()),
            "",
            f"| {' | '.join(HEAD)} |",
            f"|{' --- |' * len(HEAD)}",
            *(f"| {' | '.join(row)} |" for row in table(results.lines)),
            "",
            "Run on:",
            "",
            *facts,
            "",
        ]
    )


def raw(results: Results) -> bytes:
    """Every time that was taken, in milliseconds, with the table and the facts."""
    lines = [
        {
            "goal": line.goal, "what": line.what, "measured": line.measured, "limit": line.limit,
            "unit": line.unit, "met": line.met, "processor": line.processor,
        }
        for line in results.lines
    ]  # fmt: skip
    whole = {"lines": lines, "times": results.raw, "facts": results.facts, "machine": machine()}
    return orjson.dumps(whole, option=orjson.OPT_INDENT_2)


def keep(results: Results, folder: Path) -> Path:
    """Write the raw figures into the cache; returns where."""
    path = folder / "figures.json"
    path.write_bytes(raw(results))
    return path
