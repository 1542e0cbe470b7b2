"""Instants: text on the wire, seconds since 1970 UTC inside. The only place that turns one into the other."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from datetime import date as date_type
from functools import lru_cache

from relationcore.errors import WrongValue
from relationcore.model import Coarse, Precision

DAY = 86_400
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
FIRST, LAST = -62_135_596_800, 253_402_300_799
"""The first second of year 1 and the last of year 9999, in seconds since 1970 UTC."""
INSTANT = re.compile(r"(\d{4}-\d\d-\d\d)(?:T(\d\d):(\d\d):(\d\d)Z)?", re.ASCII)


@lru_cache(maxsize=16_384)
def parse(text: str) -> int:
    """Seconds since 1970 UTC of `YYYY-MM-DDTHH:MM:SSZ` or `YYYY-MM-DD`; ValueError for anything else.

    Remembered for a while: a visit's times are parsed when it is checked and again when it is kept.
    """
    match = INSTANT.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is no instant; it must look like 2024-01-02T03:04:05Z or 2024-01-02.")
    date, hour, minute, second = match.groups(default="00")
    if hour > "23" or minute > "59" or second > "59":
        raise ValueError(f"{text!r} names no time of day.")
    return _date(date) + int(hour) * 3600 + int(minute) * 60 + int(second)


@lru_cache(maxsize=4096)
def _date(text: str) -> int:
    """Seconds of a `YYYY-MM-DD`; a page names few dates and each many times."""
    return (date_type.fromisoformat(text) - date_type(1970, 1, 1)).days * DAY


@lru_cache(maxsize=4096)
def format_instant(seconds: int, precision: Precision | None = "second") -> str:
    """An instant as the wire writes it: `YYYY-MM-DD` where the precision is `day`, else to the second."""
    number, rest = divmod(seconds, DAY)
    date = _date_text(number)
    return date if precision == "day" else f"{date}T{rest // 3600:02d}:{rest // 60 % 60:02d}:{rest % 60:02d}Z"


KNOWN = {"year": 4, "month": 7, "day": 10, "sight": 10}
"""How many letters of an instant are known by its precision; all of it where the precision is a finer one."""


def as_known(seconds: int, precision: Precision | Coarse | None) -> str:
    """An instant as far as it is known: `2024`, `2024-03`, `2024-03-01` or `2024-03-01T12:00:00Z`.

    Of words without a usable time only the day of their first sight counts.
    """
    return format_instant(seconds)[: KNOWN.get(precision or "second")]


@lru_cache(maxsize=4096)
def _date_text(number: int) -> str:
    """`YYYY-MM-DD` of a day number."""
    return (EPOCH + timedelta(days=number)).isoformat()[:10]


def day(seconds: int) -> int:
    """The number of the UTC day: days since 1970-01-01."""
    return seconds // DAY


def from_datetime(moment: datetime) -> int:
    """Whole seconds since 1970 UTC of an aware datetime; WrongValue for anything else, for one without a time
    zone, or for one that its zone leads out of the years 1 to 9999.
    """
    if not isinstance(moment, datetime):
        raise WrongValue(f"{moment!r} is no time; pass an aware datetime.")
    if moment.utcoffset() is None:
        raise WrongValue("A time without a time zone is not an instant; pass an aware datetime.")
    seconds = int((moment - EPOCH) // timedelta(seconds=1))
    if not FIRST <= seconds <= LAST:
        raise WrongValue(f"{moment.isoformat()} is not within the years 1 to 9999 in UTC.")
    return seconds
