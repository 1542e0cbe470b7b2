"""Suggestions: which accounts may be one person, why, and when it must not be said."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from relationcore.identity import Suggestion, suggestions
from relationcore.memory import Memory
from relationcore.model import Account, AccountRef, Page, Profile
from relationcore.store import talk
from tests.core.making import NOON, comment, visit


def canonical(url: str) -> str:
    return url.removeprefix("http://").removeprefix("https://").rstrip("/")


def asked(*accounts: Account, **more: Any) -> list[Suggestion]:
    return suggestions(accounts, weak=lambda network: network.startswith("web:"), canonical=canonical, **more)


def account(id: int, network: str, handle: str, **more: Any) -> Account:
    person = more.pop("person", id)
    url = more.pop("url", f"https://{network}.example/{handle}")
    return Account(id, person, network, handle, None, more.pop("name", None), url, **more)


ANA = account(1, "meadow", "ana", name="Ana Plum")
FAR = account(2, "marsh", "plum", links=("http://meadow.example/ana/",))
SITE = "https://plum.example"


def test_links_both_ways_are_the_strongest_reason() -> None:
    one = replace(ANA, links=("https://marsh.example/plum", SITE))
    other = replace(FAR, links=("http://meadow.example/ana/", SITE))
    assert asked(one, other) == [
        Suggestion(
            (1, 2),
            (1, 2),
            "links both ways",
            "The profiles of ana on meadow and plum on marsh link to each other.",
        )
    ]


def test_a_link_one_way() -> None:
    assert asked(ANA, FAR) == [
        Suggestion((1, 2), (1, 2), "link", "The profile of plum on marsh links to ana on meadow.")
    ]


def test_the_same_site() -> None:
    one, other = replace(ANA, links=(SITE,)), replace(FAR, links=(SITE + "/",))
    assert [(s.kind, s.reason) for s in asked(one, other)] == [
        ("same site", "Both profiles link to plum.example.")
    ]


def test_a_site_that_many_link_to_says_nothing() -> None:
    assert asked(*(account(n, f"net{n}", f"h{n}", links=(SITE,)) for n in range(4))) == []


def test_same_handle_and_name() -> None:
    other = account(5, "fediverse", "@Ana@pond.example", name="ana plum")
    assert [(s.accounts, s.reason) for s in asked(ANA, other)] == [
        ((1, 5), "Both are called ana and show the name Ana Plum.")
    ]


@pytest.mark.parametrize(
    "other",
    [
        account(5, "marsh", "bea", name="Ana Plum"),
        account(5, "marsh", "ana", name=None),
        account(5, "marsh", "ana", name="Ana Pear"),
        account(5, "meadow", "ana", name="Ana Plum"),
        account(5, "web:marsh", "ana", name="Ana Plum"),
        account(5, "marsh", "ana", name="Ana Plum", person=1),
        account(5, "marsh", "ana", name="Ana Plum", same_as=9),
    ],
    ids=["name alone", "handle alone", "other name", "one network", "weak network", "merged", "another row"],
)
def test_no_suggestion(other: Account) -> None:
    assert asked(ANA, other) == []


def test_a_name_that_is_the_handle_tells_nothing_new() -> None:
    assert asked(account(1, "meadow", "ana", name="Ana"), account(2, "marsh", "ana", name="ana")) == []


def test_what_was_answered_is_not_asked_again() -> None:
    assert asked(ANA, FAR, answered={(1, 2)}) == []


def test_no_person_gets_two_accounts_of_one_network() -> None:
    """Ana has an account on the marsh already, so plum of the marsh is somebody else."""
    second = account(7, "marsh", "ana", person=1)
    assert asked(ANA, second, FAR) == []


def test_one_suggestion_for_two_persons_the_strongest() -> None:
    one = replace(ANA, links=(SITE,))
    other = replace(FAR, links=("https://meadow.example/ana", SITE))
    bea = account(4, "hill", "bea", links=(SITE,))
    found = asked(bea, other, one)
    assert [(s.persons, s.kind) for s in found] == [
        ((1, 2), "link"),
        ((1, 4), "same site"),
        ((2, 4), "same site"),
    ]


def test_only_who_may_be_recognised_is_looked_at(memory: Memory) -> None:
    """A name that one network alone shows needs no look; one on two does, and whoever a profile links to."""
    here = [
        comment("1", "ana", author_name="Ána"),
        comment("2", "ben", author_name="Ben"),
        comment("3", "dora", author_url="https://www.here.example/dora"),
    ]
    memory.ingest(visit("a", here))
    link = ("http://here.example:80/dora",)
    there = Profile("ANA", None, "ÁNA", "https://github.com/ANA", links=link)
    memory.ingest(visit("b", [comment("4", "eve", author_name="Eve")], network="github", profiles=(there,)))
    with memory._store.reading() as conn:
        handles = dict(conn.execute("SELECT id, handle FROM account").fetchall())
        assert {handles[id] for id in talk.named(conn)} == {"ana", "ANA", "dora"}
    assert {one.kind for one in memory.merge_suggestions()} == {"same handle and name"}


WHERE = {"github": "a.example", "hackernews": "b.example", "bluesky": "c.example"}


def shown(memory: Memory, network: str) -> int:
    """Ana's profile on a network, which links to those on the two others; her person's number."""
    host = WHERE[network]
    links = tuple(f"https://{other}/ana" for other in WHERE.values() if other != host)
    page = Page(f"https://{host}/ana", network, network, "profile")
    ana = Profile("ana", None, "Ana Plum", f"https://{host}/ana", links=links)
    memory.ingest(visit(network, network=network, page=page, profiles=(ana,)))
    return memory.person_of(AccountRef(network, "ana"))


def pairs(memory: Memory) -> list[tuple[int, int]]:
    return [one.persons for one in memory.merge_suggestions()]


def test_a_no_is_about_two_persons_whichever_accounts_they_get(memory: Memory) -> None:
    """No to the first and the third; the first turns out to be the second, who is like the third, too."""
    a, b, c = (shown(memory, network) for network in WHERE)
    assert pairs(memory) == [(a, b), (a, c), (b, c)]
    memory.keep_apart(a, c, now=NOON)
    assert pairs(memory) == [(a, b), (b, c)]
    memory.merge(a, b, now=NOON)
    assert pairs(memory) == []
    memory.undo_merge(a, b)
    assert pairs(memory) == [(a, b), (b, c)]
    memory.let_suggest(a, c)
    assert pairs(memory) == [(a, b), (a, c), (b, c)]


def test_who_was_taken_out_is_not_asked_about_by_another_account(memory: Memory) -> None:
    a, b, c = (shown(memory, network) for network in WHERE)
    memory.merge(a, b, now=NOON)
    memory.merge(a, c, now=NOON)
    memory.unmerge(c, now=NOON)
    assert pairs(memory) == []
