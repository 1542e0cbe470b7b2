"""The user's own recipes beside the database: used, overriding, and never in the way of the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from relationcore.memory import Memory
from relationcore.recipes.own import load_beside
from relationcore.recipes.recipe import load_all

SHIPPED = set(load_all().by_site)
OWN = """site = "parley"
version = 1
checked = "facts"
network = "parley"
expect = {}
[match]
hosts = ["parley.example"]
"""


def put(tmp_path: Path, name: str, text: str) -> Path:
    """A file in the folder; returns the database beside which it lies."""
    folder = tmp_path / "sites"
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return tmp_path / "r.db"


def test_without_a_folder_there_are_the_shipped_ones(tmp_path: Path) -> None:
    recipes = load_beside(tmp_path / "r.db")
    assert set(recipes.by_site) == SHIPPED
    assert (recipes.own, recipes.refused) == ({}, {})
    assert recipes.etag == load_all().etag


def test_a_file_adds_a_site_and_another_overrides_one(tmp_path: Path) -> None:
    put(tmp_path, "mine.toml", OWN)
    put(tmp_path, "notes.txt", "no recipe")
    database = put(
        tmp_path, "hn.toml", OWN.replace("parley", "hackernews").replace("version = 1", "version = 99")
    )
    recipes = load_beside(database)
    assert set(recipes.by_site) == {*SHIPPED, "parley"}
    assert recipes.by_site["hackernews"].version == 99
    assert recipes.own == {"hackernews": "hn.toml", "parley": "mine.toml"}
    assert recipes.etag != load_all().etag
    with Memory.open(database) as memory:
        assert memory.recipes.own == recipes.own


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (OWN.replace("network", "netwrok"), "x.toml, line 4, netwrok: there is no such key; correct its"),
        (OWN.replace("version = 1", "version = 0"), "x.toml, line 2, version: Must be greater"),
        (OWN + "= 3", "x.toml: no TOML: Invalid statement (at line 8, column 1). Mend that line."),
        (OWN + '[[record]]\nselect = "p["\nfields = {author = ["b"]}', "x.toml, line 9, record.0.select: "),
        (OWN + '[[record]]\nselect = "p"\nfields = "b"', "x.toml, line 10, record.0.fields: this must be a"),
        (OWN.replace("[match]\nhosts", "match"), "x.toml, line 6, match: this must be a table of keys"),
        (OWN + "record = [1]", "x.toml, "),
        ("a = " + "[" * 5000 + "]" * 5000, "x.toml: is built wrongly"),
        ("#" * 1_000_001, "x.toml: over 1 MB is no recipe"),
        ("", "x.toml, line 1, "),
    ],
)  # fmt: skip
def test_a_wrong_file_is_named_with_its_remedy_and_the_others_are_used(
    tmp_path: Path, text: str, reason: str
) -> None:
    put(tmp_path, "x.toml", text)
    recipes = load_beside(put(tmp_path, "y.toml", OWN))
    assert set(recipes.by_site) == {*SHIPPED, "parley"}
    assert set(recipes.refused) == {"x.toml"}
    assert reason in recipes.refused["x.toml"]


def test_bytes_that_are_no_text_and_a_folder_in_the_way(tmp_path: Path) -> None:
    database = put(tmp_path, "y.toml", OWN)
    (tmp_path / "sites" / "a.toml").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "sites" / "b.toml").mkdir()
    (tmp_path / "sites" / "c.toml").symlink_to(tmp_path / "nowhere.toml")
    recipes = load_beside(database)
    assert set(recipes.refused) == {"a.toml", "b.toml", "c.toml"}
    assert "parley" in recipes.by_site


def test_two_files_for_one_site(tmp_path: Path) -> None:
    put(tmp_path, "a.toml", OWN)
    recipes = load_beside(put(tmp_path, "b.toml", OWN.replace("version = 1", "version = 2")))
    assert recipes.by_site["parley"].version == 1
    assert recipes.refused == {"b.toml": "b.toml: a.toml is for parley too: keep one of them."}


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "sites").write_text("no folder")
    recipes = load_beside(tmp_path / "r.db")
    assert set(recipes.by_site) == SHIPPED
    assert list(recipes.refused) == ["sites"]
