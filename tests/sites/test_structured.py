"""Pages that say of themselves what they hold: JSON-LD, microformats2, microdata."""

from __future__ import annotations

import json
from typing import Any

import pytest

from relationcore.reading.reader import read_page
from relationcore.recipes.recipe import Recipes, load_all
from relationcore.schemas import reading_to_json
from tests.sites.conftest import same_text
from tests.sites.javascript import Browser

URL = "https://mill.example/t/7"


def read(data: Any) -> dict[str, Any]:
    page = f'<title>Mill</title><script type="application/ld+json">{json.dumps(data)}</script>'
    return reading_to_json(read_page(page, url=URL, recipes=Recipes([])))


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


def test_question_and_answers() -> None:
    reading = read(QUESTION)
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


def test_keys_in_any_case_and_in_a_graph() -> None:
    upper = {"@Graph": [{"@Type": "DiscussionForumPosting", "Author": {"Name": "tova"}, "Headline": "Looms"}]}
    assert [comment["text"] for comment in read(upper)["comments"]] == ["Looms"]


def test_an_answer_said_twice_is_one() -> None:
    twice = {**QUESTION["mainEntity"], "suggestedAnswer": [ANSWER]}  # type: ignore[dict-item]
    assert [comment["author"] for comment in read(twice)["comments"]] == ["tova", "edda", "wren"]


def test_profile_page() -> None:
    person = {
        "@type": "Person",
        "name": "Wren Oak",
        "alternateName": "wren",
        "sameAs": ["https://wren.example"],
    }
    reading = read(
        {"@type": "ProfilePage", "mainEntity": {**person, "description": "Weaves.", "identifier": "12"}}
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
        {"@type": "Article", "author": {"name": "tova"}, "headline": "no conversation"},
    ],
    ids=str,
)
def test_what_names_nobody_is_an_empty_reading(data: Any) -> None:
    reading = read(data)
    assert (reading["comments"], reading["profiles"], reading["unreadable"]) == ([], [], [])


def test_deep_nesting_ends() -> None:
    node: dict[str, Any] = {"@type": "Comment", "author": "x", "text": "end"}
    for index in range(300):
        node = {"@type": "Question", "author": f"a{index}", "text": "t", "comment": [node]}
    assert 0 < len(read(node)["comments"]) < 100


MF2 = """<!doctype html><title>Note</title><div class="h-entry">
<a class="p-author h-card u-url" href="/"><span class="p-name">Tova</span></a>
<div class="e-content">Wool, <a href="/w">@wren</a>?</div>
<a class="u-url" href="/n/1"><time class="dt-published" datetime="2025-02-01T09:00:00+01:00">now</time></a>
<div class="p-like h-cite"><span class="p-author h-card">Sly</span></div>
<div class="u-comment h-cite">
<span class="p-author h-card"><a class="u-url p-name" href="https://edda.example/">Edda</a></span>
<p class="p-content">Linen.</p>
<a class="u-url" href="https://edda.example/2">
<time class="dt-published" datetime="2025-02-01T10:00Z">.</time></a>
</div></div>"""
MICRODATA = """<!doctype html><title>Q</title><div itemscope itemtype="https://schema.org/QAPage">
<div itemprop="mainEntity" itemscope itemtype="https://schema.org/Question" id="q1">
<h1 itemprop="name">Which?</h1><div itemprop="text">Wool or linen?</div>
<span itemprop="author" itemscope>
<a itemprop="url" href="/u/tova"><span itemprop="name">tova</span></a></span>
<time itemprop="dateCreated" datetime="2025-02-01T09:00Z">.</time>
<div itemprop="suggestedAnswer" itemscope itemtype="https://schema.org/Answer" id="a1">
<div itemprop="text">Linen.</div>
<span itemprop="author" itemscope><span itemprop="name">edda</span></span>
</div></div></div>"""
MARKUP = [
    (
        MF2,
        [
            ("https://mill.example/n/1", "Tova", None, ["wren"], "Wool, @wren?", "2025-02-01T08:00:00Z"),
            (
                "https://edda.example/2",
                "Edda",
                "https://mill.example/n/1",
                [],
                "Linen.",
                "2025-02-01T10:00:00Z",
            ),
        ],
    ),
    (
        MICRODATA,
        [
            ("q1", "tova", None, [], "Wool or linen?", "2025-02-01T09:00:00Z"),
            ("a1", "edda", "q1", [], "Linen.", None),
        ],
    ),
]


@pytest.mark.parametrize(("html", "rows"), MARKUP, ids=["microformats2", "microdata"])
def test_markup_is_read_by_both_readers(html: str, rows: list[Any], chromium: Browser) -> None:
    recipe = load_all().get("structured")
    assert recipe is not None
    reading = reading_to_json(read_page(html, url=URL))
    assert reading["page"]["site"] == "structured"
    fields = ("id", "author", "in_reply_to", "mentions", "text", "published")
    assert [tuple(comment[name] for name in fields) for comment in reading["comments"]] == rows
    chromium.open(html.encode(), URL)
    assert same_text(chromium.read(recipe.as_json())["reading"], reading)
