"""Microformats are read by a recipe: what it makes of a page against what mf2py, the oracle, finds in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, NamedTuple

import mf2py
import pytest

from tests.sites.cases import Case, own_cases, python_reading

CASES = [case for case in own_cases() if case.name in ("structured/feed", "structured/note")]


class Entry(NamedTuple):
    """What both say of an entry or a comment."""

    author: str
    url: str
    at: datetime
    text: str


def items(found: list[Any]) -> Iterator[dict[str, Any]]:
    """All items of a page, those inside others too."""
    for item in found:
        if not isinstance(item, dict) or "type" not in item:
            continue
        yield item
        for values in item["properties"].values():
            yield from items(values)
        yield from items(item.get("children", []))


def instant(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def words(content: str | dict[str, str]) -> str:
    """`p-content` is a text, `e-content` a text with its markup."""
    return content if isinstance(content, str) else content["value"]


def oracle(case: Case) -> list[Entry]:
    """The entries and comments with words, as mf2py sees them; by the page's card where they name nobody."""
    found = list(items(mf2py.parse(doc=case.html().decode(), url=case.url)["items"]))
    said = [item["properties"] for item in found if {"h-entry", "h-cite"} & {*item["type"]}]
    cards = [item for item in found if "h-card" in item["type"]]
    return [
        Entry(
            one.get("author", cards)[0]["properties"]["name"][0],
            next(url for url in one["url"] if isinstance(url, str)),
            instant(one["published"][0]),
            words(one["content"][0]),
        )
        for one in said
        if "content" in one
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_recipe_reads_what_mf2py_reads(case: Case) -> None:
    read = [
        Entry(one["author"], one["url"], instant(one["published"]), one["text"])
        for one in python_reading(case)["comments"]
    ]
    assert len(read) == 2
    assert read == oracle(case)
