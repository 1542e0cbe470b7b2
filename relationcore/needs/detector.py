"""Text in, hits out: which sentences ask, need, suffer, request, thank or promise, and by which rule."""

from __future__ import annotations

from collections.abc import Iterable

from relationcore.needs.english import ENGLISH
from relationcore.needs.german import GERMAN
from relationcore.needs.rule import Hit, NeedKind, Rule, Table
from relationcore.needs.speech import Span, own_words, sentences, words_of

TABLES = {table.language: table for table in (ENGLISH, GERMAN)}
_OTHERS = tuple(table for table in TABLES.values() if table is not ENGLISH)
_LEXICON = ENGLISH.lexicon.union(*(table.lexicon for table in TABLES.values()))


def detect(text: str, *, quotes: Iterable[Span] = (), language: str | None = None) -> list[Hit]:
    """What `text` asks, needs, suffers from, requests, thanks for or promises: one hit per kind and sentence.

    `quotes` are spans (start, end) in code points that are not the speaker's; quoted lines, code
    and addresses are found without them. `language` ("en", "de") chooses the table; None leaves it
    to the words of the text. Promises are only of use in the user's own comments; the caller knows
    whose these are. Raises KeyError for a language without a table.
    """
    own = own_words(text, quotes)
    words = words_of(own, _LEXICON)
    table = TABLES[language] if language is not None else _table_of(words)
    if table.vocabulary.isdisjoint(words):
        return []
    hits: list[Hit] = []
    for start, end in sentences(own):
        sentence = own[start:end]
        here = words if len(sentence) == len(own) else words_of(sentence, _LEXICON)
        for rule, first, last in _read(sentence, here, table):
            span = start + first, start + last
            hits.append(Hit(rule.kind, rule.name, text[slice(*span)], *span))
    return hits


def _table_of(words: frozenset[str]) -> Table:
    """The table most of whose common words occur; English in doubt."""
    best, most = ENGLISH, len(words & ENGLISH.common_words)
    for table in _OTHERS:
        count = len(words & table.common_words)
        if count > most:
            best, most = table, count
    return best


def _read(sentence: str, words: frozenset[str], table: Table) -> list[tuple[Rule, int, int]]:
    """The first rule of each kind that holds for `sentence`, with the span of what it matched."""
    by_word = table.by_word
    numbers = {number for word in words & table.vocabulary for number in by_word[word]}
    found: dict[NeedKind, tuple[Rule, int, int]] = {}
    views: dict[NeedKind, str] = {}
    head = -1
    for number in sorted(numbers):
        kind, place, look = table.steps[number]
        if kind in found:
            continue
        if head < 0 and place != "anywhere":
            head = table.head_of(sentence)
        first = head if place == "start" else 0
        hit = look(sentence, first)
        if not hit:
            continue
        if kind not in views:
            views[kind] = table.guarded(sentence, words, kind)
        if views[kind] is not sentence:
            hit = look(views[kind], first)
        if hit:
            start = head if place == "sentence" else hit.start()
            found[kind] = table.rules[number], start, hit.end()
    return list(found.values())
