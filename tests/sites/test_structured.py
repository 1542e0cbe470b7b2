"""Pages that say of themselves what they hold: JSON-LD, by both readers alike."""

from __future__ import annotations

import json
from typing import Any

import pytest

from relationcore.reading.reader import read_page
from relationcore.recipes.recipe import Recipes, parse
from relationcore.schemas import reading_to_json
from tests.sites.conftest import same_text
from tests.sites.javascript import Browser
from tests.sites.language import HEAD, both, field, recipe_of

URL = "https://mill.example/t/7"


def read_text(source: str, chromium: Browser) -> dict[str, Any]:
    """What both readers make of a page with a JSON-LD script."""
    page = f'<!doctype html><title>Mill</title><script type="application/ld+json">{source}</script>'
    reading = reading_to_json(read_page(page, url=URL, recipes=Recipes([])))
    chromium.write(page, URL)
    assert same_text(chromium.read(None), {"reading": reading, "places": []})
    return reading


def read(data: Any, chromium: Browser) -> dict[str, Any]:
    return read_text(json.dumps(data), chromium)


ANSWER = {
    "@type": "Answer",
    "@id": "https://mill.example/t/7#a1",
    "text": "<p>Wool &amp; <b>linen</b></p>",
    "dateCreated": "2025-02-01T10:00:00+01:00",
    "author": [{"@type": "Person", "name": "edda", "url": "/u/edda"}],
    "comment": {"@type": "Comment", "text": "Thanks", "author": "wren"},
}
QUESTION = {
    "@context": "https://schema.org",
    "@type": "QAPage",
    "mainEntity": {
        "@type": "Question",
        "url": "/t/7",
        "name": "Which yarn?",
        "text": "For a tent.",
        "datePublished": "2025-02-01",
        "author": {"name": "tova"},
        "acceptedAnswer": ANSWER,
        "suggestedAnswer": [],
    },
}


def test_question_and_answers(chromium: Browser) -> None:
    reading = read(QUESTION, chromium)
    assert reading["page"]["kind"] == "thread"
    assert reading["page"]["network"] == "web:mill.example"
    rows = [
        (c["id"], c["kind"], c["author"], c["author_url"], c["in_reply_to"], c["text"], c["published"])
        for c in reading["comments"]
    ]
    assert rows == [
        (URL, "post", "tova", None, None, "For a tent.", "2025-02-01"),
        ("a1", "comment", "edda", "https://mill.example/u/edda", URL, "Wool & linen", "2025-02-01T09:00:00Z"),
        (None, "comment", "wren", None, "a1", "Thanks", None),
    ]


def test_keys_in_any_case_and_in_a_graph(chromium: Browser) -> None:
    upper = {"@Graph": [{"@Type": "DiscussionForumPosting", "Author": {"Name": "tova"}, "Headline": "Looms"}]}
    assert [comment["text"] for comment in read(upper, chromium)["comments"]] == ["Looms"]


def test_an_answer_said_twice_is_one(chromium: Browser) -> None:
    twice = {**QUESTION["mainEntity"], "suggestedAnswer": [ANSWER]}  # type: ignore[dict-item]
    assert [comment["author"] for comment in read(twice, chromium)["comments"]] == ["tova", "edda", "wren"]


def test_profile_page(chromium: Browser) -> None:
    person = {
        "@type": "Person",
        "name": "Wren Oak",
        "alternateName": "wren",
        "sameAs": ["https://wren.example"],
    }
    reading = read(
        {"@type": "ProfilePage", "mainEntity": {**person, "description": "Weaves.", "identifier": "12"}},
        chromium,
    )
    assert reading["page"]["kind"] == "profile"
    assert reading["profiles"] == [
        {
            "handle": "wren",
            "id": "12",
            "name": "Wren Oak",
            "url": None,
            "bio": "Weaves.",
            "avatar": None,
            "links": ["https://wren.example"],
        }
    ]


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        "text",
        7,
        {"@type": "Question"},
        {"@type": ["Question", 3], "author": {"name": 4}},
        {"@graph": {"@graph": {"@graph": []}}},
        {"@type": "ProfilePage", "mainEntity": "tova"},
        {"@type": "ProfilePage", "mainEntity": {"description": "nobody"}},
        {"@type": "Question", "author": {"name": " "}},
        {"@type": {"name": "Question"}, "author": "tova"},
        {"@type": "Article", "author": {"name": "tova"}, "headline": "no conversation"},
    ],
    ids=str,
)
def test_what_names_nobody_is_an_empty_reading(data: Any, chromium: Browser) -> None:
    reading = read(data, chromium)
    assert (reading["comments"], reading["profiles"], reading["unreadable"]) == ([], [], [])


def test_deep_nesting_ends(chromium: Browser) -> None:
    node: dict[str, Any] = {"@type": "Comment", "author": "x", "text": "end"}
    for index in range(80):
        node = {"@type": "Question", "author": f"a{index}", "text": "t", "comment": [node]}
    assert 0 < len(read(node, chromium)["comments"]) < 100


def rows(reading: dict[str, Any], *fields: str) -> list[tuple[Any, ...]]:
    return [tuple(comment[name] for name in fields) for comment in reading["comments"]]


def test_comments_beside_their_post_in_a_graph(chromium: Browser) -> None:
    post = {
        "@type": ["schema:DiscussionForumPosting"],
        "@id": "#p1",
        "author": {"name": "tova"},
        "articleBody": "Looms?",
        "comment": [{"@id": "#c1"}],
    }
    answer = {
        "@type": "https://schema.org/Comment",
        "@id": "#c1",
        "author": ["edda"],
        "text": "Yes",
        "parentItem": {"@id": "#p1"},
    }
    reading = read([{"@graph": [post, [answer], answer]}, {"@graph": {"@graph": answer}}], chromium)
    assert rows(reading, "id", "kind", "author", "in_reply_to", "text") == [
        ("p1", "post", "tova", None, "Looms?"),
        ("c1", "comment", "edda", "p1", "Yes"),
    ]


def test_an_article_with_comments_is_a_post(chromium: Browser) -> None:
    said = {"@type": "Comment", "@id": "#c1", "author": {"name": "ben"}, "text": "Linen."}
    article = {"@type": "BlogPosting", "@id": "#a", "author": "tova", "headline": "Wool", "comment": said}
    reading = read(article, chromium)
    assert rows(reading, "id", "kind", "author", "in_reply_to", "text") == [
        ("a", "post", "tova", None, "Wool"),
        ("c1", "comment", "ben", "a", "Linen."),
    ]


def test_an_author_may_stand_elsewhere_on_the_page(chromium: Browser) -> None:
    graph = [
        {"@type": "Question", "@id": "#q", "author": {"@id": "#tova"}, "text": "Wool?"},
        {"@type": "Question", "@id": "#r", "author": {"@id": "#nobody"}, "text": "Linen?"},
        {"@type": "Person", "@id": "#tova", "name": "Tova", "url": "/u/tova"},
    ]
    assert rows(read({"@graph": graph}, chromium), "author", "author_url", "text") == [
        ("Tova", "https://mill.example/u/tova", "Wool?")
    ]


def test_what_is_missing_stays_open(chromium: Browser) -> None:
    bare = {
        "@type": "Comment",
        "author": [7, {}, {"name": "wren", "url": "javascript:x"}],
        "datePublished": "soon",
    }
    fields = ("id", "scope", "author_url", "text", "published", "precision", "url", "in_reply_to")
    scope = f"mill.example/{URL}"
    assert rows(read(bare, chromium), *fields) == [(None, scope, None, "", None, None, None, None)]


def test_a_person_said_twice_is_one(chromium: Browser) -> None:
    page = {"@type": "ProfilePage", "mainEntity": [{"name": "wren"}, {"name": "wren", "description": "2"}]}
    assert [profile["bio"] for profile in read([page, page], chromium)["profiles"]] == [None]


HOSTILE = [
    ("not JSON", '{"@type": "Question", "author": "tova"', 0),
    ("constants", '{"@type": "Question", "author": "tova", "x": NaN}', 0),
    ("deep", '{"@type": "Question", "author": "tova", "x": ' + "[" * 5000 + "]" * 5000 + "}", 0),
    ("brackets in a text", json.dumps({"@type": "Question", "author": "[" * 500 + '\\"'}), 1),
    ("a long number", '{"@type": "Question", "author": "tova", "x": ' + "9" * 9000 + "}", 1),
    ("a prototype", '{"@type": "Question", "__proto__": {"author": "sly"}, "author": "tova"}', 1),
    ("half a pair", '{"@type": "Question", "author": "to\\ud83dva", "text": "<b>\\udc00</b>"}', 1),
    ("keys twice", '{"@type": "Question", "author": "a", "AUTHOR": "b", "author": "c"}', 1),
    (
        "markup",
        json.dumps({"@type": "Question", "author": "tova", "text": "a<img src=x onerror=y>b<noscript>c"}),
        1,
    ),
    ("unclosed quotes", '{"' + '\\"' * 20000, 0),
]


@pytest.mark.parametrize(("what", "source", "count"), HOSTILE, ids=[row[0] for row in HOSTILE])
def test_hostile_json(what: str, source: str, count: int, chromium: Browser) -> None:
    assert len(read_text(source, chromium)["comments"]) == count


GAPS = """
[[profile]]
page = ["profile"]
select = ".me"
[profile.fields]
handle = ["b"]
bio = ["p"]
"""
SAID = {
    "@type": "DiscussionForumPosting",
    "@id": "#1",
    "author": "ana",
    "text": "other words",
    "dateCreated": "2025-02-01T10:00:00Z",
    "comment": [
        {"@type": "Comment", "@id": "#2", "author": "sly", "datePublished": "2025-02-02"},
        {"@type": "Comment", "@id": "#3", "author": "cat", "datePublished": "2025-02-03"},
        {"@type": "Comment", "@id": "#4", "author": "dee", "datePublished": "2025-02-04"},
        {"@type": "Comment", "@id": "#5", "author": "eve", "datePublished": "2025-02-05"},
    ],
}


def test_a_time_that_the_page_does_not_show_is_filled_and_none_is_overridden(chromium: Browser) -> None:
    recipe = recipe_of(field("published", '[{ select = "time", as = "ago" }]', 'body = "p"'))
    html = f"""<script type="application/ld+json">{json.dumps(SAID)}</script>
    <div class="c" id="1"><b>ana</b><p>words</p></div><div class="c" id="2"><b>ben</b></div>
    <div class="c" id="3"><b>cat</b><time>2 hours ago</time></div><div class="c" id="4"><b>dee</b></div>"""
    reading = both(html, recipe, chromium)
    assert rows(reading, "id", "text", "published", "precision", "published_text") == [
        ("1", "words", "2025-02-01T10:00:00Z", "second", None),
        ("2", "", None, None, None),
        ("3", "", "2026-03-31T10:00:00Z", "hour", "2 hours ago"),
        ("4", "", "2025-02-04", "day", None),
    ]


@pytest.mark.parametrize(
    ("shown", "bio"),
    [("<b>wren</b>", "Weaves."), ("<b>wren</b><p>Mine</p>", "Mine"), ("<b>sly</b>", None)],
)
def test_a_bio_that_the_page_does_not_show_is_filled(shown: str, bio: str | None, chromium: Browser) -> None:
    text = (HEAD + GAPS).replace('thread = "^/t/"', 'profile = "^/u/"')
    person = {"alternateName": "@wren", "name": "Wren Oak", "description": "<i>Weaves.</i>"}
    said = json.dumps({"@type": "ProfilePage", "mainEntity": person})
    html = f'<script type="application/ld+json">{said}</script><div class="me">{shown}</div>'
    reading = both(html, parse(text, "trial.toml"), chromium, "https://loom.example/u/wren")
    assert [profile["bio"] for profile in reading["profiles"]] == [bio]
