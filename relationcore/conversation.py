"""Who waits for an answer, with care for what was not seen. Pure.

Somebody waits when their newest words to me in a thread have nothing of mine to them later in that thread.
People also answer from another device: so it is said only if those words were seen again in a later visit
(whose page would have shown an answer), or words of mine on that network were seen from a later time. Before
that it is *not known*. A thread that is not known makes nobody wait. A bare thanks asks for nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

THANKS = re.compile(
    r"\W*(?:(?:ok|okay|great|oh|ah|cool|perfect|awesome|yes|super)\W+)?"
    r"(?:thanks|thank you|thx|ty|cheers|danke|vielen dank|merci|gracias)"
    r"(?:\s+(?:a lot|so much|very much|a million|a bunch|again|you|man|mate|all|everyone"
    r"|sch[öo]n|sehr|you too))*"
    r"\W*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Heard:
    """The newest words of a person to me in one thread, and when I last spoke to them there (seconds)."""

    comment: int
    at: int
    again: int | None
    answered: int | None
    own_last: int | None


def bare_thanks(text: str) -> bool:
    """Whether words say thanks and nothing else."""
    return THANKS.fullmatch(text) is not None


def open_words(heard: Iterable[Heard]) -> list[Heard]:
    """The words without an answer, as far as can be said, the newest first."""
    left = [one for one in heard if not answered(one) and known(one)]
    return sorted(left, key=lambda one: (-one.at, one.comment))


def answered(heard: Heard) -> bool:
    """Whether something was given to them later in that thread."""
    return heard.answered is not None and heard.answered >= heard.at


def known(heard: Heard) -> bool:
    """Whether an answer of mine would have been seen."""
    return heard.again is not None or (heard.own_last is not None and heard.own_last > heard.at)
