"""`relationcore open`: a fresh one-time link into the local page of the running server."""

from __future__ import annotations

import webbrowser
from pathlib import Path

import click

from relationcore.commands.console import db_option
from relationcore.memory import Memory
from relationserver.commands.serve import port_option
from relationserver.config import Config
from relationserver.files import command
from relationserver.running import knows, who_answers
from relationserver.session import entry_link


@click.command("open")
@db_option
@port_option
@click.option("--print", "only_print", is_flag=True, help="Print the link instead of opening a browser.")
def open_page(db: Path | None, port: int, only_print: bool) -> None:
    """Open the local page in the browser.

    The link lets one browser in, once, within ten minutes.
    """
    if who_answers(port) is None:
        raise click.ClickException(
            f"No relationcore answers on port {port}. To start it: {command('serve', port=port, db=db)}"
        )
    config = Config(db=db, port=port)
    with Memory.open(db, create=False) as memory:
        if not knows(config, memory):
            raise click.ClickException(
                f"What answers on port {port} is no relationcore with the database {memory.path}."
                " Name the one that it was started with by --db, or its port by --port."
            )
        link = entry_link(memory, config)
    if only_print or not webbrowser.open(link):
        click.echo(link)
