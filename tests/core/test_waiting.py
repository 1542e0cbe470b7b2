"""Who waits: against the slow way in any order of arrival, and where an answer stands elsewhere."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from relationcore.memory import Memory
from relationcore.model import AccountRef, Comment, Page, Thread, Visit, Withdrawn
from tests.core import slow_waiting
from tests.core.making import AT, DAY, HOUR, NETWORK, NOON, comment, instant, later, post, reply, visit
from tests.core.slow_waiting import Said

IDA, ANA = AccountRef(NETWORK, "ida"), AccountRef(NETWORK, "ana")
THREADS = {key: Thread(key, f"https://news.ycombinator.com/item?id={key}", None) for key in "abc"}
PROFILE = Page("https://news.ycombinator.com/user?id=ida", NETWORK, NETWORK, "profile", None, None)
NOW = later(days=40)


def waiting(memory: Memory) -> dict[str, str]:
    """Per person who waits the words, by their id on the network."""
    people = memory.people(now=NOW, waiting=True)
    return {one.name: one.waiting.comment for one in people if one.waiting is not None}


def remembered(memory: Memory, visits: Sequence[Visit]) -> Memory:
    memory.confirm_me(IDA, now=NOON)
    for one in visits:
        memory.ingest(one)
    return memory


def own_page(thread: Thread) -> Page:
    return Page(thread.url or "", NETWORK, NETWORK, "thread", None, thread)


ASKED = comment("1", "ana", "Ida, how?", mentions=("ida",))
ANSWER = reply("2", "ida", "1", "So.", said=HOUR)
ALONE = Thread("2", "https://news.ycombinator.com/item?id=2", None)


@pytest.mark.parametrize("again", [True, False])
@pytest.mark.parametrize(
    ("thread", "page"), [(None, PROFILE), (ALONE, own_page(ALONE))], ids=["profile", "its own page"]
)
def test_an_answer_counts_wherever_it_is_seen(
    memory: Memory, thread: Thread | None, page: Page, again: bool
) -> None:
    visits = [
        visit("v1", [ASKED], seen=60),
        visit("v2", [ANSWER._replace(thread=thread)], seen=2 * HOUR, page=page),
        visit("v3", [ASKED] if again else [comment("9", "ida", "Elsewhere.", said=DAY)], seen=2 * DAY),
    ]
    assert waiting(remembered(memory, visits)) == {}
    assert memory.unanswered(memory.person_of(ANA), now=NOW) == []
    memory.rebuild()
    assert waiting(memory) == {}


def test_words_on_pages_of_their_own_are_one_conversation(memory: Memory) -> None:
    """What I said to her later answers also what she said before, in whichever threads pages show it."""
    first = reply("1", "ana", "p", "Which pot?", said=10, thread=THREADS["a"])
    second = reply("2", "ana", "p", "And how long?", said=20, thread=THREADS["b"])
    answer = reply("3", "ida", "2", "An hour, in a copper one.", said=30, thread=THREADS["c"])
    shown = [post("p", "ida"), first, second, answer]
    assert waiting(remembered(memory, [visit("v1", shown), visit("v2", shown, seen=DAY)])) == {}


def copies(host: str, key: str, author: str = "ana", said: int | None = 0) -> Comment:
    thread = Thread(key, f"https://{host}/t/{key}", None)
    return comment(
        key,
        author,
        "Ida, how?",
        said=said,
        mentions=("ida",),
        scope=host,
        thread=thread,
        uri="https://a.example/1",
    )


def on(host: str, name: str, shown: Sequence[Comment], seen: int) -> Visit:
    thread = shown[0].thread
    page = Page(f"https://{host}/t", "lemmy", NETWORK, "thread", None, thread)
    return visit(name, shown, seen=seen, page=page)


def test_copies_are_answered_as_one(memory: Memory) -> None:
    one, other = copies("a.example", "10"), copies("b.example", "77")
    answer = reply("11", "ida", "10", "So.", said=500, scope="a.example", thread=one.thread)
    visits = [on("a.example", "v1", [one, answer], HOUR)]
    visits += [on("b.example", f"w{day}", [other], day * DAY) for day in (1, 2)]
    assert waiting(remembered(memory, visits)) == {}
    assert memory.unanswered(memory.person_of(ANA), now=NOW) == []


def test_copies_wait_as_one(memory: Memory) -> None:
    visits = [on("a.example", "v1", [copies("a.example", "10")], HOUR)]
    visits += [on("b.example", f"w{day}", [copies("b.example", "77")], day * DAY) for day in (1, 2)]
    remembered(memory, visits)
    assert waiting(memory) == {"ana": "10"}
    (one,) = memory.unanswered(memory.person_of(ANA), now=NOW)
    assert (one.waits, one.settled) == (True, True)


@pytest.mark.parametrize(
    ("author", "said"), [("ana", 0), ("ana", 1), ("ana", None), ("ana@a.example", 0)],
    ids=["the same", "another second", "no time", "another account"],
)  # fmt: skip
def test_what_was_let_go_is_let_go_in_every_copy(memory: Memory, author: str, said: int | None) -> None:
    one = copies("a.example", "10")
    remembered(memory, [on("a.example", f"v{hour}", [one], hour * HOUR) for hour in (1, 2)])
    ana = memory.person_of(ANA)
    memory.let_go(ana, "10", now=NOW)
    for day in (1, 2):
        memory.ingest(on("b.example", f"w{day}", [copies("b.example", "77", author, said)], day * DAY))
    if author != "ana":
        memory.merge(ana, memory.person_of(AccountRef(NETWORK, author)), now=NOW)
    assert waiting(memory) == {}
    memory.undo_answer(ana, "10", now=NOW)
    assert len(waiting(memory)) == 1


@pytest.mark.parametrize("kind", ["profile", "list", "thread"])
def test_only_the_page_of_a_thread_shows_that_no_answer_is_there(memory: Memory, kind: str) -> None:
    page = Page(PROFILE.url, NETWORK, NETWORK, kind, None, None)  # type: ignore[arg-type]
    remembered(memory, [visit("v1", [ASKED]), visit("v2", [ASKED], seen=DAY, page=page)])
    assert waiting(memory) == ({"ana": "1"} if kind == "thread" else {})
    memory.rebuild()
    assert waiting(memory) == ({"ana": "1"} if kind == "thread" else {})


@pytest.mark.parametrize(("hours", "waits"), [(-4, False), (11, False), (12, True)])
def test_words_of_mine_are_later_than_a_whole_day(memory: Memory, hours: int, waits: bool) -> None:
    """Said on the tenth: at which hour nobody knows."""
    asked = ASKED._replace(published="2026-03-10", precision="day")
    mine = comment("9", "ida", "Elsewhere.", said=hours * HOUR, thread=THREADS["b"])
    remembered(memory, [visit("v1", [asked, mine], seen=2 * DAY)])
    assert waiting(memory) == ({"ana": "1"} if waits else {})


def linear(*mine: Comment) -> list[Visit]:
    """A forum in which nobody states whom they answer: my post, Ana's answer, and what I say then."""
    shown = [post("1", "ida"), comment("2", "ana", "Try copper pots always.", said=HOUR), *mine]
    return [visit("v1", shown, seen=3 * HOUR), visit("v2", shown, seen=DAY)]


def test_later_words_of_mine_to_nobody_may_be_the_answer(memory: Memory) -> None:
    remembered(memory, linear(comment("3", "ida", "Great, I will try that.", said=2 * HOUR)))
    assert waiting(memory) == {}
    (one,) = memory.unanswered(memory.person_of(ANA), now=NOW)
    assert (one.settled, one.waits) == (False, False)


@pytest.mark.parametrize(
    "mine",
    [
        comment("3", "ida", "I forgot to say: plums.", said=60),
        comment("3", "ida", "@ben that is a nice jar.", said=2 * HOUR, mentions=("ben",)),
    ],
    ids=["before", "to somebody else"],
)
def test_other_words_of_mine_are_none(memory: Memory, mine: Comment) -> None:
    assert waiting(remembered(memory, linear(mine))) == {"ana": "2"}


def test_words_of_mine_that_quote_theirs_answer_them(memory: Memory) -> None:
    text = "Try copper pots always. Great, I will."
    remembered(memory, linear(comment("3", "ida", text, said=2 * HOUR, quotes=((0, 23),))))
    assert memory.unanswered(memory.person_of(ANA), now=NOW) == []


def test_deleted_words_do_not_hide_those_before_them(memory: Memory) -> None:
    oops = comment("2", "ana", "Oops.", said=60, mentions=("ida",))
    gone = visit("v2", [ASKED], seen=DAY, withdrawn=(Withdrawn("2", ""),))
    remembered(memory, [visit("v1", [ASKED, oops]), gone])
    assert waiting(memory) == {"ana": "1"}
    memory.ingest(visit("v3", [ASKED, oops], seen=2 * DAY))
    assert waiting(memory) == {"ana": "2"}


def test_of_one_day_what_asks_waits(memory: Memory) -> None:
    """Nothing tells which came first, the question or the thanks: not the order of arrival either."""
    day: dict[str, Any] = {"mentions": ("ida",), "published": "2026-03-09", "precision": "day"}
    asked, thanks = comment("1", "ana", "How long?", **day), comment("2", "ana", "Thanks!", **day)
    for first, second in ((asked, thanks), (thanks, asked)):
        with tempfile.TemporaryDirectory() as folder, Memory.open(Path(folder) / "r.db") as other:
            both = visit("v3", [asked, thanks], seen=DAY)
            remembered(other, [visit("v1", [first], seen=10), visit("v2", [second], seen=20), both])
            assert waiting(other) == {"ana": "1"}


def test_a_bare_thanks_ends_what_was_asked_before(memory: Memory) -> None:
    thanks = comment("2", "ana", "Thanks!", said=60, mentions=("ida",))
    shown = [ASKED, thanks]
    assert waiting(remembered(memory, [visit("v1", shown), visit("v2", shown, seen=DAY)])) == {}


def test_status_counts_who_waits_again(memory: Memory) -> None:
    remembered(memory, [visit("v1", [ASKED]), visit("v2", [ASKED], seen=DAY)])
    memory.later(memory.person_of(ANA), "1", later(days=2), now=later(days=1))
    assert [memory.status(now=later(days=day)).waiting for day in (1, 2)] == [0, 1]
    assert memory.status().waiting == 0
    memory.ingest(visit("v3", [ASKED], seen=3 * DAY))
    assert memory.status().waiting == 1


def test_views_show_no_deleted_words(memory: Memory, path: Path) -> None:
    gone = visit("v2", [], seen=DAY, withdrawn=(Withdrawn("1", ""),))
    remembered(memory, [visit("v1", [ASKED, ANSWER])])
    memory.add_need(memory.person_of(ANA), "To know how", comment="1", now=NOON)
    memory.ingest(gone)
    with memory._store.reading() as conn:
        assert conn.execute("SELECT key FROM comments").fetchall() == [("2",)]
        assert conn.execute("SELECT handle FROM mention").fetchall() == []
        assert conn.execute("SELECT direction, text FROM contacts ORDER BY 1").fetchall() == [
            ("given", "So."), ("received", None),
        ]  # fmt: skip
        assert conn.execute("SELECT text, words FROM needs").fetchall() == [("To know how", None)]


KEYS = [str(number) for number in range(1, 12)]


@st.composite
def worlds(draw: st.DrawFn) -> tuple[list[Said], list[Visit]]:
    """Some words between three people, and the visits that showed them, in order of time."""
    said = [
        comment(
            key,
            draw(st.sampled_from(("ida", "ana", "ana", "ben"))),
            draw(st.sampled_from((f"Plums {key}?", "Thanks" + "!" * int(key)))),
            said=60 * draw(st.integers(0, 5)),
            thread=draw(st.sampled_from((*THREADS.values(), None))),
            in_reply_to=draw(st.sampled_from((*keys, None, None))),
            mentions=draw(st.sampled_from(((), ("ida",)))),
            precision=draw(st.sampled_from(("second", "second", "minute"))),
        )
        for keys in [KEYS[: draw(st.integers(2, 9))]]
        for key in keys
    ]
    shown = st.sets(st.sampled_from(said), min_size=2)
    kinds = st.sampled_from(("thread", "thread", "profile"))
    shows = draw(st.lists(st.tuples(kinds, shown), min_size=2, max_size=5))
    others = [one.id for one in said if one.author != "ida"]
    gone = draw(st.sets(st.sampled_from(others), max_size=2)) if others else set()
    pages = [Page(PROFILE.url, NETWORK, NETWORK, kind, None, None) for kind, _ in shows]  # type: ignore[arg-type]
    visits = [
        visit(f"v{n}", sorted(shown), seen=n * DAY, page=page)
        for n, (page, (_, shown)) in enumerate(zip(pages, shows, strict=True), 1)
    ]
    away = tuple(Withdrawn(str(id), "") for id in sorted(gone, key=str))
    visits.append(visit("gone", [], seen=20 * DAY, withdrawn=away))
    known = [one for one in said if any(one in shown for _, shown in shows)]
    return [told(one, shows, one.id in gone) for one in known], visits


def told(one: Comment, shows: list[tuple[str, set[Comment]]], gone: bool) -> Said:
    sights = [kind for kind, shown in shows if one in shown]
    first = next(n for n in range(6) if instant(60 * n) == one.published) * 60 + AT
    last = first + (59 if one.precision == "minute" else 0)
    return Said(
        id=str(one.id),
        who=one.author,
        thread=None if one.thread is None else one.thread.id,
        names=one.in_reply_to,
        mention=one.mentions != () and one.author != "ida",
        first=first,
        last=last,
        thanks=one.text.startswith("Thanks"),
        seen="thread" in sights[1:],
        gone=gone,
    )


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(worlds(), st.randoms(use_true_random=False))
def test_it_is_the_slow_way_in_any_order(
    world: tuple[list[Said], list[Visit]], chance: random.Random
) -> None:
    said, visits = world
    expected = slow_waiting.waits(said, "ida")
    with tempfile.TemporaryDirectory() as folder, Memory.open(Path(folder) / "r.db") as memory:
        mixed = chance.sample(visits, len(visits))
        assert waiting(remembered(memory, mixed)) == expected
        annotated = memory.annotations([ANA], now=NOW)
        memory.rebuild()
        assert waiting(memory) == expected
        assert memory.annotations([ANA], now=NOW) == annotated
        assert all(one.ok for one in memory.check())
