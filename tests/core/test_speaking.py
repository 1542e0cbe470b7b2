"""Which words to me I answered, as reach, newcomers and the tipping point count it, against a brute force."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from relationcore.memory import Memory, speaking
from relationcore.model import AccountRef, Thread
from relationcore.store import queries, talk
from tests.core.making import DAY, NOON, comment, instant, later, visit
from tests.core.making import NETWORK as HN
from tests.core.slow_speaking import Said, answered
from tests.core.test_order import PLENTY, content, trial
from tests.core.universe import HOST, NETWORK

IDA = AccountRef(HN, "ida")
IDS = tuple(str(number) for number in range(1, 9))
TIMES = (
    (0, "second", 0),
    (60, "second", 0),
    (-60, "second", 0),
    (-60, "second", 0),
    (DAY, "second", 0),
    (0, "day", DAY - 1),
)


@st.composite
def histories(draw: st.DrawFn) -> list[tuple[Said, str]]:
    """Words with the precision of their time, some under a thread of their own."""
    found = []
    for id in IDS[: draw(st.integers(2, 8))]:
        at, precision, span = draw(st.sampled_from(TIMES))
        if precision == "day":
            at -= at % DAY
        names = draw(st.sampled_from((None, *IDS[: int(id) - 1])))
        mentions = draw(st.sampled_from(((), ("ida",), ("ida",), ("ana", "ben"))))
        who = draw(st.sampled_from(("ida", "ana", "ben")))
        thread = draw(st.sampled_from(("A", "A", "B")))
        found.append((Said(id, who, thread, names, mentions, at, span), precision))
    return found


@PLENTY
@given(histories(), st.randoms(use_true_random=False))
def test_answered_is_as_the_reference_says(words: list[tuple[Said, str]], chance: random.Random) -> None:
    shown = [
        comment(
            one.id, one.who, f"Words {one.id}.", in_reply_to=one.names, mentions=one.mentions, scope=HOST,
            published=instant(one.at), precision=precision, thread=Thread(one.thread, None, None),
        )
        for one, precision in words
    ]  # fmt: skip
    chance.shuffle(shown)
    half = len(shown) // 2
    parts = [visit(f"v{turn}", part, seen=2 * DAY + turn, network=NETWORK)
             for turn, part in enumerate((shown[:half], shown[half:]))]  # fmt: skip
    with trial() as conn:
        content(conn, parts, me_first=True)
        keys = dict(conn.execute("SELECT id, key FROM comment").fetchall())
        names = dict(conn.execute("SELECT id, key FROM account").fetchall())
        found = {
            (names[one.spoken.person], keys[one.copies[0].comment])
            for one in speaking.heard(conn, talk.lines(conn), queries.all_mine(conn))
            if one.spoken.answered is not None
        }
    assert found == answered([one for one, _ in words], "ida")


def spoken(memory: Memory) -> list[tuple[int, bool]]:
    with memory._store.reading() as conn:
        heard = speaking.heard(conn, talk.lines(conn), queries.all_mine(conn))
    return sorted((one.spoken.person, one.spoken.known) for one in heard)


def test_whether_an_answer_is_known_stays_when_somebody_else_is_forgotten(memory: Memory) -> None:
    """In a forum without stated parents, where my words there may answer."""
    memory.confirm_me(IDA, now=NOON)
    words = [
        comment("1", "ida", "My cellar.", kind="post", said=-10),
        comment("2", "ana", "First!", said=5),
        comment("3", "ben", "ida: how do you make plum jam?", said=10, mentions=("ida",)),
        comment("4", "ida", "Put quinces into it.", said=20),
    ]
    memory.ingest(visit("v1", words, seen=60))
    memory.ingest(visit("v2", words, seen=DAY))
    before = spoken(memory)
    ana = memory.person_of(AccountRef(HN, "ana"))
    memory.forget(ana, now=NOON)
    assert spoken(memory) == [one for one in before if one[0] != ana]


def test_what_was_said_last_of_any_copy_counts(memory: Memory) -> None:
    """Answered elsewhere, then put off as a copy of which it was not known yet that it is one."""
    memory.confirm_me(IDA, now=NOON)
    facts = {"mentions": ("ida",), "text": "Ida, how?"}
    first, second = (
        comment(key, "ana", said=at, thread=Thread(key, None, None), **facts)
        for at, key in enumerate(("10", "77"))
    )
    memory.ingest(visit("v1", [first, second], seen=60))
    ana = memory.person_of(AccountRef(HN, "ana"))
    memory.answered_elsewhere(ana, "10", now=later(days=2))
    memory.later(ana, "77", later(days=4), now=later(days=3))
    uri = "https://ana.example/1"
    memory.ingest(visit("v2", [first._replace(uri=uri), second._replace(uri=uri)], seen=DAY))
    with memory._store.reading() as conn:
        (one,) = speaking.heard(conn, talk.lines(conn), queries.all_mine(conn))
    assert (one.spoken.answered, one.spoken.known) == (None, True)
    assert [person.id for person in memory.people(now=later(days=5), waiting=True)] == [ana]


def test_words_of_mine_beside_any_copy_may_be_the_answer(memory: Memory) -> None:
    """One place states whom the words answer; in the other nobody does, and I spoke there later."""
    memory.confirm_me(IDA, now=NOON)
    facts = {"mentions": ("ida",), "text": "Ida, how?", "uri": "https://ana.example/1"}
    words = [
        comment("10", "ana", in_reply_to="9", thread=Thread("A", None, None), **facts),
        comment("77", "ana", thread=Thread("B", None, None), **facts),
        comment("78", "ida", "Slowly.", said=60, thread=Thread("B", None, None)),
    ]
    memory.ingest(visit("v1", words, seen=DAY))
    memory.ingest(visit("v2", words, seen=2 * DAY))
    assert [known for _, known in spoken(memory)] == [False]
