"""The cases: captures of real pages beside the repository, and the project's own small pages."""

from __future__ import annotations

import json
import os
import tomllib
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from relationcore.reading.reader import read_page
from relationcore.reading.tree import Tree
from relationcore.recipes.recipe import Recipe, load_all
from relationcore.schemas import reading_to_json

HERE = Path(__file__).parent
CORPUS = HERE.parents[1].parent / "shared" / "corpus"
CI = os.environ.get("CI") == "true"
# judged apart: its posts stand only in noscript
APART = {"flarum"}


@dataclass(frozen=True)
class Case:
    """One page: its file, its address, when it is taken to be visited, and what is true of it."""

    name: str
    file: Path
    url: str
    at: str | None
    expected: dict[str, Any]

    def html(self) -> bytes:
        """The page as it was saved."""
        return self.file.read_bytes()

    def moment(self) -> datetime | None:
        """The time of the visit."""
        return datetime.fromisoformat(self.at) if self.at else None


@cache
def captures() -> tuple[Case, ...]:
    """All captures, by name; none where the corpus is not beside the repository."""
    found = []
    for file in sorted(CORPUS.glob("*/*/truth.json")):
        truth = json.loads(file.read_text(encoding="utf-8"))
        name = "/".join(file.parts[-3:-1])
        found.append(Case(name, file.with_name("page.html"), truth["url"], None, truth))
    return tuple(found)


@cache
def own_cases() -> tuple[Case, ...]:
    """The project's own pages: tests/sites/<site>/<case>/page.html with expected.json {url, at, reading}."""
    found = []
    for file in sorted(HERE.glob("*/*/expected.json")):
        expected = json.loads(file.read_text(encoding="utf-8"))
        name = "/".join(file.parts[-3:-1])
        page = file.with_name("page.html")
        found.append(Case(name, page, expected["url"], expected.get("at"), expected["reading"]))
    return tuple(found)


@cache
def kinds(case: Case) -> dict[str, str]:
    """Every recipe that a page is one of, with the kind of page, in the order in which they are asked."""
    tree = Tree(case.html())
    found = [(recipe.site, recipe.page_kind(case.url, tree)) for recipe in load_all().ordered()]
    return {site: kind for site, kind in found if kind is not None}


def matched(case: Case) -> tuple[Recipe, str] | None:
    """The recipe whose page a case is, with the kind of page."""
    return next(((load_all().by_site[site], kind) for site, kind in kinds(case).items()), None)


def readable(case: Case) -> bool:
    """Whether a capture is to be read: a recipe is its own, or it says of itself what it holds."""
    folder = case.name.split("/")[0]
    found = matched(case)
    return (
        folder not in APART
        and found is not None
        and (folder == "structured" or not found[0].data["fallback"])
    )


@cache
def python_reading(case: Case) -> dict[str, Any]:
    """What the Python reader makes of a case, as JSON."""
    return reading_to_json(read_page(case.html(), url=case.url, at=case.moment()))


@cache
def disputed() -> frozenset[tuple[str, str, str]]:
    """(case, id of the record, field) where the truth file is wrong; the file gives the evidence."""
    file = HERE / "disputed.toml"
    rows = tomllib.loads(file.read_text(encoding="utf-8")).get("dispute", []) if file.exists() else []
    return frozenset((row["case"], str(row["record"]), row["field"]) for row in rows)


Case.__hash__ = lambda self: hash(self.name)  # type: ignore[method-assign]
