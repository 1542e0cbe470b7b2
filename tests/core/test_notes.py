"""What the user wrote: notes, nicknames, labels, follow-ups."""

from __future__ import annotations

from datetime import date

import pytest

from relationcore.errors import EmptyText, NotFound, Overtaken
from relationcore.memory import Memory
from relationcore.model import AccountRef, FollowUp, Note
from tests.core.making import AT, HOUR, NETWORK, NOON, comment, later, visit

ANA = AccountRef(NETWORK, "ana")


@pytest.fixture
def ana(memory: Memory) -> int:
    memory.ingest(visit("v1", [comment("1", "ana")]))
    return memory.person_of(ANA)


def test_note_is_written_changed_deleted_and_restored(memory: Memory, ana: int) -> None:
    written = memory.add_note(ana, "  Makes *plum* jam.\n", now=NOON)
    assert written == Note(1, ana, "Makes *plum* jam.", AT, AT)
    changed = memory.change_note(written.id, "Makes cherry jam.", now=later(hours=1))
    assert changed == Note(1, ana, "Makes cherry jam.", AT, AT + HOUR)
    memory.delete_note(written.id, now=NOON)
    assert memory.person(ana, now=NOON).notes == ()
    with pytest.raises(NotFound, match=r"^There is no note 1\.$"):
        memory.change_note(written.id, "x", now=NOON)
    assert memory.restore_note(written.id) == changed
    assert memory.person(ana, now=NOON).notes == (changed,)


def test_a_note_is_not_overwritten_by_who_has_not_seen_it(memory: Memory, ana: int) -> None:
    first = memory.add_note(ana, "Makes jam.", now=NOON)
    second = memory.change_note(first.id, "Makes plum jam.", now=NOON, seen=first.v)  # in the same second
    with pytest.raises(Overtaken, match=r"^This note was changed elsewhere meanwhile\."):
        memory.change_note(first.id, "Makes bread.", now=later(hours=1), seen=first.v)
    assert memory.person(ana, now=NOON).notes == (second,)
    assert (
        memory.change_note(first.id, "Makes bread.", now=later(hours=1), seen=second.v).text == "Makes bread."
    )


def test_the_same_words_again_overtake_nothing(memory: Memory, ana: int) -> None:
    """The answer was lost, and whoever wrote them asks once more."""
    first = memory.add_note(ana, "Makes jam.", now=NOON)
    for _ in range(2):
        assert memory.change_note(first.id, " Makes bread. ", now=NOON, seen=first.v).text == "Makes bread."


def test_notes_stand_newest_first_on_card_and_person(memory: Memory, ana: int) -> None:
    texts = [memory.add_note(ana, text, now=NOON).text for text in ("one", "two")]
    assert [note.text for note in memory.person(ana, now=NOON).notes] == texts[::-1]
    assert [note.text for note in memory.card(ANA, now=NOON).notes] == texts[::-1]


@pytest.mark.parametrize("text", ["", "  \n\t "])
def test_a_note_without_a_word_is_refused(memory: Memory, ana: int, text: str) -> None:
    with pytest.raises(EmptyText, match=r"^Write a few words first\.$"):
        memory.add_note(ana, text, now=NOON)


def test_a_note_of_nobody_is_refused(memory: Memory) -> None:
    with pytest.raises(NotFound, match=r"^There is no person 99\.$"):
        memory.add_note(99, "x", now=NOON)


def test_a_person_never_seen_may_be_written_about(memory: Memory) -> None:
    with pytest.raises(NotFound, match=r"^Nobody called zoe on hackernews has been seen here\.$"):
        memory.person_of(AccountRef(NETWORK, "zoe"))
    zoe = memory.person_of(AccountRef(NETWORK, "zoe"), create=True)
    memory.add_note(zoe, "A friend of Ana's.", now=NOON)
    (annotation,) = memory.annotations([AccountRef(NETWORK, "zoe")], now=NOON)
    assert (annotation.kind, annotation.note_first_line) == ("unknown", "A friend of Ana's.")


FIRST_LINES = [
    ("Jam\nand more", "Jam"),
    ("\n\n  - quinces \n", "- quinces"),
    ("word " * 40, "word " * 23 + "word…"),
    ("x" * 130, "…"),
]


@pytest.mark.parametrize(("text", "line"), FIRST_LINES[:3])
def test_first_line_in_the_annotation(memory: Memory, ana: int, text: str, line: str) -> None:
    memory.add_note(ana, text, now=NOON)
    assert memory.annotations([ANA], now=NOON)[0].note_first_line == line


def test_nickname_label_and_follow_up_are_set_and_taken_away(memory: Memory, ana: int) -> None:
    memory.set_nickname(ana, "Jam Ana")
    memory.set_label(ana, "careful")
    memory.set_follow_up(ana, date(2026, 3, 12), "Ask for the recipe", now=NOON)
    person = memory.person(ana, now=NOON)
    assert (person.nickname, person.label) == ("Jam Ana", "careful")
    assert person.follow_up == FollowUp("2026-03-12", "Ask for the recipe", AT)
    (annotation,) = memory.annotations([ANA], now=NOON)
    assert (annotation.nickname, annotation.label, annotation.kind) == ("Jam Ana", "careful", "seen")
    memory.set_nickname(ana, None)
    memory.set_label(ana, None)
    memory.set_follow_up(ana, None, None, now=NOON)
    person = memory.person(ana, now=NOON)
    assert (person.nickname, person.label, person.follow_up) == (None, None, None)


def test_an_empty_nickname_is_refused(memory: Memory, ana: int) -> None:
    with pytest.raises(EmptyText):
        memory.set_nickname(ana, " ")


def test_what_the_user_wrote_survives_a_rebuild(memory: Memory, ana: int) -> None:
    memory.add_note(ana, "Makes jam.", now=NOON)
    memory.set_label(ana, "careful")
    before = memory.annotations([ANA], now=NOON)
    memory.rebuild()
    assert memory.annotations([ANA], now=NOON) == before
