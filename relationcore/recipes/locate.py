"""The line of a recipe file that an error is about."""

from __future__ import annotations

import re
from typing import Any


def line_of(text: str, path: tuple[Any, ...]) -> int:
    """The number of the line where the key at `path` stands, or of the nearest table around it; else 1."""
    lines = text.splitlines()
    start, rest = _table(lines, list(path))
    wanted = next((part for part in rest if isinstance(part, str)), None)
    for number in range(start, len(lines)):
        if number > start and lines[number].lstrip().startswith("["):
            break
        if wanted is not None and re.match(rf"\s*[\"']?{re.escape(wanted)}[\"']?\s*[=.]", lines[number]):
            return number + 1
    return start + 1


def _table(lines: list[str], path: list[Any]) -> tuple[int, list[Any]]:
    """The header line of the deepest table on the path, and what is left of the path below it."""
    best, rest = 0, path
    names: list[str] = []
    start = 0
    for depth, part in enumerate(path):
        if isinstance(part, int):
            continue
        names.append(part)
        index = path[depth + 1] if depth + 1 < len(path) and isinstance(path[depth + 1], int) else 0
        found = _header(lines, ".".join(names), index, start)
        if found is not None:
            best = start = found
            rest = path[depth + 1 :]
    return best, rest


def _header(lines: list[str], name: str, index: int, start: int) -> int | None:
    pattern = re.compile(rf"\s*\[{{1,2}}\s*{re.escape(name)}\s*\]{{1,2}}")
    hits = [number for number in range(start, len(lines)) if pattern.match(lines[number])]
    return hits[index] if index < len(hits) else None
