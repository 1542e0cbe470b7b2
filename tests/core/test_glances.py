"""What is said of a stranger at a glance is what the whole judgement says of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relationcore.annotate import Facts, annotate, glance
from relationcore.instants import format_instant
from relationcore.memory import Memory
from relationcore.model import AccountRef, Annotation, Summary
from tests.core.making import AT, DAY, later, post, reply, visit

NAMES = ("ana", "ben", "cleo", "dan", "eve", "finn", "gus", "hal", "ida", "nobody yet")
REFS = [AccountRef("hackernews", name) for name in NAMES]


@given(
    st.builds(AccountRef, st.text(), st.text(), st.none() | st.text(), st.none() | st.text()),
    st.integers(1, 10**6),
    st.none() | st.text(),
    st.integers(0, 5000),
    st.integers(0, 3),
)
def test_a_glance_is_the_annotation_of_one_without_more(
    ref: AccountRef, person: int, name: str | None, seen: int, days: int
) -> None:
    facts = Facts(person, name, summary=Summary(seen, tuple(range(days))))
    assert glance(ref, person, name, seen, days, format_instant(AT)) == annotate(ref, facts, AT)


@pytest.fixture
def known(memory: Memory) -> Memory:
    """Strangers, and of everything that makes somebody more than that one example."""
    spoken = [
        post("1", "ana"),
        reply("2", "ben", "1"),
        reply("3", "ida", "2"),
        reply("4", "finn", "3"),
        *[reply(str(number), name, "1") for number, name in enumerate(NAMES[2:8], 10)],
    ]
    for number in range(4):
        memory.ingest(visit(f"v{number}", spoken, seen=number * DAY))
    memory.confirm_me(AccountRef("hackernews", "ida"), now=later())
    persons = {ref.handle: memory.person_of(ref) for ref in REFS[:-1]}
    memory.add_note(persons["cleo"], "Knows about quinces.", now=later())
    memory.set_label(persons["dan"], "careful")
    memory.add_need(persons["eve"], "A bigger kettle", now=later())
    memory.pin(persons["gus"], "close", now=later())
    memory.merge(persons["hal"], persons["ana"], now=later())
    return memory


def whole(memory: Memory, ref: AccountRef) -> Annotation:
    """The annotation by the long way."""
    return memory.person(memory.person_of(ref), now=later()).annotation


def test_everybody_is_annotated_as_by_the_whole_judgement(known: Memory) -> None:
    said = known.annotations(REFS, now=later())
    assert [one.kind for one in said] == [
        "seen", "I wrote", "seen", "seen", "seen", "writes to me", "seen", "seen", "me", "unknown",
    ]  # fmt: skip
    for ref, one in zip(REFS[:-1], said, strict=False):
        assert one._replace(account=ref, v="") == whole(known, ref)._replace(account=ref, v="")
    assert (said[2].note_first_line, said[3].label, said[4].needs_open, said[6].circle) == (
        "Knows about quinces.", "careful", 1, "close",
    )  # fmt: skip
    assert said[0].person == said[7].person
