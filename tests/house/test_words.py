"""One word per thing: the words that stand for something we call otherwise, in code and on pages."""

from __future__ import annotations

import ast
import json
import re

import pytest

from tests.house.source import modules, text, tree, under

# In names of the code: the word -> the one we use.
INSTEAD_IN_CODE = {
    "interaction": "comment or contact",
    "peer": "account",
    "owed": "waiting",
    "adapter": "recipe",
    "scraper": "reader",
    "scrape": "read",
    "username": "handle",
    "nick": "nickname",
    "follower": "audience",
    "followers": "audience",
    "badge": "mark",
    "reminder": "follow_up",
    "memo": "note",
}
# Names where the word belongs to somebody else: the toolbar's badge.
OTHERS = re.compile(
    r"^(?:set_?badge\w*|badge\w*)$",
    re.I,
)
# On pages: the word -> what we say instead.
INSTEAD_ON_PAGES = {
    "contacts": "people",
    "leads": "people",
    "engagement": "what you said to each other",
    "streak": "nothing: there are none",
    "followers": "people",
    "score": "a sentence with its evidence",
    "CRM": "memory",
    "users": "people",
    "username": "handle",
}


def parts(name: str) -> set[str]:
    """The words of an identifier: `newPeerCount`, `peer_count` -> new, peer, count."""
    return {part.lower() for part in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)}


def names(module: ast.Module) -> set[str]:
    """Every name that the module gives to something: functions, classes, arguments, variables, fields."""
    found = set()
    for node in ast.walk(module):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.arg):
            found.add(node.arg)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.add(node.id)
    return found


def wrong(identifiers: set[str]) -> dict[str, str]:
    """Identifiers with a word that we do not use -> the word that we do."""
    ours = [name for name in identifiers if not OTHERS.match(name)]
    told = {name: {*parts(name), *(part.removesuffix("s") for part in parts(name))} for name in ours}
    return {name: INSTEAD_IN_CODE[part] for name in ours for part in told[name] if part in INSTEAD_IN_CODE}


@pytest.mark.parametrize("name", sorted(modules()))
def test_names_use_our_words(name: str) -> None:
    assert not wrong(names(tree(modules()[name])))


DECLARED = re.compile(r"\b(?:const|let|var|function|class)\s+([A-Za-z_$][\w$]*)")


@pytest.mark.parametrize("name", under("extension", "server", ends=(".js",)))
def test_names_in_scripts_use_our_words(name: str) -> None:
    assert not wrong(set(DECLARED.findall(text(name))))


def test_a_wrong_word_would_be_found() -> None:
    assert wrong(names(ast.parse("def count_interactions(peer): pass\ndef peerCount(): pass"))) == {
        "count_interactions": "comment or contact",
        "peer": "account",
        "peerCount": "account",
    }
    assert wrong({"username"}) == {"username": "handle"}


def spoken(name: str) -> str:
    """What a page says: a template without its tags and code, a catalogue's messages, a help text."""
    written = text(name)
    if name.endswith(".json"):
        return "\n".join(entry["message"] for entry in json.loads(written).values())
    written = re.sub(r"<(script|style)\b.*?</\1>", " ", written, flags=re.DOTALL | re.IGNORECASE)
    return re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<[^>]+>", " ", written, flags=re.DOTALL)


def pages() -> list[str]:
    return [*under("server", "extension", ends=(".html",)), *under("extension/_locales", ends=(".json",))]


@pytest.mark.parametrize("name", pages())
def test_pages_use_our_words(name: str) -> None:
    said = spoken(name)
    found = {word for word in INSTEAD_ON_PAGES if re.search(rf"\b{word}\b", said, re.IGNORECASE)}
    assert not {word: INSTEAD_ON_PAGES[word] for word in found}


def test_there_are_pages() -> None:
    assert len(pages()) >= 5
