"""Finds the extension folder in a wheel, an editable install and a plain checkout."""

from __future__ import annotations

from pathlib import Path


def extension_dir() -> Path:
    """The folder to load into the browser; FileNotFoundError where the installation has none."""
    here = Path(__file__).resolve().parent
    for found in (here / "extension", here.parent / "extension"):
        if (found / "manifest.json").is_file():
            return found
    raise FileNotFoundError(
        "The extension's folder (extension/manifest.json) is not part of this installation."
    )
