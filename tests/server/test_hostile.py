"""Foreign words that are markup stay words: public lists of XSS strings go through every page.

Each line stands as handle, name, text, thread title, address, note, nickname, label and reason. The answers
are parsed as a browser parses them; no element and no attribute may stand there that is not ours.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from relationcore.memory import Memory
from relationcore.model import AccountRef
from relationserver.pages.text import shown_name
from tests.server.asking import Asker, Page
from tests.server.conftest import Clock
from tests.server.visits import NETWORK, comment, visit

HOSTILE = Path(__file__).resolve().parents[3] / "shared" / "data" / "hostile"
OWN = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "<javascript:alert(1)>",
    "![x](https://evil.example/x.png)",
    "[x]: javascript:alert(1)\n\n[x]",
    "</textarea><script>alert(1)</script>",
    "</title><svg onload=alert(1)>",
    "{{ 7 * 7 }}{% raw %}",
    "\u202eevil\u202c\u0000\ud7ff",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](//evil.example)",
    "<a href='https://evil.example' onclick='x()'>",
    "`<b>`\n\n    <script>",
]
ALLOWED = {
    "class",
    "id",
    "href",
    "rel",
    "src",
    "for",
    "name",
    "value",
    "type",
    "method",
    "action",
    "role",
    "lang",
}
ALLOWED |= {
    "charset",
    "content",
    "title",
    "datetime",
    "tabindex",
    "width",
    "height",
    "alt",
    "placeholder",
    "maxlength",
}
ALLOWED |= {"autocomplete", "required", "open", "autofocus", "start", "selected"}


def lists() -> list[Path]:
    return [
        HOSTILE / "xss_payloadbox" / "xss-payload-list.txt",
        *sorted((HOSTILE / "payloads_all_the_things").glob("XSS_*.txt")),
        HOSTILE / "blns" / "blns.txt",
    ]


def lines() -> list[str]:
    """Every line of the lists once; skipped where the shared folder is absent, unless it must be there."""
    if not HOSTILE.is_dir():
        if os.environ.get("CI") == "true":
            pytest.fail(f"{HOSTILE} must be there")
        pytest.skip(f"no {HOSTILE.name} lists beside the repository (../shared/data)")
    found = {
        line: None
        for path in lists()
        for line in path.read_text("utf-8", "replace").splitlines()
        if line.strip()
    }
    assert len(found) > 6_000
    return list(found)


def harmless(html: str) -> None:
    """No element or attribute runs anything, and none leads anywhere but to http(s) or into our own pages."""
    tree = LexborHTMLParser(html)
    for node in tree.css("*"):
        assert node.tag not in (
            "iframe",
            "object",
            "embed",
            "base",
            "math",
            "style",
            "template",
            "video",
            "audio",
        )
        if node.tag == "script":
            assert (node.attributes["src"] or "").startswith("/static/page.js")
        if node.tag == "img":
            assert (node.attributes["src"] or "").startswith("/static/icon.svg")
        for name, value in node.attributes.items():
            assert name in ALLOWED or name.startswith("aria-"), (name, value)
            if name in ("href", "action"):
                assert re.match(r"(?:/(?!/)|#|https?://|$)", value or ""), value


def usable(line: str, limit: int) -> str:
    """The line as a value that the API keeps: no longer than its limit, no NUL."""
    return line[:limit].replace("\0", "\ufffd")


def seen(line: str, number: int) -> dict[str, object]:
    """A comment that is hostile in every field that a page can fill."""
    thread = {"id": f"t{number}", "url": f"https://e.example/{line[:50]}", "title": line}
    return comment(
        str(number),
        usable(line, 500),
        line,
        author_name=line,
        author_url=usable(line, 4_000),
        url=usable(line, 4_000),
        thread=thread,
        in_reply_to=str(number - 1) if number else None,
        parent_author="me_here",
        published_text=line,
    )


def keep(asker: Asker, memory: Memory, clock: Clock, texts: list[str]) -> list[int]:
    """Have `texts` seen as everything that a page can say, in visits of 500; returns the people."""
    for start in range(0, len(texts), 500):
        batch = [seen(line, number) for number, line in enumerate(texts[start : start + 500], start)]
        answer = asker.post("/observations", visit(*batch, visit_id=f"v{start}"))
        assert answer.status_code == 200, answer.text
    memory.confirm_me(AccountRef(NETWORK, "me_here"), now=clock())
    memory.index_pending()
    return [memory.person_of(AccountRef(NETWORK, usable(line, 500))) for line in texts]


def write_of(memory: Memory, clock: Clock, person: int, line: str) -> None:
    """Write the line everywhere that the user can write."""
    memory.add_note(person, line, now=clock())
    memory.set_nickname(person, usable(line, 100))
    memory.set_label(person, usable(line, 100))
    memory.set_follow_up(person, clock().date(), line, now=clock())


def test_pages_with_own_cases(asker: Asker, page: Page, memory: Memory, clock: Clock) -> None:
    for line, person in zip(OWN, keep(asker, memory, clock, OWN), strict=True):
        write_of(memory, clock, person, line)
        answer = page.get(f"/people/{person}")
        assert answer.status_code == 200
        harmless(answer.text)
    for path in ["/", "/people", "/people?page=2", "/people?waiting=1", "/people?q=alert", "/settings"]:
        harmless(page.get(path).text)


def test_pages_with_every_line(asker: Asker, page: Page, memory: Memory, clock: Clock) -> None:
    texts = lines()
    people = keep(asker, memory, clock, texts)
    for line, person in list(zip(texts, people, strict=True))[::25]:
        write_of(memory, clock, person, line)
        harmless(page.get(f"/people/{person}").text)
    harmless(page.get("/").text)
    for number in range(1, len(set(people)) // 50 + 2):
        harmless(page.get(f"/people?page={number}").text)


def test_searching_for_every_line(page: Page) -> None:
    for line in lines()[::60]:
        answer = page.client.get(
            "/people", query_string={"q": line}, base_url="http://127.0.0.1:8319", headers=INSIDE
        )
        assert answer.status_code == 200
        harmless(answer.text)


@pytest.mark.parametrize(
    "name", ["\u200b", "\u202e\u2066", "\u3164", "\u2800 \u2800", "\u0301", "\ufe0f\u200d"]
)
def test_a_name_that_shows_nothing_can_be_pressed(
    asker: Asker, page: Page, memory: Memory, name: str
) -> None:
    asker.post("/observations", visit(comment("1", name, "Words by nobody visible.")))
    person = memory.person_of(AccountRef(NETWORK, name))
    for path in ("/people", "/people?q=visible"):
        link = LexborHTMLParser(page.get(path).text).css_first(f'a.name[href="/people/{person}"]')
        assert link.text() == "a name without a letter"
    title = LexborHTMLParser(page.get(f"/people/{person}").text).css_first("h1")
    assert title.text().strip() == "a name without a letter"


@pytest.mark.parametrize("name", ["ana", "\u0434", "\u5b57", "\U0001f600", "-", "\u200b\u200bx", "a\u0301"])
def test_other_names_stay_as_they_are(name: str) -> None:
    assert shown_name(name) == name


INSIDE = {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
