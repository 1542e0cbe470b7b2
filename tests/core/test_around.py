"""The people around my posts on real files: reach, newcomers, tipping point, turns, suggestions, needs."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from relationcore.conversation import Exchange
from relationcore.errors import NotFound
from relationcore.identity import Suggestion
from relationcore.memory import Memory
from relationcore.model import AccountRef, Comment, Page, Profile, Thread
from tests.core.making import DAY, HOUR, NETWORK, NOON, comment, later, post, reply, visit

IDA = AccountRef(NETWORK, "ida")


@pytest.fixture
def memory_of_ida(memory: Memory) -> Memory:
    memory.confirm_me(IDA, now=NOON)
    return memory


def thread(number: int) -> Thread:
    return Thread(f"t{number}", f"https://news.ycombinator.com/item?id=t{number}", "Jam")


def read(memory: Memory, number: int, day: float, *comments: Comment) -> None:
    where = thread(number)
    page = Page(where.url or "", NETWORK, NETWORK, "thread", "Jam", where)
    memory.ingest(visit(f"{number}-{day}", comments, seen=int(day * DAY), page=page))


def mine(number: int, day: int) -> Comment:
    return post(f"t{number}", "ida", said=day * DAY, thread=thread(number))


def answer(author: str, number: int, day: float, to: str | None = None) -> Comment:
    id = f"{author}-{number}-{day}"
    return reply(id, author, to or f"t{number}", said=int(day * DAY), thread=thread(number))


def number_of(memory: Memory, handle: str) -> int:
    return memory.person_of(AccountRef(NETWORK, handle))


def test_reach_by_name(memory_of_ida: Memory) -> None:
    memory = memory_of_ida
    for number in (1, 2, 3):
        day = number * 10
        said = [mine(number, day), answer("dora", number, day + 1), answer("ana", number, day + 0.5)]
        read(memory, number, day + 1, *said)
        read(memory, number, day + 2, *said)
    said = [
        mine(4, 140),
        answer("ana", 4, 141),
        answer("ben", 4, 140.5),
        answer("ida", 4, 142, "ben-4-140.5"),
    ]
    read(memory, 4, 143, *said)
    newest = memory.posts()[0]
    assert (newest.comment, newest.title, newest.text) == ("t4", "Jam", "How do you make plum jam?")
    first = memory.reach(newest, now=later(days=143))
    assert (first.seen_again, first.silent) == (False, ())
    read(memory, 4, 142.9, *said)
    early = memory.reach(newest, now=later(days=150))
    assert (early.seen_again, early.silent) == (True, ())  # nobody looked after the third day
    read(memory, 4, 144, *said)
    assert memory.reach(newest, now=later(days=142.9)).silent == ()  # not three days old
    found = memory.reach(newest, now=later(days=150))
    sides = (found.answered, found.first_time, found.back_again, found.answered_by_me, found.silent)
    assert [[one.name for one in side] for side in sides] == [
        ["ben", "ana"],
        ["ben"],
        ["ana"],
        ["ben"],
        ["dora"],
    ]


def test_reach_of_a_post_that_is_gone(memory_of_ida: Memory) -> None:
    read(memory_of_ida, 1, 1, mine(1, 1))
    (known,) = memory_of_ida.posts()
    memory_of_ida.remove_me(IDA)
    with pytest.raises(NotFound, match=r"This post of yours is not remembered\."):
        memory_of_ida.reach(known, now=NOON)


def test_mirror(memory_of_ida: Memory) -> None:
    memory = memory_of_ida
    said = [
        mine(1, 1),
        answer("ana", 1, 2),
        answer("ben", 1, 2.5, "ana-1-2"),
        answer("ana", 1, 3, "ben-1-2.5"),
        answer("cleo", 1, 3.5),
    ]
    read(memory, 1, 4, *said)
    ana, ben, cleo = (number_of(memory, handle) for handle in ("ana", "ben", "cleo"))
    found = memory.mirror()
    assert (found.replies, found.between_others) == (4, 2)
    assert (found.share, found.met, found.unheard) == (0.5, ((min(ana, ben), max(ana, ben)),), (cleo,))
    early = [answer("ben", 2, 0), answer("ana", 2, 0.5, "ben-2-0")]
    read(memory, 2, 5, *early)
    assert memory.mirror().met == ()


def test_newcomers_without_an_answer_first(memory_of_ida: Memory) -> None:
    said = [
        mine(1, 1),
        answer("ana", 1, 3),
        answer("ida", 1, 4, "ana-1-3"),
        answer("ben", 1, 2),
        answer("cleo", 1, 2.5),
    ]
    read(memory_of_ida, 1, 5, *said)
    assert [one.name for one in memory_of_ida.newcomers(now=later(days=6))] == ["cleo", "ben", "ana"]
    assert memory_of_ida.newcomers(now=later(days=40)) == []


def told(memory: Memory, number: int = 1) -> tuple[list[str], tuple[int, int] | None]:
    """Whom the post reached whom I answered, and the fullest week."""
    (mine,) = [one for one in memory.posts() if one.comment == f"t{number}"]
    found = memory.reach(mine, now=later(days=60))
    return [one.name for one in found.answered_by_me], memory.tipping_point(now=later(days=60)).fullest


ANSWERS: list[tuple[str, dict[str, Any], bool]] = [
    ("a clock that is slow", {"in_reply_to": "ana-1-2", "said": 2 * DAY - 60}, True),
    ("a time to the day", {"in_reply_to": "ana-1-2", "published": "2026-03-12", "precision": "day"}, True),
    ("a time to the day, to others of their words", {"in_reply_to": "ana-1-1.5", "said": None,
                                               "published": "2026-03-12", "precision": "day"}, True),
    ("by mention", {"mentions": ("ana",), "said": 3 * DAY}, True),
    ("before they spoke, by mention", {"mentions": ("ana",), "said": DAY}, False),
]  # fmt: skip


@pytest.mark.parametrize(("name", "facts", "answered"), ANSWERS, ids=[case[0] for case in ANSWERS])
def test_answered_means_the_same_everywhere(
    memory_of_ida: Memory, name: str, facts: dict[str, Any], answered: bool
) -> None:
    """In reach, tipping point, newcomers and waiting."""
    ana = AccountRef(NETWORK, "ana")
    said = [mine(1, 1), answer("ana", 1, 2), answer("ben", 1, 2)]
    if facts.get("in_reply_to") == "ana-1-1.5":
        said.insert(1, answer("ana", 1, 1.5))
    said.append(comment("i", "ida", thread=thread(1), **facts))
    read(memory_of_ida, 1, 5, *said)
    read(memory_of_ida, 1, 6, *said)
    assert told(memory_of_ida) == (["ana"] if answered else [], (2, 1) if answered else (2, 0))
    assert [one.name for one in memory_of_ida.newcomers(now=later(days=10))][-1] == (
        "ana" if answered else "ben"
    )
    (annotation,) = memory_of_ida.annotations([ana], now=later(days=10))
    assert (annotation.waiting is None) is answered


def test_words_of_mine_that_name_nobody_leave_it_open(memory_of_ida: Memory) -> None:
    """In a linear forum they may answer: then nobody is counted as left without an answer."""
    opened = mine(1, 1)
    first = comment("a", "ana", "Try a copper pot, it never burns.", said=2 * DAY, thread=thread(1))
    mute = comment("i", "ida", "I will.", said=3 * DAY, thread=thread(1))
    for day in (5, 6):
        read(memory_of_ida, 1, day, opened, first, mute)
    assert told(memory_of_ida) == ([], None)
    quoting = comment(
        "j",
        "ida",
        "Try a copper pot, it never burns. I will.",
        said=3 * DAY,
        quotes=((0, 33),),
        thread=thread(1),
    )
    for day in (7, 8):
        read(memory_of_ida, 1, day, opened, first, mute, quoting)
    assert told(memory_of_ida) == (["ana"], (1, 1))


def test_whom_i_answered_elsewhere_is_answered(memory_of_ida: Memory) -> None:
    said = [mine(1, 1), answer("ana", 1, 3), answer("ben", 1, 2)]
    read(memory_of_ida, 1, 5, *said)
    assert [one.name for one in memory_of_ida.newcomers(now=later(days=6))] == ["ana", "ben"]
    memory_of_ida.answered_elsewhere(number_of(memory_of_ida, "ana"), "ana-1-3", now=later(days=6))
    assert [one.name for one in memory_of_ida.newcomers(now=later(days=6))] == ["ben", "ana"]


def test_the_mirror_of_a_forum_without_stated_parents(memory_of_ida: Memory) -> None:
    def said(id: str, who: str, day: int, **facts: Any) -> Comment:
        return comment(id, who, said=day * DAY, thread=thread(1), **facts)

    read(
        memory_of_ida,
        1,
        5,
        mine(1, 1),
        said("2", "ana", 2),
        said("3", "ida", 3, mentions=("ana",)),
        said("4", "ben", 4),
    )
    found = memory_of_ida.mirror()
    assert (found.replies, found.between_others) == (2, 0)
    assert found.unheard == (number_of(memory_of_ida, "ben"),)


def test_tipping_point_not_reached(memory_of_ida: Memory) -> None:
    assert memory_of_ida.tipping_point(now=NOON).sentence == (
        "No week can be judged yet: one counts when it has been over for two weeks."
    )
    said = [mine(1, 1), answer("ana", 1, 3), answer("ida", 1, 4, "ana-1-3"), answer("ben", 1, 2)]
    read(memory_of_ida, 1, 5, *said)
    read(memory_of_ida, 1, 6, *said)
    assert memory_of_ida.tipping_point(now=later(days=7)).sentence.startswith("No week can be judged yet")
    found = memory_of_ida.tipping_point(now=later(days=60))
    assert found.capacity is None
    assert found.sentence == (
        "Not reached. In your fullest week 2 people spoke to you and you answered 1."
        " It takes 26 weeks to say more."
    )


def test_words_whose_answer_would_not_have_been_seen_do_not_count(memory_of_ida: Memory) -> None:
    read(memory_of_ida, 1, 5, mine(1, 1), answer("ben", 1, 2))
    assert memory_of_ida.tipping_point(now=later(days=60)).fullest is None


def test_exchange(memory_of_ida: Memory) -> None:
    read(
        memory_of_ida,
        1,
        5,
        mine(1, 1),
        answer("ana", 1, 2),
        answer("ida", 1, 3, "ana-1-2"),
        answer("ana", 1, 4, "ida-1-3"),
        answer("ben", 1, 4, "ana-1-4"),
    )
    assert memory_of_ida.exchange(number_of(memory_of_ida, "ana")) == Exchange(3, 4)
    assert memory_of_ida.exchange(number_of(memory_of_ida, "ben")) == Exchange(0, 0)
    assert memory_of_ida.depth_in_words(number_of(memory_of_ida, "ana")) == (
        "You two have gone 3 turns deep; most talk in those threads ends at 3."
    )
    assert memory_of_ida.depth_in_words(number_of(memory_of_ida, "ben")) is None
    with pytest.raises(NotFound):
        memory_of_ida.exchange(999)


def test_suggestions_until_the_user_has_answered(memory_of_ida: Memory) -> None:
    memory = memory_of_ida
    here = Profile("ana", None, "Ana Plum", "https://news.ycombinator.com/user?id=ana")
    there = Profile(
        "plum", "7", None, "https://github.com/plum", links=("https://news.ycombinator.com/user?id=ana",)
    )
    memory.ingest(visit("a", [comment("1", "ana")], profiles=(here,)))
    memory.ingest(visit("b", [comment("2", "plum", author_id="7")], network="github", profiles=(there,)))
    (found,) = memory.merge_suggestions()
    assert found == Suggestion(
        found.persons,
        found.accounts,
        "link",
        "The profile of plum on github links to ana on hackernews.",
    )
    plum = AccountRef("github", "plum", "7")
    memory.confirm_me(plum, now=NOON)  # nobody is suggested to be me
    assert memory.merge_suggestions() == []
    memory.remove_me(plum)
    assert memory.merge_suggestions() == [found]
    memory.merge(*found.persons, now=NOON)
    assert memory.merge_suggestions() == []
    memory.unmerge(max(found.accounts), now=NOON)
    assert memory.merge_suggestions() == []


def test_a_person_has_tie_circle_needs_and_promises(memory_of_ida: Memory) -> None:
    said = [
        mine(1, 1),
        reply(
            "2", "ana", "t1", "I need a bigger pot. Where did you buy yours?", said=2 * DAY, thread=thread(1)
        ),
        reply(
            "3", "ida", "2", "I will send you the address tomorrow.", said=2 * DAY + HOUR, thread=thread(1)
        ),
    ]
    read(memory_of_ida, 1, 3, *said)
    now: datetime = later(days=3)
    ana = memory_of_ida.person(number_of(memory_of_ida, "ana"), now=now)
    assert (ana.tie.received, ana.tie.given, ana.tie.days_received, ana.tie.days_given) == (1, 1, 1, 1)
    assert ana.tie.word == "alive"
    assert ana.circle is None
    assert memory_of_ida.person(ana.id, now=later(days=9)).circle == "closest"
    assert [(one.comment, hit.kind) for one, hit in ana.needs()] == [
        ("2", "need"),
        ("2", "request"),
        ("2", "question"),
    ]
    assert [(one.comment, hit.kind) for one, hit in ana.promises()] == [("3", "promise")]
