"""`relationcore annotate`: a saved page with the marks written into it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import BinaryIO

import click

from relationcore.commands.console import FilePath, db_option, moment, now, private, url_option
from relationcore.memory import Memory


@click.command()
@click.argument("file", type=click.File("rb"))
@url_option
@click.option("--at", type=moment, help="The moment that the marks speak of (else now).")
@click.option("--output", type=FilePath(), help="A file instead of standard output.")
@db_option
def annotate(file: BinaryIO, url: str, at: datetime | None, output: Path | None, db: Path | None) -> None:
    """Write the marks into a saved page.

    FILE is the saved page, or - for standard input. The result holds your own words: do not publish it.
    """
    with Memory.open(db, create=False) as memory:
        marked = memory.annotate_page(file.read(), url=url, now=at or now())
    if output is None:
        click.echo(marked)
        return
    with open(output, "w", encoding="utf-8", opener=private) as written:
        written.write(marked)
