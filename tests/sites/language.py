"""What the tests of the language share: the head of a recipe, and reading by both readers."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from relationcore.reading.reader import read_page
from relationcore.recipes.recipe import Recipe, Recipes, parse
from relationcore.schemas import reading_to_json
from tests.sites.conftest import same_text
from tests.sites.javascript import Browser

URL = "https://loom.example/t/7?page=1"
AT = "2026-03-31T12:00:00+00:00"
HEAD = """
site = "trial"
version = 1
checked = "facts"
network = "trial:{host}"
id_scope = "network"
withdrawn = ["[gone]"]
anonymous = ["Guest"]
exclude = [".never"]
[match]
hosts = ["loom.example"]
[match.paths]
thread = "^/t/"
[expect.thread]
comments = 0
[page]
thread = [{ page = "url", match = "/t/(\\\\d+)" }]
number = [{ page = "url", match = "[?&]page=(\\\\d+)" }]
[viewer]
handle = ["#me"]
"""
RULE = '[[record]]\nselect = ".c"\n'
C1 = '<div class="c" id="1"><b>ana</b>'
C2 = '<div class="c" id="2"><b>ben</b>'


def field(name: str, steps: str, rule: str = "") -> str:
    """A recipe's records with id, author and one more field; `rule` are further keys of the rule."""
    author = "" if name == "author" else 'author = ["b"]\n'
    return f'{RULE}{rule}\n[record.fields]\nid = [{{ attr = "id" }}]\n{author}{name} = {steps}\n'


def recipe_of(tail: str) -> Recipe:
    """The recipe with the head and these records."""
    return parse(HEAD + tail, "trial.toml")


def both(html: str, recipe: Recipe, chromium: Browser, url: str = URL) -> dict[str, Any]:
    """The reading, which is the same in both languages."""
    page = f"<!doctype html><title>T</title><body>{html}"
    recipes = Recipes([recipe])
    reading = reading_to_json(read_page(page, url=url, at=datetime.fromisoformat(AT), recipes=recipes))
    chromium.write(page, url)
    other = chromium.read(recipe.as_json(), AT)["reading"]
    assert same_text(other, reading)
    return reading
