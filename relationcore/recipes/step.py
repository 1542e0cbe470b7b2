"""One step of a recipe: where to look, what to take, what to make of it.

A field is a list of steps; the first that yields wins. docs/recipes.md is the language in words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

RELATIONS = ("parent_record", "previous_record", "previous_smaller", "post_record")
PLACES = ("closest", "previous", "next")
PAGE_VALUES = ("url", "host", "title", "thread", "community", "viewer", "canonical")
ELSEWHERE = (*PLACES, "from", "root", "having", "last")
FROM = ("page", "body")
TEXTS = ("all", "own", "titled", "next")


# holes to be filled in, and selectors that begin at the record
_OPEN = re.compile(r"\{|:scope")


@dataclass(frozen=True, slots=True)
class Step:
    """A validated step; see docs/recipes.md for each key."""

    from_: str | None = None
    closest: str | None = None
    previous: str | None = None
    next: str | None = None
    if_: str | None = None
    unless: str | None = None
    having: str | None = None
    root: bool = False
    select: str | None = None
    last: bool = False
    all: bool = False
    attr: str | None = None
    text: str = "all"
    value: str | None = None
    page: str | None = None
    relation: tuple[str, str] | None = None
    match: str | None = None
    json: str | None = None
    as_: str | None = None
    date: tuple[str, ...] = ()
    format: str | None = None
    then: Step | None = None
    plain: bool = False
    """Whether it looks for a selector below the record itself, and nothing else."""
    quick: bool = False
    """Whether, besides, each hit gives one value, unconditionally: as most steps do."""


def build_step(data: Mapping[str, Any] | str) -> Step:
    """The step of one validated table; a bare text is a selector."""
    data = {"select": data} if isinstance(data, str) else data
    given = {key: data[key] for key in data if key not in ("from", "if", "as", "date", "then", *RELATIONS)}
    relation = next(((name, data[name]) for name in RELATIONS if name in data), None)
    plain = "select" in data and data.keys().isdisjoint(ELSEWHERE) and not _OPEN.search(data["select"])
    return Step(
        **given,
        from_=data.get("from"),
        if_=data.get("if"),
        as_=data.get("as"),
        date=tuple(data.get("date", ())),
        relation=relation,
        then=build_step(data["then"]) if "then" in data else None,
        plain=plain,
        quick=plain and data.keys().isdisjoint(("if", "unless", "all")),
    )


def build_steps(data: Any) -> tuple[Step, ...]:
    """The steps of a field: a list, or one selector."""
    return tuple(build_step(item) for item in ([data] if isinstance(data, str) else data or ()))
