"""`relationcore sites`: the list, what could not be read, and a recipe judged on a saved page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from relationcore.memory import Memory
from relationcore.model import Missed, SiteReport
from relationcore.recipes.recipe import load_all
from tests.cli.conftest import NOW, Outcome, on_terminal
from tests.house.source import ROOT

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


def saved(folder: Path, recipe: str = PARLEY, page: str = PAGE) -> tuple[Path, Path]:
    (folder / "page.html").write_text(page)
    (folder / "parley.toml").write_text(recipe)
    return folder / "page.html", folder / "parley.toml"


def test_check_counts_what_a_recipe_makes_of_a_page(call: Call, tmp_path: Path) -> None:
    page, recipe = saved(tmp_path)
    outcome = call("sites", "check", page, "--url", "https://parley.example/t/1", "--recipe", recipe)
    assert outcome.code == 0
    assert outcome.out.splitlines() == [
        "site parley, recipe version 1, page kind thread",
        "expected at least: 1 comments",
        "found: 3 records, 2 comments, 0 profiles, 0 withdrawn",
        "failed: author: none of 1 steps yielded on 1 records",
        "table\tfield\tfilled\tof",
        "record\tauthor\t2\t3",
        "record\turl\t1\t3",
    ]
    assert outcome.err.splitlines() == [
        "Unreadable: record 3, author: none of 1 steps yielded",
        "Enough was read.",
    ]


def test_check_says_where_too_little_is_read(call: Call, tmp_path: Path) -> None:
    page, recipe = saved(tmp_path, PARLEY.replace(".by", ".author"))
    outcome = call("sites", "check", page, "--url", "https://parley.example/t/1", "--recipe", recipe)
    assert outcome.code == 1
    assert "failed: author: none of 1 steps yielded on 3 records" in outcome.out
    assert outcome.err.endswith("Too little was read.\n")


def test_check_of_a_page_that_is_not_the_recipes_or_a_wrong_recipe(call: Call, tmp_path: Path) -> None:
    page, recipe = saved(tmp_path)
    words = ("sites", "check", page, "--recipe", recipe)
    outcome = call(*words, "--url", "https://other.example/t/1")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == "The recipe does not know this page. Look at [match] and at --url.\n"
    recipe.write_text(PARLEY.replace("version = 1", "version = 0"))
    outcome = call(*words, "--url", "https://parley.example/t/1")
    assert outcome.code == 2
    assert outcome.err.startswith("parley.toml, line 2, version: ")


def test_check_without_a_recipe_takes_those_in_force(call: Call, db: Path) -> None:
    page, _ = saved(db.parent)
    assert call("sites", "check", page, "--url", "https://parley.example/t/1").code == 2
    (db.parent / "sites").mkdir()
    (db.parent / "sites" / "parley.toml").write_text(PARLEY)
    assert call("sites", "check", page, "--url", "https://parley.example/t/1").code == 0


def test_the_page_of_sites_is_up_to_date(call: Call, db: Path) -> None:
    (db.parent / "sites").mkdir()
    (db.parent / "sites" / "parley.toml").write_text(PARLEY)
    outcome = call("sites", "--markdown")
    assert outcome.code == 0
    assert "parley" not in outcome.out
    assert "| hackernews | " in outcome.out
    written = (ROOT / "docs" / "sites.md").read_text(encoding="utf-8")
    assert written == outcome.out, "make sites writes it anew"


def test_a_narrow_terminal_goes_without_the_networks(tmp_path: Path) -> None:
    lines = on_terminal("sites", width=80, db=tmp_path / "r.db")
    assert lines[0].split() == ["site", "version", "proven", "where", "file"]
    assert all(len(line) <= 80 for line in lines)
