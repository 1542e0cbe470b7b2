"""What cannot be read is reported in counts, kept once, and shown to nobody but the user."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from relationcore.memory import Memory
from relationserver import Config, create_app
from relationserver.context import Context
from tests.server.asking import Asker, Page, connect
from tests.server.conftest import Clock


def version(app: Flask, site: str = "hackernews") -> int:
    here: Context = app.extensions["relationcore"]
    recipe = here.recipes.get(site)
    assert recipe is not None
    return recipe.version


def report(app: Flask, **changed: Any) -> dict[str, Any]:
    return {
        "site": "hackernews",
        "version": version(app),
        "page": "thread",
        "expected": {"comments": 1},
        "found": {"records": 12, "comments": 0, "profiles": 0, "withdrawn": 2},
        "missed": [{"field": "author", "steps": 2, "records": 10}],
        **changed,
    }


def kept(app: Flask) -> Memory:
    here: Context = app.extensions["relationcore"]
    return here.memory


def test_a_report_is_shown_in_settings_as_lines_to_copy(app: Flask, asker: Asker, page: Page) -> None:
    assert "could not be read" not in page.get("/settings").text
    answer = asker.post("/site-reports", report(app))
    assert answer.status_code == 200
    assert set(answer.get_json()) == {"purge_serial"}
    shown = page.get("/settings").text
    assert "Sites that could not be read" in shown
    (one,) = kept(app).site_reports()
    assert one.as_text() in shown
    assert one.as_text().splitlines() == [
        f"site hackernews, recipe version {version(app)}, page kind thread",
        "expected at least: 1 comments",
        "found: 12 records, 0 comments, 0 profiles, 2 withdrawn",
        "failed: author: none of 2 steps yielded on 10 records",
    ]


def test_the_newest_of_a_kind_of_page_is_kept(app: Flask, asker: Asker, clock: Clock) -> None:
    asker.post("/site-reports", report(app))
    clock.move(days=1)
    asker.post("/site-reports", report(app, missed=[]))
    asker.post("/site-reports", report(app, page="profile", expected={"profiles": 1}))
    first, second = kept(app).site_reports()
    assert (first.page, first.day, dict(first.expected)) == ("profile", "2026-11-26", {"profiles": 1})
    assert (second.page, second.day, second.missed) == ("thread", "2026-11-26", ())


def test_a_report_on_another_version_than_ours_is_not_shown(app: Flask, asker: Asker) -> None:
    asker.post("/site-reports", report(app, version=version(app) + 1))
    assert kept(app).site_reports() == []
    asker.post("/site-reports", report(app))
    assert len(kept(app).site_reports()) == 1


@pytest.mark.parametrize(
    "changed",
    [
        {"url": "https://news.ycombinator.com/item?id=1"},
        {"title": "Kites"},
        {"site": "no_such_site"},
        {"site": "https://a.example/"},
        {"page": "https://a.example/"},
        {"version": "1"},
        {"version": -1},
        {"expected": {"ana": 1}},
        {"expected": {"comments": "ana"}},
        {"found": {"records": 1}},
        {"missed": [{"field": "ana", "steps": 1, "records": 1}]},
        {"missed": [{"field": "author", "steps": 1, "records": 1, "text": "hello"}]},
        {"missed": [{"field": "author", "steps": 1, "records": 1}] * 11},
    ],
)
def test_nothing_of_a_page_has_a_place_in_it(app: Flask, asker: Asker, changed: dict[str, Any]) -> None:
    assert asker.post("/site-reports", report(app, **changed)).status_code == 422
    assert kept(app).site_reports() == []


def test_only_a_connected_browser_reports(app: Flask) -> None:
    assert Asker(app).post("/site-reports", report(app)).status_code == 401


OWN = """site = "parley"
version = 1
checked = "facts"
network = "parley"
expect = {}
match = { hosts = ["parley.example"] }
"""


def test_own_recipes_reach_the_browser_and_wrong_ones_are_named(tmp_path: Path) -> None:
    database, folder = tmp_path / "r.db", tmp_path / "sites"
    with running(database) as app:
        before = Asker(app, connect(app)).get("/recipes").headers["ETag"]
    folder.mkdir()
    (folder / "parley.toml").write_text(OWN)
    (folder / "wrong.toml").write_text(OWN.replace("parley", "wrong").replace("network", "netwrok"))
    with running(database) as app:
        answer = Asker(app, connect(app)).get("/recipes", headers={"If-None-Match": before})
        assert answer.status_code == 200
        sites = [recipe["site"] for recipe in answer.get_json()["recipes"]]
        assert "parley" in sites
        assert "hackernews" in sites
        assert "wrong" not in sites
        shown = Page(app).enter().get("/settings").text
    assert "parley.toml" in shown
    assert "wrong.toml, line 4, netwrok: there is no such key" in shown


@contextmanager
def running(database: Path) -> Iterator[Flask]:
    """The application on a database, closed at the end."""
    app = create_app(Config(db=database))
    yield app
    app.extensions["relationcore"].memory.close()
