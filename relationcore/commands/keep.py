"""`relationcore rebuild`, `dump`, `backup` and `restore`: the memory as a whole."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import click

from relationcore.commands.console import FilePath, db_option, now, private, working
from relationcore.commands.printable import print_json
from relationcore.memory import Memory, default_path


@click.command()
@db_option
def rebuild(db: Path | None) -> None:
    """Work out anew everything that is derived.

    What was seen and what you wrote stays as it is.
    """
    with Memory.open(db, create=False) as memory, working("Working it out anew"):
        memory.rebuild()
    click.echo("Everything derived is made anew.")


@click.command()
@db_option
@click.option(
    "--canonical", is_flag=True, help="Natural keys, sorted, no row numbers: equal content, equal bytes."
)
@click.option("--output", type=FilePath(), help="A file instead of the terminal.")
def dump(db: Path | None, canonical: bool, output: Path | None) -> None:
    """Print the whole memory as text, one record a line."""
    with Memory.open(db, create=False) as memory, closing(memory.dump(canonical=canonical)) as lines:
        if output is None:
            for line in lines:
                print_json(line.rstrip("\n"))
            return
        with open(output, "w", encoding="utf-8", opener=private) as file:
            file.writelines(line.rstrip("\n") + "\n" for line in lines)


@click.command()
@click.argument("file", required=False, type=FilePath())
@db_option
def backup(file: Path | None, db: Path | None) -> None:
    """Write a verified copy of the database.

    Without FILE it lies in the folder `backups` beside the database, under the date. The program may run on.
    """
    with Memory.open(db, create=False) as memory, working("Copying and checking"):
        folder = Path(memory.path).parent / "backups"
        target = file or folder / f"relationcore-{now():%Y-%m-%d-%H%M%S}.db"
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        memory.backup(target)
    click.echo(f"The backup is whole: {target}")


@click.command()
@click.argument("file", type=FilePath(exists=True))
@db_option
@click.option("--yes", is_flag=True, help="Do not ask.")
def restore(file: Path, db: Path | None, yes: bool) -> None:
    """Put a backup in the place of the database.

    The backup is checked first; the database it replaces is kept beside it. Stop the server before.
    """
    target = db or default_path()
    if target.exists() and not yes:
        click.confirm(f"Replace {target}? What is there now is kept beside it.", abort=True, err=True)
    aside = Memory.restore(file, target)
    click.echo(f"Restored: {target}")
    if aside:
        click.echo(f"What was there before: {aside}")
