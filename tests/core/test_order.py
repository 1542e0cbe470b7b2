"""Order, splitting and repetition of visits do not matter, and what is kept is what a rebuild makes."""

from __future__ import annotations

import atexit
import random
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from relationcore.model import AccountRef, Comment, Page, Reaction, Thread, Visit, Withdrawn
from relationcore.store import me
from relationcore.store.dump import canonical_lines
from relationcore.store.rebuilding import rebuild
from relationcore.store.recording import record
from relationcore.store.store import Store
from tests.core.making import comment, visit
from tests.core.universe import HOST, ME, NETWORK, RULES, histories, split

PLENTY = settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
REF = AccountRef(NETWORK, ME)


class Undo(Exception):
    """Rolls a trial back."""


@contextmanager
def trial() -> Iterator[sqlite3.Connection]:
    """An empty database within one transaction that is rolled back: a thousand of them cost no thousand
    files.
    """
    with suppress(Undo), world().writing() as conn:
        yield conn
        raise Undo


@cache
def world() -> Store:
    """One empty database for all trials of this module."""
    folder = tempfile.TemporaryDirectory(prefix="relationcore-order")
    made = Store(Path(folder.name) / "r.db")
    atexit.register(lambda: (made.close(), folder.cleanup()))
    return made


def same(left: list[str], right: list[str]) -> None:
    """Equal, or the lines that only one side has."""
    only = [f"< {line}" for line in left if line not in right] + [
        f"> {line}" for line in right if line not in left
    ]
    assert left == right, "\n".join(["", *only])


def content(conn: sqlite3.Connection, visits: Iterable[Visit], *, me_first: bool) -> list[str]:
    """The canonical dump after these visits, me confirmed before or after them."""
    if me_first:
        me.answer(conn, REF, "confirmed", 1_700_000_000, RULES)
    for one in visits:
        record(conn, one, RULES)
    if not me_first:
        me.answer(conn, REF, "confirmed", 1_700_000_000, RULES)
    return list(canonical_lines(conn))


def rebuilt(conn: sqlite3.Connection) -> list[str]:
    """The canonical dump after a rebuild."""
    rebuild(conn, lambda network: RULES)
    return list(canonical_lines(conn))


def mixed(visits: list[Visit], chance: random.Random) -> list[Visit]:
    """The same visits in another order, some in two parts, some twice."""
    parts: list[Visit] = []
    for one in visits:
        whole = chance.random() < 0.5
        parts += [one] if whole else split(one, chance.randint(0, len(one.comments)))
    parts += [part for part in parts if chance.random() < 0.3]
    chance.shuffle(parts)
    return parts


@PLENTY
@given(histories(), st.randoms(use_true_random=False))
def test_order_splitting_and_repetition_do_not_matter(visits: list[Visit], chance: random.Random) -> None:
    with trial() as conn:
        told = content(conn, visits, me_first=True)
        same(told, rebuilt(conn))
    with trial() as conn:
        same(told, content(conn, mixed(visits, chance), me_first=False))
        same(told, rebuilt(conn))


TALK = Thread("7", "https://meadow.example/t/7", "Jam")
PLACE = {
    "network": NETWORK,
    "page": Page("https://meadow.example/t/7", "meadow", NETWORK, "thread", "Jam", TALK),
}


def said(id: str | None, author: str, text: str, **more: Any) -> Comment:
    return comment(id, author, text, scope=HOST, thread=TALK, **more)


# Everything is in it: renames, a recycled handle, twins, late parents, edits, previews, times that come late.
PLAN = [
    [said("10", "Ida", "How do you make jam?", kind="post"), said("11", "ana", "Plums.", in_reply_to="10")],
    [
        said("11", "ana", "Plums and rum.", in_reply_to="10"),
        said("12", "Ida", "How much rum?", in_reply_to="11"),
    ],
    [
        said("13", "ana", "A spoonful.", in_reply_to="12", author_id="1"),
        said("11", "ana", "Plu", cut=True),
    ],
    [said("14", "ben", "Quinces, @Ida", mentions=("Ida",), uri="https://far.example/1")],
    [
        said("15", "ben", "Quinces", uri="https://far.example/1", said=9),
        said("13", "ana_b", "A cup.", author_id="1"),
    ],
    [said("16", "ana", "New here.", author_id="2"), said(None, "cleo", "Jelly!"), said("17", "Guest", "Hm.")],
    [said("18", "Ida", "Welcome.", in_reply_to="16"), said("19", "cleo", "Jelly!", said=None)],
    [
        said("10", "Ida", "How do you make jam?", kind="post", author_id="9"),
        said("20", "Ida", "?", author_id="9"),
    ],
]


def year() -> list[Visit]:
    """A fixed history: the plan, then withdrawals, then the signed-in viewer."""
    visits = [visit(f"v{turn}", seen, seen=turn * 40_000, **PLACE) for turn, seen in enumerate(PLAN)]
    gone = visit("v90", seen=90_000, withdrawn=(Withdrawn("19", HOST), Withdrawn("11", HOST)), **PLACE)
    me_there = visit("v91", seen=91_000, viewer="Ida", reactions=(Reaction("cleo", "11", "like"),), **PLACE)
    return [*visits, gone, me_there]


def test_a_thousand_orders_of_one_history() -> None:
    """Every tenth is rebuilt and compared as well."""
    visits, chance = year(), random.Random(1717)
    with trial() as conn:
        expected = content(conn, visits, me_first=True)
    assert len(expected) > 50
    for turn in range(1000):
        with trial() as conn:
            same(expected, content(conn, mixed(visits, chance), me_first=turn % 2 == 0))
            if turn % 10 == 0:
                same(expected, rebuilt(conn))
