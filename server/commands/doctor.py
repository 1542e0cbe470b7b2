"""`relationcore doctor`: looks at everything that can be wrong, and says what to do about it.

It names no person, so that its lines can be shown to somebody who helps.
"""

from __future__ import annotations

import os
import platform
import shlex
import shutil
import sqlite3
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

import click

from relationcore.commands.console import db_option, now, working
from relationcore.errors import RelationcoreError
from relationcore.memory import Memory, default_path
from relationcore.recipes.own import load_beside
from relationserver.commands.serve import port_option
from relationserver.config import Config
from relationserver.context import VERSION
from relationserver.files import command, extension_dir
from relationserver.running import is_ours, who_answers
from relationserver.serve import PortTaken, listen

State = Literal["ok", "warn", "fail"]
COLOURS: dict[State, str] = {"ok": "green", "warn": "yellow", "fail": "red"}
OLDEST_SQLITE = (3, 40)
ROOM = 200 * 1024 * 1024
"""Free space under which writing may soon fail, in bytes."""
BACKUP_DAYS = 30


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was looked at: how it is, and a sentence with the remedy where it is not well."""

    state: State
    what: str
    says: str


def programs() -> Iterator[Line]:
    """Python, SQLite and the program itself."""
    yield Line("ok", "relationcore", f"{VERSION} on Python {platform.python_version()} ({sys.executable})")
    found = sqlite3.sqlite_version
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        yield Line(
            "warn", "sqlite", f"{found} is older than what this was tried on (3.40): take a newer Python."
        )
    else:
        yield Line("ok", "sqlite", found)


def extension() -> Line:
    """The folder that the browser loads."""
    try:
        return Line("ok", "extension", str(extension_dir()))
    except FileNotFoundError as error:
        return Line("fail", "extension", f"{error} Install relationcore anew.")


def recipes(database: Path) -> Iterator[Line]:
    """The recipes in force, and the user's own files that are wrong."""
    found = load_beside(database)
    own = f", {len(found.own)} of them your own" if found.own else ""
    yield Line("ok", "sites", f"{len(found.by_site)} can be read{own}")
    for file, reason in found.refused.items():
        yield Line("warn", "sites", f"sites/{file} is not used. {reason.splitlines()[0]}")


def listening(config: Config) -> Line:
    """Who has the port: we, nobody, or another program."""
    number, version = config.port, who_answers(config.port)
    try:
        if version is None:
            listen(config).close()
            return Line("ok", "port", f"{number} is free, the server is not running")
        if not is_ours(config):
            says = "what answers there does not know this database: it has another one, or is another program"
            return Line("fail", "port", f"{number}: {says}.")
    except PortTaken as error:
        return Line("fail", "port", str(error))
    except RelationcoreError as error:
        return Line(
            "warn", "port", f"{number}: whether what answers there knows this database is unknown: {error}"
        )
    if version != VERSION:
        says = f"{number}: relationcore {version} is running, not {VERSION}: start it anew."
        return Line("warn", "port", says)
    return Line("ok", "port", f"{number}: the server is running")


def rights(database: Path) -> Line:
    """Whether the database is its owner's alone."""
    mode = stat.S_IMODE(database.stat().st_mode)
    if os.name == "posix" and mode & 0o077:
        return Line(
            "fail",
            "rights",
            f"Others can read the database ({mode:04o}): chmod 600 {shlex.quote(str(database))}",
        )
    return Line("ok", "rights", f"{mode:04o}, yours alone")


def space(database: Path) -> Line:
    """Whether there is room to go on writing, and for one backup."""
    free, size = shutil.disk_usage(database.parent).free, database.stat().st_size
    says = f"{free // 1024**2:,} MB free, the database takes {max(size // 1024**2, 1):,} MB"
    if free < ROOM:
        return Line("fail", "space", f"{says}: make room, or move it with --db.")
    return Line("warn" if free < 2 * size else "ok", "space", says)


def backups(database: Path, moment: datetime) -> Line:
    """How old the newest backup in the usual folder is."""
    writing = command("backup", db=database)
    kept = sorted((database.parent / "backups").glob("*.db"), key=lambda file: file.stat().st_mtime)
    if not kept:
        return Line("warn", "backup", f"There is none yet. To write one: {writing}")
    age = int(moment.timestamp() - kept[-1].stat().st_mtime) // 86_400
    says = f"{len(kept)} in {kept[-1].parent}, the newest {age} days old"
    return (
        Line("warn", "backup", f"{says}. To write one: {writing}")
        if age > BACKUP_DAYS
        else Line("ok", "backup", says)
    )


def contents(database: Path) -> Iterator[Line]:
    """What the database says of itself: whole, rebuilt equal to kept, full text in step; who is connected."""
    with Memory.open(database, create=False) as memory:
        for finding in memory.check():
            if finding.check == "rights":
                continue  # looked at above, before the file was opened
            yield Line("ok" if finding.ok else "fail", finding.check, finding.message)
        browsers = len(memory.access.list_tokens())
        if browsers:
            yield Line("ok", "browsers", f"{browsers} connected")
        else:
            yield Line("warn", "browsers", "None is connected: load the extension and press Connect.")


def data(config: Config, database: Path, moment: datetime) -> Iterator[Line]:
    """Everything about the file; one line where there is none yet."""
    if not database.exists():
        making = command("serve", port=config.port, db=database)
        yield Line("warn", "database", f"There is none yet at {database}. To make it: {making}")
        return
    yield Line("ok", "database", str(database))
    yield rights(database)
    yield space(database)
    try:
        yield from contents(database)
    except RelationcoreError as error:
        yield Line("fail", "contents", f"{error}")
    yield backups(database, moment)


@click.command()
@db_option
@port_option
@click.pass_context
def doctor(ctx: click.Context, db: Path | None, port: int) -> None:
    """Check that everything is in order, and say what to do.

    Each line is ok, warn or fail; with a fail the exit code is 1. No line names a person.
    """
    database = db or default_path()
    config = Config(db=database, port=port)
    with working("Looking at everything"):
        lines = [
            *programs(),
            *data(config, database, now()),
            *recipes(database),
            listening(config),
            extension(),
        ]
    for line in lines:
        click.echo(f"{click.style(f'{line.state:5}', fg=COLOURS[line.state])} {line.what:20} {line.says}")
    ctx.exit(1 if any(line.state == "fail" for line in lines) else 0)
