"""Why each thing is said of a person, in a sentence, and the comments it rests on: real files."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relationcore import ties
from relationcore.circles import reasons as words
from relationcore.errors import NotFound
from relationcore.memory import Memory
from relationcore.model import AccountRef, Comment, Direction, Page, Reason, Thread, Withdrawn
from tests.core.making import DAY, HOUR, NETWORK, NOON, comment, later, post, reply, visit

IDA = AccountRef(NETWORK, "ida")
ANA = AccountRef(NETWORK, "ana")
TALK = (0, 2, 4, 6, 8, 10, 12, 14, 16, 18)


@pytest.fixture
def memory_of_ida(memory: Memory) -> Memory:
    """Ana and Ida wrote to each other every second day for eighteen days."""
    memory.confirm_me(IDA, now=NOON)
    for day in TALK:
        look(memory, day, *talk(day))
    return memory


def talk(day: int) -> tuple[Comment, Comment]:
    return (
        comment(f"a{day}", "ana", said=day * DAY - 9, mentions=("ida",)),
        reply(f"i{day}", "ida", f"a{day}", said=day * DAY - 5),
    )


def look(memory: Memory, day: int, *comments: Comment) -> None:
    memory.ingest(visit(f"v{day}", comments, seen=day * DAY))


def told(memory: Memory, day: int) -> dict[str, Reason]:
    """What is said of Ana on a day after NOON; one reason for the kind, each flag and the circle."""
    number = memory.person_of(ANA)
    found = memory.reasons(number, now=later(days=day))
    annotation = memory.person(number, now=later(days=day)).annotation
    circle = ["circle"] if annotation.circle else []
    assert [one.of for one in found] == ["kind", *annotation.flags, *circle]
    assert found[0].sentence == annotation.reason
    return {one.of: one for one in found}


def keys(memory: Memory, reason: Reason) -> list[str]:
    """The words that a reason rests on by their id on the network."""
    history = {one.id: one.comment for one in memory.person(memory.person_of(ANA), now=NOON).timeline(200)}
    return [history[comment] for comment in reason.comments]


def both(days: Iterable[int]) -> list[str]:
    return [key for day in sorted(days, reverse=True) for key in (f"i{day}", f"a{day}")]


def test_a_silence_with_its_usual_gap_its_length_and_what_became_of_others(memory_of_ida: Memory) -> None:
    for day in (25, 30, 34):
        look(memory_of_ida, day, comment(f"x{day}", "ana", said=day * DAY))
    assert "quiet" not in told(memory_of_ida, 34)
    look(memory_of_ida, 50, *[comment(f"x{day}", "ana", said=day * DAY) for day in range(35, 50)])
    quiet = told(memory_of_ida, 60)["quiet"]
    assert quiet.sentence == (
        "You used to talk about every 2 days. At your last look, on 2026-04-29, it had been 32 days (about 16"
        " times your usual gap). About four in ten of such pairs speak again within two years."
    )
    assert keys(memory_of_ida, quiet) == both(TALK)


def test_quiet_for_everyone_says_so(memory_of_ida: Memory) -> None:
    for day in (25, 30, 50):
        look(memory_of_ida, day)
    found = told(memory_of_ida, 60)["quiet for everyone"]
    assert found.sentence.startswith(
        "They were seen to write less to anybody, not only to you. You used to talk about every 2 days."
    )


def test_back_again_with_the_silence_that_ended(memory_of_ida: Memory) -> None:
    for day in (25, 30, 50):
        look(memory_of_ida, day)
    look(memory_of_ida, 55, *talk(55))
    back = told(memory_of_ida, 60)["back again"]
    assert back.sentence == (
        "You talk again since 2026-05-04, after 37 days in which no words between you were seen. Before that"
        " you talked about every 2 days."
    )
    assert keys(memory_of_ida, back) == both((55, 18))


def test_the_circle_and_the_kind_rest_on_days_of_talk(memory_of_ida: Memory) -> None:
    found = told(memory_of_ida, 22)
    assert found["circle"].sentence == (
        "In your closest circle: they wrote to you on 10 days and you to them on 10 days. Each such day"
        " counts, the latest most, and so does how much they were lately seen to write to anybody. It is"
        " worked out every Monday."
    )
    assert keys(memory_of_ida, found["kind"]) == both(TALK)
    look(memory_of_ida, 20, *talk(20))
    assert keys(memory_of_ida, told(memory_of_ida, 22)["kind"]) == both((*TALK[1:], 20)), "the newest twenty"
    memory_of_ida.pin(memory_of_ida.person_of(ANA), "wider", now=NOON)
    assert told(memory_of_ida, 22)["circle"] == Reason("circle", "In your wider circle, by your word.", ())


def test_the_first_words_and_what_waits(memory_of_ida: Memory) -> None:
    asked = reply("a21", "ana", "i18", "And the lid?", said=21 * DAY)
    look(memory_of_ida, 21, asked)
    look(memory_of_ida, 22, asked)
    found = told(memory_of_ida, 22)
    assert found["new"].sentence == ("The first words between you are of 2026-03-10, less than a month ago.")
    assert keys(memory_of_ida, found["new"]) == ["a0"]
    assert found["waiting"].sentence == (
        "Their words of 2026-03-31 have no answer of yours, as far as you have seen."
    )
    assert keys(memory_of_ida, found["waiting"]) == ["a21"]


def test_dedicated_rests_on_the_answers_to_my_posts(memory_of_ida: Memory) -> None:
    for number in range(3):
        where = Thread(f"2{number}", f"https://news.ycombinator.com/item?id=2{number}")
        page = Page(where.url or "", NETWORK, NETWORK, "thread", None, where)
        mine = post(f"2{number}", "ida", said=number * DAY, thread=where)
        theirs = reply(f"r{number}", "ana", f"2{number}", said=number * DAY + 60, thread=where)
        for seen in (number + 1, number + 4):
            memory_of_ida.ingest(
                visit(f"p{number}-{seen}", [mine, theirs], seen=seen * DAY + HOUR, page=page)
            )
    found = told(memory_of_ida, 22)["kind"]
    assert "they answered 3 of the last 3" in found.sentence
    assert keys(memory_of_ida, found) == ["r2", "r1", "r0"]


def test_needs_and_promises_rest_on_the_words_they_were_written_down_for(memory_of_ida: Memory) -> None:
    number = memory_of_ida.person_of(ANA)
    memory_of_ida.add_need(number, "A lid", comment="a4", now=NOON)
    memory_of_ida.add_need(number, "A pot", now=NOON)
    memory_of_ida.add_need(number, "The recipe", kind="promise", comment="i6", now=NOON)
    over = memory_of_ida.add_need(number, "A stove", comment="a8", now=NOON)
    memory_of_ida.set_need(over.id, "helped", now=NOON)
    found = told(memory_of_ida, 22)
    assert found["need open"].sentence == "You wrote down 2 needs of theirs, still open."
    assert keys(memory_of_ida, found["need open"]) == ["a4"]
    assert found["promise open"].sentence == "You wrote down one promise to them, still open."
    assert keys(memory_of_ida, found["promise open"]) == ["i6"]


def test_who_was_only_read_rests_on_what_was_read(memory: Memory) -> None:
    memory.ingest(visit("a", [comment("1", "ana"), comment("2", "ana", said=HOUR), comment("3", "ben")]))
    found = told(memory, 1)
    assert found["kind"].sentence == "You have read 2 comments of theirs."
    assert sorted(keys(memory, found["kind"])) == ["1", "2"]
    with pytest.raises(NotFound):
        memory.reasons(999, now=NOON)


def test_words_that_were_deleted_are_no_evidence(memory_of_ida: Memory) -> None:
    gone = visit("gone", seen=23 * DAY, withdrawn=(Withdrawn("a18", ""),))
    memory_of_ida.ingest(gone)
    assert "a18" not in keys(memory_of_ida, told(memory_of_ida, 24)["kind"])


@pytest.mark.parametrize(
    ("gap", "silent", "said"),
    [
        (1.2, 9, "about every day. At your last look, on 1970-01-10, it had been 9 days (about 8 times your"),
        (
            9.0,
            80,
            "about every 9 days. At your last look, on 1970-03-22, it had been 80 days (about 9 times your",
        ),
        (
            45.0,
            60,
            "about every 45 days. At your last look, on 1970-03-02, it had been 60 days (longer than your",
        ),
    ],
)
def test_gaps_in_words(gap: float, silent: int, said: str) -> None:
    found = words.quiet(0, gap, silent, everyone=False)
    assert found == f"You used to talk {said} usual gap). {ties.chance(silent, gap)}"


@given(st.lists(st.integers(0, 400), min_size=2, max_size=30, unique=True), st.integers(1, 60))
def test_the_usual_gap_lies_between_the_shortest_and_the_longest(days: list[int], step: int) -> None:
    last = max(days)
    gaps = [after - before for before, after in zip(sorted(days), sorted(days)[1:], strict=False)]
    found = ties.usual_gap([("received", day) for day in days] + [("given", last + 9)], last)
    assert min(gaps) - 1e-9 <= found <= max(gaps) + 1e-9
    even: list[tuple[Direction, int]] = [("given", number * step) for number in range(5)]
    assert ties.usual_gap(even, 4 * step) == pytest.approx(step)
