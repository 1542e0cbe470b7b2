"""Which accounts are me: proposed, confirmed, declined, and taken back without a trace."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from relationcore.errors import NotFound
from relationcore.memory import Memory
from relationcore.model import AccountRef, Mine, Visit
from relationcore.store import me as store_me
from relationcore.store.dump import canonical_lines
from relationcore.store.recording import record
from tests.core.making import AT, HOUR, NETWORK, NOON, comment, later, post, reply, visit
from tests.core.test_order import REF, same, trial
from tests.core.universe import RULES, histories

IDA = AccountRef(NETWORK, "ida")
TALK = (post("1", "ana"), reply("2", "ida", "1"), reply("3", "ana", "2"))


def said_of_ana(memory: Memory) -> tuple[int, int]:
    (ana,) = memory.annotations([AccountRef(NETWORK, "ana")], now=NOON)
    return ana.received, ana.given


def test_a_signed_in_viewer_is_proposed_and_counts_only_when_confirmed(memory: Memory) -> None:
    memory.ingest(visit("v1", TALK, viewer="ida"))
    assert memory.me_proposals() == [Mine(IDA, "proposed", AT + HOUR)]
    assert memory.me() == []
    assert said_of_ana(memory) == (0, 0)
    memory.confirm_me(IDA, now=NOON)
    assert memory.me_proposals() == []
    assert memory.me() == [Mine(IDA, "confirmed", AT)]
    assert said_of_ana(memory) == (1, 1)


def test_a_declined_account_is_not_proposed_again(memory: Memory) -> None:
    memory.ingest(visit("v1", TALK, viewer="ida"))
    memory.decline_me(IDA, now=NOON)
    memory.ingest(visit("v2", TALK, viewer="ida", seen=2 * HOUR))
    assert (memory.me_proposals(), memory.me()) == ([], [])
    assert memory.me_declined() == [Mine(IDA, "declined", AT)]


def test_a_reading_from_a_file_proposes_nobody(memory: Memory) -> None:
    memory.ingest(visit("v1", TALK, viewer="ida", browser="script"))
    assert memory.me_proposals() == []


def test_removing_an_answer_leaves_the_proposal(memory: Memory) -> None:
    memory.ingest(visit("v1", TALK, viewer="ida"))
    memory.confirm_me(IDA, now=NOON)
    memory.remove_me(IDA)
    assert memory.me_proposals() == [Mine(IDA, "proposed", AT + HOUR)]
    assert said_of_ana(memory) == (0, 0)


def test_me_is_marked_as_me_and_stands_in_no_list(memory: Memory) -> None:
    memory.ingest(visit("v1", TALK))
    memory.confirm_me(IDA, now=NOON)
    (ida,) = memory.annotations([IDA], now=NOON)
    assert (ida.kind, ida.reason) == ("me", "This is you.")
    assert [person.name for person in memory.people(now=NOON)] == ["ana"]
    assert [person.name for person in memory.people(now=NOON, kind="me")] == ["ida"]


def test_two_accounts_of_mine_talk_to_nobody_when_they_talk_to_each_other(memory: Memory) -> None:
    memory.ingest(visit("v1", (post("1", "ida"), reply("2", "ida_too", "1"))))
    for handle in ("ida", "ida_too"):
        memory.confirm_me(AccountRef(NETWORK, handle), now=NOON)
    assert memory.status().contacts == 0


def test_me_may_be_confirmed_before_anything_was_seen(memory: Memory) -> None:
    memory.confirm_me(IDA, now=later(days=-1))
    memory.ingest(visit("v1", TALK))
    assert said_of_ana(memory) == (1, 1)


def test_removing_somebody_never_seen(memory: Memory) -> None:
    with pytest.raises(NotFound, match=r"^Nobody called zoe on hackernews has been seen here\.$"):
        memory.remove_me(AccountRef(NETWORK, "zoe"))


def test_the_same_handle_on_another_network_is_not_me(memory: Memory) -> None:
    memory.confirm_me(AccountRef("reddit", "ida"), now=NOON)
    memory.ingest(visit("v1", TALK))
    assert memory.status().contacts == 0


def test_confirming_remakes_only_what_i_am_a_side_of(memory: Memory) -> None:
    memory.ingest(visit("v1", (*TALK, comment("9", "ben", "Cherries."))))
    memory.confirm_me(IDA, now=NOON)
    kinds = {person.name: person.kind for person in memory.people(now=NOON)}
    assert kinds == {"ana": "acquainted", "ben": "seen"}


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(histories(), histories())
def test_confirm_and_remove_is_as_if_never(before: list[Visit], after: list[Visit]) -> None:
    """Undo leaves no residue, whatever was seen before and in between."""
    dumps = []
    for confirmed in (False, True):
        with trial() as conn:
            for one in before:
                record(conn, one, RULES)
            if confirmed:
                store_me.answer(conn, REF, "confirmed", AT, RULES)
            for one in after:
                record(conn, one, RULES)
            if confirmed:
                store_me.remove(conn, REF, RULES)
            dumps.append(list(canonical_lines(conn)))
    same(*dumps)


CONTACTS = (
    "SELECT s.name, c.key, a.key, t.direction, t.via, t.at, t.day FROM contact t"
    " JOIN comment c ON c.id = t.comment_id JOIN scope s ON s.id = c.scope_id"
    " JOIN account a ON a.id = t.account_id ORDER BY 1, 2, 3"
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(histories())
def test_confirmed_early_or_late_the_contacts_are_the_same(visits: list[Visit]) -> None:
    """Also those of answers that do not say whose words they answer."""
    made = []
    for late in (False, True):
        with trial() as conn:
            if not late:
                store_me.answer(conn, REF, "confirmed", AT, RULES)
            for one in visits:
                record(conn, one, RULES)
            if late:
                store_me.answer(conn, REF, "confirmed", AT, RULES)
            made.append(conn.execute(CONTACTS).fetchall())
    assert made[0] == made[1]
