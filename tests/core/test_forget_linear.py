"""Forgetting in forums in which nobody states whom they answer: others keep every figure, bit for bit."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from relationcore.memory import Memory
from relationcore.model import AccountRef, Comment
from tests.core.making import DAY, NETWORK, NOON, comment, visit
from tests.core.test_forget_order import PLENTY, figures

IDA, ANA = AccountRef(NETWORK, "ida"), AccountRef(NETWORK, "ana")
REFS = [IDA, *(AccountRef(NETWORK, name) for name in ("ben", "cleo"))]
ASKED = "How do you make plum jam?"
SHORT = ASKED[:8]


@st.composite
def messages(draw: st.DrawFn) -> list[Comment]:
    """A thread of three to six, opened by anybody; some quote the opener, some mention me."""
    said = []
    for number in range(draw(st.integers(3, 6))):
        quoted = "" if number == 0 else draw(st.sampled_from(("", "", ASKED, SHORT)))
        said.append(
            comment(
                str(number), draw(st.sampled_from(("ana", "ana", "ben", "ida", "cleo"))),
                ASKED if number == 0 else f"{quoted} Words {number}, thanks?".strip(),
                kind="post" if number == 0 else "comment",
                said=draw(st.sampled_from((60 * number, 60 * number, None))),
                quotes=((0, len(quoted)),) if quoted else (),
                mentions=draw(st.sampled_from(((), (), ("ida",)))),
            )
        )  # fmt: skip
    return said


def told(memory: Memory, said: list[Comment], cut: int) -> None:
    """Read in two parts, then as a whole."""
    memory.confirm_me(IDA, now=NOON)
    for turn, part in enumerate((said[:cut], said[cut:], said)):
        memory.ingest(visit(f"v{turn}", part, seen=(1 + turn) * DAY))
    memory.person_of(ANA, create=True)


def look_again(memory: Memory, said: list[Comment]) -> None:
    memory.ingest(visit("again", said, seen=5 * DAY))


@settings(PLENTY, max_examples=40)
@given(messages(), st.integers(0, 6))
def test_others_keep_every_figure(said: list[Comment], cut: int) -> None:
    """At once, and whether the page is read again before or after."""
    with tempfile.TemporaryDirectory() as folder:
        one, other = (Memory.open(Path(folder) / name) for name in ("one.db", "other.db"))
        with one, other:
            told(one, said, cut)
            told(other, said, cut)
            before = figures(one, REFS)
            one.forget(one.person_of(ANA), now=NOON)
            assert figures(one, REFS) == before
            look_again(one, said)
            look_again(other, said)
            other.forget(other.person_of(ANA), now=NOON)
            assert figures(one, REFS) == figures(other, REFS)
            assert [finding for finding in one.check() if not finding.ok] == []
