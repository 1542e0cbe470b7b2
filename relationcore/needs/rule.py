"""What a rule, a guard and a language's table are; the tables themselves are in the modules of the languages.

A rule is sayable in one sentence (`because`). It is tried only on sentences that hold one of its
`words`, so that a table of many rules costs a comment only the few whose words stand in it. In a
pattern `{w}` is the alternation of these words. Patterns see text in lower case with plain signs;
their repetitions are bounded, so that the time taken grows with the length of the text and no
faster.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

NeedKind = Literal["question", "need", "problem", "request", "thanks", "promise"]
Place = Literal["anywhere", "start", "sentence"]
KINDS: tuple[NeedKind, ...] = ("question", "need", "problem", "request", "thanks", "promise")


Look = Callable[[str, int], "re.Match[str] | None"]
Step = tuple[NeedKind, Place, Look]


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing said: `words` = text[start:end], in code points of the text as given; `rule` is the"
    " rule's name."""

    kind: NeedKind
    rule: str
    words: str
    start: int
    end: int


@dataclass(frozen=True)
class Rule:
    """`pattern` makes a sentence a `kind`; `place` says where it has to stand.

    `anywhere`; at the `start`, after fillers; `sentence`: anywhere, and the whole sentence is what
    it says.
    """

    kind: NeedKind
    name: str
    because: str
    words: str
    pattern: str = r"\b(?:{w})\b"
    place: Place = "anywhere"

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern with `{w}` filled in."""
        return fill(self.pattern, self.words)


@dataclass(frozen=True)
class Guard:
    """What is no `kind` though it looks like one: the words are struck out, or the sentence is left alone."""

    kind: NeedKind
    name: str
    because: str
    words: str
    pattern: str = r"\b(?:{w})\b"
    whole_sentence: bool = False

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern with `{w}` filled in."""
        return fill(self.pattern, self.words)


@dataclass(frozen=True)
class Table:
    """A language: rules, guards, the fillers a sentence may begin with, words that tell it from others."""

    language: str
    rules: tuple[Rule, ...]
    guards: tuple[Guard, ...]
    fillers: str
    common: str

    @cached_property
    def by_word(self) -> Mapping[str, tuple[int, ...]]:
        """The numbers of the rules to try, for each word."""
        return index(rule.words for rule in self.rules)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The rules as the detector goes through them: kind, place, and the pattern's way of looking."""
        return tuple(
            (one.kind, one.place, one.compiled.match if one.place == "start" else one.compiled.search)
            for one in self.rules
        )

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word for which there is a rule to try."""
        return frozenset(self.by_word)

    @cached_property
    def lexicon(self) -> frozenset[str]:
        """Every word that a rule, a guard or the choice of the language asks for."""
        return self.vocabulary.union(self.common_words, *(guard.words.split() for guard in self.guards))

    @cached_property
    def common_words(self) -> frozenset[str]:
        """The words that tell the language from others."""
        return frozenset(self.common.split())

    def head_of(self, sentence: str) -> int:
        """Where the first word that counts stands, after a label, signs, names addressed and fillers."""
        match = self._head.match(sentence)
        return match.end() if match else 0

    def guarded(self, sentence: str, words: frozenset[str], kind: NeedKind) -> str:
        """The sentence as the rules of `kind` may see it: the same object where no guard has a say."""
        for needed, guard in self._guards[kind]:
            if needed.isdisjoint(words):
                continue
            if not guard.whole_sentence:
                sentence = guard.compiled.sub(lambda struck: "_" * len(struck[0]), sentence)
            elif guard.compiled.search(sentence):
                return ""
        return sentence

    @cached_property
    def _guards(self) -> Mapping[NeedKind, tuple[tuple[frozenset[str], Guard], ...]]:
        return {
            kind: tuple((frozenset(one.words.split()), one) for one in self.guards if one.kind == kind)
            for kind in KINDS
        }

    @cached_property
    def _head(self) -> re.Pattern[str]:
        fillers = "|".join(self.fillers.split())
        return re.compile(
            r"[^\w@?]*+(?:\[[^\]\n]{0,40}+\][^\w@?]*+)?+(?:[^:?!\n]{1,40}+:\s[^\w@?]*+)?+"
            rf"(?:(?:@[\w@.-]++|[\w-]*?\d[\w-]*+|(?:{fillers})\b(?!'))[^\w@?]*+){{0,4}}+"
        )


def fill(pattern: str, words: str) -> re.Pattern[str]:
    """Compile `pattern` with `{w}` replaced by the alternation of `words`."""
    alternation = "|".join(re.escape(word) for word in words.split())
    return re.compile(pattern.replace("{w}", alternation))


def index(words_of: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Which positions of `words_of` hold each word."""
    found: dict[str, list[int]] = {}
    for number, words in enumerate(words_of):
        for word in words.split():
            found.setdefault(word, []).append(number)
    return {word: tuple(numbers) for word, numbers in found.items()}
