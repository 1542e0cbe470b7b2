"""`relationcore sites`: the list, what could not be read, and a recipe judged on a saved page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from relationcore.memory import Memory
from relationcore.model import Missed, SiteReport
from relationcore.recipes.recipe import load_all
from tests.cli.conftest import NOW, Outcome

Call = Callable[..., Outcome]
PARLEY = """site = "parley"
version = 1
checked = "facts"
network = "parley"
[match]
hosts = ["parley.example"]
paths = { thread = "^/t/" }
[expect.thread]
comments = 1
[[record]]
select = "article"
body = ".body"
[record.fields]
author = [".by"]
url = [{ select = "a.permalink", attr = "href", as = "url" }]
"""
PAGE = """<!doctype html><title>Kites</title>
<article><b class=by>ana</b><a class=permalink href=/t/1#1>#</a><p class=body>It flew.</article>
<article><b class=by>ben</b><p class=body>Did it?</article>
<article><p class=body>Somebody took the name away.</article>
"""


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


def test_own_recipes_are_listed_used_and_looked_at(call: Call, db: Path) -> None:
    folder = db.parent / "sites"
    folder.mkdir()
    (folder / "parley.toml").write_text(PARLEY)
    (folder / "wrong.toml").write_text(PARLEY.replace("select", "selct"))
    outcome = call("sites")
    assert ["parley", "1", "parley", "facts", "parley.example", "sites/parley.toml"] in outcome.rows
    assert "Not used, sites/wrong.toml:\nwrong.toml, line 10, record.0" in outcome.err
    page = db.parent / "page.html"
    page.write_text(PAGE)
    assert "parley" in call("read", page, "--url", "https://parley.example/t/1").out
    lines = [line.split(maxsplit=2) for line in call("doctor").out.splitlines() if " sites " in line]
    assert [state for state, _, _ in lines] == ["ok", "warn"]
    assert lines[0][2].endswith("1 of them your own")
    assert lines[1][2].startswith("sites/wrong.toml is not used. wrong.toml, line 10, record.0")
