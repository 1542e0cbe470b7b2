"""docs/sites.md: the table of the shipped recipes."""

from __future__ import annotations

from collections.abc import Iterator

from relationcore.recipes.recipe import Recipe, load_all

HEAD = """# Sites

Written by `make sites`. A recipe is proven on saved pages of real sites, whose newest has the date given,
or it is built from facts: public source code and descriptions of the software, with small pages of our own.
Trust the latter less, and look at Settings when something is missing. [recipes.md](recipes.md) says what a
recipe is, [add-a-site.md](add-a-site.md) how to write one.

| site | version | network | kinds of page | where | proven |
| --- | --- | --- | --- | --- | --- |"""


def sites_page() -> Iterator[str]:
    """The lines of the page."""
    yield HEAD
    recipes = list(load_all())
    for recipe in recipes:
        yield f"| {' | '.join(_cells(recipe))} |"
    facts = sum(recipe.checked == "facts" for recipe in recipes)
    yield f"\n{len(recipes)} recipes: {len(recipes) - facts} proven on pages, {facts} from facts."


def _cells(recipe: Recipe) -> tuple[str, ...]:
    match = recipe.data["match"]
    ways = [match, *match.get("also", ())]
    hosts = ", ".join(f"`{host}`" for way in ways for host in way["hosts"])
    anywhere = "any host" if any(not way["hosts"] for way in ways) else ""
    return (
        recipe.site,
        str(recipe.version),
        f"`{recipe.network}`",
        ", ".join(match["paths"]) or "other",
        ", ".join(filter(None, (hosts, anywhere))),
        "from facts" if recipe.checked == "facts" else recipe.checked,
    )
