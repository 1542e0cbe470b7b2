"""`relationcore people` and `relationcore show`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from itertools import chain
from pathlib import Path
from typing import Any

import click
import orjson

from relationcore.commands.console import Whole, around, as_date, db_option, now, plain, print_table
from relationcore.commands.printable import print_json
from relationcore.commands.who import find
from relationcore.memory import KINDS, Memory
from relationcore.model import Account, Note, PersonSummary, Said, Waiting

COLUMNS = ("number", "name", "who", "handles", "last talked", "to you", "by you", "waiting since", "note")
DIRECTIONS = {"received": "to you", "given": "by you", "seen": "seen"}
TOLD = ("new", "quiet", "quiet for everyone", "back again", "circle")
"""The reasons that `show` prints after the kind's; the others stand in lines of their own."""
NO_WORDS = "No words are kept of this: they have faded, or there were none."


@click.command()
@click.argument("query", required=False)
@db_option
@click.option("--kind", type=click.Choice(KINDS), help="Only people of this kind.")
@click.option("--waiting", is_flag=True, help="Only people who wait for an answer of yours.")
@click.option("--limit", type=Whole(1), default=50, show_default=True, help="How many at most.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, one person a line.")
def people(
    query: str | None, db: Path | None, kind: str | None, waiting: bool, limit: int, as_json: bool
) -> None:
    """List the people you talked with, the last contact first.

    QUERY searches names, nicknames and handles.
    """
    with Memory.open(db, create=False) as memory:
        found = memory.people(query=query, now=now(), limit=limit, kind=kind, waiting=waiting or None)
        if as_json:
            for person in found:
                print_json(orjson.dumps(asdict(person)))
            return
        print_table(COLUMNS, [_row(person) for person in found], spare=("handles", "note"))
        if not found:
            click.echo("Nobody was found.", err=True)


def _row(person: PersonSummary) -> tuple[str | None, ...]:
    return (
        str(person.id),
        person.nickname or person.name,
        person.label or person.kind,
        " ".join(f"{account.network}:{account.handle}" for account in person.accounts),
        as_date(person.last_contact, person.last_precision),
        str(person.received),
        str(person.given),
        None if person.waiting is None else _since(person.waiting),
        person.note_first_line,
    )


def _since(waiting: Waiting) -> str:
    """Since when somebody waits; whose words show no usable time waits, too."""
    return "an unknown day" if waiting.since is None else around(waiting.since)


@click.command()
@click.argument("who")
@db_option
@click.option("--limit", type=Whole(1), default=20, show_default=True, help="How many words of the past.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def show(who: str, db: Path | None, limit: int, as_json: bool) -> None:
    """Show one person: accounts, notes, what you said to each other.

    WHO is the number in `relationcore people`, a name, a nickname or a handle.
    """
    with Memory.open(db, create=False) as memory:
        person = memory.person(find(memory, who, now()), now=now())
        said = person.timeline(limit=limit, offset=0)
        reasons = memory.reasons(person.id, now=now())
        if as_json:
            told = {"person": person.id, "accounts": person.accounts, "annotation": person.annotation}
            told |= {"reasons": reasons, "notes": person.notes, "follow_up": person.follow_up, "said": said}
            print_json(orjson.dumps(told, default=_fields, option=orjson.OPT_INDENT_2))
            return
        annotation = person.annotation
        title = person.nickname or annotation.name or person.accounts[0].handle
        label = f" [{plain(person.label)}]" if person.label else ""
        click.echo(f"{plain(title)}{label} (number {person.id})")
        click.echo(f"{annotation.kind}: {plain(annotation.reason)}")
        for reason in reasons:
            if reason.of in TOLD:
                click.echo(f"{reason.of}: {reason.sentence}")
        if annotation.waiting:
            click.echo(f"Waits for an answer since {_since(annotation.waiting)}.")
        if person.follow_up:
            click.echo(f"Come back to them on {person.follow_up.due}: {plain(person.follow_up.reason)}")
        notes = chain.from_iterable(map(_note, person.notes))
        for line in [*map(_account, person.accounts), *notes, *map(_said, said)]:
            click.echo(line)


def _fields(named: Any) -> dict[str, Any]:
    """A named tuple as JSON has it: orjson knows dataclasses only."""
    fields: dict[str, Any] = named._asdict()
    return fields


def _account(account: Account) -> str:
    former = f" (before: {', '.join(map(plain, account.former_handles))})" if account.former_handles else ""
    return "  ".join(
        filter(None, (plain(f"{account.network}:{account.handle}") + former, plain(account.url)))
    )


def _note(note: Note) -> Iterator[str]:
    yield f"Note {note.id}, {as_date(note.changed)}:"
    for line in note.text.splitlines():
        yield f"  {plain(line)}".rstrip()


def _said(said: Said) -> str:
    when = as_date(said.at, said.precision) or as_date(said.seen_at, "sight")
    thread = f" ({plain(said.thread_title)})" if said.thread_title else ""
    return f"{when}  {DIRECTIONS[said.direction]:6}  {plain(said.text) or NO_WORDS}{thread}"
