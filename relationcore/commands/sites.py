"""`relationcore sites`: what can be read, how each recipe was last proven, and what could not be read."""

from __future__ import annotations

from pathlib import Path

import click

from relationcore.commands.console import db_option, plain, print_table
from relationcore.memory import Memory, default_path
from relationcore.model import SiteReport
from relationcore.recipes.own import load_beside
from relationcore.recipes.recipe import Recipe, Recipes


@click.group(invoke_without_command=True)
@db_option
@click.pass_context
def sites(ctx: click.Context, db: Path | None) -> None:
    """List the sites that can be read.

    The date is that of the newest page the recipe was proven on; "facts" means that there was none. The last
    column names a file of your own. Below the list stands what is wrong with such files, and what could not
    be read lately, in lines that tell nothing of the pages.
    """
    if ctx.invoked_subcommand is not None:
        return
    database = db or default_path()
    recipes = load_beside(database)
    rows = [_row(recipe, recipes) for recipe in recipes]
    print_table(("site", "version", "network", "proven", "where", "file"), rows)
    for file, reason in recipes.refused.items():
        click.echo(f"\nNot used, sites/{file}:\n{plain_lines(reason)}", err=True)
    for report in _reports(database):
        click.echo(f"\nCould not be read, last on {report.day}:\n{report.as_text()}", err=True)


def _row(recipe: Recipe, recipes: Recipes) -> tuple[str, ...]:
    hosts = ", ".join(recipe.data["match"].get("hosts", ())) or "any host"
    own = recipes.own.get(recipe.site)
    file = f"sites/{own}" if own else ""
    return recipe.site, str(recipe.version), recipe.network, recipe.checked, hosts, file


def plain_lines(text: str) -> str:
    """Lines that may quote a file, without anything that could steer the terminal."""
    return "\n".join(plain(line) for line in text.splitlines())


def _reports(database: Path) -> list[SiteReport]:
    """What the browsers reported; nothing where there is no database yet."""
    if not database.exists():
        return []
    with Memory.open(database, create=False) as memory:
        return memory.site_reports()
