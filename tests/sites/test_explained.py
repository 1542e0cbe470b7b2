"""`--explain` and `--numbers`: the step behind each value, those behind each null, the vanity numbers."""

from __future__ import annotations

import pytest

from relationcore.reading.reader import read_explained, read_numbers
from relationcore.recipes.recipe import Recipes
from relationcore.schemas import reading_to_json
from tests.sites.cases import Case, captures, disputed, own_cases, python_reading, readable
from tests.sites.language import C1, C2, URL, field, recipe_of

STEPS = '[{ select = "a", attr = "href", as = "url" }, { select = "i" }]'
# sites whose numbers the truth files hold, and which are judged (feeds may be left out, optional metrics too)
NUMBERED = {"hackernews"}


def test_every_value_names_its_step() -> None:
    page = f"{C1}<a href=/x>.</a></div>{C2}<i>why</i></div><div class=c id=3><b>cat</b></div>"
    explained = read_explained(page, url=URL, recipes=Recipes([recipe_of(field("url", STEPS))]))
    found = {(row["record"], row["field"]): row for row in explained.as_json()["values"]}
    assert found["1", "url"] == {"record": "1", "field": "url", "value": "https://loom.example/x", "step": 1}
    assert found["2", "url"] == {"record": "2", "field": "url", "value": "why", "step": 2}
    assert found["3", "url"] == {
        "record": "3",
        "field": "url",
        "value": None,
        "why": "none of 2 steps yielded",
    }
    assert found["page", "thread"] == {"record": "page", "field": "thread", "value": "7", "step": 1}
    assert found["viewer", "handle"]["why"] == "none of 1 steps yielded"
    assert explained.as_json()["recipe"] == {"site": "trial", "version": 1}


def test_a_page_without_a_recipe_explains_nothing() -> None:
    explained = read_explained("<p>x", url=URL, recipes=Recipes([]))
    assert explained.as_json()["values"] == []
    assert explained.as_json()["recipe"] == {"site": "structured", "version": None}


@pytest.mark.parametrize("case", own_cases(), ids=lambda case: case.name)
def test_explaining_changes_nothing(case: Case) -> None:
    explained = read_explained(case.html(), url=case.url, at=case.moment())
    assert reading_to_json(explained.reading) == python_reading(case)


def test_numbers_are_in_document_order() -> None:
    tail = field("url", '["i"]') + '[[numbers]]\nmetric = "likes"\nselect = ".l"\nmatch = "^(\\\\d+)"\n'
    tail += '[[numbers]]\nmetric = "views"\nselect = ".v"\nattr = "title"\n'
    page = f"{C1}</div><i class=l>3 likes</i><i class=v title=9>n</i><i class=l>none</i><i class=l>5</i>"
    assert read_numbers(page, url=URL, recipes=Recipes([recipe_of(tail)])) == [
        {"metric": "likes", "text": "3"},
        {"metric": "views", "text": "9"},
        {"metric": "likes", "text": "5"},
    ]


@pytest.mark.parametrize(
    "case",
    [case for case in captures() if readable(case) and case.name.split("/")[0] in NUMBERED],
    ids=lambda case: case.name,
)
def test_numbers_of_captures(case: Case) -> None:
    if case.expected["kind"] != "list":
        assert read_numbers(case.html(), url=case.url) == case.expected["numbers"]


def test_numbers_never_stand_in_a_reading() -> None:
    assert not [row for row in disputed() if row[2] == "numbers"]
    for case in own_cases():
        for comment in case.expected["comments"]:
            assert not {"likes", "score", "followers"} & set(comment)
