"""When words count as said: at the time that the page shows, or at the first sight where that cannot be."""

from __future__ import annotations

from relationcore.instants import DAY

EARLIEST = 631_152_000
"""1990-01-01: what a page dates before this is a missing date, not a time."""
COARSE = ("month", "year")
SPANS = {"minute": 59, "hour": 3_599, "day": 86_399, "month": 2_678_399, "year": 31_622_399}
"""How many seconds a time of such a precision may lie before the words that it was shown for."""
SPAN = f"CASE c.precision{''.join(f' WHEN {name!r} THEN {span}' for name, span in SPANS.items())} ELSE 0 END"
"""The same in SQL, of a comment `c`."""
USABLE = f"c.published BETWEEN {EARLIEST} AND c.first_seen + {DAY}"
"""Whether the time shown for a comment `c` can be one; not true where none is shown."""


def moment(published: int | None, precision: str | None, first_seen: int) -> tuple[int, int | None]:
    """When it was said and the day it counts for: None for a coarse time.

    The first sight stands in for a missing or impossible time.
    """
    if published is None or not EARLIEST <= published <= first_seen + DAY:
        return first_seen, first_seen // DAY
    return published, None if precision in COARSE else published // DAY


def end(published: int | None, precision: str | None, first_seen: int) -> int:
    """The last second at which it may have been said, by the time that the page shows."""
    at, _ = moment(published, precision, first_seen)
    return at + SPANS.get(precision or "", 0) if at == published else at
