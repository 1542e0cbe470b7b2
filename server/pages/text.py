"""Words made fit for a page: names that can be pressed, times in words."""

from __future__ import annotations

import unicodedata
from datetime import UTC, date, datetime, timedelta

from relationcore import instants

BLANKS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and symbols by their category that show nothing."""
UNITS = (
    ("year", 365 * 86400),
    ("month", 30 * 86400),
    ("week", 7 * 86400),
    ("day", 86400),
    ("hour", 3600),
    ("minute", 60),
)


def shown_name(name: str) -> str:
    """A name as a link can carry it: one of nothing but blanks and joiners could not be seen or pressed."""
    seen = any(unicodedata.category(letter)[0] not in "CZM" and letter not in BLANKS for letter in name)
    return name if seen else "a name without a letter"


PRECISIONS = {4: "year", 7: "month", 10: "day"}
"""What a shortened instant (`2024`, `2024-03`, `2024-03-01`) is known by, by its length."""


def known(value: str | int | None, precision: str | None) -> str | None:
    """How far an instant is known: as its text says, else as was told."""
    return PRECISIONS.get(len(value), precision) if isinstance(value, str) else precision


def moment(value: str | int | None) -> datetime | None:
    """An instant of the wire, whole or shortened, or in seconds, as an aware time in UTC; None stays None."""
    if value is None:
        return None
    seconds = value if isinstance(value, int) else instants.parse(value + "0000-01-01"[len(value) :])
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)


def local(at: datetime) -> datetime:
    """A time in this computer's zone; at the ends of the calendar, which a zone may lead past, as it is."""
    try:
        return at.astimezone()
    except OverflowError:
        return at


def long_date(at: datetime) -> str:
    """`4 March 2024`, in this computer's time zone."""
    here = local(at)
    return f"{here.day} {here:%B %Y}"


def exact(at: datetime, precision: str | None = None) -> str:
    """`Monday, 4 March 2024, 17:05`, in this computer's time zone; `around 17:00` where the hour is known."""
    here = local(at)
    clock = f"around {here:%H}:00" if precision == "hour" else f"{here:%H:%M}"
    return f"{here:%A}, {here.day} {here:%B %Y}, {clock}"


def date_in_words(on: date) -> str:
    """`4 March 2024`: a plain date, in no time zone."""
    return f"{on.day} {on:%B %Y}"


def days_ago(on: date, today: date) -> str:
    """`today`, `yesterday`, `3 days ago`; a date that lies ahead stays one."""
    days = (today - on).days
    if days < 0:
        return date_in_words(on)
    near = ("today", "yesterday")
    return near[days] if days < len(near) else spans(days * 86400) or ""


def coarse(at: datetime, precision: str) -> tuple[str, str]:
    """A month or a year, for the machine and in words: all that is known of it."""
    if precision == "year":
        return f"{at:%Y}", f"around {at.year}"
    return f"{at:%Y-%m}", f"around {at:%B %Y}"


def ago(at: datetime, now: datetime) -> str:
    """`3 days ago`, `just now`; a time that lies ahead is a date."""
    seconds = (now - at).total_seconds()
    return long_date(at) if seconds < -60 else spans(seconds) or "just now"


def spans(seconds: float) -> str | None:
    """`3 days ago`; None for less than a minute."""
    for unit, size in UNITS:
        count = int(seconds // size)
        if count >= 1:
            return f"{count} {unit}{'' if count == 1 else 's'} ago"
    return None
