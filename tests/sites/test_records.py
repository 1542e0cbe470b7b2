"""Whole records: kinds, withdrawn ones, scopes, expectations, marks, by both readers."""

from __future__ import annotations

import pytest

from relationcore.recipes.recipe import parse
from tests.sites.javascript import Browser
from tests.sites.language import AT, C1, C2, HEAD, URL, both, field, recipe_of

PLAIN = field("url", '["i"]')


def test_depth_and_post(chromium: Browser) -> None:
    tail = field("depth", '[{ attr = "data-d", as = "int" }]')
    tail += 'in_reply_to = [{ previous_smaller = "id" }, { post_record = "id" }]\n'
    tail += 'kind = [{ if = ".op", value = "post" }]\n'
    depths = [None, 0, 1, 2, 2, 1, 0]
    html = "".join(
        f'<div class="c {"op" if depth is None else ""}" id="{index}" '
        f"{'' if depth is None else f'data-d={depth}'}><b>a</b></div>"
        for index, depth in enumerate(depths)
    )
    comments = both(html, recipe_of(tail), chromium)["comments"]
    assert [comment["in_reply_to"] for comment in comments] == [None, "0", "1", "2", "2", "1", "0"]


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        ("", ["post", "comment"]),
        ("?page=1", ["post", "comment"]),
        ("?page=0", ["post", "comment"]),
        ("?page=2", ["comment", "comment"]),
    ],
)
def test_opening(query: str, kinds: list[str], chromium: Browser) -> None:
    recipe = recipe_of(field("url", '["i"]', "opening = true"))
    reading = both(f"{C1}</div>{C2}</div>", recipe, chromium, f"https://loom.example/t/7{query}")
    assert [comment["kind"] for comment in reading["comments"]] == kinds


def test_two_rules_in_document_order(chromium: Browser) -> None:
    tail = field("url", '[{ value = "one" }]') + field("url", '[{ value = "two" }]').replace(
        '".c"', '".d, .c"'
    )
    html = f'<div class="d" id="8"><b>dee</b></div>{C1}</div><div class="d" id="9"><b>eve</b></div>'
    comments = both(html, recipe_of(tail), chromium)["comments"]
    assert [(comment["id"], comment["url"]) for comment in comments] == [
        ("8", "two"),
        ("1", "one"),
        ("9", "two"),
    ]


def test_records_of_other_pages_are_not_read(chromium: Browser) -> None:
    recipe = recipe_of(field("url", '["i"]', 'page = ["list"]'))
    assert both(f"{C1}</div>", recipe, chromium)["comments"] == []


def test_withdrawn_and_unreadable(chromium: Browser) -> None:
    tail = field("url", '["i"]', 'body = "p"\nwithdrawn = ".del"')
    html = (
        f'{C1}<p>[gone]</p></div><div class="c" id="2"><b>[gone]</b></div>'
        '<div class="c del" id="3"><b>x</b></div><div class="c del"><b>x</b></div>'
        '<div class="c" id="5"></div><div class="c"></div>'
    )
    reading = both(html, recipe_of(tail), chromium)
    assert reading["comments"] == []
    assert reading["withdrawn"] == [{"id": number, "scope": ""} for number in ("1", "2", "3")]
    reason = "none of 1 steps yielded"
    assert reading["unreadable"] == [
        {"record": "5", "field": "author", "reason": reason},
        {"record": "record 6", "field": "author", "reason": reason},
    ]


def test_a_nested_record_says_nothing_of_the_one_around_it(chromium: Browser) -> None:
    steps = '[{ if = ".new", value = "new" }, { unless = ".old", value = "not old" }, { value = "old" }]'
    recipe = recipe_of(field("url", steps, 'withdrawn = ".del"'))
    inner = '<div class="c" id="2"><b>ben</b><i class="new old"></i></div>'
    gone = '<div class="c" id="3"><i class="del"></i></div>'
    reading = both(f'{C1}<p class="never old"></p>{inner}{gone}</div>', recipe, chromium)
    assert [(one["id"], one["url"]) for one in reading["comments"]] == [("1", "not old"), ("2", "new")]
    assert [one["id"] for one in reading["withdrawn"]] == ["3"]


def test_expectation(chromium: Browser) -> None:
    recipe = parse((HEAD + PLAIN).replace("comments = 0", "comments = 2"), "trial.toml")
    reading = both(f"{C1}</div>", recipe, chromium)
    expected = {"record": "page", "field": "comments", "reason": "expected at least 2, found 1"}
    assert reading["unreadable"] == [expected]


@pytest.mark.parametrize(
    ("id_scope", "scopes"),
    [
        ("network", ["", "loom.example/7"]),
        ("host", ["loom.example", "loom.example/7"]),
        ("thread", ["loom.example/7", "loom.example/7"]),
    ],
)
def test_scope(id_scope: str, scopes: list[str], chromium: Browser) -> None:
    text = (HEAD + PLAIN).replace('id_scope = "network"', f'id_scope = "{id_scope}"')
    reading = both(f'{C1}</div><div class="c"><b>b</b></div>', parse(text, "trial.toml"), chromium)
    assert [comment["scope"] for comment in reading["comments"]] == scopes


def test_two_topics_with_the_same_post_number_are_two(chromium: Browser) -> None:
    text = (HEAD + PLAIN).replace('id_scope = "network"', 'id_scope = "thread"')
    recipe = parse(text, "trial.toml")
    keys = set()
    for topic in ("7", "8"):
        comment = both(f"{C1}</div>", recipe, chromium, f"https://loom.example/t/{topic}")["comments"][0]
        keys.add((comment["scope"], comment["id"]))
    assert keys == {("loom.example/7", "1"), ("loom.example/8", "1")}


def test_the_network_holds_the_host(chromium: Browser) -> None:
    assert both(f"{C1}</div>", recipe_of(PLAIN), chromium)["page"] == {
        "url": URL,
        "site": "trial",
        "network": "trial:loom.example",
        "kind": "thread",
        "title": "T",
        "thread": {"id": "7", "url": URL, "title": "T"},
        "community": None,
    }


def test_marks(chromium: Browser) -> None:
    tail = '[viewer.mark]\nafter = "#me"\n' + field("url", '["i"]', 'mark = { after = "b" }')
    html = (
        f'<u id="me">wren</u>{C1}</div><div class="c" id="2"><b>Guest</b></div>'
        '<div class="c" id="3"><b>cat</b></div>'
    )
    chromium.open(html.encode(), URL)
    places = chromium.read(recipe_of(tail).as_json(), AT)["places"]
    assert [(place["mark"], place["comment"]) for place in places] == [
        (["u", "after"], None),
        (["b", "after"], 0),
        (None, 1),
        (["b", "after"], 2),
    ]
    assert places[0]["account"] == {"handle": "wren", "id": None}


@pytest.mark.parametrize("where", ["after", "before", "append"])
def test_marks_in_another_place(where: str, chromium: Browser) -> None:
    recipe = recipe_of(field("url", '["i"]', f'mark = {{ next = "p", {where} = "a" }}'))
    chromium.open(f"{C1}<a>in</a></div><p><a>out</a></p>".encode(), URL)
    assert chromium.read(recipe.as_json())["places"][0]["mark"] == ["a", where]
