"""What the recipes say of a network: the same through several sites, by host where the network has one per
host.
"""

from __future__ import annotations

from relationcore.memory.rulebook import UNKNOWN, Rulebook
from relationcore.model import Rules
from relationcore.recipes.recipe import Recipe, Recipes, load_all, parse

RECIPE = """
site = "{site}"
version = 1
checked = "facts"
network = "{network}"
id_scope = "host"
fold_case = {fold}
anonymous = {anonymous}
[match]
hosts = ["x.example"]
[expect.thread]
comments = 1
[[record]]
select = "p"
body = "b"
[record.fields]
author = [{{ select = "a" }}]
"""


def recipe(site: str, network: str, fold: str = "false", anonymous: str = "[]") -> Recipe:
    return parse(RECIPE.format(site=site, network=network, fold=fold, anonymous=anonymous), f"{site}.toml")


BOOK = Rulebook(
    Recipes(
        [
            recipe("old", "meadow", anonymous='["Guest"]'),
            recipe("new", "meadow", fold="true", anonymous='["Nobody"]'),
            recipe("forum", "forum:{host}", fold="true"),
        ]
    )
)


def test_several_sites_of_one_network_together() -> None:
    assert BOOK.of("meadow") == Rules(
        fold_case=True,
        weak=False,
        anonymous=frozenset({"Guest", "Nobody"}),
        withdrawn=frozenset(),
        id_scope="host",
    )


def test_a_network_per_host() -> None:
    assert BOOK.of("forum:a.example").fold_case
    assert BOOK.of("forum:b.example") == BOOK.of("forum:a.example")


def test_a_network_that_no_recipe_names_has_names_without_accounts() -> None:
    assert BOOK.of("web:a.example") is UNKNOWN
    assert UNKNOWN.weak


def test_the_shipped_recipes() -> None:
    book = Rulebook(load_all())
    assert not book.of("hackernews").fold_case
    assert book.of("reddit").fold_case
    assert "Anonymous Coward" in book.of("slashdot").anonymous
