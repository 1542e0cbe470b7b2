"""The judgement on a foreign network: by hand on a small one, and what must hold of any."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relationcore import ties
from relationcore.evaluate import REACTIONS, closeness_scores, quiet_flags
from relationcore.instants import DAY

NOON = DAY // 2
Event = tuple[str, str, int, str]
names = st.sampled_from("abcdef")
events = st.lists(
    st.tuples(names, names, st.integers(0, 200 * DAY), st.sampled_from(("reply", "mention", "like"))),
    max_size=60,
)


def at(day: int) -> int:
    return day * DAY + NOON


def test_closeness_by_hand() -> None:
    told: list[Event] = [
        ("ben", "me", at(100), "reply"),
        ("me", "ben", at(100) + 60, "reply"),
        ("ben", "cleo", at(100) + 90, "reply"),
        ("me", "cleo", at(93), "reply"),
        ("me", "dan", at(101), "reply"),
    ]
    assert closeness_scores(told, ["me", "zoe"], at(100) + 100) == {
        "me": {
            "ben": pytest.approx(2.3 * (0.05 + 2) ** 0.5),
            "cleo": pytest.approx((0.5 + 0.15 * 2 ** (-7 / 365)) * 0.05**0.5),
        },
        "zoe": {},
    }


def test_presence_stands_still_while_the_network_is_silent() -> None:
    told: list[Event] = [("ben", "me", at(100), "reply")]
    days: list[tuple[ties.Direction, int]] = [("received", 100)]
    expected = ties.closeness(ties.strength(days, at(160)), 1.0)
    assert closeness_scores(told, ["me"], at(160))["me"]["ben"] == expected


def test_one_mail_to_many_is_one_comment() -> None:
    many: list[Event] = [("ben", f"p{n}", at(100), "email") for n in range(50)]
    told: list[Event] = [*many, ("ben", "me", at(100), "email")]
    assert closeness_scores(told, ["me"], at(100))["me"]["ben"] == pytest.approx(1.15 * 1.05**0.5)


@given(events, st.randoms(use_true_random=False), st.integers(0, 200))
def test_neither_order_nor_what_is_yet_to_come_matters(
    told: list[Event], chance: random.Random, day: int
) -> None:
    now = at(day)
    known = [event for event in told if event[2] <= now]
    mixed = list(told)
    chance.shuffle(mixed)
    for judged in (closeness_scores, quiet_flags):
        assert judged(mixed, "abc", now) == judged(known, "abc", now)


@given(events)
def test_likes_change_nothing(told: list[Event]) -> None:
    """A hollow fan: no reaction, however often, moves anybody, and without words nobody has a score."""
    now = at(200)
    words = [event for event in told if event[3] not in REACTIONS]
    fans: list[Event] = [("fan", "a", at(150 + n), "like") for n in range(40)]
    found = closeness_scores([*told, *fans], "abc", now)
    assert found == closeness_scores(words, "abc", now)
    assert "fan" not in found["a"]


def pair(last: int) -> list[Event]:
    talk: list[Event] = []
    for day in range(last - 40, last + 1, 2):
        talk += [("ben", "me", at(day), "reply"), ("me", "ben", at(day) + 60, "reply")]
    return talk


def others(*days: int) -> list[Event]:
    return [("cleo", "dan", at(day), "reply") for day in days]


@pytest.mark.parametrize(
    ("read", "expected"),
    [((101, 110, 140), True), ((101, 140), False), ((101, 102, 103), False), ((), False)],
)
def test_quiet_flags_by_hand(read: tuple[int, ...], expected: bool) -> None:
    """About every other day until day 100, then nothing between the two on days when others spoke."""
    assert quiet_flags([*pair(100), *others(*read)], ["me"], at(140))["me"] == {"ben": expected}


@given(events, st.sets(st.integers(0, 200)), st.integers(60, 200))
def test_dropping_days_without_contact_only_removes_flags(
    told: list[Event], dropped: set[int], today: int
) -> None:
    told = [*told, *pair(60), *others(61, 70, 80, 90)]
    whole = quiet_flags(told, ["me"], at(today))["me"]
    for alter, flag in whole.items():
        contact = {e[2] // DAY for e in told if {e[0], e[1]} == {"me", alter}}
        kept = [e for e in told if e[2] // DAY not in dropped or e[2] // DAY in contact]
        if quiet_flags(kept, ["me"], at(today))["me"][alter]:
            assert flag
