"""The text of a body and its quoted spans, by both readers."""

from __future__ import annotations

import pytest

from tests.sites.javascript import Browser
from tests.sites.language import C1, RULE, both, recipe_of

BODY = f"""{RULE}
body = ["article", {{ select = "p", all = true }}]
without = [".x"]
quotes = ["q"]
cut = [".more"]
[record.fields]
id = [{{ attr = "id" }}]
author = ["b"]
text = ["h2"]
"""
# what, page, text, quotes
ROWS: list[tuple[str, str, str, list[list[int]]]] = [
    ("folded", "<p> a\n <i>b</i>&nbsp;c </p>", "a b c", []),
    ("glued", "<article><p>a</p><p>b</p></article>", "ab", []),
    ("all hits", "<p>a</p><p>b </p><p>c</p>", "ab c", []),
    ("without", "<article>a<i class=x>no</i> b</article>", "a b", []),
    ("missing: the text field", "<h2>title</h2>", "title", []),
    ("empty: the text field", "<p> </p><h2>title</h2>", "title", []),
    ("nothing at all", "", "", []),
    ("a quote", "<article><q>he said</q> and I</article>", "he said and I", [[0, 7]]),
    (
        "blanks stay outside of a quote",
        "<article>I: <q> he  said </q> no</article>",
        "I: he said no",
        [[3, 10]],
    ),
    ("two quotes beside each other", "<article><q>a</q><q>b</q></article>", "ab", [[0, 1], [1, 2]]),
    ("quotes of two bodies", "<p><q>a</q></p><p><q>b</q></p>", "ab", [[0, 1], [1, 2]]),
    ("a quote in a quote", "<article><q>a<q>b</q>c</q>d</article>", "abcd", [[0, 3]]),
    ("an empty quote", "<article>a<q> </q>b</article>", "a b", []),
    ("spans count characters", "<article>🧶🧶<q>é🐑</q></article>", "🧶🧶é🐑", [[2, 4]]),
    ("a quote without a part", "<article><q>a<i class=x>b</i>c</q></article>", "ac", [[0, 2]]),
    ("a nested record", "<article>a<div class=c id=9><b>x</b><p>y</p></div>b</article>", "ab", []),
    ("an excluded part", "<article>a<div class=never>x</div>b</article>", "ab", []),
    ("line ends", "<article>a\r\nb\rc</article>", "a b c", []),
    ("odd references", "<article>a&#0;&#x80;&#xd800;c</article>", "a\ufffd€\ufffdc", []),
    ("comments", "<article>a<!-- x -->b</article>", "ab", []),
    ("foreign elements", "<article>a<svg><text>b</text></svg><math><mi>c</mi></math></article>", "abc", []),
    ("a title in svg", "<article>a<svg><title>t</title></svg></article>", "at", []),
    ("a textarea", "<article><textarea>\n a\nb</textarea></article>", "a b", []),
]


@pytest.mark.parametrize(("what", "html", "text", "quotes"), ROWS, ids=[row[0] for row in ROWS])
def test_body(what: str, html: str, text: str, quotes: list[list[int]], chromium: Browser) -> None:
    comment = both(f"{C1}{html}</div>", recipe_of(BODY), chromium)["comments"][0]
    assert (comment["text"], comment["quotes"]) == (text, quotes)
    assert all(text[start:end].strip() == text[start:end] for start, end in quotes)


def test_cut(chromium: Browser) -> None:
    html = f"{C1}<p>a</p><i class=more>more</i></div><div class=c id=2><b>ben</b><p>whole</p></div>"
    comments = both(html, recipe_of(BODY), chromium)["comments"]
    assert [(comment["text"], comment["cut"]) for comment in comments] == [("a", True), ("whole", False)]
