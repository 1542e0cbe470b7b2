"""The words of time that pages use: one table for both languages, sent to the extension with each recipe.

Names of months stand in the order of the year, in full and in short. Units, numbers and the words around them
are looked up in the union of all languages; a form stands in one list only.
"""

from __future__ import annotations

from typing import TypedDict


class Words(TypedDict):
    """The table as it goes over the wire."""

    now: list[str]
    one: list[str]
    around: list[str]
    today: list[str]
    yesterday: list[str]
    at: list[str]
    noon: dict[str, list[str]]
    units: dict[str, list[str]]
    months: list[list[str]]
    zones: dict[str, int]


WORDS: Words = {
    "now": ["now", "just now", "moments ago", "a moment ago", "a few seconds ago", "less than a minute ago"],
    "one": ["a", "an", "one"],
    "around": ["ago", "about", "almost", "over", "in", "edited", "posted", "replied"],
    "today": ["today"],
    "yesterday": ["yesterday"],
    "at": ["at", "on"],
    "noon": {"am": ["am", "a.m."], "pm": ["pm", "p.m."]},
    "units": {
        "second": ["s", "sec", "secs", "second", "seconds"],
        "minute": ["m", "min", "mins", "minute", "minutes"],
        "hour": ["h", "hr", "hrs", "hour", "hours"],
        "day": ["d", "day", "days"],
        "week": ["w", "wk", "wks", "week", "weeks"],
        "month": ["mo", "mos", "mth", "month", "months"],
        "year": ["y", "yr", "yrs", "year", "years"],
    },
    "months": [
        ["january", "jan"],
        ["february", "feb"],
        ["march", "mar"],
        ["april", "apr"],
        ["may"],
        ["june", "jun"],
        ["july", "jul"],
        ["august", "aug"],
        ["september", "sept", "sep"],
        ["october", "oct"],
        ["november", "nov"],
        ["december", "dec"],
    ],
    "zones": {
        "z": 0,
        "utc": 0,
        "gmt": 0,
        "bst": 60,
        "cet": 60,
        "cest": 120,
        "est": -300,
        "edt": -240,
        "cst": -360,
        "cdt": -300,
        "mst": -420,
        "mdt": -360,
        "pst": -480,
        "pdt": -420,
    },
}
