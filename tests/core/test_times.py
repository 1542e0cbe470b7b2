"""Missing, impossible and coarse times, wherever they are said: nothing is claimed that no page showed."""

from __future__ import annotations

import pytest

from relationcore.instants import as_known
from relationcore.memory import Memory
from relationcore.model import AccountRef, Precision
from tests.core.making import AT, DAY, HOUR, NETWORK, NOON, comment, instant, later, reply, visit

WROTE = "They wrote to you once, last "
UNSEEN = "; no answer of yours seen."
STANDS_IN = (
    " Words of theirs that wait show no usable time: the order in which you saw them stands in for it."
)


def asked(memory: Memory, published: str | None, precision: Precision | None) -> int:
    """Ana's number, who asked Ida at this time; seen twice, first a day after NOON."""
    memory.confirm_me(AccountRef(NETWORK, "ida"), now=NOON)
    words = comment("1", "ana", "Ida, how?", mentions=("ida",), published=published, precision=precision)
    memory.ingest(visit("a", [words], seen=DAY))
    memory.ingest(visit("b", [words], seen=DAY + HOUR))
    memory.index_pending()
    return memory.person_of(AccountRef(NETWORK, "ana"))


@pytest.mark.parametrize(
    ("published", "precision", "since", "last", "reason"),
    [
        ("2026-03-10T18:00:00Z", "minute", "2026-03-10T18:00:00Z", "2026-03-10T18:00:00Z", "on 2026-03-10"),
        ("2026-03-10", "day", "2026-03-10", "2026-03-10", "on 2026-03-10"),
        ("2024-03-01T12:00:00Z", "month", "2024-03", "2024-03", "around 2024-03"),
        ("2024-03-01T12:00:00Z", "year", "2024", "2024", "around 2024"),
        (None, None, None, "2026-03-11", "seen on 2026-03-11 (no usable date)"),
        ("1970-01-01T00:00:00Z", "second", None, "2026-03-11", "seen on 2026-03-11 (no usable date)"),
        ("2031-05-05", "day", None, "2026-03-11", "seen on 2026-03-11 (no usable date)"),
    ],
    ids=["minute", "day", "month", "year", "missing", "before 1990", "ahead"],
)
def test_no_time_is_said_more_exactly_than_it_was_shown(
    memory: Memory,
    published: str | None,
    precision: Precision | None,
    since: str | None,
    last: str,
    reason: str,
) -> None:
    number = asked(memory, published, precision)
    now = later(days=2)
    found = memory.person(number, now=now).annotation
    assert (found.first, found.last) == (last, last)
    assert found.waiting is not None
    assert found.waiting.since == since
    assert found.reason == WROTE + reason + UNSEEN + ("" if since else STANDS_IN)
    (line,) = memory.people(now=now)
    assert line.last_contact is not None
    assert as_known(line.last_contact, line.last_precision) == last
    assert line.first_precision == line.last_precision
    (said,) = memory.person(number, now=now).timeline()
    (hit,) = memory.search("how")
    shown = None if said.at is None else as_known(said.at, said.precision)
    assert shown == since
    assert (hit.at, hit.precision) == (said.at, said.precision)
    assert said.seen_at == AT + DAY


def test_only_the_contact_in_question_counts(memory: Memory) -> None:
    """The first is known by the year, the last to the second, one between not at all."""
    number = asked(memory, "2024-03-01T12:00:00Z", "year")
    undated = reply("3", "ida", "1", "So.", said=None)
    dated = reply("4", "ana", "3", "I see.", said=3 * DAY)
    memory.ingest(visit("c", [undated, dated], seen=4 * DAY))
    found = memory.person(number, now=later(days=5)).annotation
    assert (found.first, found.last) == ("2024", instant(4 * DAY)[:10])
    memory.ingest(visit("d", [reply("5", "ana", "3", "So!", said=5 * DAY)], seen=6 * DAY))
    found = memory.person(number, now=later(days=7)).annotation
    assert (found.first, found.last) == ("2024", instant(5 * DAY))


def test_of_several_accounts_the_first_and_the_last_of_all_count(memory: Memory) -> None:
    number = asked(memory, "2024-03-01T12:00:00Z", "year")
    memory.confirm_me(AccountRef("github", "ida"), now=NOON)
    other = comment("9", "ann", "Ida?", mentions=("ida",), published="2026-03-10", precision="day")
    memory.ingest(visit("g", [other], seen=DAY, network="github"))
    memory.merge(number, memory.person_of(AccountRef("github", "ann")), now=NOON)
    found = memory.person(number, now=later(days=2)).annotation
    assert (found.first, found.last) == ("2024", "2026-03-10")


def test_what_cannot_be_dated_stands_where_it_was_seen(memory: Memory) -> None:
    """In the history of a person, too, whose other words stand before and after."""
    number = asked(memory, "2031-05-05T00:00:00Z", "second")
    around = [comment("0", "ana", "Before.", said=0), comment("2", "ana", "After.", said=2 * DAY)]
    early = comment("x", "ana", "Old.", published="1970-01-01T00:00:00Z")
    memory.ingest(visit("c", [*around, early], seen=DAY + 2 * HOUR))
    told = memory.person(number, now=later(days=3)).timeline()
    assert [(one.comment, one.at) for one in told] == [
        ("2", AT + 2 * DAY),
        ("x", None),
        ("1", None),
        ("0", AT),
    ]


def test_a_post_whose_time_cannot_be_has_none_to_be_listed_by(memory: Memory) -> None:
    memory.confirm_me(AccountRef(NETWORK, "ida"), now=NOON)
    posts = [
        comment("1", "ida", "Jam.", kind="post", published="1970-01-05T00:00:00Z"),
        comment("2", "ida", "Plums.", kind="post", published="2026-03-10T12:00:00Z"),
    ]
    memory.ingest(visit("a", posts, seen=DAY))
    assert [one.comment for one in memory.posts()] == ["2"]
