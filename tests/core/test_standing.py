"""Dedicated, quiet, back again on real files: what was looked at decides what is said."""

from __future__ import annotations

import pytest

from relationcore.memory import Memory
from relationcore.model import AccountRef, Comment, Page, Thread
from tests.core.making import DAY, NETWORK, NOON, comment, later, post, reply, visit

IDA = AccountRef(NETWORK, "ida")
ANA = AccountRef(NETWORK, "ana")


@pytest.fixture
def memory_of_ida(memory: Memory) -> Memory:
    memory.confirm_me(IDA, now=NOON)
    return memory


def page(thread: str, community: str | None = None) -> Page:
    url = f"https://news.ycombinator.com/item?id={thread}"
    return Page(url, NETWORK, NETWORK, "thread", "Jam", Thread(thread, url), community)


def look(
    memory: Memory, day: int, *comments: Comment, thread: str = "1", community: str | None = None
) -> None:
    """A thread read at noon of a day after NOON, and what stood there."""
    where = page(thread, community)
    memory.ingest(visit(f"{thread}-{day}", comments, seen=day * DAY, page=where))


def talk(memory: Memory, *days: int) -> None:
    """On each of these days Ana and Ida wrote to each other."""
    for day in days:
        said = (
            comment(f"a{day}", "ana", said=day * DAY - 9, mentions=("ida",)),
            reply(f"i{day}", "ida", f"a{day}", said=day * DAY - 5),
        )
        look(memory, day, *said)


def flags(memory: Memory, day: int) -> tuple[str, ...]:
    (annotation,) = memory.annotations([ANA], now=later(days=day))
    return tuple(flag for flag in annotation.flags if flag not in ("new", "waiting"))


def test_quiet_only_after_three_days_of_looking(memory_of_ida: Memory) -> None:
    talk(memory_of_ida, *range(0, 20, 2))
    assert flags(memory_of_ida, 60) == ()
    for day in (30, 40):
        look(memory_of_ida, day, comment(f"x{day}", "ana", said=day * DAY - 9))
    assert flags(memory_of_ida, 60) == ()
    look(memory_of_ida, 50, comment("x50", "ana", said=50 * DAY - 9))
    assert flags(memory_of_ida, 60) == ("quiet",)


def test_looking_elsewhere_tells_nothing(memory_of_ida: Memory) -> None:
    """Three days in a community where the two never met: unknown, never quiet."""
    for day in range(0, 20, 2):
        said = (
            comment(f"a{day}", "ana", said=day * DAY - 9, mentions=("ida",)),
            reply(f"i{day}", "ida", f"a{day}", said=day * DAY - 5),
        )
        look(memory_of_ida, day, *said, community="jam")
    for day in (30, 40, 50):
        look(memory_of_ida, day, comment(f"x{day}", "ana", said=day * DAY), thread="9", community="tea")
    assert flags(memory_of_ida, 60) == ()
    look(memory_of_ida, 51, community="jam")
    assert flags(memory_of_ida, 60) == ("quiet",)


def test_quiet_for_everyone_is_told_apart(memory_of_ida: Memory) -> None:
    talk(memory_of_ida, *range(0, 20, 2))
    for day in (30, 40, 50):
        look(memory_of_ida, day, comment(f"d{day}", "dora", said=day * DAY))
    assert flags(memory_of_ida, 60) == ("quiet for everyone",)


def test_back_again(memory_of_ida: Memory) -> None:
    talk(memory_of_ida, *range(0, 20, 2))
    for day in (30, 40, 50):
        look(memory_of_ida, day)
    talk(memory_of_ida, 55)
    assert flags(memory_of_ida, 56) == ("back again",)
    assert flags(memory_of_ida, 84) == ("back again",)
    assert "back again" not in flags(memory_of_ida, 85)


def test_dedicated_answers_half_of_my_posts(memory_of_ida: Memory) -> None:
    for number in range(4):
        thread, day = f"2{number}", number * 5
        mine = post(thread, "ida", said=day * DAY, thread=page(thread).thread)
        theirs = reply(f"r{number}", "ana", thread, said=day * DAY + 60, thread=page(thread).thread)
        look(memory_of_ida, day, mine, thread=thread)
        if number != 1:
            look(memory_of_ida, day + 1, mine, theirs, thread=thread)
    (found,) = memory_of_ida.annotations([ANA], now=later(days=30))
    judged = "Of your posts older than 3 days that you looked at again, they answered 3 of the last"
    assert (found.kind, found.reason) == ("dedicated", f"{judged} 3.")
    look(memory_of_ida, 20, thread="21")
    (found,) = memory_of_ida.annotations([ANA], now=later(days=30))
    assert found.reason == f"{judged} 4."
    assert [person.name for person in memory_of_ida.people(now=later(days=30), kind="dedicated")] == ["ana"]
    (found,) = memory_of_ida.annotations([ANA], now=later(days=500))
    assert found.kind == "writes to me"


def test_an_answer_to_one_of_three_posts_in_a_thread_answers_one(memory_of_ida: Memory) -> None:
    parts = [
        post("p0", "ida", said=0),
        *(post(f"p{n}", "ida", in_reply_to=f"p{n - 1}", said=n) for n in (1, 2)),
    ]
    said = [
        *parts,
        reply("r", "ana", "p0", said=60),
        reply("i", "ida", "r", said=70),
        reply("t", "ana", "i", said=80),
    ]
    look(memory_of_ida, 1, *said)
    look(memory_of_ida, 2, *said)
    (found,) = memory_of_ida.annotations([ANA], now=later(days=10))
    assert found.kind == "acquainted"
    look(memory_of_ida, 3, *said, reply("r2", "ana", "p2", said=90))
    (found,) = memory_of_ida.annotations([ANA], now=later(days=10))
    assert found.reason.endswith("they answered 2 of the last 3.")
    for turn, expected in enumerate((["ana"], [], ["ana"])):
        (mine,) = [one for one in memory_of_ida.posts() if one.comment == f"p{turn}"]
        assert [one.name for one in memory_of_ida.reach(mine, now=later(days=10)).answered] == expected


def test_an_answer_to_a_copy_of_my_post_answers_it(memory_of_ida: Memory) -> None:
    """One post on two servers, each under an id and in a thread of its own; Ana answered on the second."""
    for number in range(3):
        day, threads = number * 5, (f"3{number}", f"4{number}")
        mine, copy = (
            post(
                thread, "ida", said=day * DAY, thread=page(thread).thread, uri=f"https://ida.example/{number}"
            )
            for thread in threads
        )
        theirs = reply(f"r{number}", "ana", threads[1], said=day * DAY + 60, thread=page(threads[1]).thread)
        for later_on in (0, 4):
            look(memory_of_ida, day + later_on, mine, thread=threads[0])
            look(memory_of_ida, day + later_on, copy, theirs, thread=threads[1])
    (found,) = memory_of_ida.annotations([ANA], now=later(days=30))
    assert found.reason.endswith("they answered 3 of the last 3.")
    assert len(memory_of_ida.posts()) == 3
    for mine in memory_of_ida.posts():
        reach = memory_of_ida.reach(mine, now=later(days=30))
        assert ([one.name for one in reach.answered], reach.silent) == (["ana"], ())


def test_two_open_memories_say_the_same(memory_of_ida: Memory) -> None:
    """What one has looked at, the other sees: nothing is kept in memory that is not in the file."""
    with Memory.open(memory_of_ida.path) as other:
        assert other.annotations([ANA], now=NOON)[0].kind == "unknown"
        talk(memory_of_ida, *range(0, 20, 2))
        assert flags(other, 60) == ()
        for day in (30, 40, 50):
            look(memory_of_ida, day, comment(f"x{day}", "ana", said=day * DAY))
        assert flags(other, 60) == flags(memory_of_ida, 60) == ("quiet",)


def test_quiet_people_are_listed(memory_of_ida: Memory) -> None:
    talk(memory_of_ida, *range(0, 20, 2))
    for day in (30, 40, 50):
        look(memory_of_ida, day, comment(f"x{day}", "dora", said=day * DAY))
    now = later(days=60)
    assert [one.name for one in memory_of_ida.people(now=now, quiet=True)] == ["ana"]
    assert [one.name for one in memory_of_ida.people(now=now, quiet=False)] == ["dora"]
    assert memory_of_ida.count_people(now=now, quiet=True) == 1
    assert memory_of_ida.people(now=later(days=21), quiet=True) == []


def waits(memory: Memory) -> str | None:
    """The id of Ana's words that wait for Ida, a month later."""
    (found,) = memory.annotations([ANA], now=later(days=30))
    return found.waiting.comment if found.waiting else None


@pytest.mark.parametrize("mine", [-300, None, 400 * DAY], ids=["early", "undated", "ahead"])
def test_an_answer_that_names_the_words_answers_them_whatever_the_clocks_say(
    memory_of_ida: Memory, mine: int | None
) -> None:
    asked = comment("a", "ana", "Which pot, @ida?", said=3600, mentions=("ida",))
    for day in (1, 2):
        look(memory_of_ida, day, asked, *([reply("i", "ida", "a", said=mine)] if day == 2 else []))
    assert waits(memory_of_ida) is None
    memory_of_ida.rebuild()
    assert waits(memory_of_ida) is None


@pytest.mark.parametrize(("precision", "expected"), [("day", None), ("hour", "a"), ("second", "a")])
def test_a_coarse_time_lasts_to_its_end(memory_of_ida: Memory, precision: str, expected: str | None) -> None:
    """Mine, which names nobody's words, is dated six hours before hers: by its day it may be later."""
    asked = comment("a", "ana", "Which pot, @ida?", said=6 * 3600, mentions=("ida",))
    mine = comment("i", "ida", "The blue one, @ana.", said=0, precision=precision, mentions=("ana",))
    for day in (1, 2):
        look(memory_of_ida, day, asked, mine)
    assert waits(memory_of_ida) == expected


def test_of_words_without_a_time_the_last_on_the_page_wait(memory_of_ida: Memory) -> None:
    said = (
        comment("1", "ana", "Plums, @ida?", said=None, mentions=("ida",)),
        comment("2", "ida", "Plums.", said=None),
        reply("3", "ana", "2", "Or quinces?", said=None),
    )
    for day in (1, 2):
        look(memory_of_ida, day, *said)
    assert waits(memory_of_ida) == "3"
