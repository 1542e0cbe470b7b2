"""What the user decides of words and people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from relationcore.model.remembered import Said

NeedOf = Literal["question", "need", "problem", "request", "promise"]
NeedState = Literal["open", "tried", "helped", "not mine", "dropped"]
AnswerState = Literal["elsewhere", "let go", "later"]
Wrong = Literal["parent", "person", "time"]


@dataclass(frozen=True, slots=True)
class Need:
    """What a person needs, or a promise to them, as the user wrote it down.

    `comment` is the id on the network of the words that say so, `words` their number here; instants in
    seconds.
    """

    id: int
    person: int
    kind: NeedOf
    text: str
    state: NeedState
    comment: str | None
    words: int | None
    created: int
    changed: int


@dataclass(frozen=True, slots=True)
class Unanswered:
    """Words to me, the newest of a person in a thread, after which no words of mine to them were seen there.

    `waits`: whether they wait for an answer. If not: an answer may stand where nobody looked (`settled` is
    false), they say thanks and nothing else, or the user said what became of them (`state`, and `until` when
    they are put off, in seconds). `dated` is false where no time was shown and the order of sight stands in;
    `at` is then their first sight.
    """

    said: Said
    at: int
    dated: bool
    settled: bool
    waits: bool
    state: AnswerState | None = None
    until: int | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """Words whose contact the user called wrong: what is wrong, who said them, since when (seconds)."""

    said: Said
    person: int
    wrong: Wrong
    at: int
