"""The style sheet: readable in light and dark, nothing loaded from elsewhere, comfort for all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import relationserver.pages

STATIC = Path(relationserver.pages.__file__).parent / "static"
SHEET = (STATIC / "page.css").read_text(encoding="utf-8")

# text on ground: WCAG AA asks for 4.5
PAIRS = [
    ("--ink", "--paper"),
    ("--ink", "--raised"),
    ("--ink", "--wash"),
    ("--ink", "--amber-wash"),
    ("--soft", "--paper"),
    ("--soft", "--raised"),
    ("--accent", "--paper"),
    ("--accent", "--raised"),
    ("--accent", "--wash"),
    ("--accent-ink", "--accent"),
    ("--amber", "--amber-wash"),
    ("--danger", "--paper"),
    ("--danger", "--raised"),
]


def colours(scheme: str) -> dict[str, str]:
    """The variables of a scheme: dark ones replace the light ones."""
    light, dark = re.findall(r":root \{(.*?)\}", SHEET, re.DOTALL)[:2]
    found = dict(re.findall(r"(--[\w-]+): (#[0-9a-f]{6});", light))
    return {**found, **dict(re.findall(r"(--[\w-]+): (#[0-9a-f]{6});", dark))} if scheme == "dark" else found


def luminance(colour: str) -> float:
    """Relative luminance as WCAG defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Between 1 and 21."""
    darker, lighter = sorted((luminance(first), luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_can_be_read(scheme: str, text: str, ground: str) -> None:
    found = colours(scheme)
    assert contrast(found[text], found[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_focus_can_be_seen(scheme: str) -> None:
    found = colours(scheme)
    assert contrast(found["--focus"], found["--paper"]) >= 3


def test_contrast_is_computed_as_wcag_says() -> None:
    assert round(contrast("#000000", "#ffffff"), 2) == 21
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


def test_dark_replaces_every_light_colour() -> None:
    light, dark = colours("light"), colours("dark")
    assert light.keys() == dark.keys()
    assert not [name for name in light if light[name] == dark[name]]


@pytest.mark.parametrize(
    "need",
    [
        "prefers-color-scheme: dark",
        "prefers-reduced-motion",
        "forced-colors: active",
        "media print",
        ":focus-visible",
    ],
)
def test_needs_are_met(need: str) -> None:
    assert need in SHEET


@pytest.mark.parametrize("path", sorted(STATIC.iterdir()), ids=lambda path: path.name)
def test_nothing_is_loaded_from_elsewhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
    assert not re.search(r"https?:|url\(|@import|//[a-z]+\.", text)
    assert "innerHTML" not in text
