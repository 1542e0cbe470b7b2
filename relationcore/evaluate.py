"""The judgement run on foreign networks, through the very functions that the store's ties use.

An event is (src, dst, seconds since 1970, kind), in any order. Everybody's words are seen, so a day with any
event is a day on which the network was read, and all of it is one place. Reactions are no contacts; neither
are words to oneself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from relationcore import ties
from relationcore.instants import day
from relationcore.model import Direction

Who = TypeVar("Who", bound=Hashable)
REACTIONS = frozenset(
    {
        "like",
        "reaction",
        "boost",
        "favourite",
        "favorite",
        "star",
        "repost",
        "upvote",
        "downvote",
        "vote",
        "follow",
    }
)


@dataclass(slots=True)
class Seen:
    """What a network shows up to `now`: contact days of egos, what everybody wrote when, the days read."""

    days: dict[Hashable, dict[Hashable, set[tuple[Direction, int]]]]
    written: defaultdict[Hashable, set[float]] = field(default_factory=lambda: defaultdict(set))
    read: set[int] = field(default_factory=set)


def closeness_scores(
    events: Iterable[tuple[Who, Who, float, str]], egos: Iterable[Who], now: float
) -> dict[Who, dict[Who, float]]:
    """Per ego the closeness of everybody with whom there was a contact up to `now` (seconds)."""
    seen = _seen(events, egos, now)
    until = min(day(int(now)), max(seen.read, default=0))
    present: dict[Hashable, float] = {}
    found: dict[Hashable, dict[Hashable, float]] = {}
    for ego, alters in seen.days.items():
        found[ego] = {}
        for alter, days in alters.items():
            if alter not in present:
                present[alter] = ties.presence(_a_day(seen.written[alter]), until)
            found[ego][alter] = ties.closeness(ties.strength(days, int(now)), present[alter])
    return found  # type: ignore[return-value]


def quiet_flags(
    events: Iterable[tuple[Who, Who, float, str]], egos: Iterable[Who], now: float
) -> dict[Who, dict[Who, bool]]:
    """Per ego and everybody with whom there was a contact up to `now` (seconds): are they quiet."""
    seen = _seen(events, egos, now)
    days = sorted(seen.read)
    read = ties.Looked(days, days)
    today = day(int(now))
    found = {
        ego: {alter: ties.quiet(ties.rhythm(held), read, today) == "quiet" for alter, held in alters.items()}
        for ego, alters in seen.days.items()
    }
    return found  # type: ignore[return-value]


def _seen(events: Iterable[tuple[Who, Who, float, str]], egos: Iterable[Who], now: float) -> Seen:
    seen = Seen({ego: defaultdict(set) for ego in egos})
    for source, target, at, kind in events:
        if at > now or kind in REACTIONS:
            continue
        number = day(int(at))
        seen.read.add(number)
        if source == target:
            continue
        seen.written[source].add(at)
        if source in seen.days:
            seen.days[source][target].add(("given", number))
        if target in seen.days:
            seen.days[target][source].add(("received", number))
    return seen


def _a_day(instants: Iterable[float]) -> list[tuple[int, int]]:
    """Instants of comments as (day number, comments); what was said to many at once is one comment."""
    counts: defaultdict[int, int] = defaultdict(int)
    for at in instants:
        counts[day(int(at))] += 1
    return list(counts.items())
