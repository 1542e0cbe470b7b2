"""Finds what the installation has laid down: the extension's folder and the command."""

from __future__ import annotations

import shlex
import shutil
import sys
from pathlib import Path

from relationserver.config import PORT


def extension_dir() -> Path:
    """The folder to load into the browser, in a wheel, an editable install or a plain checkout.

    FileNotFoundError where the installation has none.
    """
    here = Path(__file__).resolve().parent
    for found in (here / "extension", here.parent / "extension"):
        if (found / "manifest.json").is_file():
            return found
    raise FileNotFoundError(
        "The extension's folder (extension/manifest.json) is not part of this installation."
    )


def command(name: str, *, port: int = PORT, db: Path | None = None) -> str:
    """A command as it can be typed anywhere: after `make run` the path knows no `relationcore`."""
    script = Path(sys.executable).with_name("relationcore")
    found = shutil.which("relationcore")
    words = ["relationcore" if found and Path(found).parent == script.parent else str(script), name]
    if port != PORT:
        words += ["--port", str(port)]
    if db is not None:
        words += ["--db", str(db)]
    return shlex.join(words)
