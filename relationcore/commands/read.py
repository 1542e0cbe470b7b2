"""`relationcore read`: what a saved page says, as JSON, explained step by step, or for the eye."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import BinaryIO

import click
import orjson

from relationcore.commands.console import db_option, moment, now, plain, print_table, url_option
from relationcore.commands.printable import harmless, print_json
from relationcore.memory import Memory, default_path
from relationcore.model import Comment, Reading
from relationcore.reading.reader import read_explained, read_numbers, read_page
from relationcore.recipes.own import load_beside
from relationcore.schemas import reading_to_json


def pretty(value: object) -> bytes:
    """JSON for a person and a program: UTF-8, keys in the order they were made."""
    return orjson.dumps(value, option=orjson.OPT_INDENT_2)


@click.command()
@click.argument("file", type=click.File("rb"))
@url_option
@click.option("--at", type=moment, help="When it was visited: relative times need it.")
@click.option("--json", "form", flag_value="json", help="Print the Reading as JSON.")
@click.option(
    "--explain", "form", flag_value="explain", help="Print the step behind each value and each gap."
)
@click.option(
    "--numbers", "form", flag_value="numbers", help="Print the vanity numbers that the recipe finds."
)
@click.option("--record", is_flag=True, help="Keep what was read: everything on the page counts as seen.")
@db_option
def read(
    file: BinaryIO, url: str, at: datetime | None, form: str | None, record: bool, db: Path | None
) -> None:
    """Read a saved page and print what it says.

    FILE is the saved page, or - for standard input.
    """
    html, recipes = file.read(), load_beside(db or default_path())
    reading = read_page(html, url=url, at=at, recipes=recipes)
    if form == "json":
        print_json(pretty(reading_to_json(reading)))
    elif form == "explain":
        print_json(pretty(read_explained(html, url=url, at=at, recipes=recipes).as_json()))
    elif form == "numbers":
        print_json(pretty(read_numbers(html, url=url, recipes=recipes)))
    else:
        tell(reading)
    if record:
        keep(reading, at or now(), db)


def tell(reading: Reading) -> None:
    """Print what stands on the page, for the eye."""
    page = reading.page
    click.echo(f"{plain(page.title) or page.url}: {page.kind} of {page.site}, network {page.network}")
    if reading.viewer:
        click.echo(f"Signed in as {plain(reading.viewer.handle)}.")
    if reading.comments:
        print_table(("when", "author", "answers", "words"), [_row(comment) for comment in reading.comments])
    elif reading.profiles:
        print_table(("handle", "name"), [(profile.handle, profile.name) for profile in reading.profiles])
    else:
        click.echo("Nobody was found on it.")
    for gap in reading.unreadable:
        click.echo(harmless(f"Unreadable: {gap.record}, {gap.field}: {gap.reason}"), err=True)


def _row(comment: Comment) -> tuple[str | None, ...]:
    return (comment.published, comment.author, comment.in_reply_to, comment.text[:80])


def keep(reading: Reading, seen_at: datetime, db: Path | None) -> None:
    """Record the Reading and say on stderr what became of it (stdout belongs to the Reading)."""
    with Memory.open(db) as memory:
        receipt = memory.record(reading, seen_at=seen_at)
    if receipt.duplicate:
        click.echo("This very visit was kept before.", err=True)
        return
    click.echo(f"Kept: {receipt.new} new, {receipt.known} known, {receipt.changed} changed.", err=True)
    if receipt.refused:
        words = "comment or post" if receipt.refused == 1 else "comments and posts"
        click.echo(f"Not kept: {receipt.refused} {words} by people whom you had forgotten.", err=True)
