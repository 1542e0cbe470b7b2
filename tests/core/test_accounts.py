"""Accounts: stable ids, bare handles, renames, recycled handles, folding; in any order of sight."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from relationcore.memory import Memory
from relationcore.model import AccountRef, Comment, Profile
from tests.core.making import HOUR, NOON, comment, reply, visit

NETWORK = "reddit"
Sight = tuple[int, str, str, str | None]
"""(seen after so many hours, comment, handle, id)"""
CASES: list[tuple[str, list[Sight], dict[str, str]]] = [
    ("bare handles only", [(1, "a", "ana", None), (2, "b", "ana", None)], {"a": "ana", "b": "ana"}),
    ("a bare handle becomes the account that shows it later", [(1, "a", "ana", None), (2, "b", "ana", "1")],
     {"a": "#1", "b": "#1"}),
    ("and stays it afterwards", [(1, "b", "ana", "1"), (2, "a", "ana", None)], {"a": "#1", "b": "#1"}),
    ("a renamed account is one", [(1, "a", "ana", "1"), (2, "b", "ana_b", "1")], {"a": "#1", "b": "#1"}),
    ("a recycled handle is another account",
     [(1, "a", "ana", "1"), (2, "b", "ana", "2")], {"a": "#1", "b": "#2"}),
    ("a bare sight belongs to who showed the handle last before it",
     [(1, "a", "ana", "1"), (2, "b", "ana", None), (3, "c", "ana", "2"), (4, "d", "ana", None)],
     {"a": "#1", "b": "#1", "c": "#2", "d": "#2"}),
    ("or first after it", [(1, "a", "ana", None), (2, "b", "ana", "1"), (3, "c", "ana", "2")],
     {"a": "#1", "b": "#1", "c": "#2"}),
    ("case is folded", [(1, "a", "Ana", None), (2, "b", "ANA", None), (3, "c", "ana", "1")],
     {"a": "#1", "b": "#1", "c": "#1"}),
]  # fmt: skip


def owners(memory: Memory, turn: int) -> dict[str, str]:
    with memory._store.reading() as conn:
        rows = conn.execute(
            "SELECT c.key, a.key FROM comment c JOIN account a ON a.id = c.account_id"
        ).fetchall()
    return {key.partition("-")[2]: owner for key, owner in rows if key.startswith(f"{turn}-")}


@pytest.mark.parametrize(("name", "sights", "expected"), CASES, ids=[case[0] for case in CASES])
def test_owner(tmp_path: Any, name: str, sights: list[Sight], expected: dict[str, str]) -> None:
    for turn, order in enumerate(itertools.permutations(sights)):
        with Memory.open(tmp_path / f"{turn}.db") as memory:
            for hours, key, handle, id in order:
                one = comment(f"{turn}-{key}", handle, f"Words {key}.", author_id=id)
                memory.ingest(visit(f"v{key}", [one], seen=hours * HOUR, network=NETWORK))
            assert owners(memory, turn) == expected
            kept = list(memory.dump(canonical=True))
            memory.rebuild()
            assert list(memory.dump(canonical=True)) == kept


def see(memory: Memory, hours: int, *comments: Comment, **more: Any) -> None:
    memory.ingest(visit(f"v{hours}", comments, seen=hours * HOUR, network=NETWORK, **more))


def test_a_renamed_account_shows_its_newest_handle_and_remembers_the_others(memory: Memory) -> None:
    see(memory, 1, comment("1", "ana", author_id="7", author_name="Ana A."))
    see(memory, 3, comment("3", "ana_c", author_id="7"))
    see(memory, 2, comment("2", "ana_b", author_id="7", author_name="Ana B."))
    (person,) = memory.people(now=NOON)
    (account,) = person.accounts
    assert (account.handle, account.name, account.former_handles) == ("ana_c", "Ana B.", ("ana_b", "ana"))
    assert [
        found.handle for found in (memory.card(AccountRef(NETWORK, "ana_b", "7"), now=NOON).accounts)
    ] == ["ana_c"]


def test_a_note_on_a_bare_handle_stays_with_the_account_it_turns_out_to_be(memory: Memory) -> None:
    see(memory, 1, comment("1", "ana"))
    person = memory.person_of(AccountRef(NETWORK, "ana"))
    memory.add_note(person, "Makes plum jam.", now=NOON)
    see(memory, 2, comment("2", "ana", "Cherries.", author_id="7"))
    see(memory, 3, comment("3", "ana_b", "Quinces.", author_id="7"))
    assert memory.person_of(AccountRef(NETWORK, "ana_b", "7")) == person
    (annotation,) = memory.annotations([AccountRef(NETWORK, "ana_b", "7")], now=NOON)
    assert annotation.note_first_line == "Makes plum jam."
    assert [account.handle for account in memory.person(person, now=NOON).accounts] == ["ana_b"]
    assert memory.people(now=NOON)[0].seen == 3


def test_an_id_not_seen_yet_means_the_bare_handle_unless_that_is_somebody_elses(memory: Memory) -> None:
    see(memory, 1, comment("1", "ana"))
    assert memory.annotations([AccountRef(NETWORK, "ana", "7")], now=NOON)[0].kind == "seen"
    see(memory, 2, comment("2", "ana", author_id="8"))
    assert memory.annotations([AccountRef(NETWORK, "ana", "7")], now=NOON)[0].kind == "unknown"


def test_a_contact_moves_with_the_handle(memory: Memory) -> None:
    memory.confirm_me(AccountRef(NETWORK, "ida"), now=NOON)
    see(memory, 1, reply("1", "ida", "0"), parents={"1": "ana"})
    assert memory.annotations([AccountRef(NETWORK, "ana")], now=NOON)[0].given == 1
    see(memory, 2, comment("2", "ana", author_id="7"))
    see(memory, 3, comment("3", "ana_b", author_id="7"))
    assert memory.annotations([AccountRef(NETWORK, "ana_b", "7")], now=NOON)[0].given == 1


def test_me_under_a_handle_that_gets_an_id(memory: Memory) -> None:
    memory.confirm_me(AccountRef(NETWORK, "ida"), now=NOON)
    see(memory, 1, reply("1", "ana", "0"), parents={"1": "ida_new"})
    see(memory, 2, comment("2", "ida", author_id="9"))
    assert memory.annotations([AccountRef(NETWORK, "ana")], now=NOON)[0].received == 0
    see(memory, 3, comment("3", "ida_new", author_id="9"))
    assert memory.annotations([AccountRef(NETWORK, "ana")], now=NOON)[0].received == 1
    assert memory.annotations([AccountRef(NETWORK, "ida_new", "9")], now=NOON)[0].kind == "me"


def test_another_network_is_another_account(memory: Memory) -> None:
    see(memory, 1, comment("1", "ana"))
    assert memory.annotations([AccountRef("hackernews", "ana")], now=NOON)[0].kind == "unknown"


def test_a_profile_names_an_account_and_tells_of_it(memory: Memory) -> None:
    profile = Profile(
        "ana", "7", "Ana A.", "https://example.org/ana", "Jam maker", None, ("https://ana.example",)
    )
    see(memory, 1, profiles=(profile,))
    (account,) = memory.card(AccountRef(NETWORK, "ana", "7"), now=NOON).accounts
    assert (account.name, account.url, account.bio, account.links) == (
        "Ana A.", "https://example.org/ana", "Jam maker", ("https://ana.example",)
    )  # fmt: skip


def test_names_of_a_weak_network_are_known_on_their_own_host_only(memory: Memory) -> None:
    memory.ingest(visit("v1", [comment("1", "Ana")], network="web:jam.example"))
    ref = AccountRef("web:jam.example", "Ana")
    hosts = {
        host: memory.annotations([ref], now=NOON, host=host)[0].kind for host in ("jam.example", "x.example")
    }
    assert hosts == {"jam.example": "seen", "x.example": "unknown"}


def test_a_guest_who_calls_himself_by_an_id_is_not_its_account(memory: Memory) -> None:
    see(memory, 1, comment("1", "ana", author_id="42"))
    see(memory, 2, comment("2", "#42", "I am ana."))
    ana, guest = (memory.card(AccountRef(NETWORK, *who), now=NOON) for who in (("ana", "42"), ("#42",)))
    assert [(card.accounts[0].handle, card.history[0].text) for card in (ana, guest)] == [
        ("ana", "Plums."),
        ("#42", "I am ana."),
    ]
