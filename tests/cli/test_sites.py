"""`relationcore sites`: the list, what could not be read, and a recipe judged on a saved page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from relationcore.memory import Memory
from relationcore.model import Missed, SiteReport
from relationcore.recipes.recipe import load_all
from tests.cli.conftest import NOW, Outcome

Call = Callable[..., Outcome]


def test_what_could_not_be_read_stands_below_the_list(call: Call, db: Path) -> None:
    recipe = load_all().by_site["hackernews"]
    missed = (Missed("author", 2, 4), Missed("handle", 0, 1))
    report = SiteReport("hackernews", recipe.version, "thread", {"comments": 1}, {"records": 4}, missed)
    with Memory.open(db) as memory:
        memory.add_site_report(report, now=NOW)
    outcome = call("sites")
    assert outcome.code == 0
    assert [row[0] for row in outcome.rows] == sorted(load_all().by_site)
    assert outcome.err.splitlines() == [
        "",
        "Could not be read, last on 2026-11-25:",
        f"site hackernews, recipe version {recipe.version}, page kind thread",
        "expected at least: 1 comments",
        "found: 4 records",
        "failed: author: none of 2 steps yielded on 4 records",
        "failed: handle: the recipe has no step for it on 1 records",
    ]


def test_the_list_makes_no_database(call: Call, tmp_path: Path) -> None:
    outcome = call("sites", "--db", tmp_path / "none.db")
    assert (outcome.code, outcome.err) == (0, "")
    assert list(tmp_path.iterdir()) == []
