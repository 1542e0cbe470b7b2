"""Lists, relations between records, and what is never looked into: a line of recipe, a line of page."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sites.javascript import Browser
from tests.sites.language import C1, C2, both, field, recipe_of

# what, field, its steps, page, its value in each record
ROWS: list[tuple[str, str, str, str, list[Any]]] = [
    (
        "mentions: all hits, once each",
        "mentions",
        '[{ select = "a", match = "^@(.+)" }]',
        f"{C1}<a>@x</a><a>y</a><a>@z</a><a>@x</a></div>",
        [["x", "z"]],
    ),
    (
        "mentions: every match",
        "mentions",
        '[{ select = "p", match = "@(\\\\w+)", all = true }]',
        f"{C1}<p>@x and @y</p></div>",
        [["x", "y"]],
    ),
    ("mentions: second step", "mentions", '["a", "i"]', f"{C1}<i>x</i></div>", [["x"]]),
    ("the page's thread", "in_reply_to", '[{ page = "thread" }]', f"{C1}</div>", ["7"]),
    ("parent record", "in_reply_to", '[{ parent_record = "id" }]', f"{C1}{C2}</div></div>", [None, "1"]),
    ("previous record", "in_reply_to", '[{ previous_record = "id" }]', f"{C1}</div>{C2}</div>", [None, "1"]),
    (
        "previous record if it has a line",
        "in_reply_to",
        '[{ having = ".line", previous_record = "id" }]',
        f"{C1}<i class=line></i></div>{C2}</div><div class=c id=3><b>c</b></div>",
        [None, "1", None],
    ),
    ("no answer to itself", "in_reply_to", '[{ attr = "id" }]', f"{C1}</div>", [None]),
    (
        "author of the record before",
        "author",
        '["b", { previous_record = "author" }]',
        f'{C1}</div><div class="c" id="2"></div>',
        ["ana", "ana"],
    ),
    (
        "a circle ends",
        "author",
        '["b", { parent_record = "author" }]',
        f'<div class="c" id="0">{C1}</div></div>',
        ["ana"],
    ),
    ("same id again is skipped", "url", '["i"]', f"{C1}<i>1</i></div>{C1}<i>2</i></div>", ["1"]),
    ("nested records are not looked into", "url", '["i"]', f"{C1}{C2}<i>2</i></div></div>", [None, "2"]),
    (
        "what is excluded is not looked into",
        "url",
        '["i"]',
        f"{C1}<p class=never><i>x</i></p><i>1</i></div><section class=never>{C2}</div></section>",
        ["1"],
    ),
    (
        "kind by a step",
        "kind",
        '[{ if = "hr", value = "post" }]',
        f"{C1}<hr></div>{C2}</div>",
        ["post", "comment"],
    ),
    (
        "kind by being first",
        "kind",
        '[{ previous_record = "id", format = "comment" }, { value = "post" }]',
        f"{C1}</div>{C2}</div>",
        ["post", "comment"],
    ),
]


@pytest.mark.parametrize(("what", "name", "steps", "html", "values"), ROWS, ids=[row[0] for row in ROWS])
def test_relation(what: str, name: str, steps: str, html: str, values: list[Any], chromium: Browser) -> None:
    reading = both(html, recipe_of(field(name, steps)), chromium)
    assert [comment[name] for comment in reading["comments"]] == values
