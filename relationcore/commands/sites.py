"""`relationcore sites`: what can be read, and how each recipe was last proven."""

from __future__ import annotations

import click

from relationcore.commands.console import print_table
from relationcore.recipes.recipe import Recipe, load_all


@click.command()
def sites() -> None:
    """List the sites that can be read.

    The date is that of the newest page the recipe was proven on; "facts" means that there was none.
    """
    recipes = load_all()
    rows = [_row(recipes.by_site[site]) for site in sorted(recipes.by_site)]
    print_table(("site", "version", "network", "proven", "where"), rows)


def _row(recipe: Recipe) -> tuple[str, str, str, str, str]:
    hosts = ", ".join(recipe.data["match"].get("hosts", ()))
    return recipe.site, str(recipe.version), recipe.network, recipe.checked, hosts or "any host"
