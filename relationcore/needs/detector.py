"""Text in, hits out: which sentences ask, need, suffer, request, thank or promise, and by which rule."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from relationcore.needs.english import ENGLISH
from relationcore.needs.german import GERMAN
from relationcore.needs.rule import Hit, NeedKind, Table
from relationcore.needs.speech import Span, own_words, sentences

TABLES = {table.language: table for table in (ENGLISH, GERMAN)}
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|\?")


def detect(text: str, *, quotes: Iterable[Span] = (), language: str | None = None) -> list[Hit]:
    """What `text` asks, needs, suffers from, requests, thanks for or promises: one hit per kind and sentence.

    `quotes` are spans (start, end) in code points that are not the speaker's; quoted lines, code and addresses are
    found without them. `language` ("en", "de") chooses the table; None leaves it to the words of the text.
    Promises are only of use in the user's own comments; the caller knows whose these are. Raises KeyError for a
    language without a table.
    """
    own = own_words(text, quotes)
    words = set(_WORD.findall(own))
    table = TABLES[language] if language is not None else _table_of(words)
    if words.isdisjoint(table.by_word.keys()):
        return []
    hits: list[Hit] = []
    for start, end in sentences(own):
        sentence = own[start:end]
        here = words if len(sentence) == len(own) else set(_WORD.findall(sentence))
        for kind, rule, first, last in _read(sentence, here, table):
            hits.append(Hit(kind, rule, text[start + first : start + last], start + first, start + last))
    return hits


def _table_of(words: set[str]) -> Table:
    """The table most of whose common words occur; English in doubt."""
    best, most = ENGLISH, len(words & ENGLISH.common)
    for table in TABLES.values():
        count = len(words & table.common)
        if count > most:
            best, most = table, count
    return best


def _read(sentence: str, words: set[str], table: Table) -> Sequence[tuple[NeedKind, str, int, int]]:
    by_word = table.by_word
    numbers = {number for word in words & by_word.keys() for number in by_word[word]}
    if not numbers:
        return ()
    found: dict[NeedKind, tuple[NeedKind, str, int, int]] = {}
    views: dict[NeedKind, str] = {}
    head = -1
    for number in sorted(numbers):
        rule = table.rules[number]
        kind = rule.kind
        if kind in found:
            continue
        view = views.get(kind)
        if view is None:
            view = views[kind] = _guarded(sentence, words, table, kind)
        if rule.place == "start":
            if head < 0:
                match = table.head.match(sentence)
                head = match.end() if match else 0
            hit = rule.compiled.match(view, head)
        else:
            hit = rule.compiled.search(view)
        if hit:
            found[kind] = (kind, rule.name, hit.start(), hit.end())
    return list(found.values())


def _guarded(sentence: str, words: set[str], table: Table, kind: NeedKind) -> str:
    """The sentence as the rules of `kind` may see it: what a guard names is struck out, all of it where it says so."""
    for needed, guard in table.guards_by_kind[kind]:
        if needed.isdisjoint(words):
            continue
        if guard.whole_sentence:
            if guard.compiled.search(sentence):
                return ""
        else:
            sentence = guard.compiled.sub(lambda struck: "_" * len(struck[0]), sentence)
    return sentence
