"""The extension's messages: what types.d.ts lists, what the worker answers and what is sent are the same."""

from __future__ import annotations

import re

from tests.house.source import text, under

NAME = r'"([a-z]+\.[a-z]+)"'
TYPES = text("extension/types.d.ts")
WORKER = text("extension/background/main.js")
PARTIES = ("FromContent", "FromCard", "FromPage")


def listed(party: str) -> list[str]:
    """The messages of one direction, as types.d.ts has them."""
    body = re.search(rf"interface {party} \{{\n(.*?)\n  \}}", TYPES, re.DOTALL)
    assert body, f"types.d.ts has no {party}"
    return re.findall(rf"^    {NAME}: \{{ ask:", body[1], re.MULTILINE)


def answered() -> list[str]:
    """The messages that the worker has a handler for."""
    return re.findall(rf"^ +{NAME}: ", WORKER, re.MULTILINE)


def test_each_message_is_listed_once() -> None:
    every = [name for party in PARTIES for name in listed(party)]
    assert len(every) > 10
    assert len(every) == len(set(every))


def test_worker_answers_what_is_listed_and_nothing_else() -> None:
    assert sorted(set(answered())) == sorted(name for party in PARTIES for name in listed(party))


def test_each_message_has_its_line_of_explanation() -> None:
    lines = TYPES.splitlines()
    bare = [line for line, above in zip(lines[1:], lines, strict=False) if re.match(rf"    {NAME}: ", line)
            and not re.match(r"    (?:/\*\*|//| \*)", above)]  # fmt: skip
    assert not bare


def test_what_is_sent_is_listed() -> None:
    known = {name for party in PARTIES for name in listed(party)}
    sent = {
        (name, message)
        for name in under("extension/content", "extension/card", "extension/pages", ends=(".js",))
        for message in re.findall(rf"(?:type: |\b(?:send|ask)\w*\(){NAME}", text(name))
    }
    assert sent
    assert not {(name, message) for name, message in sent if message not in known}
