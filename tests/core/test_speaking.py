"""Which words to me I answered, as reach, newcomers and the tipping point count it, against a brute force."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from relationcore.memory import speaking
from relationcore.model import Thread
from relationcore.store import queries, talk
from tests.core.making import DAY, comment, instant, visit
from tests.core.slow_speaking import Said, answered
from tests.core.test_order import PLENTY, content, trial
from tests.core.universe import HOST, NETWORK

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
