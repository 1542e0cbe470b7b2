"""Recipes: one TOML file per site, found by folder, validated, and matched against a page."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Protocol, cast

from relationcore import address
from relationcore.errors import RecipeError
from relationcore.model import PageKind
from relationcore.recipes.complete import complete
from relationcore.recipes.schema import validate
from relationcore.recipes.step import Step, build_steps
from relationcore.recipes.words import WORDS


class Searchable(Protocol):
    """What matching asks of a page's tree."""

    def holds(self, node: None, selector: str) -> bool:
        """Whether an element of the document matches."""

    def generators(self) -> Sequence[str]:
        """The contents of the page's `meta[name=generator]`."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One `[[record]]`, `[[profile]]`, `[[reaction]]` or `[[numbers]]` table, built."""

    index: int
    select: str
    pages: frozenset[str]
    kind: str = "comment"
    opening: bool = False
    exclude: tuple[str, ...] = ()
    withdrawn: str | None = None
    body: tuple[Step, ...] = ()
    without: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    cut: tuple[str, ...] = ()
    root: str | None = None
    fields: Mapping[str, tuple[Step, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Recipe:
    """How one site is read. `data` is the whole table as the extension gets it; its rules are built late."""

    data: Mapping[str, Any]
    site: str
    version: int
    checked: str
    network: str
    id_scope: str
    fold_case: bool
    weak: bool
    noscript: bool
    anonymous: frozenset[str]
    withdrawn: frozenset[str]
    exclude: tuple[str, ...]
    expect: Mapping[str, Mapping[str, int]]

    @cached_property
    def records(self) -> tuple[Rule, ...]:
        """The rules of posts and comments."""
        return _rules(self.data, "record")

    @cached_property
    def profiles(self) -> tuple[Rule, ...]:
        """The rules of people."""
        return _rules(self.data, "profile")

    @cached_property
    def reactions(self) -> tuple[Rule, ...]:
        """The rules of likes and boosts."""
        return _rules(self.data, "reaction")

    @cached_property
    def numbers(self) -> tuple[Rule, ...]:
        """The rules of vanity numbers."""
        return _rules(self.data, "numbers")

    @cached_property
    def page(self) -> Mapping[str, tuple[Step, ...]]:
        """What is read of the page itself."""
        return {name: build_steps(steps) for name, steps in self.data["page"].items()}

    @cached_property
    def viewer(self) -> Mapping[str, tuple[Step, ...]]:
        """What is read of who is signed in."""
        return {name: build_steps(steps) for name, steps in self.data["viewer"].items() if name != "mark"}

    def names(self, host: str) -> bool:
        """Whether the recipe names a host: then software known by its marks does not come into question."""
        match = self.data["match"]
        named = (pattern for way in (match, *match.get("also", ())) for pattern in way.get("hosts", ()))
        return any(_host_fits(host, pattern) for pattern in named)

    def as_json(self) -> dict[str, Any]:
        """What the extension gets: the table as validated, and the words of time."""
        return {**self.data, "words": WORDS}

    def page_kind(self, url: str, tree: Searchable) -> PageKind | None:
        """What kind of page this is to the recipe, or None where it is not its page."""
        match = self.data["match"]
        host = address.host(url)
        ways = [match, *match.get("also", [])]
        if not any(_fits(way, host, tree) for way in ways):
            return None
        rest = _path_and_query(url)
        for kind, test in match.get("paths", {}).items():
            test = test if isinstance(test, Mapping) else {"path": test}
            if not re.search(test.get("path", ""), rest, re.ASCII):
                continue
            if "marker" not in test or tree.holds(None, test["marker"]):
                return cast(PageKind, kind)
        return "other"


def _fits(way: Mapping[str, Any], host: str, tree: Searchable) -> bool:
    if not (way.get("hosts") or "generator" in way or "marker" in way):
        return False
    if way.get("hosts") and not any(_host_fits(host, pattern) for pattern in way["hosts"]):
        return False
    if "generator" in way and not any(
        re.search(way["generator"], text, re.ASCII) for text in tree.generators()
    ):
        return False
    return "marker" not in way or tree.holds(None, way["marker"])


def _host_fits(host: str, pattern: str) -> bool:
    return host.endswith(pattern[1:]) if pattern.startswith("*.") else host == pattern


def _path_and_query(url: str) -> str:
    bare = address.without_fragment(url)
    found = re.match(r"^[^:/?#]+://[^/?#]*(.*)$", bare)
    rest = found[1] if found else ""
    return rest if rest.startswith("/") else f"/{rest}"


class Recipes:
    """All recipes in force, by site; later folders override earlier ones.

    `own`: site -> file name of a recipe that is the user's; `refused`: file name -> why it is not used.
    """

    def __init__(
        self,
        recipes: Iterable[Recipe],
        *,
        own: Mapping[str, str] | None = None,
        refused: Mapping[str, str] | None = None,
    ) -> None:
        """Recipes of the same site: the last one counts."""
        self.by_site = {recipe.site: recipe for recipe in recipes}
        self.own = own or {}
        self.refused = refused or {}

    def __iter__(self) -> Iterator[Recipe]:
        """The recipes in the order of their sites."""
        return iter(sorted(self.by_site.values(), key=lambda recipe: recipe.site))

    def get(self, site: str) -> Recipe | None:
        """The recipe of a site, or None."""
        return self.by_site.get(site)

    def match(self, url: str, tree: Searchable) -> tuple[Recipe, PageKind] | None:
        """The recipe of a page: one that names the host, one that knows the software, or a fallback."""
        host = address.host(url)
        # those that name this very host first: the markers of all others would have to be looked for
        for recipe in sorted(self.ordered(), key=lambda recipe: not recipe.names(host)):
            kind = recipe.page_kind(url, tree)
            if kind is not None:
                return recipe, kind
        return None

    def ordered(self) -> list[Recipe]:
        """The recipes in the order in which they are asked."""
        return sorted(self.by_site.values(), key=_rank)

    def for_extension(self) -> list[dict[str, Any]]:
        """Every recipe as JSON, in the order in which they are asked."""
        return [recipe.as_json() for recipe in self.ordered()]

    @property
    def etag(self) -> str:
        """Changes whenever what the extension gets changes."""
        text = json.dumps(self.for_extension(), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()[:32]


def _rank(recipe: Recipe) -> tuple[bool, bool, str]:
    return recipe.data["fallback"], not recipe.data["match"].get("hosts"), recipe.site


def parse(text: str, name: str) -> Recipe:
    """A recipe out of its TOML text; `name` is what errors call it. Raises RecipeError."""
    return _build(validate(_toml(text, name), text, name))


def _toml(text: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RecipeError(f"{name}: no TOML: {error}. Mend that line.") from None


def _trusted(text: str, name: str) -> Recipe:
    """A recipe of our own: the tests have judged it, so it is not judged again at every start."""
    try:
        return _build(complete(_toml(text, name)))
    except (KeyError, TypeError, AttributeError):
        return parse(text, name)


def load(path: Path | str) -> Recipe:
    """The recipe in a file. Raises RecipeError with file, line, key and remedy."""
    file = Path(path)
    try:
        return parse(file.read_text(encoding="utf-8"), file.name)
    except (OSError, UnicodeDecodeError) as error:
        raise RecipeError(f"{file.name}: the recipe cannot be read: {error}.") from None


@lru_cache(maxsize=1)
def _shipped() -> tuple[Recipe, ...]:
    folder = files("relationcore.sites")
    names = sorted(item.name for item in folder.iterdir() if item.name.endswith(".toml"))
    return tuple(_trusted((folder / name).read_text(encoding="utf-8"), name) for name in names)


def load_all(extra_dirs: Sequence[Path | str] = ()) -> Recipes:
    """The shipped recipes and those of further folders; these override the shipped one of their site."""
    own = [load(path) for folder in extra_dirs for path in sorted(Path(folder).glob("*.toml"))]
    return Recipes([*_shipped(), *own])


def _build(data: dict[str, Any]) -> Recipe:
    return Recipe(
        data=data,
        site=data["site"],
        version=data["version"],
        checked=str(data["checked"]),
        network=data["network"],
        id_scope=data["id_scope"],
        fold_case=data["fold_case"],
        weak=data["weak"],
        noscript=data["noscript"],
        anonymous=frozenset(data["anonymous"]),
        withdrawn=frozenset(data["withdrawn"]),
        exclude=tuple(data["exclude"]),
        expect=data["expect"],
    )


def _rules(data: Mapping[str, Any], table: str) -> tuple[Rule, ...]:
    return tuple(_rule(index, rule) for index, rule in enumerate(data[table]))


def _rule(index: int, data: dict[str, Any]) -> Rule:
    return Rule(
        index=index,
        select=data["select"],
        pages=frozenset(data["page"]),
        kind=data.get("kind") or data.get("metric", ""),
        opening=data.get("opening", False),
        exclude=tuple(data.get("exclude", ())),
        withdrawn=data.get("withdrawn"),
        body=build_steps(data.get("body")),
        without=tuple(data.get("without", ())),
        quotes=tuple(data.get("quotes", ())),
        cut=tuple(data.get("cut", ())),
        root=data.get("root"),
        fields={name: build_steps(steps) for name, steps in _fields(data).items()},
    )


def _fields(data: Mapping[str, Any]) -> Mapping[str, Any]:
    if "metric" in data:
        inside = {"select": data["root"], "root": True} if "root" in data else {"select": ":scope"}
        return {"figure": [{**inside, **{key: data[key] for key in ("attr", "match") if key in data}}]}
    return data.get("fields", {})  # type: ignore[no-any-return]
