"""What the commands share: the database option, moments as arguments, tables for people and for programs."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import click
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from relationcore.address import host
from relationcore.commands.printable import harmless
from relationcore.errors import AddressError
from relationcore.instants import as_known
from relationcore.model import Coarse, Precision

F = TypeVar("F", bound=Callable[..., Any])

GAP = 2
"""What a drawn table leaves between two columns at most, in cells of the terminal."""
LONGEST_WORD = 16


def moment(text: str) -> datetime:
    """A time as ISO 8601 (`2026-11-23T10:00:00Z`, `2026-11-23`), aware; without an offset it is UTC.

    BadParameter, which shows the form, where it is none.
    """
    try:
        parsed = datetime.fromisoformat(text)
        return (parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise click.BadParameter(
            f"{text!r} is no time; write it as 2026-11-23 or 2026-11-23T10:00:00Z."
        ) from None


def address(text: str) -> str:
    """A web address as it was typed; BadParameter where it is none."""
    try:
        host(text)
    except AddressError as error:
        raise click.BadParameter(str(error)) from error
    return text


url_option = click.option("--url", required=True, type=address, help="The address the page had.")


class Whole(click.IntRange):
    """A whole number from `min` on, to `max` where one is given; what is none is said in the user's words."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number; BadParameter where it is none of these."""
        try:
            return int(super().convert(value, param, ctx))
        except click.BadParameter:
            end = "on" if self.max is None else f"to {self.max}"
            self.fail(f"{value!r} is no whole number from {self.min} {end}.", param, ctx)


class FilePath(click.Path):
    """The path of a file, which `exists` or may be made; a folder is refused in the user's words."""

    def __init__(self, *, exists: bool = False) -> None:
        super().__init__(exists=exists, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path; BadParameter for a folder, and for what is not there but must be."""
        if os.path.isdir(value):
            self.fail(f"{os.fspath(value)!r} is a folder: name a file.", param, ctx)
        return super().convert(value, param, ctx)


def db_option(command: F) -> F:
    """Adds `--db`, which hands the command `db: Path | None` (None: the default database)."""
    option = click.option(
        "--db",
        type=FilePath(),
        envvar="RELATIONCORE_DB",
        help="The database file (else RELATIONCORE_DB, else the one in your data directory).",
    )
    return option(command)


def now() -> datetime:
    """The clock of the command line: the library has none of its own."""
    return datetime.now(UTC)


def plain(text: str | None) -> str:
    """Text from a page on one line without control characters, so that it cannot steer the terminal."""
    return " ".join(harmless(text or "").split())


def print_table(
    columns: Sequence[str], rows: Iterable[Sequence[str | None]], spare: Collection[str] = ()
) -> None:
    """Prints a table: drawn on a terminal, tab-separated lines with a head elsewhere.

    `spare`: the columns that a terminal too narrow for all of them goes without.
    """
    lines = [list(columns), *([plain(cell) for cell in row] for row in rows)]
    if sys.stdout.isatty():
        _draw(lines, spare, Console())
        return
    for line in lines:
        click.echo("\t".join(line))


def _draw(lines: list[list[str]], spare: Collection[str], console: Console) -> None:
    kept = list(zip(*lines, strict=True))
    if sum(max(map(cell_len, cells)) + GAP for cells in kept) > console.width:
        kept = [cells for cells in kept if cells[0] not in spare]
    table = Table(box=None, pad_edge=False, header_style="bold")
    for cells in kept:
        # A date or a name broken in two cannot be read; only what is longer than any of them is.
        whole = max(cell_len(word) for cell in cells for word in cell.split() or ("",))
        table.add_column(cells[0], overflow="fold", min_width=min(whole, LONGEST_WORD))
    for row in zip(*(cells[1:] for cells in kept), strict=True):
        table.add_row(*map(Text, row))
    console.print(table)


def as_date(seconds: int | None, precision: Precision | Coarse | None = None) -> str | None:
    """An instant in seconds as its UTC day; None stays None.

    `around 2024-03` or `around 2024` where no more is known, `seen 2024-03-01` where that of the first sight
    stands in.
    """
    if seconds is None:
        return None
    date = as_known(seconds, precision)[:10]
    return f"seen {date}" if precision == "sight" else around(date)


def around(known: str) -> str:
    """The day of an instant; `around 2024-03` of one that is known by its month or year alone."""
    return known[:10] if len(known) >= len("2024-03-01") else f"around {known}"


def working(sentence: str) -> AbstractContextManager[object]:
    """Says on a terminal what is going on while it goes on; silent elsewhere."""
    return Console(stderr=True).status(f"{sentence} ...") if sys.stderr.isatty() else nullcontext()


def private(path: str, flags: int) -> int:
    """An opener for files that only their owner may read, those that were there before too: the user's own
    words stand in them.
    """
    opened = os.open(path, flags, 0o600)
    if os.name == "posix" and stat.S_ISREG(os.fstat(opened).st_mode):
        os.fchmod(opened, 0o600)
    return opened
