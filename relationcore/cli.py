"""`relationcore ...`: the table of commands and what becomes of their errors.

A command's module is imported only when it is called, so that `relationcore --help` stays quick and a script
that imports the library never meets the server. Commands that need the server live beside it, in
`relationserver.commands`.
"""

from __future__ import annotations

import gc
import sys
from importlib import import_module

import click

from relationcore.commands.printable import harmless
from relationcore.errors import RelationcoreError

# name: (where it lives, the line `--help` shows). The line is the first sentence of the command's own help.
COMMANDS: dict[str, tuple[str, str]] = {
    "serve": (
        "relationserver.commands.serve:serve",
        "Start the server on this machine and print where the page is.",
    ),
    "open": ("relationserver.commands.open:open_page", "Open the local page in the browser."),
    "demo": (
        "relationserver.commands.demo:demo",
        "Show everything with invented people, in a database of its own.",
    ),
    "read": ("relationcore.commands.read:read", "Read a saved page and print what it says."),
    "annotate": ("relationcore.commands.annotate:annotate", "Write the marks into a saved page."),
    "people": (
        "relationcore.commands.people:people",
        "List the people you talked with, the last contact first.",
    ),
    "show": (
        "relationcore.commands.people:show",
        "Show one person: accounts, notes, what you said to each other.",
    ),
    "note": ("relationcore.commands.note:note", "Write a note about a person."),
    "forget": (
        "relationcore.commands.forget:forget",
        "Forget a person for good: everything of theirs goes.",
    ),
    "forgotten": (
        "relationcore.commands.forget:forgotten",
        "List who stays forgotten, by date: no name is kept.",
    ),
    "sites": ("relationcore.commands.sites:sites", "List the sites that can be read."),
    "rebuild": ("relationcore.commands.keep:rebuild", "Work out anew everything that is derived."),
    "dump": ("relationcore.commands.keep:dump", "Print the whole memory as text, one record a line."),
    "backup": ("relationcore.commands.keep:backup", "Write a verified copy of the database."),
    "restore": ("relationcore.commands.keep:restore", "Put a backup in the place of the database."),
    "doctor": (
        "relationserver.commands.doctor:doctor",
        "Check that everything is in order, and say what to do.",
    ),
}


class LazyGroup(click.Group):
    """A group that imports a command's module when the command is called, not before."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now; None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name][0].partition(":")
        gc.disable()  # what an import makes stays: looking for cycles in it took a tenth of the start
        try:
            command: click.Command = getattr(import_module(module), attribute)
        finally:
            gc.enable()
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list in `--help`, from the table alone."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="relationcore", message="%(prog)s %(version)s")
def cli() -> None:
    """relationcore remembers the people you meet on social sites, on your own machine.

    The database lies in your data directory; --db or RELATIONCORE_DB names another one.
    """


def run(args: list[str]) -> int:
    """Run one command; returns the exit code: 0 done, 1 it could not be done, 2 it was asked wrongly.

    Whatever goes wrong is one sentence on stderr; a traceback is a fault of the program's own.
    """
    try:
        outcome = cli.main(args or ["--help"], prog_name="relationcore", standalone_mode=False)
    except click.UsageError as error:
        where = error.ctx.command_path if error.ctx else "relationcore"
        return _complain(f"{_wrong(error)} ({where} --help says more.)", 2)
    except click.ClickException as error:
        return _complain(error.format_message(), 1)
    except click.exceptions.Exit as error:
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return _complain("Stopped.", 1)
    except RelationcoreError as error:
        return _complain(str(error), 1)
    except UnicodeError:
        return _complain("Some of this text is not UTF-8, so it cannot be taken or shown here.", 1)
    except SystemExit:
        return 0  # click's answer where the reader of our output has gone (`| head`): nothing to say
    except OSError as error:
        where = f": {error.filename}" if error.filename else "."
        return _complain(f"{error.strerror or error}{where}", 1)
    return outcome if isinstance(outcome, int) else 0


def _wrong(error: click.UsageError) -> str:
    """What was asked wrongly, headed by the option or argument as it is typed."""
    if isinstance(error, click.MissingParameter) or not isinstance(error, click.BadParameter):
        return error.format_message()
    asked = error.param
    if asked is None:
        return error.message
    named = asked.opts[0] if isinstance(asked, click.Option) else asked.human_readable_name
    return f"{named}: {error.message}"


def _complain(sentence: str, code: int) -> int:
    click.echo(harmless(sentence), err=True)
    return code


def main() -> None:
    """The entry point of the console script."""
    sys.exit(run(sys.argv[1:]))
