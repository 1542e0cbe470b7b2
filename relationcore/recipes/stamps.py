"""Dates as people write them, wherever they stand in a text: `by ana » Sun Dec 15, 2019 4:58 pm`.

Forums and blogs let their owners choose how a date looks, so no list of patterns is ever whole. A stamp is
the first date with a year in any of the usual orders, with the time of day beside it, if there is one.
`extension/content/stamps.js` is its twin.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from relationcore.recipes.times import Moment, alternatives, from_letters
from relationcore.recipes.words import SHIFT, WORDS

# what is longer is a text that holds a date, not a date
MAX_LENGTH = 200
_MONTH = f"({alternatives([word for words in WORDS['months'] for word in words])})"
_HALF = f"({alternatives([word for words in WORDS['noon'].values() for word in words])})"
_ZONE = rf"({SHIFT}|{alternatives(list(WORDS['zones']))})"
_AT = alternatives(WORDS["at"])
_DAY = r"(\d{1,2})(?:st|nd|rd|th|er|º|\.)?"
# not the hour of a date without a year: "5 Mar 20:19"
_YEAR = r"(\d{4}|'?\d{2})(?!\d|:\d|\.\d|h)"
_DATES = [
    (letters, re.compile(f"(?<![0-9a-z/.-]){regex}", re.ASCII))
    for letters, regex in (
        ("Ymd", r"(\d{4}) ?[-/.年년] ?(\d{1,2}) ?[-/.月월] ?(\d{1,2})[日일]?(?!\d)"),
        ("YBd", rf"(\d{{4}})[ ./-]+{_MONTH}\.?[ /-]*{_DAY}(?!\d)"),
        ("dBY", rf"{_DAY}[ ./-]*(?:de |of )?{_MONTH}\.?[ .,/-]*(?:del? )?{_YEAR}"),
        ("BdY", rf"{_MONTH}\.?[ /-]*{_DAY},?[ /-]*{_YEAR}"),
        ("1-2Y", rf"(\d{{1,2}})([-/.]) ?(\d{{1,2}})\2 ?{_YEAR}"),
    )
]
_TIME = (
    rf"(?:{_HALF} ?)?(\d{{1,2}})(?:[:.]| ?h ?|[時时点點시])(\d{{2}})(?:[:.](\d{{2}}))?(?!\d)"
    rf"(?: ?(?:min|uhr|分))?(?: ?{_HALF})?(?: ?[(]?{_ZONE}(?![a-z\d]))?"
)
_TIME_LETTERS = "qHMSpz"
_AFTER = re.compile(rf"[ ,;|@·•»–—-]*(?:[(][^()\d]{{1,3}}[)] ?)?(?:(?:{_AT})[ :])?[ @:|-]*{_TIME}", re.ASCII)
_BEFORE = re.compile(rf"(?<!\d){_TIME}[ ,;|·–—-]*(?:[^\d ,]+[ ,]+){{0,2}}$", re.ASCII)


def stamp(text: str, day_first: Callable[[], bool | None]) -> Moment | None:
    """The first date in a text, to the day, the minute or the second; None where there is none with a year.

    `day_first` is asked of digits that may be read both ways (`04/05/2009`): which way the page writes dates.
    """
    lowered = text.lower()
    if len(lowered) > MAX_LENGTH:
        return None
    found = min(
        ((match.start(), letters, match) for letters, regex in _DATES if (match := regex.search(lowered))),
        key=lambda hit: hit[0],
        default=None,
    )
    if found is None:
        return None
    start, letters, match = found
    day = _day(dict(zip(letters, match.groups(), strict=True)), day_first)
    clock = _AFTER.match(lowered, match.end()) or _BEFORE.search(lowered[:start])
    whole = from_letters(day | _clock(clock), text, None) if clock else None
    return whole or from_letters(day, text, None)


def _day(values: dict[str, str], day_first: Callable[[], bool | None]) -> dict[str, str]:
    year = values.pop("Y").lstrip("'")
    values["Y" if len(year) == 4 else "y"] = year
    if "1" in values:
        first, between, second = values.pop("1"), values.pop("-"), values.pop("2")
        day_is_first = int(first) > 12 or (int(second) <= 12 and (between == "." or day_first() is True))
        values["d"], values["m"] = (first, second) if day_is_first else (second, first)
    return values


def _clock(found: re.Match[str]) -> dict[str, str]:
    values = {letter: word for letter, word in zip(_TIME_LETTERS, found.groups(), strict=True) if word}
    half = values.pop("q", None)
    return values if half is None else values | {"p": half}
