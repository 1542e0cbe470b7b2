"""Order, splitting and repetition of visits do not matter, and what is kept is what a rebuild makes."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from relationcore.model import AccountRef, Visit
from relationcore.store import me
from relationcore.store.store import Store
from tests.core.universe import ME, NETWORK, RULES, histories, split

PLENTY = settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
REF = AccountRef(NETWORK, ME)


@cache
def empty() -> bytes:
    """An empty database's bytes: a copy is cheaper than the migrations."""
    with tempfile.TemporaryDirectory() as folder:
        Store(Path(folder) / "r.db").close()
        return (Path(folder) / "r.db").read_bytes()


@contextmanager
def store() -> Iterator[Store]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "r.db"
        path.write_bytes(empty())
        made = Store(path)
        try:
            yield made
        finally:
            made.close()


def same(left: list[str], right: list[str]) -> None:
    """Equal, or the lines that only one side has."""
    only = [f"< {line}" for line in left if line not in right] + [f"> {line}" for line in right if line not in left]
    assert left == right, "\n".join(["", *only])


def confirm(made: Store) -> None:
    with made.writing() as conn:
        me.answer(conn, REF, "confirmed", 1_700_000_000, RULES)


def content(visits: Iterable[Visit], *, me_first: bool) -> list[str]:
    """The canonical dump after these visits; asserts that a rebuild changes nothing."""
    with store() as made:
        if me_first:
            confirm(made)
        for visit in visits:
            made.record(visit, RULES)
        if not me_first:
            confirm(made)
        kept = list(made.dump(canonical=True))
        made.rebuild(lambda network: RULES)
        same(kept, list(made.dump(canonical=True)))
        return kept


def mixed(visits: list[Visit], chance: random.Random) -> list[Visit]:
    """The same visits in another order, some in two parts, some twice."""
    parts: list[Visit] = []
    for visit in visits:
        whole = chance.random() < 0.5
        parts += [visit] if whole else split(visit, chance.randint(0, len(visit.comments)))
    parts += [part for part in parts if chance.random() < 0.3]
    chance.shuffle(parts)
    return parts


@PLENTY
@given(histories(), st.randoms(use_true_random=False))
def test_order_splitting_and_repetition_do_not_matter(visits: list[Visit], chance: random.Random) -> None:
    told, mixed_up = content(visits, me_first=True), content(mixed(visits, chance), me_first=False)
    same(told, mixed_up)
