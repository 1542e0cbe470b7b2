"""What the user decides of words and people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

NeedOf = Literal["question", "need", "problem", "request", "promise"]
NeedState = Literal["open", "tried", "helped", "not mine", "dropped"]


@dataclass(frozen=True, slots=True)
class Need:
    """What a person needs, or a promise to them, as the user wrote it down.

    `comment` is the id of the words that say so; instants in seconds.
    """

    id: int
    person: int
    kind: NeedOf
    text: str
    state: NeedState
    comment: str | None
    created: int
    changed: int
