"""A browser that presses the buttons of our forms, as it would without any script."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.server.asking import Page
from tests.server.test_pages import sound


def pressed(page: Page, path: str, button: str, **typed: str) -> LexborHTMLParser:
    """Open a page, press the button of that name as a browser does, and see the page that follows."""
    tree = sound(page.get(path).text)
    (form, name) = found(tree, button)
    data = {
        node.attributes["name"] or "": node.attributes.get("value") or "" for node in form.css("input[name]")
    }
    data |= {node.attributes["name"] or "": node.text() for node in form.css("textarea[name]")}
    for node in form.css("select[name]"):
        option = node.css_first("option[selected]") or node.css_first("option")
        data[node.attributes["name"] or ""] = option.attributes["value"] or ""
    if name.attributes.get("name"):
        data[name.attributes["name"] or ""] = name.attributes.get("value") or ""
    answer = page.post(form.attributes["action"] or "", {**data, **typed})
    assert answer.status_code == 303, answer.text
    return sound(page.get(answer.headers["Location"]).text)


def found(tree: LexborHTMLParser, button: str) -> tuple[LexborNode, LexborNode]:
    """The form and the button whose words begin so."""
    for form in tree.css("form[method=post]"):
        for node in form.css("button"):
            if node.text(strip=True).startswith(button):
                return form, node
    raise AssertionError(f"no button {button!r}")


def undone(page: Page, tree: LexborHTMLParser) -> LexborHTMLParser:
    """Press Undo in the notice of a page."""
    form = tree.css_first(".said form")
    data = {node.attributes["name"] or "": node.attributes.get("value") or "" for node in form.css("input")}
    answer = page.post(form.attributes["action"] or "", data)
    assert answer.status_code == 303, answer.text
    return sound(page.get(answer.headers["Location"]).text)


def words(tree: LexborHTMLParser) -> str:
    return re.sub(r"\s+", " ", tree.css_first("main").text())
