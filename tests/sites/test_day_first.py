"""A date in digits is read in the order in which its page writes dates, never in a made-up one."""

from __future__ import annotations

import pytest

from relationcore.recipes.times import day_comes_first
from tests.sites.javascript import Browser
from tests.sites.language import both, field, recipe_of

RECIPE = recipe_of(
    field("published", '[{ select = "i", date = ["%m-%d-%Y, %I:%M %p", "%d-%m-%Y, %I:%M %p", "%Y-%m-%d"] }]')
)
MAY, APRIL = "2009-05-04T17:12:00Z", "2009-04-05T17:12:00Z"
OPEN = "04-05-2009, 05:12 PM"
STAMP = recipe_of(field("published", '[{ select = "i", as = "stamp" }]'))
# what, further words of the page, the instant of 04-05-2009
ROWS = [
    ("nothing tells: the recipe's order", "", APRIL),
    ("another date with the day first", "25-04-2009, 05:12 PM", MAY),
    ("another date with the month first", "04-25-2009, 05:12 PM", APRIL),
    ("more one way than the other", "25/04/09 13/12/2008 04/25/2009", MAY),
    ("as many of both", "25/04/2009 04/25/2009", APRIL),
    ("what is no date of one way", "2009-25-04 125-04-2009 25-04-20091 1/2/3", APRIL),
]


def page(words: str) -> str:
    return f'<div class="c" id="1"><b>ana</b><i>{OPEN}</i></div><p>{words}</p>'


@pytest.mark.parametrize(("what", "words", "at"), ROWS, ids=[row[0] for row in ROWS])
def test_the_page_tells(what: str, words: str, at: str, chromium: Browser) -> None:
    assert both(page(words), RECIPE, chromium)["comments"][0]["published"] == at


def test_a_stamp_asks_the_page_too(chromium: Browser) -> None:
    for words, at in (("", APRIL), ("25-04-2009", MAY)):
        assert both(page(words), STAMP, chromium)["comments"][0]["published"] == at


def test_scripts_tell_nothing(chromium: Browser) -> None:
    html = page("<script>var a = '25-04-2009';</script>")
    assert both(html, RECIPE, chromium)["comments"][0]["published"] == APRIL


def test_a_year_in_front_leaves_nothing_open(chromium: Browser) -> None:
    html = '<div class="c" id="1"><b>ana</b><i>2009-04-05</i></div>25/04/2009'
    assert both(html, RECIPE, chromium)["comments"][0]["published"] == "2009-04-05"


@pytest.mark.parametrize(
    ("language", "first"), [("", None), ("en", None), ("en-US", None), ("en-GB", True), ("de", True)]
)
def test_else_the_language_tells(language: str, first: bool | None) -> None:
    assert day_comes_first("", language) is first


def test_both_readers_ask_the_language(chromium: Browser) -> None:
    html = f'<script></script><html lang="en-GB">{page("")}'
    assert both(html, RECIPE, chromium)["comments"][0]["published"] == MAY
