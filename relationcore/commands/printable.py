"""Text made fit for a terminal: pages and people choose the words, and a terminal obeys them."""

from __future__ import annotations

import re
import sys

import click

STEERS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]",
)
"""Control characters but tab and line feed, line separators, and marks that turn a line's direction around.
Joiners, which emoji and some scripts need, are not here."""


def harmless(text: str) -> str:
    """The text with a space for all that could steer a terminal; its lines stay lines."""
    return STEERS.sub(" ", text)


def print_json(told: bytes | str) -> None:
    """Prints JSON: as it is for a program, with all that could steer a terminal as escapes on one."""
    text = told.decode() if isinstance(told, bytes) else told
    click.echo(STEERS.sub(_escape, text) if sys.stdout.isatty() else text)


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
