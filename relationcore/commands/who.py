"""Which person is meant on the command line: a number, a name, a nickname or a handle."""

from __future__ import annotations

from datetime import datetime

import click

from relationcore.commands.console import plain
from relationcore.errors import NotFound
from relationcore.memory import Memory
from relationcore.model import PersonSummary
from relationcore.places import command

SHOWN = 5
DIGITS = 25
"""A number of more is none; Python would not even read it."""


def find(memory: Memory, who: str, now: datetime) -> int:
    """The person's number. NotFound where nobody goes by that name; a usage error where several do."""
    if who.isdecimal() and len(who) <= DIGITS:
        return int(who)
    name = who.removeprefix("@")
    found = memory.people(query=name, now=now, limit=200)
    exact = [person for person in found if name.casefold() in _called(person)]
    chosen = exact or found
    if not chosen:
        everybody = command("people", db=memory.path)
        raise NotFound(f"Nobody here goes by {who!r}. To see who is here: {everybody}")
    if len(chosen) > 1:
        some = ", ".join(f"{person.id} ({_told(person)})" for person in chosen[:SHOWN])
        more = f" and {len(chosen) - SHOWN} more" if len(chosen) > SHOWN else ""
        raise click.UsageError(f"{who!r} may be {some}{more}; give the number.")
    return chosen[0].id


def _told(person: PersonSummary) -> str:
    """The name with the network: people of one name differ by where they were met."""
    where = f" on {person.accounts[0].network}" if person.accounts else ""
    return plain(f"{person.nickname or person.name}{where}")


def _called(person: PersonSummary) -> set[str]:
    names = [person.name, person.nickname, *(account.handle for account in person.accounts)]
    return {name.casefold() for name in names if name}
