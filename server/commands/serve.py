"""`relationcore serve`: the server in the foreground, and the five lines that say where everything is."""

from __future__ import annotations

from pathlib import Path

import click

from relationcore.commands.console import Whole, db_option
from relationserver.config import PORT, Config
from relationserver.files import command, extension_dir
from relationserver.serve import Server, run
from relationserver.session import entry_link

port_option = click.option(
    "--port",
    "port",
    type=Whole(0, 65535),
    default=PORT,
    show_default=True,
    envvar="RELATIONCORE_PORT",
    help="The port on 127.0.0.1; 0 takes any free one.",
)


def announce(server: Server) -> None:
    """Print where the page and the data are, how to load the extension, and how to end."""
    folder = extension_dir()
    again = command("open", port=server.config.port, db=server.config.db)
    lines = [
        f"Open this page:  {entry_link(server.memory, server.config)}",
        f"Your data:       {server.memory.path} (only on this machine)",
        f"In Chromium:     chrome://extensions, Developer mode, Load unpacked: {folder}",
        f"In Firefox:      about:debugging, This Firefox, Load Temporary Add-on: {folder / 'manifest.json'}",
        f"Ctrl-C ends it. The link opens once, within ten minutes. Another one: {again}",
    ]
    click.echo("\n".join(lines))


@click.command()
@db_option
@port_option
def serve(db: Path | None, port: int) -> None:
    """Start the server on this machine and print where the page is.

    It answers on 127.0.0.1 only, until Ctrl-C.
    """
    run(Config(db=db, port=port), announce)
