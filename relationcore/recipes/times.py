"""Times as pages write them: ISO instants, unix times, dates by pattern, and "3 hours ago".

A `Moment` is what a page says of when: the instant (UTC) with its precision where the page has one, and the
page's own words where it shows only relative time. `extension/content/times.js` is its twin.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from relationcore.model import Precision
from relationcore.recipes.words import SHIFT, WORDS

STEP_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800}
PRECISIONS: dict[str, Precision] = {
    "second": "second",
    "minute": "minute",
    "hour": "hour",
    "day": "day",
    "week": "day",
    "month": "month",
    "year": "year",
}
ISO = re.compile(
    r"^(\d{4})(?:-(\d{2})(?:-(\d{2})"
    r"(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)? ?(Z|z|UTC|GMT|[+-]\d{2}:?\d{2})?)?)?)?$",
    re.ASCII,
)
UNIX = re.compile(r"^(\d{1,15})(?:\.\d+)?$", re.ASCII)
# day and month in digits before a year, which peoples write in both orders (with dots, in one only)
_ORDER = re.compile(r"%(?:m[-/]%d|d[-/]%m)[-/]%[Yy]")
_DIGITS = re.compile(r"(?<![\d/-])(\d{1,2})[-/](\d{1,2})[-/](?:\d{4}|\d\d)(?![\d/-])", re.ASCII)
_SHIFTED = re.compile(r"([+-])(\d{1,2}):?(\d{2})?$", re.ASCII)
# no time is written longer; what is longer is not even tried
MAX_LENGTH = 100
MAX_UNIX = 253402300799


@dataclass(frozen=True, slots=True)
class Moment:
    """When, as far as the page says: `at` in the wire form of `precision`; `text` only for relative time."""

    at: str | None
    precision: Precision | None
    text: str | None = None


def wire(moment: datetime, precision: Precision) -> str:
    """The wire form: a date for precision day, else an instant in UTC to the second."""
    day = moment.date().isoformat()
    return day if precision == "day" else f"{day}T{moment.time().isoformat('seconds')[:8]}Z"


def iso(text: str) -> Moment | None:
    """An ISO 8601 instant or date; without a zone it is taken as UTC."""
    found = ISO.match(text)
    if found is None:
        return None
    year, month, day, hour, minute, second, zone = found.groups()
    precision: Precision = (
        "second" if second else "minute" if minute else "day" if day else "month" if month else "year"
    )
    parts = [
        int(part or low)
        for part, low in ((year, 1), (month, 1), (day, 1), (hour, 0), (minute, 0), (second, 0))
    ]
    return _moment(parts, _zone_minutes(zone or ""), precision)


def unix(text: str, per_second: int = 1) -> Moment | None:
    """Seconds (or milliseconds, with `per_second` 1000) since 1970."""
    found = UNIX.match(text)
    seconds = int(found[1]) // per_second if found else -1
    if not 0 <= seconds <= MAX_UNIX:
        return None
    return Moment(wire(datetime.fromtimestamp(seconds, UTC), "second"), "second")


def by_pattern(
    text: str,
    patterns: tuple[str, ...],
    now: datetime | None,
    day_first: Callable[[], bool | None] = lambda: None,
) -> Moment | None:
    """The first of `patterns` (docs/recipes.md lists the letters) that fits the whole text.

    `day_first` is asked of a date that may be read both ways (`04-05-2009`): which way the page writes dates.
    """
    if len(text) > MAX_LENGTH:
        return None
    lowered = text.lower()
    for pattern in patterns:
        regex, letters = compile_pattern(pattern)
        found = regex.match(lowered)
        if found:
            values = dict(zip(letters, found.groups(), strict=True))
            if _other_way(pattern, values, day_first):
                continue
            moment = from_letters(values, text, now)
            if moment is not None:
                return moment
    return None


def _other_way(pattern: str, values: dict[str, str], day_first: Callable[[], bool | None]) -> bool:
    """Whether a pattern takes day and month in the order in which this page does not write them."""
    order = _ORDER.search(pattern)
    if order is None or int(values["d"]) > 12 or int(values["m"]) > 12:
        return False
    return day_first() is (order[0][1] == "m")


def day_comes_first(text: str, language: str) -> bool | None:
    """How a page writes 4 May in digits: by its dates that can be read in one way only, else by its language;
    None where neither tells.
    """
    firsts = [
        int(first) > 12 for first, second in _DIGITS.findall(text) if (int(first) > 12) != (int(second) > 12)
    ]
    if firsts.count(True) != firsts.count(False):
        return firsts.count(True) > firsts.count(False)
    tongue = language.lower()
    return None if tongue in ("", "en", "en-us", "en-ca", "en-ph") else True


@lru_cache(maxsize=512)
def compile_pattern(pattern: str) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """The regex of a date pattern and the letters of its groups; KeyError for an unknown letter."""
    regex, letters = "", []
    for piece in re.findall(r"%.|\s+|[^%\s]+", pattern):
        if piece[0] == "%":
            regex += _PIECES[piece[1]]
            if piece[1] not in "a%":
                letters.append(piece[1])
        elif piece.isspace():
            regex += r"\s+"
        else:
            regex += re.escape(piece.lower()).replace(",", ",?")
    regex = regex.replace(rf"\s+{_PIECES['p']}", rf"\s*{_PIECES['p']}")
    return re.compile(f"^{regex}$", re.ASCII), tuple(letters)


def ago(text: str, now: datetime | None) -> Moment | None:
    """Relative time ("3 hours ago", "2w", "yesterday at 3:12 PM"), resolved against `now` if known."""
    if len(text) > MAX_LENGTH:
        return None
    words = text.lower().strip(" .·•")
    if words in WORDS["now"]:
        return _relative(text, 0, "second", now)
    clock = _DAY_CLOCK.match(words)
    if clock:
        return _day_clock(text, clock, now)
    found = _AGO.match(words)
    if found is None:
        return None
    number = int(found[1]) if found[1].strip(" ").isdigit() else 1
    return _relative(text, number, _UNITS[found[2]], now) if number < 10000 else None


def alternatives(words: list[str]) -> str:
    """The words as a regex finds them, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


_UNITS = {word: unit for unit, words in WORDS["units"].items() for word in words}
_MONTHS = {word: number for number, words in enumerate(WORDS["months"], 1) for word in words}
_HALVES = {word: half for half, words in WORDS["noon"].items() for word in words}
_AROUND = f"(?:{alternatives(WORDS['around'])})"
_AGO = re.compile(
    rf"^(?:{_AROUND}\s*)*(\d+\s*|(?:{alternatives(WORDS['one'])})\s+)({alternatives(list(_UNITS))})\.?"
    rf"(?:,?\s*(?:(?:{alternatives(WORDS['joined'])})\s*)?\d+\s*(?:{alternatives(list(_UNITS))})\.?)*"
    rf"(?:\s*{_AROUND})*$",
    re.ASCII,
)
_DAY_CLOCK = re.compile(
    rf"^({alternatives(WORDS['today'] + WORDS['yesterday'])}),?(?:\s+(?:{alternatives(WORDS['at'])}))?"
    rf"(?:\s*(\d{{1,2}}):(\d{{2}})(?::(\d{{2}}))?\s*({alternatives(list(_HALVES))})?)?$",
    re.ASCII,
)
_PIECES = {
    "Y": r"(\d{4})",
    "y": r"(\d{2})",
    "m": r"(\d{1,2})",
    "d": r"(\d{1,2})(?:st|nd|rd|th|er|º|\.)?",
    "B": rf"({alternatives(list(_MONTHS))})\.?",
    "H": r"(\d{1,2})",
    "I": r"(\d{1,2})",
    "M": r"(\d{2})",
    "S": r"(\d{2})",
    "p": rf"({alternatives(list(_HALVES))})",
    "z": rf"({SHIFT}|{alternatives(list(WORDS['zones']))})",
    "a": r"[^\d\s,]+",
    "%": "%",
}


def from_letters(found: dict[str, str], text: str, now: datetime | None) -> Moment | None:
    """The moment that the letters of a date say; without a year the latest such day before `now`."""
    hour = _hour(found)
    if hour is None:
        return None
    precision: Precision = next(
        precision for letters, precision in _FINEST if any(letter in found for letter in letters)
    )
    parts = [
        int(found.get("Y") or 0) or _short_year(found.get("y")) or 0,
        _MONTHS[found["B"]] if "B" in found else int(found.get("m", 1)),
        int(found.get("d", 1)),
        hour,
        int(found.get("M", 0)),
        int(found.get("S", 0)),
    ]
    if parts[0]:
        return _moment(parts, _zone_minutes(found.get("z", "")), precision)
    return _without_year(parts, precision, text, now)


_FINEST: tuple[tuple[str, Precision], ...] = (
    ("S", "second"),
    ("M", "minute"),
    ("HI", "hour"),
    ("d", "day"),
    ("mB", "month"),
    ("Yy", "year"),
)


def _hour(found: dict[str, str]) -> int | None:
    hour = int(found.get("H") or found.get("I") or 0)
    half = _HALVES.get(found.get("p", ""))
    if half is None:
        return hour
    return hour % 12 + (12 if half == "pm" else 0) if hour <= 12 else None


def _short_year(text: str | None) -> int | None:
    return None if text is None else 2000 + int(text) if int(text) < 70 else 1900 + int(text)


def _zone_minutes(zone: str) -> int:
    if shift := _SHIFTED.search(zone):
        return (int(shift[2]) * 60 + int(shift[3] or 0)) * (-1 if shift[1] == "-" else 1)
    return WORDS["zones"].get(zone.lower(), 0)


def _moment(parts: list[int], zone_minutes: int, precision: Precision) -> Moment | None:
    try:
        moment = datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type, misc]
        return Moment(wire(moment - timedelta(minutes=zone_minutes), precision), precision)
    except (ValueError, OverflowError):
        return None


def _without_year(parts: list[int], precision: Precision, text: str, now: datetime | None) -> Moment | None:
    """A date without a year: the latest such day up to a day after the visit (its zone may be ahead)."""
    if _moment([2000, *parts[1:]], 0, precision) is None:
        return None
    if now is not None:
        latest = wire(now + timedelta(days=1), "second")
        for year in range(now.year + 1, now.year - 8, -1):
            moment = _moment([year, *parts[1:]], 0, precision)
            if moment is not None and moment.at is not None and moment.at <= latest:
                return Moment(moment.at, precision, text)
    return Moment(None, None, text)


def _day_clock(text: str, found: re.Match[str], now: datetime | None) -> Moment | None:
    letters = dict(zip("HMSp", (found[2], found[3], found[4], found[5]), strict=True))
    hour = _hour({letter: word for letter, word in letters.items() if word})
    if hour is None or hour > 23 or int(found[3] or 0) > 59:
        return None
    if now is None:
        return Moment(None, None, text)
    day = now.date() - timedelta(days=1 if found[1] in WORDS["yesterday"] else 0)
    precision: Precision = "second" if found[4] else "minute" if found[3] else "day"
    moment = _moment(
        [day.year, day.month, day.day, hour, int(found[3] or 0), int(found[4] or 0)], 0, precision
    )
    return Moment(moment.at, precision, text) if moment else None


def _relative(text: str, number: int, unit: str, now: datetime | None) -> Moment | None:
    if now is None:
        return Moment(None, None, text)
    precision = PRECISIONS[unit]
    if unit in STEP_SECONDS:
        moment = now - timedelta(seconds=number * STEP_SECONDS[unit])
    else:
        months = now.year * 12 + now.month - 1 - number * (12 if unit == "year" else 1)
        if months < 12:
            return Moment(None, None, text)
        year, month = divmod(months, 12)
        last = (date(year + month // 11, (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
        moment = now.replace(year=year, month=month + 1, day=min(now.day, last))
    return Moment(wire(moment.astimezone(UTC), precision), precision, text)
