"""The steps of the language, feature by feature: a line of recipe, a line of page, what both readers see."""

from __future__ import annotations

import pytest

from tests.sites.javascript import Browser
from tests.sites.language import C1, C2, both, field, recipe_of

# what, the steps of `url`, page, its value in each record
ROWS: list[tuple[str, str, str, list[str | None]]] = [
    ("bare selector", '["i"]', f"{C1}<i>x</i></div>", ["x"]),
    ("first step wins", '["u", "i", "a"]', f"{C1}<a>a</a><i>i</i></div>", ["i"]),
    ("empty text does not yield", '["i", "a"]', f"{C1}<i> </i><a>x</a></div>", ["x"]),
    (
        "attr",
        '[{ select = "a", attr = "href", as = "url" }]',
        f"{C1}<a href=x>.</a></div>",
        ["https://loom.example/t/x"],
    ),
    ("attr of the record", '[{ attr = "data-u" }]', '<div class=c data-u="u"><b>ana</b></div>', ["u"]),
    (
        "every hit is tried",
        '[{ select = "a", attr = "href", match = "^/s/(\\\\d+)" }]',
        f"{C1}<a href=/x></a><a href=/s/5></a></div>",
        ["5"],
    ),
    ("last", '[{ select = "a", last = true }]', f"{C1}<a>1</a><a>2</a></div>", ["2"]),
    ("own text", '[{ select = "p", text = "own" }]', f"{C1}<p>a<i>b</i>c</p></div>", ["ac"]),
    (
        "own text with titles",
        '[{ select = "p", text = "titled" }]',
        f'{C1}<p>a<i title="t">b<u title="v">w</u></i>c<i>d</i><!-- e --></p></div>',
        ["atc"],
    ),
    ("next text", '[{ select = "i", text = "next" }]', f"{C1}<i>x</i> a<!-- -->b <u>c</u></div>", ["ab"]),
    ("scope child", '[{ select = ":scope > a" }]', f"{C1}<p><a>1</a></p><a>2</a></div>", ["2"]),
    ("scope itself", '[{ select = ":scope", attr = "id" }]', f"{C1}</div>", ["1"]),
    ("from page", '[{ from = "page", select = "h1" }]', f"<h1>top</h1>{C1}<h1>in</h1></div>", ["top"]),
    (
        "closest is an ancestor",
        '[{ closest = "div", attr = "id" }]',
        f'<div id="out">{C1}</div></div>',
        ["out"],
    ),
    (
        "closest then select",
        '[{ closest = "section", select = "h2" }]',
        f"<section><h2>S</h2>{C1}</div></section>",
        ["S"],
    ),
    ("previous", '[{ previous = "h3" }]', f"<h3>x</h3><h3>y</h3>{C1}</div><h3>z</h3>", ["y"]),
    (
        "previous does not enclose",
        '[{ previous = ".w", attr = "id" }]',
        f'<p class="w" id="p"></p><div class="w" id="o">{C1}</div></div>',
        ["p"],
    ),
    ("next", '[{ next = "dd" }]', f"<dd>0</dd>{C1}<dd>in</dd></div><dd>1</dd><dd>2</dd>", ["1"]),
    (
        "closest then next",
        '[{ closest = "li", next = "li" }]',
        f"<ul><li>{C1}</div><ul><li>n</li></ul></li><li>m</li></ul>",
        ["m"],
    ),
    (
        "closest then previous",
        '[{ closest = "li", previous = "li" }]',
        f"<ul><li>m</li><li>{C1}</div></li></ul>",
        ["m"],
    ),
    (
        "if",
        '[{ if = ".op", value = "yes" }, { value = "no" }]',
        f'{C1}<i class="op"></i></div>{C2}</div>',
        ["yes", "no"],
    ),
    (
        "if of the record itself",
        '[{ if = ".op", value = "yes" }]',
        "<div class='c op'><b>a</b></div>",
        ["yes"],
    ),
    ("unless", '[{ unless = ".op", value = "no" }]', f"{C1}<i class=op></i></div>{C2}</div>", [None, "no"]),
    (
        "having",
        '[{ closest = "section", having = "hr", select = "h2" }]',
        f"<section><h2>S</h2>{C1}</div></section><section><hr><h2>T</h2>{C2}</div></section>",
        [None, "T"],
    ),
    ("format", '[{ attr = "id", format = "post_{}" }]', f"{C1}</div>", ["post_1"]),
    (
        "format without a place",
        '[{ select = "i", format = "there" }]',
        f"{C1}<i>x</i></div>{C2}</div>",
        ["there", None],
    ),
    ("page host", '[{ page = "host" }]', f"{C1}</div>", ["loom.example"]),
    ("page viewer", '[{ page = "viewer" }]', f"<u id=me>wren</u>{C1}</div>", ["wren"]),
    ("page title", '[{ page = "title" }]', f"{C1}</div>", ["T"]),
    (
        "canonical",
        '[{ page = "canonical", match = "=(\\\\d+)" }]',
        f"<link rel=canonical href='/x?p=55'>{C1}</div>",
        ["55"],
    ),
    (
        "filled selector",
        """[{ select = "q[data-t='{thread}']", attr = "data-p" }]""",
        f"{C1}<q data-t=6 data-p=1></q><q data-t=7 data-p=2></q></div>",
        ["2"],
    ),
    (
        "own id in a selector",
        '[{ from = "page", select = "#body-{id}" }]',
        f"{C1}</div><p id=body-1>far</p>",
        ["far"],
    ),
    (
        "filled selector refuses what is no plain word",
        """[{ select = "[data-x='{viewer}']" }]""",
        f"<u id=me>a'b</u>{C1}<i data-x=\"a'b\">i</i></div>",
        [None],
    ),
    (
        "json of a script",
        '[{ from = "page", select = "script", json = "a.{me}.n" }]',
        f'<script type="application/json">{{"me":"k","a":{{"k":{{"n":"N"}}}}}}</script>{C1}</div>',
        ["N"],
    ),
    (
        "json of an attribute",
        '[{ attr = "data-j", json = "id" }]',
        "<div class='c' data-j='{\"id\": 12}'><b>a</b></div>",
        ["12"],
    ),
    (
        "broken json",
        '[{ attr = "data-j", json = "id" }]',
        "<div class='c' data-j='{id: 12}'><b>a</b></div>",
        [None],
    ),
    (
        "NaN is no json",
        '[{ attr = "data-j", json = "id" }]',
        "<div class='c' data-j='{\"id\": 1, \"x\": NaN}'><b>a</b></div>",
        [None],
    ),
    (
        "match then json",
        '[{ select = "i", match = "= (.*);", json = "n" }]',
        f'{C1}<i>var x = {{"n": 4}};</i></div>',
        ["4"],
    ),
    (
        "then",
        '[{ attr = "data-x", as = "base64", then = { match = "_(\\\\d+)$", format = "c{}" } }]',
        '<div class="c" data-x="Y29tbWVudDoxXzI="><b>a</b></div>',
        ["c2"],
    ),
    (
        "class is a text",
        '[{ attr = "class", match = "id-(\\\\w+)" }]',
        '<div class="c  id-9 x"><b>a</b></div>',
        ["9"],
    ),
    (
        "whole match without a group",
        '[{ attr = "id", match = "\\\\d" }]',
        '<div class="c" id="x7y8"><b>a</b></div>',
        ["7"],
    ),
    (
        "a dot is one character",
        '[{ attr = "id", match = "^.(.*)$" }]',
        '<div class="c" id="🧶x"><b>a</b></div>',
        ["x"],
    ),
    (
        "digits are ASCII",
        '[{ attr = "id", match = "(\\\\d+)" }]',
        '<div class="c" id="٣4"><b>a</b></div>',
        ["4"],
    ),
    (
        "text of a template is none",
        '["x-a"]',
        f"{C1}<x-a><template>t</template>light</x-a></div>",
        ["light"],
    ),
    (
        "noscript and style are no text",
        '["p"]',
        f"{C1}<p>a<noscript>n</noscript><style>s</style><script>j</script>b</p></div>",
        ["ab"],
    ),
    ("what a noscript holds is not there", '["i"]', f"{C1}<noscript><i>n</i></noscript></div>", [None]),
    (
        "open shadow root",
        '[{ closest = "x-o", root = true, select = "i" }]',
        f'<x-o><template shadowrootmode="open"><i>deep</i></template>{C1}</div></x-o>',
        ["deep"],
    ),
    (
        "base of links",
        '[{ select = "a", attr = "href", as = "url" }]',
        f'<base href="https://b.example/x/y">{C1}<a href="z">.</a></div>',
        ["https://b.example/x/z"],
    ),
    (
        "a base that is no address",
        '[{ select = "a", attr = "href", as = "url" }]',
        f'<base href="javascript:0">{C1}<a href="z">.</a></div>',
        ["https://loom.example/t/z"],
    ),
]


@pytest.mark.parametrize(("what", "steps", "html", "values"), ROWS, ids=[row[0] for row in ROWS])
def test_step(what: str, steps: str, html: str, values: list[str | None], chromium: Browser) -> None:
    reading = both(html, recipe_of(field("url", steps)), chromium)
    assert [comment["url"] for comment in reading["comments"]] == values
