"""Draw the extension's icons: two people side by side, in the four states of the toolbar.

Run from the root of the project; writes extension/icons/<state>-<size>.png. No library needed: the shapes are
circles and bars, sampled 8 x 8 times a pixel.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "extension" / "icons"
TEAL = (11, 138, 120)
GREY = (125, 125, 125)
AMBER = (217, 119, 6)
SIZES = {"on": (16, 32, 48, 128), "off": (16, 32), "offline": (16, 32), "unreadable": (16, 32)}
SAMPLES = 8

Colour = tuple[int, int, int]
Shape = Callable[[float, float], Colour | None]


def disc(x: float, y: float, cx: float, cy: float, radius: float) -> bool:
    """Whether a point of the unit square lies in a disc."""
    return (x - cx) ** 2 + (y - cy) ** 2 <= radius**2


def person(x: float, y: float, cx: float, grow: float = 0.0) -> bool:
    """A head and shoulders around `cx`, thicker by `grow`."""
    head = disc(x, y, cx, 0.30, 0.155 + grow)
    shoulders = disc(x, y, cx, 0.80, 0.265 + grow) and y <= 0.82 + grow
    return head or shoulders


def people(colour: Colour, filled: bool) -> Shape:
    """Two people, the left one in front of the right one."""

    def shape(x: float, y: float) -> Colour | None:
        front = person(x, y, 0.33)
        back = person(x, y, 0.69) and not person(x, y, 0.33, 0.055)
        if filled:
            return colour if front or back else None
        inner = person(x, y, 0.33, -0.06) or (person(x, y, 0.69, -0.06) and not person(x, y, 0.33, 0.09))
        return colour if (front or back) and not inner else None

    return shape


def struck(base: Shape) -> Shape:
    """A bar from corner to corner: the server is away."""

    def shape(x: float, y: float) -> Colour | None:
        off = abs((x - y) / 2**0.5)
        if off < 0.065 and 0.06 < x < 0.94:
            return AMBER
        return None if off < 0.12 else base(x, y)

    return shape


def warned(base: Shape) -> Shape:
    """An exclamation mark in the corner: the page cannot be read."""

    def shape(x: float, y: float) -> Colour | None:
        if (0.78 < x < 0.92 and 0.40 < y < 0.74) or disc(x, y, 0.85, 0.87, 0.085):
            return AMBER
        return None if x > 0.70 and y > 0.33 else base(x, y)

    return shape


SHAPES: dict[str, Shape] = {
    "on": people(TEAL, filled=True),
    "off": people(GREY, filled=False),
    "offline": struck(people(TEAL, filled=False)),
    "unreadable": warned(people(TEAL, filled=True)),
}


def pixel(shape: Shape, column: int, row: int, size: int) -> bytes:
    """One pixel as RGBA: the mean colour of its samples, as opaque as many of them hit."""
    steps = [(i + 0.5) / SAMPLES for i in range(SAMPLES)]
    hits = [shape((column + dx) / size, (row + dy) / size) for dy in steps for dx in steps]
    found = [hit for hit in hits if hit]
    if not found:
        return bytes(4)
    mean = [round(sum(channel) / len(found)) for channel in zip(*found, strict=True)]
    return bytes([*mean, round(255 * len(found) / len(hits))])


def chunk(kind: bytes, data: bytes) -> bytes:
    """One chunk of a PNG file."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(shape: Shape, size: int) -> bytes:
    """A square PNG file."""
    rows = [
        b"\0" + b"".join(pixel(shape, column, row, size) for column in range(size)) for row in range(size)
    ]
    header = struct.pack(">IIBBBBB", size, size, 8, 6, 0, 0, 0)
    body = zlib.compress(b"".join(rows), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for state, sizes in SIZES.items():
        for size in sizes:
            (FOLDER / f"{state}-{size}.png").write_bytes(png(SHAPES[state], size))
