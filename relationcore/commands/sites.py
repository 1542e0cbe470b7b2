"""`relationcore sites`: what can be read, how each recipe was last proven, and what could not be read."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import BinaryIO

import click

from relationcore.commands.console import FilePath, db_option, moment, plain, print_table, url_option
from relationcore.commands.markdown import sites_page
from relationcore.errors import RecipeError
from relationcore.memory import Memory, default_path
from relationcore.model import SiteReport
from relationcore.reading.checked import Checked
from relationcore.reading.reader import read_checked
from relationcore.recipes.own import load_beside
from relationcore.recipes.recipe import Recipe, Recipes, load


@click.group(invoke_without_command=True)
@click.option("--markdown", is_flag=True, help="Print docs/sites.md instead: the shipped recipes alone.")
@db_option
@click.pass_context
def sites(ctx: click.Context, markdown: bool, db: Path | None) -> None:
    """List the sites that can be read.

    The date is that of the newest page the recipe was proven on; "facts" means that there was none. The last
    column names a file of your own. Below the list stands what is wrong with such files, and what could not
    be read lately, in lines that tell nothing of the pages.
    """
    if ctx.invoked_subcommand is not None:
        return
    if markdown:
        click.echo("\n".join(sites_page()))
        return
    database = db or default_path()
    recipes = load_beside(database)
    rows = [_row(recipe, recipes) for recipe in recipes]
    print_table(("site", "version", "network", "proven", "where", "file"), rows, spare=("network",))
    for file, reason in recipes.refused.items():
        click.echo(f"\nNot used, sites/{file}:\n{plain_lines(reason)}", err=True)
    for report in _reports(database):
        click.echo(f"\nCould not be read, last on {report.day}:\n{report.as_text()}", err=True)


@sites.command()
@click.argument("file", type=click.File("rb"))
@url_option
@click.option(
    "--recipe",
    "recipe_file",
    type=FilePath(exists=True),
    help="Judge this recipe file instead of those in force.",
)
@click.option("--at", type=moment, help="When it was visited: relative times need it.")
@db_option
def check(file: BinaryIO, url: str, recipe_file: Path | None, at: datetime | None, db: Path | None) -> int:
    """Judge a recipe on a saved page.

    The exit code is 0 where the page holds what the recipe expects, 1 where too little was read, 2 where
    the recipe is wrong or does not know the page.
    """
    try:
        recipes = Recipes([load(recipe_file)]) if recipe_file else load_beside(db or default_path())
    except RecipeError as error:
        click.echo(plain_lines(str(error)), err=True)
        return 2
    checked = read_checked(file.read(), url=url, at=at, recipes=recipes)
    if checked is None:
        click.echo(f"{UNKNOWN[recipe_file is not None]} Look at [match] and at --url.", err=True)
        return 2
    _tell(checked)
    return 0 if checked.enough else 1


UNKNOWN = {True: "The recipe does not know this page.", False: "No recipe knows this page."}


def _tell(checked: Checked) -> None:
    """Print the counts, how often each field yielded, and what could not be read."""
    click.echo(checked.report.as_text())
    rows = [(one.table, one.field, str(one.filled), str(one.records)) for one in checked.fills]
    print_table(("table", "field", "filled", "of"), rows)
    for gap in checked.reading.unreadable:
        click.echo(f"Unreadable: {plain(gap.record)}, {gap.field}: {gap.reason}", err=True)
    click.echo("Enough was read." if checked.enough else "Too little was read.", err=True)


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
