"""A person as a script or a page sees them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from relationcore.model import Account, Annotation, FollowUp, Note, Said, Waiting

Timeline = Callable[[int, int], tuple[Said, ...]]


@dataclass(frozen=True, slots=True)
class Person:
    """One human being with one or more accounts. `id` is their smallest account row and stays good for
    ever.
    """

    id: int
    name: str
    accounts: tuple[Account, ...]
    annotation: Annotation
    notes: tuple[Note, ...]
    follow_up: FollowUp | None
    nickname: str | None
    label: str | None
    _timeline: Timeline = field(repr=False, compare=False)

    @property
    def waiting(self) -> Waiting | None:
        """Their words that wait for an answer of mine, as far as can be said."""
        return self.annotation.waiting

    def timeline(self, limit: int = 50, offset: int = 0) -> tuple[Said, ...]:
        """What you said to each other, and what of theirs you merely read, newest first."""
        return self._timeline(limit, offset)
