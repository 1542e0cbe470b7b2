"""What a script may ask for: one of a few words, a number within bounds, a day to come. WrongValue else."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from relationcore.errors import WrongValue
from relationcore.model import Retention

MOST = 2**63 - 1
"""The greatest number that SQLite takes."""
LONGEST = 36_500
"""Days: a hundred years."""


def one_of(what: str, value: object, words: Sequence[str]) -> None:
    """One of these words."""
    if value not in words:
        every = f"{', '.join(words[:-1])} and {words[-1]}"
        raise WrongValue(f"There is no {what} {value!r}; there are {every}.")


def counts(**numbers: object) -> None:
    """Whole numbers from 0 on, by name."""
    for name, number in numbers.items():
        if not isinstance(number, int) or not 0 <= number <= MOST:
            raise WrongValue(f"{name} is {number!r}, but it must be a whole number from 0 on.")


def days(kept: Retention) -> None:
    """Whole days from 1 to a hundred years, or None for never."""
    for name, number in (("withdrawn", kept.withdrawn), ("strangers", kept.strangers)):
        whole = isinstance(number, int) and not isinstance(number, bool) and 1 <= number <= LONGEST
        if number is not None and not whole:
            raise WrongValue(
                f"{name} is {number!r}, but it must be whole days from 1 to {LONGEST:,}, or None for never."
            )


def a_day(due: object) -> None:
    """A date, or None for none."""
    if due is not None and not isinstance(due, date):
        raise WrongValue(f"{due!r} is no day; pass a date, or None to take it away.")


def to_come(until: int, now: int) -> None:
    """A time after now, both in seconds."""
    if until <= now:
        raise WrongValue("Words can be put off only to a time that is still to come.")
