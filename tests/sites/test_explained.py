"""`--explain` and `--numbers`: the step behind each value, those behind each null, the vanity numbers."""

from __future__ import annotations

import json

import pytest

from relationcore.reading.reader import read_explained, read_numbers
from relationcore.recipes.recipe import Recipes, parse
from relationcore.schemas import reading_to_json
from tests.sites.cases import Case, captures, disputed, own_cases, python_reading, readable
from tests.sites.language import C1, C2, HEAD, URL, field, recipe_of

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


def test_what_the_page_says_of_itself_is_named_as_the_source() -> None:
    said = [
        {
            "@type": "Comment",
            "@id": "#1",
            "author": "ana",
            "text": "x",
            "datePublished": "2025-02-01T09:00:00Z",
        },
        {
            "@type": "Comment",
            "@id": "#2",
            "author": "eve",
            "text": "x",
            "datePublished": "2025-02-01T09:00:00Z",
        },
    ]
    page = f'<script type="application/ld+json">{json.dumps(said)}</script>{C1}</div>{C2}</div>'
    for steps, tried in ((None, 0), ('[{ select = "time", as = "instant" }]', 1)):
        tail = field("published", steps) if steps else field("url", '["i"]')
        rows = read_explained(page, url=URL, recipes=Recipes([recipe_of(tail)])).as_json()["values"]
        found = {(row["record"], row["field"]): row for row in rows}
        assert found["1", "published"] == {
            "record": "1",
            "field": "published",
            "value": "2025-02-01T09:00:00Z",
            "source": "json-ld",
        }
        assert found.get(("2", "published"), {}).get("why") == ("none of 1 steps yielded" if tried else None)


def test_a_bio_may_be_what_the_page_says_of_itself() -> None:
    said = {
        "@type": "ProfilePage",
        "mainEntity": {"@type": "Person", "name": "ana", "description": "Weaves."},
    }
    tail = '[match.paths]\nthread = "^/t/"\nprofile = "^/u/"\n'
    profile = '[[profile]]\nselect = ".p"\n[profile.fields]\nhandle = ["b"]\n'
    text = (HEAD + profile).replace('[match.paths]\nthread = "^/t/"\n', tail)
    page = f'<script type="application/ld+json">{json.dumps(said)}</script><div class="p"><b>ana</b></div>'
    recipes = Recipes([parse(text, "trial.toml")])
    rows = read_explained(page, url="https://loom.example/u/ana", recipes=recipes).as_json()["values"]
    assert {"record": "ana", "field": "bio", "value": "Weaves.", "source": "json-ld"} in rows


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


def test_numbers_in_open_shadow_roots() -> None:
    tail = field("url", '["i"]') + '[[numbers]]\nmetric = "likes"\nselect = ".c"\nroot = "x-n"\n'
    tail += '[[numbers]]\nmetric = "views"\nselect = ".c"\nroot = "u"\n'
    tail += '[[numbers]]\nmetric = "likes"\nselect = ".c[data-n]"\nattr = "data-n"\n'
    deep = "<template shadowrootmode=open><p><x-n>3</x-n><u>40</u></p></template>"
    page = f'<div class="c" data-n="9"><b>ana</b>{deep}</div><div class="c" data-n="8"><x-n>7</x-n></div>'
    assert read_numbers(page, url=URL, recipes=Recipes([recipe_of(tail)])) == [
        {"metric": "likes", "text": "3"},
        {"metric": "views", "text": "40"},
        {"metric": "likes", "text": "8"},
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
