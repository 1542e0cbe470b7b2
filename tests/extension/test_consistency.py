"""The parts of the extension agree: messages and handlers, texts and their use, files and their order."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

EXTENSION = Path(__file__).resolve().parents[2] / "extension"
TYPES = (EXTENSION / "types.d.ts").read_text(encoding="utf-8")
WORKER = (EXTENSION / "background" / "main.js").read_text(encoding="utf-8")
CONTENT = (EXTENSION / "content" / "main.js").read_text(encoding="utf-8")
CATALOGUE = json.loads((EXTENSION / "_locales" / "en" / "messages.json").read_text(encoding="utf-8"))
# texts whose names are put together: a prefix and a kind, a flag, a state
MADE = ("kind_", "flag_", "server_", "options_marks_", "card_received", "card_given", "card_seen")
PLURALS = ("popup_waiting_one", "popup_refused_one")


def files(*endings: str) -> list[Path]:
    """Every file of the extension with one of these endings."""
    return sorted(path for path in EXTENSION.rglob("*") if path.suffix in endings)


def declared(interface: str) -> set[str]:
    """The messages of one direction, as types.d.ts names them."""
    (body,) = re.findall(rf"interface {interface} \{{(.*?)\n  \}}", TYPES, re.DOTALL)
    return set(re.findall(r'^    "([a-z.]+)":', body, re.MULTILINE))


def handled(record: str, source: str) -> set[str]:
    """The messages that a record of handlers has."""
    (body,) = re.findall(rf"const {record} = \{{(.*?)\n *\}};", source, re.DOTALL)
    return set(re.findall(r'^ +"([a-z]+\.[a-z]+)":', body, re.MULTILINE))


@pytest.mark.parametrize(
    ("interface", "record"),
    [("FromContent", "fromContent"), ("FromCard", "fromCard"), ("FromPage", "fromPage")],
)
def test_every_message_to_the_worker_has_its_handler(interface: str, record: str) -> None:
    assert declared(interface)
    assert declared(interface) == handled(record, WORKER)


def test_every_message_to_the_page_has_its_handler() -> None:
    assert declared("ToContent") == handled("handlers", CONTENT)


def test_every_message_has_a_line_of_its_own() -> None:
    names = re.findall(r'(/\*\*[^\n]*\*/)?\n    "([a-z.]+)": \{ ask:', TYPES)
    assert len(names) > 20
    assert not [name for line, name in names if not line]


def test_every_message_that_is_sent_is_declared() -> None:
    known = set().union(*map(declared, ("FromContent", "FromCard", "FromPage", "ToContent", "ToCard")))
    sent = set()
    for path in files(".js"):
        text = path.read_text(encoding="utf-8")
        sent |= set(re.findall(r'\bask\(\s*"([a-z]+\.[a-z]+)"', text))
        sent |= set(re.findall(r'type: "([a-z]+\.[a-z]+)"', text))
    assert sent
    assert sent <= known


def used() -> set[str]:
    """The texts that code, pages and manifest ask for by name."""
    found = set()
    for path in files(".js"):
        text = path.read_text(encoding="utf-8")
        found |= set(re.findall(r'(?:getMessage|\bt|counted)\(\s*"([a-z_]+)"', text))
        # a choice between two texts: `t(many ? "these" : "this")`
        found |= set(re.findall(r'[?:] "([a-z_]+)"', text)) & set(CATALOGUE)
    for path in files(".html", ".json"):
        text = path.read_text(encoding="utf-8")
        found |= set(re.findall(r'data-t(?:-label)?="([a-z_]+)"', text))
        found |= set(re.findall(r"__MSG_([a-z_]+)__", text))
    return found


def test_every_text_that_is_asked_for_is_there() -> None:
    asked = {name for name in used() if "_" in name or name in CATALOGUE}
    assert not sorted(name for name in asked if name not in CATALOGUE)


def test_every_text_is_used() -> None:
    idle = set(CATALOGUE) - used() - set(PLURALS)
    assert not sorted(name for name in idle if not name.startswith(MADE))


def test_every_content_file_is_injected_once_and_in_order() -> None:
    source = (EXTENSION / "background" / "sites.js").read_text(encoding="utf-8")
    (listed,) = re.findall(r"const FILES = \[(.*?)\]", source, re.DOTALL)
    names = re.findall(r'"([a-z]+)"', listed)
    assert names[0] == "namespace"
    assert names[-1] == "main"
    assert sorted(names) == sorted(path.stem for path in (EXTENSION / "content").glob("*.js"))


def test_pages_load_nothing_from_elsewhere() -> None:
    for path in files(".html", ".css"):
        text = path.read_text(encoding="utf-8")
        assert "http" not in text.replace('placeholder="http://127.0.0.1:8319"', ""), path.name
        assert "<style" not in text
        assert not re.search(r"\son\w+=|style=", text), path.name
