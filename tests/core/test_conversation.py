"""Turns and depth over reply trees: by hand, against the slow way, and on threads that are broken or huge."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relationcore.conversation import (
    Contact,
    Exchange,
    Tree,
    Uttered,
    deepest,
    depth_in_words,
    heard_of,
    known,
    unanswered,
)
from relationcore.model import Direction
from tests.core import slow_conversation

ME, ANA, BEN = 1, 2, 3


def tree(*said: tuple[int, int | None, int | None]) -> Tree:
    return Tree([Uttered(*one) for one in said], {ME})


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([(1, None, ME), (2, 1, ANA)], {ANA: Exchange(1, 2)}),
        ([(1, None, ME), (2, 1, ANA), (3, 2, ME), (4, 3, ANA)], {ANA: Exchange(3, 4)}),
        ([(1, None, ANA), (2, 1, BEN)], {}),
        ([(1, None, ME), (2, 1, ME), (3, 2, None), (4, 3, ME)], {}),
        (
            [(1, None, ME), (2, 1, ANA), (3, 2, BEN), (4, 3, ANA), (5, 4, ME)],
            {ANA: Exchange(2, 2)},
        ),
        ([(1, None, ME), (2, 1, ANA), (3, 2, ANA), (4, 3, ME)], {ANA: Exchange(2, 2)}),
        ([(1, None, ME), (2, 1, ANA), (3, 1, ANA), (4, 3, ME)], {ANA: Exchange(2, 3)}),
        (
            [(1, None, ME), (2, 1, ANA), (3, 2, ME), (4, 3, BEN), (5, 4, ME)],
            {ANA: Exchange(2, 3), BEN: Exchange(2, 3)},
        ),
        ([(5, 77, ANA), (6, 5, ME)], {ANA: Exchange(1, 2)}),
    ],
    ids=[
        "one reply",
        "back and forth",
        "others",
        "myself and nobody",
        "others in between",
        "twice in a row",
        "two branches",
        "two people",
        "parent never seen",
    ],
)
def test_exchanges(said: list[tuple[int, int | None, int | None]], expected: dict[int, Exchange]) -> None:
    assert tree(*said).exchanges() == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([(1, 1, ME), (2, 1, ANA)], {ANA: Exchange(1, 2)}),
        ([(1, 2, ME), (2, 1, ANA)], {}),
        ([(1, 3, ME), (2, 1, ANA), (3, 2, BEN), (4, 2, ME)], {ANA: Exchange(1, 2)}),
    ],
    ids=["a reply to itself", "two to each other", "three in a ring, and one who answers"],
)
def test_rings(said: list[tuple[int, int | None, int | None]], expected: dict[int, Exchange]) -> None:
    assert tree(*said).exchanges() == expected


people = st.sampled_from((ME, ME, ANA, ANA, BEN, None))
threads = st.integers(1, 9).flatmap(
    lambda size: st.lists(
        st.tuples(st.one_of(st.none(), st.integers(0, size)), people), min_size=size, max_size=size
    )
)
Thread = list[tuple[int | None, int | None]]


@settings(max_examples=150, deadline=None)
@given(threads, st.randoms(use_true_random=False))
def test_it_is_the_slow_way_in_any_order(thread: Thread, chance: random.Random) -> None:
    said = [Uttered(id, parent, author) for id, (parent, author) in enumerate(thread)]
    chance.shuffle(said)
    found = Tree(said, {ME})
    comments = dict(enumerate(thread))
    expected = {other: slow_conversation.exchange(comments, ME, other) for other in (ANA, BEN)}
    assert found.exchanges() == {other: Exchange(*one) for other, one in expected.items() if one != (0, 0)}
    assert sorted(found.endings().elements()) == slow_conversation.endings(comments, ME)


def test_a_chain_of_a_hundred_thousand() -> None:
    said = [Uttered(n, n - 1 if n else None, (ME, ANA)[n % 2]) for n in range(100_000)]
    found = Tree(said, {ME})
    assert found.exchanges() == {ANA: Exchange(99_999, 100_000)}
    assert found.endings() == Counter({99_999: 1})


def test_a_thread_as_broad() -> None:
    said = [Uttered(0, None, ME), *(Uttered(n, 0, ANA) for n in range(1, 100_000))]
    assert Tree(said, {ME}).exchanges() == {ANA: Exchange(1, 2)}


def test_several_accounts_are_one_me() -> None:
    said = [Uttered(1, None, ANA), Uttered(2, 1, ME), Uttered(3, 2, ANA), Uttered(4, 3, 9), Uttered(5, 2, 9)]
    assert Tree(said, {ME, 9}).exchanges() == {ANA: Exchange(3, 4)}


def test_depth_in_words() -> None:
    assert depth_in_words(Exchange(7, 8), Counter({1: 5, 3: 2, 7: 1})) == (
        "You two have gone 7 turns deep; most talk in those threads ends at 1."
    )
    assert depth_in_words(Exchange(1, 2), Counter({1: 1, 2: 1, 3: 1})) == (
        "You two have gone 1 turn deep; most talk in those threads ends at 2."
    )
    assert depth_in_words(Exchange(2, 2), Counter()) == "You two have gone 2 turns deep."
    assert depth_in_words(Exchange(0, 0), Counter({1: 2})) is None


def test_the_deepest_of_many_threads() -> None:
    assert deepest([Exchange(3, 2), Exchange(2, 5)]) == Exchange(3, 5)
    assert deepest([]) == Exchange(0, 0)


moments = st.integers(0, 12)
SIDES: tuple[Direction, Direction] = ("received", "given")
words = st.lists(st.tuples(st.sampled_from(SIDES), moments, st.booleans()), max_size=7)


@given(words, st.sets(moments), st.lists(moments, max_size=3))
def test_waiting_is_the_slow_way(
    told: list[tuple[Direction, int, bool]], seen: set[int], own: list[int]
) -> None:
    """One thread; of thanks nothing is expected."""
    told = list({(side, at): (side, at, thanks) for side, at, thanks in told}.values())
    expected = slow_conversation.waits(told, {at: at in seen for at in range(13)}, own)
    said = [
        Contact(ANA, row, 7, side, at, at, at + 1 if at in seen else None, row, None, max(own, default=None))
        for row, (side, at, _) in enumerate(told)
    ]
    asks = {row for row, (*_, thanks) in enumerate(told) if not thanks}
    moments = [words for moment in unanswered(said).get(ANA, ()) for words in moment]
    left = [heard_of(words, (0, "", ""), False) for words in moments if words[0].comment in asks]
    assert [one.at for one in left if known(one)] == ([] if expected is None else [expected])
