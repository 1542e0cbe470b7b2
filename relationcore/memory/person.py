"""A person as a script or a page sees them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from relationcore.memory.ledger import PROMISED, hits_in
from relationcore.model import Account, Annotation, FollowUp, Note, Said, Tie, Waiting
from relationcore.needs import Hit

ASKED = ("question", "need", "problem", "request")
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
    tie: Tie
    _timeline: Timeline = field(repr=False, compare=False)

    @property
    def waiting(self) -> Waiting | None:
        """Their words that wait for an answer of mine, as far as can be said."""
        return self.annotation.waiting

    @property
    def circle(self) -> str | None:
        """Which circle they stand in: `closest`, `close`, `wider`, `known`, or none."""
        return self.annotation.circle

    def needs(self, last: int = 200) -> list[tuple[Said, Hit]]:
        """What they ask, need, suffer from and request in their last words that were read, newest first.

        Found by rules (docs/needs.md), each hit with the words it rests on; proposals, nothing more. A bare
        imperative in an answer to somebody else is left out.
        """
        said = (one for one in self.timeline(last) if one.direction != "given")
        return [(one, hit) for one in said for hit in hits_in(one, ASKED)]

    def promises(self, last: int = 200) -> list[tuple[Said, Hit]]:
        """What I promised in the last words of mine to them, newest first."""
        said = (one for one in self.timeline(last) if one.direction == "given")
        return [(one, hit) for one in said for hit in hits_in(one, PROMISED)]

    def timeline(self, limit: int = 50, offset: int = 0) -> tuple[Said, ...]:
        """What you said to each other, and what of theirs you merely read, newest first."""
        return self._timeline(limit, offset)
