"""Circles of a memory: in annotations, in lists, after late pages, and where a replay takes long."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from relationcore.memory import Memory, circling
from relationcore.model import AccountRef, Visit
from tests.core.making import DAY, NETWORK, NOON, comment, later, reply, visit

IDA = AccountRef(NETWORK, "ida")
NAMES = [f"friend{n}" for n in range(8)]


def talk(name: str, day: int) -> Visit:
    """A page on which Ida and somebody wrote to each other on a day after NOON (a Tuesday)."""
    said = (
        comment(f"{name}-{day}", name, said=day * DAY - 9, mentions=("ida",)),
        reply(f"ida-{name}-{day}", "ida", f"{name}-{day}", said=day * DAY - 5),
    )
    return visit(f"v-{name}-{day}", said, seen=day * DAY)


def history() -> list[Visit]:
    """Eight friends; the first speak daily for three weeks, each next one more seldom."""
    return [talk(name, day) for n, name in enumerate(NAMES) for day in range(0, 21, n + 1)]


def circle_of(memory: Memory, name: str, day: int) -> str | None:
    (annotation,) = memory.annotations([AccountRef(NETWORK, name)], now=later(days=day))
    return annotation.circle


@pytest.fixture
def friends(memory: Memory) -> Memory:
    memory.confirm_me(IDA, now=NOON)
    for one in history():
        memory.ingest(one)
    return memory


def test_annotations_name_the_circle(friends: Memory) -> None:
    """Six are closest: the sixth was among the five at first, and a sixth place is not beyond 6.5."""
    assert [circle_of(friends, name, 22) for name in NAMES] == ["closest"] * 6 + ["close"] * 2
    assert circle_of(friends, "ida", 22) is None
    assert circle_of(friends, "nobody", 22) is None


def test_a_person_and_a_line_have_it_too(friends: Memory) -> None:
    person = friends.person_of(AccountRef(NETWORK, NAMES[7]))
    assert friends.person(person, now=later(days=22)).annotation.circle == "close"
    lines = {one.name: one.circle for one in friends.people(now=later(days=22))}
    assert (lines[NAMES[0]], lines[NAMES[7]]) == ("closest", "close")


def test_people_of_a_circle(friends: Memory) -> None:
    now = later(days=22)
    assert {one.name for one in friends.people(now=now, circle="closest")} == set(NAMES[:6])
    assert {one.name for one in friends.people(now=now, circle="close")} == set(NAMES[6:])
    assert friends.count_people(now=now, circle="wider") == 0
    assert friends.people(now=now, circle="close", query=NAMES[6])[0].name == NAMES[6]


def test_nobody_moves_before_monday(memory: Memory) -> None:
    memory.confirm_me(IDA, now=NOON)
    memory.ingest(talk("ana", 0))
    assert [circle_of(memory, "ana", day) for day in (1, 5, 6)] == [None, None, "closest"]


def test_a_late_page_is_taken_in(friends: Memory) -> None:
    now = later(days=22)
    assert friends.people(now=now, circle="close", query="late") == []
    friends.ingest(talk("late", 3))
    assert [one.name for one in friends.people(now=now, circle="close", query="late")] == ["late"]
    assert circle_of(friends, "late", 22) == "close"


def test_merge_and_unmerge_are_exact(friends: Memory) -> None:
    now = later(days=22)
    before = friends.people(now=now)
    ids = [friends.person_of(AccountRef(NETWORK, name)) for name in (NAMES[5], NAMES[6])]
    merged = friends.merge(*ids, now=now)
    assert (
        friends.count_people(now=now, circle="close") + friends.count_people(now=now, circle="closest") == 7
    )
    assert friends.person(merged, now=now).annotation.circle is not None
    friends.unmerge(max(ids), now=now)
    assert friends.people(now=now) == before


def test_where_a_replay_takes_long_marks_wait_for_monday(
    friends: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(circling, "SHORT", 0)
    assert circle_of(friends, NAMES[0], 22) == "closest"
    friends.ingest(talk("late", 3))
    assert circle_of(friends, "late", 22) is None
    assert [one.name for one in friends.people(now=later(days=22), circle="close", query="late")] == ["late"]
    assert circle_of(friends, "late", 22) == "close"
    friends.ingest(talk("later", 3))
    assert [circle_of(friends, "later", day) for day in (26, 27)] == [None, "close"]


def test_the_long_way_and_the_short_way_say_the_same(
    friends: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = later(days=40)
    short = friends.people(now=now)
    with Memory.open(friends.path) as other:
        monkeypatch.setattr(circling, "SHORT", 0)
        assert other.people(now=now) == short


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.randoms(use_true_random=False))
def test_order_of_arrival_does_not_matter(tmp_path: Path, chance: random.Random) -> None:
    told = history()[::4]
    mixed = list(told)
    chance.shuffle(mixed)
    found = []
    for n, visits in enumerate((told, mixed)):
        path = tmp_path / f"{n}-{chance.random()}.db"
        with Memory.open(path) as memory:
            memory.confirm_me(IDA, now=NOON)
            for one in visits:
                memory.ingest(one)
            found.append(
                memory.annotations([AccountRef(NETWORK, name) for name in NAMES], now=later(days=30))
            )
        path.unlink()
    strip = [[(one.circle, one.kind, one.flags, one.word, one.reason) for one in side] for side in found]
    assert strip[0] == strip[1]
