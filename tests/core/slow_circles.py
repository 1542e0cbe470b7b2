"""Kinds and circles worked out the slow way, from their sentences alone. Imports nothing of the project."""

from __future__ import annotations

from datetime import date, timedelta

Days = list[tuple[str, int]]
Words = list[tuple[int, int]]
People = dict[int, tuple[str, Days, list[tuple[Words, list[int]]]]]
EPOCH = date(1970, 1, 1)


def mondays(first: int, last: int) -> list[int]:
    """The numbers of the days from `first` to `last` that are Mondays."""
    return [n for n in range(first, last + 1) if (EPOCH + timedelta(days=n)).weekday() == 0]


def closeness(days: Days, voices: list[tuple[Words, list[int]]], monday: int) -> float | None:
    """Closeness at 00:00 UTC of a Monday; None for whoever has no place in the order."""
    before = {(side, n) for side, n in days if n < monday}
    if {side for side, _ in before} != {"received", "given"}:
        return None
    ages = [monday - n for n in sorted(n for _, n in before)]
    s = sum(0.5 ** (age / 7) + 0.15 * 0.5 ** (age / 365) for age in ages)
    if s < 0.2:
        return None
    presence = 0.0
    for written, read in voices:
        until = max((n for n in read if n < monday), default=-1)
        presence += sum(min(count, 3) * 0.5 ** ((until - n) / 25) for n, count in written if n <= until)
    return s * (0.05 + presence) ** 0.5


def orders(people: People, today: int) -> list[list[int]]:
    """Monday by Monday everybody who has a place, in order."""
    every = [n for _, days, _ in people.values() for _, n in days]
    found = []
    for monday in mondays(min(every, default=today + 1), today):
        scores = {
            person: score
            for person, (_, days, voices) in people.items()
            if (score := closeness(days, voices, monday)) is not None
        }
        found.append(sorted(scores, key=lambda person: (-scores[person], people[person][0])))
    return found


def circles(people: People, today: int) -> dict[int, str]:
    """Per person the circle, by looking at every Monday anew."""
    sizes = {"closest": 5, "close": 15, "wider": 50, "known": 150}
    inside: dict[str, set[int]] = {name: set() for name in sizes}
    ranks: list[dict[int, int]] = []
    for order in orders(people, today):
        ranks.append({person: n for n, person in enumerate(order, 1)})
        for name, size in sizes.items():
            for person in people:
                rank = ranks[-1].get(person, 10**6)
                if rank <= size:
                    inside[name].add(person)
                elif rank > 1.3 * size and len(ranks) > 1 and ranks[-2].get(person, 10**6) > 1.3 * size:
                    inside[name].discard(person)
    return {
        person: next(name for name in sizes if person in inside[name])
        for person in people
        if any(person in inside[name] for name in sizes)
    }


def kind(
    *,
    me: bool,
    posts: list[tuple[int, bool, bool]],
    days: Days,
    received: int,
    given: int,
    seen: int,
    seen_days: int,
    now: int,
) -> str:
    """The kind; `posts` are (age in seconds, seen again, answered by this person)."""
    if me:
        return "me"
    fit = sorted(age for age, again, _ in posts if again and 3 * 86_400 < age < 365 * 86_400)[:10]
    hits = [answered for age, again, answered in sorted(posts) if again and age in fit][:10]
    if len(fit) >= 3 and sum(hits) >= len(fit) / 2:
        return "dedicated"
    year = [(side, n) for side, n in days if n > now // 86_400 - 365]
    if received and given:
        both = [len({n for side, n in year if side == name}) for name in ("received", "given")]
        return "in conversation" if min(both) >= 3 else "acquainted"
    if received:
        return "writes to me"
    if given:
        return "I wrote"
    if seen >= 5 and seen_days >= 3:
        return "familiar"
    return "seen" if seen else "unknown"
