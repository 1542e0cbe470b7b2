"""`relationcore forget` and `relationcore forgotten`: let somebody go for good, and let them in again."""

from __future__ import annotations

from pathlib import Path

import click

from relationcore.commands.console import Whole, as_date, db_option, now, plain, print_table, working
from relationcore.commands.who import find
from relationcore.memory import Memory
from relationcore.model import Held
from relationcore.places import command

COLUMNS = ("number", "forgotten on", "accounts", "met on")


@click.command()
@click.argument("who")
@db_option
@click.option("--yes", is_flag=True, help="Do not ask.")
def forget(who: str, db: Path | None, yes: bool) -> None:
    """Forget a person for good: everything of theirs goes.

    WHO is a number, a name, a nickname or a handle. What goes is counted first. It does not come back, and
    nothing that they write is kept from then on, until you let them in again (`relationcore forgotten`).
    """
    with Memory.open(db, create=False) as memory:
        person = find(memory, who, now())
        held = memory.held(person)
        click.echo(told(held), err=not yes)
        if not yes:
            click.confirm("Forget them for good?", abort=True, err=True)
        with working("Forgetting"):
            done = memory.forget(person, now=now())
    again = command("forgotten", "--let-in", str(done.forgotten.serial), db=memory.path)
    click.echo(f"Forgotten. To let them in again: {again}")
    for path in held.copies:
        click.echo(f"An older copy may still hold them: {path}")


def told(held: Held) -> str:
    """What goes and what stays, in sentences."""
    names = ", ".join(plain(f"{one.handle} on {one.network}") for one in held.accounts)
    counts = (
        (held.comments, "comment of theirs", "comments of theirs"),
        (held.reactions, "like or other reaction", "likes and other reactions"),
        (held.notes, "note of yours about them", "notes of yours about them"),
        (held.needs, "need or promise written down", "needs and promises written down"),
    )
    gone = [f"{number:,} {one if number == 1 else several}" for number, one, several in counts if number]
    lines = [f"{names}. What goes for good: {', '.join([*gone, 'whatever else is kept of them'])}."]
    if held.said_by_me:
        lines.append(
            f"What you said to them ({held.said_by_me:,}) stays as your words and does not name them."
        )
    return "\n".join(lines)


@click.command()
@db_option
@click.option("--let-in", "serial", type=Whole(1), help="The number of who is remembered again.")
def forgotten(db: Path | None, serial: int | None) -> None:
    """List who stays forgotten, by date: no name is kept.

    With --let-in, what you see of them is kept again from now on. Nothing of before comes back.
    """
    with Memory.open(db, create=False) as memory:
        if serial is not None:
            memory.let_in(serial)
            click.echo("Let in again: what you see of them from now on is kept.")
            return
        rows = [
            (str(one.serial), as_date(one.at), str(one.accounts), " ".join(one.networks))
            for one in memory.forgotten()
        ]
        print_table(COLUMNS, rows)
        if not rows:
            click.echo("Nobody was forgotten.", err=True)
