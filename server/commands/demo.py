"""`relationcore demo`: the invented community on a server of its own, its threads with marked names.

No extension and no account is needed: the marks are written into the page by `Memory.annotate_page`, and each
name leads to the person's page. Everything lies in a temporary folder that goes with the command.
"""

from __future__ import annotations

import signal
import tempfile
from datetime import datetime
from pathlib import Path
from types import FrameType

import click

from relationcore.commands.console import Whole, now, working
from relationcore.demo.community import load
from relationcore.demo.fill import fill, recipes
from relationserver.commands.shed import open_shed
from relationserver.config import PORT, Config
from relationserver.serve import Server, listen, run
from relationserver.session import entry_link

DEMO_PORT = PORT + 1


def announce(server: Server, moment: datetime) -> None:
    """Add the community's pages to the server and print where they are."""
    base = server.config.base
    last = open_shed(server.app, load(moment))
    lines = [
        f"Open this page:  {entry_link(server.memory, server.config)}",
        f"It leads to a thread with marked names ({base}{last}); each name leads to the person's page.",
        f"Your own page would look like this: {base}/ (people, notes, who waits for an answer).",
        f"All of it is invented and lies in {Path(server.memory.path).parent}, which is removed at the end.",
        "Ctrl-C ends it.",
    ]
    click.echo("\n".join(lines))


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


@click.command()
@click.option("--port", type=Whole(0, 65535), default=DEMO_PORT, show_default=True, help="The port.")
def demo(port: int) -> None:
    """Show everything with invented people, in a database of its own.

    Your own database is not touched, and nothing is left behind.
    """
    for ending in ("SIGTERM", "SIGHUP"):  # a closed terminal, too, leaves nothing behind
        if hasattr(signal, ending):
            signal.signal(getattr(signal, ending), _interrupt)
    moment = now()
    # Asked first: a taken port is one sentence at once, and 0 becomes a number that addresses can hold.
    with listen(Config(port=port)) as asked:
        port = asked.getsockname()[1]
    with tempfile.TemporaryDirectory(prefix="relationcore-demo-") as folder:
        database = Path(folder) / "demo.db"
        with working("Inventing a year of talk"):
            fill(database, load(moment), base=Config(port=port).base, now=moment)
        run(Config(db=database, port=port), lambda server: announce(server, moment), recipes())
