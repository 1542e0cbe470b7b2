"""Finds what the installation has laid down: the extension's folder and the command."""

from __future__ import annotations

from pathlib import Path

from relationcore import places
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


def command(*words: str, port: int = PORT, db: Path | None = None) -> str:
    """`relationcore.places.command` for a server on that port."""
    return places.command(*words, *(["--port", str(port)] if port != PORT else []), db=db)
