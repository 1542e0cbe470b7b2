"""`relationcore sites`: what can be read, how each recipe was last proven, and what could not be read."""

from __future__ import annotations

from pathlib import Path

import click

from relationcore.commands.console import db_option, print_table
from relationcore.memory import Memory, default_path
from relationcore.model import SiteReport
from relationcore.recipes.recipe import Recipe, load_all


@click.group(invoke_without_command=True)
@db_option
@click.pass_context
def sites(ctx: click.Context, db: Path | None) -> None:
    """List the sites that can be read.

    The date is that of the newest page the recipe was proven on; "facts" means that there was none. Below the
    list stands what could not be read lately, in lines that tell nothing of the pages.
    """
    if ctx.invoked_subcommand is not None:
        return
    recipes = load_all()
    rows = [_row(recipes.by_site[site]) for site in sorted(recipes.by_site)]
    print_table(("site", "version", "network", "proven", "where"), rows)
    for report in _reports(db or default_path()):
        click.echo(f"\nCould not be read, last on {report.day}:\n{report.as_text()}", err=True)


def _row(recipe: Recipe) -> tuple[str, str, str, str, str]:
    hosts = ", ".join(recipe.data["match"].get("hosts", ()))
    return recipe.site, str(recipe.version), recipe.network, recipe.checked, hosts or "any host"


def _reports(database: Path) -> list[SiteReport]:
    """What the browsers reported; nothing where there is no database yet."""
    if not database.exists():
        return []
    with Memory.open(database, create=False) as memory:
        return memory.site_reports()
