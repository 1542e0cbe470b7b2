"""Pages that say in their markup what they hold: microformats2 and microdata."""

from __future__ import annotations

from typing import Any

import pytest

from relationcore.reading.reader import read_page
from relationcore.recipes.recipe import load_all
from relationcore.schemas import reading_to_json
from tests.sites.conftest import same_text
from tests.sites.javascript import Browser

URL = "https://mill.example/t/7"
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
