"""Ties, kinds, flags and waiting: golden values, order, and every account in exactly one kind."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relationcore import circles, conversation, instants, ties
from relationcore.conversation import Heard
from relationcore.model import Direction, Precision, Summary
from tests.core.making import AT, DAY, NOON

TODAY = instants.day(AT)
Days = list[tuple[Direction, int]]
STRENGTHS: list[tuple[Days, float]] = [
    ([], 0.0),
    ([("received", 0)], 1.15),
    ([("received", 7)], 0.5 + 0.15 * 2 ** (-7 / 365)),
    ([("received", 0), ("given", 0)], 2.3),
    ([("received", 0), ("received", 0)], 1.15),
    ([("received", -3)], 1.15),
    ([("given", 365)], 2 ** (-365 / 7) + 0.075),
]


@pytest.mark.parametrize(("ages", "expected"), STRENGTHS)
def test_strength(ages: Days, expected: float) -> None:
    assert ties.strength([(direction, TODAY - age) for direction, age in ages], AT) == pytest.approx(
        expected, abs=1e-15
    )


days = st.lists(
    st.tuples(st.sampled_from(("received", "given")), st.integers(TODAY - 900, TODAY)), max_size=40
)


@given(days, st.randoms(use_true_random=False))
def test_strength_does_not_depend_on_order_or_repetition(held: Days, chance: object) -> None:
    mixed = held + held[:3]
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert ties.strength(mixed, AT) == ties.strength(held, AT)


@pytest.mark.parametrize(
    ("value", "word"),
    [
        (9, "warm and alive"),
        (3.2, "warm and alive"),
        (3.19, "alive"),
        (0.8, "alive"),
        (0.2, "cooling"),
        (0.1, "dormant"),
    ],
)
def test_word(value: float, word: str) -> None:
    assert ties.word(value) == word


def test_tie_counts_days_per_direction() -> None:
    found = ties.tie(
        Summary(received=5, given=2, first=1, last=9),
        [("received", TODAY), ("given", TODAY), ("received", 1)],
        AT,
    )
    assert (found.received, found.given, found.days_received, found.days_given) == (5, 2, 2, 1)
    assert (found.word, found.first, found.last) == ("alive", 1, 9)


KINDS: list[tuple[Summary, tuple[int, int], bool, str]] = [
    (Summary(), (0, 0), True, "me"),
    (Summary(received=9, given=9), (3, 3), False, "in conversation"),
    (Summary(received=9, given=9), (3, 2), False, "acquainted"),
    (Summary(received=1), (1, 0), False, "writes to me"),
    (Summary(given=1), (0, 1), False, "I wrote"),
    (Summary(seen=5, days=(1, 2, 3)), (0, 0), False, "familiar"),
    (Summary(seen=5, days=(1, 2)), (0, 0), False, "seen"),
    (Summary(seen=4, days=(1, 2, 3)), (0, 0), False, "seen"),
    (Summary(), (0, 0), False, "unknown"),
]


@pytest.mark.parametrize(("summary", "recent", "is_me", "kind"), KINDS)
def test_kind(summary: Summary, recent: tuple[int, int], is_me: bool, kind: str) -> None:
    assert circles.kind(summary, *recent, is_me=is_me)[0] == kind


@given(
    st.builds(
        Summary,
        seen=st.integers(0, 9),
        days=st.sampled_from(((), (1,), (1, 2), (1, 2, 3))),
        received=st.integers(0, 3),
        given=st.integers(0, 3),
        first=st.none() | st.integers(0, AT),
        last=st.none() | st.integers(0, AT),
    ),
    st.integers(0, 4),
    st.integers(0, 4),
    st.booleans(),
)
def test_every_account_has_one_kind_and_a_sentence(
    summary: Summary, received: int, given: int, is_me: bool
) -> None:
    kind, reason = circles.kind(summary, received, given, is_me=is_me)
    assert kind in circles.KINDS
    assert reason[0].isupper()
    assert reason.endswith(".")


@pytest.mark.parametrize(
    ("first", "waiting", "expected"),
    [
        (None, False, ()),
        (AT - 30 * DAY, False, ("new",)),
        (AT - 31 * DAY, True, ("waiting",)),
        (AT, True, ("new", "waiting")),
    ],
)
def test_flags(first: int | None, waiting: bool, expected: tuple[str, ...]) -> None:
    assert circles.flags(Summary(first=first), waiting=waiting, now=AT) == expected


WAITING: list[tuple[str, Heard, bool]] = [
    ("seen again", Heard(1, 10, 10, 20, None), True),
    ("not seen again: not known", Heard(1, 10, 10, None, None), False),
    ("words of mine from later", Heard(1, 10, 10, None, 11), True),
    ("words of mine from before", Heard(1, 10, 10, None, 9), False),
    ("words of mine before a coarse time ends", Heard(1, 10, 12, None, 11), False),
    ("words of mine that name nobody", Heard(1, 10, 10, 20, None, unsure=True), False),
]


@pytest.mark.parametrize(("name", "heard", "waits"), WAITING, ids=[case[0] for case in WAITING])
def test_known_to_have_no_answer(name: str, heard: Heard, waits: bool) -> None:
    assert conversation.known(heard) is waits


INSTANTS: list[tuple[str, int]] = [
    ("1970-01-01T00:00:00Z", 0),
    ("1970-01-02", DAY),
    ("2026-03-10T12:00:00Z", AT),
    ("2024-02-29T23:59:59Z", 1_709_251_199),
    ("1969-12-31T23:59:59Z", -1),
]


@pytest.mark.parametrize(("text", "seconds"), INSTANTS)
def test_instant(text: str, seconds: int) -> None:
    assert instants.parse(text) == seconds
    precision: Precision = "second" if "T" in text else "day"
    assert instants.format_instant(seconds, precision) == text


@pytest.mark.parametrize(
    "text", ["", "2026", "2026-13-01", "2026-02-30", "2026-03-10T24:00:00Z", "2026-03-10T12:60:00Z",
             "2026-03-10T12:00:00+01:00",
             "2026-03-10 12:00:00Z", "２０２６-03-10"]
)  # fmt: skip
def test_no_instant(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        instants.parse(text)


def test_day_and_datetime() -> None:
    assert (instants.day(AT), instants.day(-1), instants.from_datetime(NOON)) == (20_522, -1, AT)
    with pytest.raises(ValueError, match="without a time zone"):
        instants.from_datetime(datetime(2026, 1, 1))
    first, last = "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"
    for text, offset in ((first, "+10:00"), (last, "-10:00")):
        moment = datetime.fromisoformat(text)
        assert instants.format_instant(instants.from_datetime(moment)) == text
        with pytest.raises(ValueError, match=r"is not within the years 1 to 9999"):
            instants.from_datetime(datetime.fromisoformat(text.replace("Z", offset)))
