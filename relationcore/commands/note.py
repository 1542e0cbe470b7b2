"""`relationcore note`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from relationcore.commands.console import db_option, now
from relationcore.commands.who import find
from relationcore.errors import EmptyText, RelationcoreError
from relationcore.memory import Memory
from relationcore.model import Note
from relationcore.places import command


@click.command()
@click.argument("who")
@click.argument("text", required=False)
@db_option
def note(who: str, text: str | None, db: Path | None) -> None:
    """Write a note about a person.

    WHO is a number, a name, a nickname or a handle. Without TEXT the note is read from standard input, or
    typed in your editor. Only you see it, on this computer.
    """
    with Memory.open(db, create=False) as memory:
        person = find(memory, who, now())
        memory.person(person, now=now())  # nobody there: said before the editor opens
        written = _keep(memory, person, text or _written(command("note", who, "TEXT", db=memory.path)))
        click.echo(f"Note {written.id} is kept.")


def _keep(memory: Memory, person: int, text: str) -> Note:
    """Keep a note; where that fails, the words are given back, for they may stand nowhere else."""
    try:
        return memory.add_note(person, text.replace("\0", "\ufffd"), now=now())
    except EmptyText:
        raise
    except RelationcoreError as error:
        raise click.ClickException(f"{error} What you wrote:\n\n{text}") from error


def _written(giving: str) -> str:
    """What comes in or is typed; `giving` is the command that brings the text along."""
    if not sys.stdin.isatty():
        return sys.stdin.read()
    try:
        written = click.edit(extension=".md")
    except click.ClickException as error:
        raise click.ClickException(
            f"{error.message}. Name an editor in EDITOR, or give the text: {giving}"
        ) from error
    if written is None or not written.strip():
        raise EmptyText("The note is empty, so nothing is kept.")
    return written
