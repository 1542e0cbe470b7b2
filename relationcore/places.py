"""Where the database lies if nobody says otherwise, and how a command is typed that means another one."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from pathlib import Path

from platformdirs import user_data_path

NAME = "relationcore"


def usual_path() -> Path:
    """The database in the user's data folder."""
    return user_data_path(NAME, appauthor=False) / "relationcore.db"


def default_path() -> Path:
    """Where the database lies: RELATIONCORE_DB, else the user's data folder."""
    named = os.environ.get("RELATIONCORE_DB")
    return Path(named).expanduser() if named else usual_path()


def command(*words: str, db: Path | None = None) -> str:
    """A command as it can be typed in any folder and terminal; `db`, if given, is the database it is for.

    After `make run` no path knows a `relationcore`, and another terminal has not the environment of this one.
    """
    typed = [*_program(), *words]
    if db is not None and not usual_path() == default_path() == db.absolute():
        typed += ["--db", str(db.absolute())]
    return shlex.join(typed)


def _program() -> list[str]:
    script = Path(sys.executable).with_name(NAME)
    found = shutil.which(NAME)
    if found and Path(found).parent == script.parent:
        return [NAME]
    return [str(script)] if script.exists() else [sys.executable, "-m", NAME]
