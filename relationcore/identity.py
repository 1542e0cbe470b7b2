"""Which accounts may be one person: suggestions with their reasons, never a decision. Pure.

Only accounts of different networks are suggested, never one of a weak network (names without accounts), never
on a name alone, and never again two persons of whom the user has said no. The reasons, the strongest first:
two profiles link to each other; one links to the other; both link to the same site, which hardly anybody else
links to; they have the same handle and the same name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import TypeVar

from relationcore.model import Account

SHARED = 3
"""A site that more accounts link to belongs to none of them."""
LEAST_HANDLE = 3
Key = TypeVar("Key", bound=Hashable)
REASONS = ("links both ways", "link", "same site", "same handle and name")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two persons (the smaller row first) who may be one; the rows of the accounts that say so, and why."""

    persons: tuple[int, int]
    accounts: tuple[int, int]
    kind: str
    reason: str


def suggestions(
    accounts: Iterable[Account],
    *,
    weak: Callable[[str], bool],
    canonical: Callable[[str], str],
    answered: Collection[tuple[int, int]] = (),
) -> list[Suggestion]:
    """Who may be one person, the strongest reason first; one suggestion per two persons.

    `weak` says of a network whether its names are no accounts, `canonical` gives an address its one form, and
    `answered` are pairs of persons (the smaller first) of whom the user has said no, by whichever account.
    """
    fit = {one.id: one for one in accounts if one.same_as is None and not weak(one.network)}
    networks: defaultdict[int, set[str]] = defaultdict(set)
    for one in fit.values():
        networks[one.person].add(one.network)
    found: dict[tuple[int, int], Suggestion] = {}
    for kind, pair, reason in _reasons(fit, canonical):
        one, other = (fit[id] for id in pair)
        persons = (min(one.person, other.person), max(one.person, other.person))
        never = one.person == other.person or networks[one.person] & networks[other.person]
        if not never and persons not in answered and persons not in found:
            found[persons] = Suggestion(persons, pair, kind, reason)
    return sorted(found.values(), key=lambda one: (REASONS.index(one.kind), one.accounts))


def _reasons(
    fit: Mapping[int, Account], canonical: Callable[[str], str]
) -> Iterable[tuple[str, tuple[int, int], str]]:
    links = {id: {canonical(link) for link in account.links} for id, account in fit.items()}
    own: defaultdict[str, list[int]] = defaultdict(list)
    for id, account in fit.items():
        if account.url:
            own[canonical(account.url)].append(id)
    linked = {(id, to) for id, urls in links.items() for url in urls for to in own.get(url, ()) if to != id}
    for one, other in sorted(linked):
        if one < other and (other, one) in linked:
            yield "links both ways", (one, other), _both_ways(fit[one], fit[other])
    for one, other in sorted(linked):
        if (other, one) not in linked:
            yield "link", _ordered(one, other), _one_way(fit[one], fit[other])
    for url, ids in _together((url, id) for id, urls in links.items() for url in urls if url not in own):
        for one, other in combinations(ids, 2):
            yield "same site", (one, other), f"Both profiles link to {url}."
    for (handle, _), ids in _together(_called(fit.values())):
        for one, other in combinations(ids, 2):
            yield "same handle and name", (one, other), _same_name(fit[one], handle)


def _together(told: Iterable[tuple[Key, int]]) -> list[tuple[Key, list[int]]]:
    """What two or three accounts have in common."""
    held: defaultdict[Key, set[int]] = defaultdict(set)
    for key, id in told:
        held[key].add(id)
    return [(key, sorted(ids)) for key, ids in held.items() if 2 <= len(ids) <= SHARED]


def _called(accounts: Iterable[Account]) -> Iterable[tuple[tuple[str, str], int]]:
    for one in accounts:
        handle, name = _bare(one.handle), (one.name or "").strip().casefold()
        if len(handle) >= LEAST_HANDLE and name and name != handle:
            yield (handle, name), one.id


def _bare(handle: str) -> str:
    """`@Ana@meadow.example` -> `ana`."""
    return handle.removeprefix("@").partition("@")[0].casefold()


def _ordered(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)


def _called_there(account: Account) -> str:
    return f"{account.handle} on {account.network}"


def _both_ways(one: Account, other: Account) -> str:
    return f"The profiles of {_called_there(one)} and {_called_there(other)} link to each other."


def _one_way(one: Account, other: Account) -> str:
    return f"The profile of {_called_there(one)} links to {_called_there(other)}."


def _same_name(one: Account, handle: str) -> str:
    return f"Both are called {handle} and show the name {(one.name or '').strip()}."
