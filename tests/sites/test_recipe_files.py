"""A wrong recipe is refused with file, line, key and remedy; a right one goes to the extension whole."""

from __future__ import annotations

import json
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from relationcore.errors import RecipeError
from relationcore.recipes.recipe import Recipes, load, load_all, parse
from relationcore.recipes.schema import RecipeSchema
from relationcore.recipes.subset import selector_error
from tests.sites.language import HEAD, RULE

GOOD = f"""{HEAD}{RULE}
[record.fields]
id = [{{ attr = "id" }}]
author = ["b"]
published = [{{ select = "time", attr = "datetime", as = "instant" }}]
"""

# what is replaced, by what, the line of the error, the key it names, part of the remedy
WRONG = [
    ('site = "trial"', 'site = "Trial!"', 2, "site", "match"),
    ("version = 1", "version = 0", 3, "version", "1"),
    ("version = 1", 'version = "1"', 3, "version", "integer"),
    ('checked = "facts"', 'checked = "soon"', 4, "checked", "facts"),
    ('network = "trial:{host}"', 'network = "trial:{user}"', 5, "network", "match"),
    ('id_scope = "network"', 'id_scope = "page"', 6, "id_scope", "network"),
    ('anonymous = ["Guest"]', 'anonimous = ["Guest"]', 8, "anonimous", "correct its spelling"),
    ('hosts = ["loom.example"]', 'hosts = ["https://loom.example"]', 11, "match.hosts.0", "match"),
    ('thread = "^/t/"', 'thread = "^/t/("', 13, "match.paths.thread.path", "no regular expression"),
    ('thread = "^/t/"', 'topic = "^/t/"', 13, "match.paths.topic", "thread"),
    ("comments = 0", "coments = 0", 15, "expect.thread.coments", "comments"),
    ('select = ".c"', 'select = ".c["', 22, "record.0.select", "no selector"),
    ('select = ".c"', 'select = ".c:hover"', 22, "record.0.select", "state"),
    ('select = ".c"', 'select = ".c:nth-child(1 of .x)"', 22, "record.0.select", "do not share"),
    ('select = ".c"', 'select = ".c"\nkind = "reply"', 23, "record.0.kind", "post"),
    ('select = ".c"', 'select = ".c"\nbody = ".x :scope"', 23, "record.0.body.0.select", ":scope"),
    (
        'select = ".c"',
        'select = ".c"\nmark = { after = "b", before = "i" }',
        23,
        "record.0.mark",
        "one element",
    ),
    ('select = ".c"', "", 21, "record.0.select", "missing"),
    ('author = ["b"]', "", 24, "record.0.fields", "author"),
    ('author = ["b"]', "author = []", 26, "record.0.fields.author", "Shorter"),
    (
        'author = ["b"]',
        'author = [{ slect = "b" }]',
        26,
        "record.0.fields.author.0.slect",
        "correct its spelling",
    ),
    ('author = ["b"]', 'author = [{ match = "(a)(b)" }]', 26, "record.0.fields.author.0.match", "one group"),
    ('author = ["b"]', 'author = [{ match = "(?i)a" }]', 26, "record.0.fields.author.0.match", "share"),
    ('author = ["b"]', 'author = [{ match = "(?<=a)b" }]', 26, "record.0.fields.author.0.match", "share"),
    (
        'author = ["b"]',
        'author = [{ match = "\\\\Aa" }]',
        26,
        "record.0.fields.author.0.match",
        "same in both",
    ),
    ('author = ["b"]', 'author = [{ match = "(?:a+)+" }]', 26, "record.0.fields.author.0.match", "for ever"),
    ('author = ["b"]', 'author = [{ as = "number" }]', 26, "record.0.fields.author.0.as", "int"),
    ('author = ["b"]', 'author = [{ page = "path" }]', 26, "record.0.fields.author.0.page", "url"),
    (
        'author = ["b"]',
        'author = [{ format = "{}{}" }]',
        26,
        "record.0.fields.author.0.format",
        "more than once",
    ),
    (
        'author = ["b"]',
        'author = [{ select = "p:has(b:not(i:HAS(u)))" }]',
        26,
        "record.0.fields.author.0.select",
        "browsers refuse",
    ),
    ('author = ["b"]', 'author = [{ select = "{user}" }]', 26, "record.0.fields.author.0.select", "thread"),
    ('author = ["b"]', 'author = [{ closest = "#{id}" }]', 26, "record.0.fields.author.0.closest", "filled"),
    (
        'author = ["b"]',
        'author = [{ attr = "x", text = "own" }]',
        26,
        "record.0.fields.author.0",
        "exclude each other",
    ),
    (
        'author = ["b"]',
        'author = [{ from = "page", closest = "b" }]',
        26,
        "record.0.fields.author.0",
        "keep one",
    ),
    (
        'author = ["b"]',
        'author = [{ value = "x", select = "b" }]',
        26,
        "record.0.fields.author.0",
        "keep one",
    ),
    ('as = "instant"', 'as = "int"', 27, "record.0.fields.published", "instant"),
    ('as = "instant"', 'date = ["%Q"]', 27, "record.0.fields.published.0.date.0", "no date letter %Q"),
]


@pytest.mark.parametrize(
    ("old", "new", "line", "key", "remedy"), WRONG, ids=[f"{row[3]}-{row[1][:30]}" for row in WRONG]
)
def test_wrong_recipe_is_refused(old: str, new: str, line: int, key: str, remedy: str) -> None:
    text = GOOD.replace(old, new, 1)
    assert text != GOOD
    with pytest.raises(RecipeError) as caught:
        parse(text, "trial.toml")
    messages = str(caught.value).splitlines()
    message = next((found for found in messages if f", {key}: " in found), None)
    assert message is not None, messages
    assert message.startswith(f"trial.toml, line {line}, {key}: ")
    assert remedy.lower() in message.lower()


def test_a_number_is_an_attribute_or_a_figure() -> None:
    text = f'{GOOD}[[numbers]]\nmetric = "likes"\nselect = "p"\nroot = "u"\nattr = "x"\n'
    with pytest.raises(RecipeError, match=r"numbers\.0: `attr` and `root` exclude each other"):
        parse(text, "trial.toml")


@pytest.mark.parametrize(
    "selector", ["p:has(b):has(i)", "p:not(:has(b)):has([x=':has((' i])", "p:is(:has(b), i)"]
)
def test_has_beside_has_is_taken(selector: str) -> None:
    assert selector_error(selector) is None


def test_all_errors_are_told_at_once() -> None:
    text = GOOD.replace("version = 1", "version = 0").replace('author = ["b"]', 'author = [{ slect = "b" }]')
    with pytest.raises(RecipeError) as caught:
        parse(text, "trial.toml")
    assert len(str(caught.value).splitlines()) == 2


def test_broken_toml_names_the_line() -> None:
    with pytest.raises(RecipeError, match=r"trial\.toml: no TOML: .*line 3"):
        parse('site = "trial"\nversion = 1\nchecked =\n', "trial.toml")


def test_good_recipe_is_taken(tmp_path: Path) -> None:
    file = tmp_path / "trial.toml"
    file.write_text(GOOD, encoding="utf-8")
    recipe = load(file)
    assert (recipe.site, recipe.version, recipe.network) == ("trial", 1, "trial:{host}")
    assert recipe.anonymous == {"Guest"}


def test_missing_or_misencoded_file_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(RecipeError, match=r"none\.toml: the recipe cannot be read"):
        load(tmp_path / "none.toml")
    (tmp_path / "latin.toml").write_bytes(b'site = "\xe9"')
    with pytest.raises(RecipeError, match=r"latin\.toml: the recipe cannot be read"):
        load(tmp_path / "latin.toml")


def test_own_folder_adds_and_overrides(tmp_path: Path) -> None:
    (tmp_path / "trial.toml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "mine.toml").write_text(GOOD.replace('"trial"', '"hackernews"', 1), encoding="utf-8")
    recipes = load_all([tmp_path])
    assert recipes.get("trial") is not None
    hackernews = recipes.get("hackernews")
    assert hackernews is not None
    assert hackernews.checked == "facts"
    assert recipes.etag != load_all().etag


def test_shipped_recipes_are_found_by_folder() -> None:
    names = {item.name.removesuffix(".toml") for item in files("relationcore.sites").iterdir()}
    assert set(load_all().by_site) == {name for name in names if not name.startswith("__")}


@pytest.mark.parametrize("name", sorted(load_all().by_site))
def test_shipped_recipe_is_right(name: str) -> None:
    """At a start they are not judged again, so they are judged here."""
    text = (files("relationcore.sites") / f"{name}.toml").read_text(encoding="utf-8")
    recipe = load_all().get(name)
    assert recipe is not None
    assert parse(text, f"{name}.toml").data == recipe.data
    assert RecipeSchema().load(tomllib.loads(text)) == recipe.data
    assert all(recipe.records + recipe.profiles + recipe.numbers + recipe.reactions)


def test_the_extension_gets_plain_json() -> None:
    recipes = load_all()
    sent = recipes.for_extension()
    assert json.loads(json.dumps(sent)) == sent
    assert {recipe["site"] for recipe in sent} == set(recipes.by_site)
    assert all(recipe["words"]["units"]["hour"] for recipe in sent)


def test_the_order_of_asking() -> None:
    hosts = GOOD.replace('"trial"', '"b_host"', 1)
    software = GOOD.replace('"trial"', '"a_any"', 1).replace('hosts = ["loom.example"]', 'marker = "p"')
    last = software.replace('"a_any"', '"a_last"').replace("version = 1", "version = 1\nfallback = true")
    recipes = Recipes(parse(text, "x.toml") for text in (last, software, hosts))
    assert [recipe.site for recipe in recipes.ordered()] == ["b_host", "a_any", "a_last"]


def test_etag_changes_with_any_recipe() -> None:
    one = Recipes([parse(GOOD, "trial.toml")])
    other = Recipes([parse(GOOD.replace("version = 1", "version = 2"), "trial.toml")])
    assert one.etag == Recipes([parse(GOOD, "trial.toml")]).etag
    assert one.etag != other.etag


def test_every_shipped_recipe_says_what_it_expects() -> None:
    for recipe in load_all():
        kinds = {kind for rule in recipe.records for kind in rule.pages}
        assert "thread" not in kinds or recipe.expect, recipe.site
