"""Nothing a stranger writes makes the detector fail or take more than its share of time."""

from __future__ import annotations

import json
import os
from pathlib import Path
from time import process_time

import pytest

from relationcore.needs import TABLES, detect

SHARED = Path(__file__).resolve().parents[3] / "shared"
NAUGHTY = SHARED / "data" / "hostile" / "blns" / "blns.json"
UNITS = (
    *(
        "?",
        "? ",
        "?)",
        "!?",
        "! ",
        ".",
        ". .",
        "…",
        "' ",
        '"',
        "“",
        "”",
        "„a ",
        "«",
        "`",
        "``",
        "```\n",
        "~~~\n",
    ),
    *("> ", "    x\n", "\t", "\n", " ", "\u00a0", "\u200b", "_", "[", "[a] ", "a: ", "@a ", "1 ", "http://"),
    *("www.", "İ", "ß", "😀", "\ud800", "need      ", "i'll      ", "please\t", "no problem ", "not a any "),
    *("would be so very ", "thanks to ", "how ", "can you we ", "in very need ", "do you ", "ich werde "),
)


def words_of_the_tables() -> list[str]:
    """The first words of every rule and guard, each to be repeated without end."""
    rules = [one.words.split()[:2] for table in TABLES.values() for one in (*table.rules, *table.guards)]
    return sorted({f"{word} " for words in rules for word in words})


def seconds(text: str) -> float:
    """The least of three runs."""
    least = 9.0
    for _ in range(3):
        start = process_time()
        detect(text)
        least = min(least, process_time() - start)
    return least


@pytest.mark.parametrize("unit", [*UNITS, *words_of_the_tables()])
def test_repeats_take_time_in_step_with_their_length(unit: str) -> None:
    short, long = (unit * (length // len(unit)) + "x" for length in (2_000, 16_000))
    # Eight times the length: a quadratic pattern takes 64 times. Under 10 ms the clock says nothing.
    assert seconds(long) < 24 * seconds(short) + 0.01


@pytest.mark.skipif(not NAUGHTY.exists() and os.environ.get("CI") != "true", reason="no shared data here")
def test_naughty_strings_give_hits_that_stand_in_them() -> None:
    strings = json.loads(NAUGHTY.read_text(encoding="utf-8"))
    assert len(strings) > 400
    for text in strings:
        for hit in detect(text):
            assert text[hit.start : hit.end] == hit.words


def test_a_very_long_comment_is_read_whole() -> None:
    text = "The tide was out. " * 10_000 + "Could you help?"
    assert min(hit.start for hit in detect(text)) == 180_000
