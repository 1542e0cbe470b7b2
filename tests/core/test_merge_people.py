"""One human being with several accounts: merged by the user, undone exactly."""

from __future__ import annotations

import pytest

from relationcore.errors import IsMe, NotFound, WrongValue
from relationcore.memory import Memory
from relationcore.model import AccountRef
from tests.core.making import DAY, HOUR, NETWORK, NOON, comment, post, reply, visit


@pytest.fixture
def three(memory: Memory) -> dict[str, int]:
    """Ana on one network and ana_b on another, both answering Ida; and Cleo."""
    memory.confirm_me(AccountRef(NETWORK, "ida"), now=NOON)
    memory.confirm_me(AccountRef("reddit", "ida"), now=NOON)
    memory.ingest(visit("v1", (post("1", "ida"), reply("2", "ana", "1"), comment("3", "cleo"))))
    elsewhere = (post("1", "ida"), reply("2", "ana_b", "1", "Here too.", said=DAY))
    memory.ingest(visit("v2", elsewhere, network="reddit", seen=DAY + HOUR))
    refs = {
        "ana": AccountRef(NETWORK, "ana"),
        "ana_b": AccountRef("reddit", "ana_b"),
        "cleo": AccountRef(NETWORK, "cleo"),
    }
    return {name: memory.person_of(ref) for name, ref in refs.items()}


def test_merged_history_is_as_if_always_one(memory: Memory, three: dict[str, int]) -> None:
    person = memory.merge(three["ana_b"], three["ana"], now=NOON)
    assert person == three["ana"] == min(three["ana"], three["ana_b"])
    (ana,) = memory.annotations([AccountRef("reddit", "ana_b")], now=NOON)
    assert (ana.person, ana.received) == (person, 2)
    whole = memory.person(three["ana_b"], now=NOON)
    assert (whole.id, [account.handle for account in whole.accounts]) == (person, ["ana", "ana_b"])
    assert [said.text for said in whole.timeline()] == ["Here too.", "With quinces."]
    assert sorted(found.name for found in memory.people(now=NOON)) == ["ana", "cleo"]


def test_one_comment_to_both_accounts_is_said_once(memory: Memory) -> None:
    memory.confirm_me(AccountRef(NETWORK, "ida"), now=NOON)
    memory.ingest(visit("v1", [comment("1", "ida", "Hello @ana @ben", mentions=("ana", "ben"))]))
    one, other = (memory.person_of(AccountRef(NETWORK, name)) for name in ("ana", "ben"))
    person = memory.merge(one, other, now=NOON)
    (found,) = memory.annotations([AccountRef(NETWORK, "ben")], now=NOON)
    assert (found.given, found.reason) == (
        1,
        "You wrote to them once, last on 2026-03-10; no answer of theirs seen.",
    )
    assert len(memory.person(person, now=NOON).timeline()) == memory.person(person, now=NOON).tie.given == 1
    memory.unmerge(other, now=NOON)
    assert [one.given for one in memory.people(now=NOON)] == [1, 1]


def test_copies_under_two_accounts_are_said_once(memory: Memory) -> None:
    memory.confirm_me(AccountRef(NETWORK, "ida"), now=NOON)
    facts = {"mentions": ("ida",), "uri": "https://far.example/1"}
    memory.ingest(visit("v1", [comment("1", "ana", **facts), comment("2", "ana@far", **facts)]))
    memory.ingest(
        visit("v2", [comment("3", "ana@far", "And how?", said=60, mentions=("ida",))], seen=2 * HOUR)
    )
    one, other = (memory.person_of(AccountRef(NETWORK, name)) for name in ("ana", "ana@far"))
    memory.merge(one, other, now=NOON)
    (found,) = memory.people(now=NOON)
    assert (found.received, found.seen) == (2, 2)


def test_merge_and_unmerge_is_as_if_never(memory: Memory, three: dict[str, int]) -> None:
    before = list(memory.dump(canonical=True))
    memory.merge(three["ana"], three["ana_b"], now=NOON)
    assert list(memory.dump(canonical=True)) != before
    assert memory.unmerge(three["ana_b"], now=NOON) == three["ana_b"]
    assert list(memory.dump(canonical=True)) == before


def test_one_of_three_leaves_and_the_others_stay_together(memory: Memory, three: dict[str, int]) -> None:
    memory.merge(three["ana"], three["ana_b"], now=NOON)
    memory.merge(three["ana_b"], three["cleo"], now=NOON)
    memory.unmerge(three["ana_b"], now=NOON)
    assert [account.handle for account in memory.person(three["ana"], now=NOON).accounts] == ["ana", "cleo"]
    assert [account.handle for account in memory.person(three["ana_b"], now=NOON).accounts] == ["ana_b"]


def test_what_was_written_goes_along_and_comes_back(memory: Memory, three: dict[str, int]) -> None:
    memory.add_note(three["ana"], "First.", now=NOON)
    memory.add_note(three["ana_b"], "Second.", now=NOON)
    memory.set_nickname(three["ana"], "Jam Ana")
    memory.set_nickname(three["ana_b"], "Other Ana")
    person = memory.person(memory.merge(three["ana"], three["ana_b"], now=NOON), now=NOON)
    assert ([note.text for note in person.notes], person.nickname) == (["Second.", "First."], "Other Ana")
    memory.unmerge(three["ana_b"], now=NOON)
    ana, other = (memory.person(three[name], now=NOON) for name in ("ana", "ana_b"))
    assert ([note.text for note in ana.notes], ana.nickname) == (["First."], "Jam Ana")
    assert ([note.text for note in other.notes], other.nickname) == (["Second."], "Other Ana")


def test_a_nickname_taken_away_from_the_merged_person_is_away(memory: Memory, three: dict[str, int]) -> None:
    memory.set_nickname(three["ana_b"], "Other Ana")
    person = memory.merge(three["ana"], three["ana_b"], now=NOON)
    memory.set_nickname(person, None)
    assert memory.person(person, now=NOON).nickname is None


def test_merge_survives_a_rebuild(memory: Memory, three: dict[str, int]) -> None:
    memory.merge(three["ana"], three["ana_b"], now=NOON)
    before = list(memory.dump(canonical=True))
    memory.rebuild()
    assert list(memory.dump(canonical=True)) == before


def test_nobody_is_merged_with_me(memory: Memory, three: dict[str, int]) -> None:
    ida = memory.person_of(AccountRef(NETWORK, "ida"))
    before = list(memory.dump())
    for pair in ((three["ana"], ida), (ida, three["ana"])):
        with pytest.raises(IsMe, match=r"^One of the two is you; [^.]+\.$"):
            memory.merge(*pair, now=NOON)
    assert list(memory.dump()) == before
    memory.merge(ida, memory.person_of(AccountRef("reddit", "ida")), now=NOON)
    assert [line.kind for line in memory.summaries([ida], now=NOON)] == ["me"]


def test_merging_with_oneself_is_refused(memory: Memory, three: dict[str, int]) -> None:
    with pytest.raises(WrongValue, match=r"^This is one and the same person; [^.]+\.$"):
        memory.merge(three["ana"], three["ana"], now=NOON)
    memory.merge(three["ana"], three["ana_b"], now=NOON)
    assert memory.merge(three["ana"], three["ana_b"], now=NOON) == three["ana"]  # once more: as it is
    memory.unmerge(three["ana_b"], now=NOON)
    assert memory.unmerge(three["ana"], now=NOON) == three["ana"]


def test_merging_nobody(memory: Memory, three: dict[str, int]) -> None:
    with pytest.raises(NotFound):
        memory.merge(three["ana"], 99, now=NOON)


def test_an_answer_on_one_account_answers_the_person_in_that_thread_only(
    memory: Memory, three: dict[str, int]
) -> None:
    for network in (NETWORK, "reddit"):
        memory.ingest(visit(f"again {network}", (post("1", "ida"),), network=network, seen=3 * DAY))
    memory.ingest(visit("v3", (reply("2", "ana", "1"),), seen=4 * DAY))
    memory.ingest(
        visit("v4", (reply("2", "ana_b", "1", "Here too.", said=DAY),), network="reddit", seen=4 * DAY)
    )
    assert memory.status().waiting == 2
    memory.merge(three["ana"], three["ana_b"], now=NOON)
    assert memory.status().waiting == 1


def test_a_merge_undone_leaves_no_decision(memory: Memory, three: dict[str, int]) -> None:
    before = list(memory.dump())
    memory.merge(three["ana"], three["ana_b"], now=NOON)
    memory.merge(three["ana_b"], three["cleo"], now=NOON)
    memory.undo_merge(three["cleo"], three["ana_b"])
    assert [one.handle for one in memory.person(three["cleo"], now=NOON).accounts] == ["cleo"]
    assert len(memory.person(three["ana"], now=NOON).accounts) == 2
    memory.undo_merge(three["ana"], three["ana_b"])
    assert list(memory.dump()) == before
    with pytest.raises(NotFound, match=r"^There is nothing to undo\.$"):
        memory.undo_merge(three["ana"], three["ana_b"])


def test_groups_of_several_are_taken_apart_as_they_were(memory: Memory, three: dict[str, int]) -> None:
    """Undoing the merge of two groups gives both back whole, which taking one account out does not."""
    memory.merge(three["ana_b"], three["cleo"], now=NOON)
    before = list(memory.dump())
    memory.merge(three["ana"], three["cleo"], now=NOON)
    memory.unmerge(three["cleo"], now=NOON)
    memory.undo_unmerge(three["cleo"])
    assert len(memory.person(three["ana"], now=NOON).accounts) == 3
    memory.undo_merge(three["ana"], three["cleo"])
    assert list(memory.dump()) == before
    with pytest.raises(NotFound):
        memory.undo_unmerge(three["cleo"])


@pytest.mark.parametrize("taken", ["bare", "real"])
def test_an_account_is_taken_out_with_the_bare_handle_that_means_it(memory: Memory, taken: str) -> None:
    """The bare handle came first and is the smaller row; nothing of it may hold the account back."""
    memory.ingest(visit("v1", [comment("1", "ana"), comment("2", "cleo")], seen=HOUR))
    memory.ingest(visit("v2", [comment("3", "ana", author_id="7")], seen=2 * HOUR))
    bare = memory.person_of(AccountRef(NETWORK, "ana"))
    cleo = memory.person_of(AccountRef(NETWORK, "cleo"))
    (real,) = [one.id for one in memory.person(bare, now=NOON).accounts]
    assert real != bare
    before = list(memory.dump(canonical=True))
    memory.merge(bare, cleo, now=NOON)
    assert len(memory.person(cleo, now=NOON).accounts) == 2
    memory.unmerge({"bare": bare, "real": real}[taken], now=NOON)
    assert [one.handle for one in memory.person(cleo, now=NOON).accounts] == ["cleo"]
    assert memory.person_of(AccountRef(NETWORK, "ana")) == memory.person_of(AccountRef(NETWORK, "ana", "7"))
    assert list(memory.dump(canonical=True)) == before
