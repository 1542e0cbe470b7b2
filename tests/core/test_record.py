"""A visit goes in: what is new, known, changed, withdrawn, refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from relationcore.memory import Memory
from relationcore.model import AccountRef, Reaction, Reading, Receipt, Rules, Thread, Withdrawn
from relationcore.store.tombstones import Tombstones
from tests.core.making import AT, DAY, HOUR, NETWORK, NOON, comment, later, post, reply, visit

THREE = (post("1", "ana"), reply("2", "ben", "1"), reply("3", "cleo", "2"))


def lines(memory: Memory, kind: str) -> list[str]:
    return [line for line in memory.dump(canonical=True) if f'"type":"{kind}"' in line]


def test_new_then_duplicate_then_known_then_changed(memory: Memory) -> None:
    first = visit("v1", THREE)
    assert memory.ingest(first) == Receipt(new=3)
    assert memory.ingest(first) == Receipt(duplicate=True)
    assert memory.ingest(visit("v2", THREE, seen=2 * HOUR)) == Receipt(known=3)
    edited = (THREE[0], THREE[1]._replace(text="With apples."), THREE[2])
    assert memory.ingest(visit("v3", edited, seen=3 * HOUR)) == Receipt(known=2, changed=1)


def test_another_part_of_the_same_visit_is_no_duplicate(memory: Memory) -> None:
    memory.ingest(visit("v1", THREE[:1]))
    assert memory.ingest(visit("v1", THREE[1:], part=1)) == Receipt(new=2)


def test_a_comment_twice_in_one_visit_is_one(memory: Memory) -> None:
    assert memory.ingest(visit("v1", (THREE[0], THREE[0]))) == Receipt(new=1, known=1)
    assert memory.status().comments == 1


def test_canonical_form_of_a_comment(memory: Memory) -> None:
    said = reply("2", "ben", "1", "With quinces, @ana", mentions=("ana",), quotes=((0, 4),))
    memory.ingest(visit("v1", [said], parents={"2": "ana"}))
    assert lines(memory, "comment") == [
        '{"account":"ben","author":"ben","cut":0,"first_seen_at":"2026-03-10T13:00:00Z","first_visit":"v1","key":"2",'
        '"kind":"comment","last_seen_at":"2026-03-10T13:00:00Z","mentions":["ana"],"network":"hackernews",'
        '"parent":"1","parent_author":"ana","precision":"second","published_at":"2026-03-10T12:00:00Z",'
        '"quotes":[[0,4]],"scope":"","text":"With quinces, @ana","thread":"1","type":"comment"}'
    ]


def test_a_visit_without_comments_is_kept(memory: Memory) -> None:
    assert memory.ingest(visit("v1")) == Receipt()
    assert memory.status().visits == 1


def test_comment_without_id_is_told_apart_by_author_time_and_words(memory: Memory) -> None:
    same = [comment(None, "ana", "Plums  OR quinces"), comment(None, "ana", "plums or quinces")]
    other = [comment(None, "ben", "Plums or quinces"), comment(None, "ana", "Plums or quinces", said=5)]
    memory.ingest(visit("v1", same[:1]))
    assert memory.ingest(visit("v2", [*same, *other], seen=2 * HOUR)).new == 2
    keys = {line.partition('"key":"')[2][:1] for line in lines(memory, "comment")}
    assert keys == {"~"}
    assert all('"scope":"news.ycombinator.com/1"' in line for line in lines(memory, "comment"))


def test_the_same_id_in_another_scope_is_another_comment(memory: Memory) -> None:
    memory.ingest(
        visit("v1", [comment("2", "ana", scope="a.example"), comment("2", "ana", scope="b.example")])
    )
    assert memory.status().comments == 2


@pytest.mark.parametrize(("gone_after", "shown"), [(HOUR * 2, 0), (HOUR // 2, 1)])
def test_withdrawn_unless_the_words_were_seen_later(memory: Memory, gone_after: int, shown: int) -> None:
    memory.ingest(visit("v1", THREE))
    receipt = memory.ingest(visit("v2", seen=gone_after, withdrawn=(Withdrawn("2", ""),)))
    assert receipt.withdrawn == 1 - shown
    assert len(memory.card(AccountRef(NETWORK, "ben"), now=NOON).history) == shown
    assert len(memory.search("quinces")) == 1 + shown


def test_words_seen_again_after_their_withdrawal_are_back(memory: Memory) -> None:
    memory.ingest(visit("v1", THREE))
    memory.ingest(visit("v2", seen=2 * HOUR, withdrawn=(Withdrawn("2", ""),)))
    memory.ingest(visit("v3", THREE, seen=3 * HOUR))
    assert len(memory.card(AccountRef(NETWORK, "ben"), now=NOON).history) == 1


def test_tombstone_keeps_somebody_forgotten(memory: Memory) -> None:
    with memory._store.writing() as conn:
        Tombstones(conn, NETWORK, Rules()).place("bare", "ben", 1, AT)
    reactions = (Reaction("ben", "1", "like"), Reaction("dora", "1", "like"))
    assert memory.ingest(visit("v1", THREE, reactions=reactions)) == Receipt(new=2, refused=1)
    assert "ben" not in "".join(memory.dump(canonical=True))
    assert len(lines(memory, "reaction")) == 1


def test_reactions_are_kept_apart_and_make_no_contact(memory: Memory) -> None:
    memory.ingest(visit("v1", THREE, reactions=(Reaction("dora", "1", "like"),)))
    memory.confirm_me(AccountRef(NETWORK, "ana"), now=NOON)
    assert lines(memory, "reaction") == [
        '{"account":"dora","first_seen_at":"2026-03-10T13:00:00Z","key":"1","kind":"like","network":"hackernews",'
        '"scope":"","type":"reaction"}'
    ]
    (dora,) = memory.annotations([AccountRef(NETWORK, "dora")], now=NOON)
    assert (dora.kind, dora.received) == ("unknown", 0)


def test_everything_in_a_reading_counts_as_seen_and_knows_its_parents(memory: Memory) -> None:
    page = visit("v1").page
    reading = Reading(page, comments=THREE)
    assert memory.record(reading, seen_at=NOON) == Receipt(new=3)
    assert memory.record(reading, seen_at=NOON) == Receipt(duplicate=True)
    assert memory.record(reading, seen_at=later(hours=1)) == Receipt(known=3)
    assert any('"parent_author":"ana"' in line for line in lines(memory, "comment"))


def test_thread_keeps_the_title_told_first_and_its_own_page_before_lists(memory: Memory) -> None:
    listed = comment("2", "ana", thread=Thread("1", None, "Plum jam (3 new)"))
    memory.ingest(visit("v0", [listed], seen=-DAY, page=replace(visit("v").page, kind="list", thread=None)))
    memory.ingest(visit("v1", THREE))
    assert lines(memory, "thread") == [
        '{"key":"1","network":"hackernews","scope":"","title":"Plum jam","type":"thread",'
        '"url":"https://news.ycombinator.com/item?id=1"}'
    ]


def test_visits_of_a_known_page_write_nothing_but_their_own_row(memory: Memory) -> None:
    memory.ingest(visit("v1", THREE))
    memory.ingest(visit("v2", THREE, seen=2 * HOUR))
    with memory._store.reading() as conn:
        tables = [name for (name,) in conn.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        before = {
            name: conn.execute(f"SELECT * FROM {name}").fetchall() for name in tables if "fts" not in name
        }
    memory.ingest(visit("v3", THREE, seen=3 * HOUR))
    with memory._store.reading() as conn:
        after = {name: conn.execute(f"SELECT * FROM {name}").fetchall() for name in before}
    assert [name for name in before if before[name] != after[name]] == ["visit"]


def test_a_duplicate_writes_nothing_at_all(memory: Memory) -> None:
    first = visit("v1", THREE)
    memory.ingest(first)
    with memory._store.reading() as conn:
        (before,) = conn.execute("PRAGMA data_version").fetchone()
        changes = conn.total_changes
    memory.ingest(first)
    with memory._store.reading() as conn:
        assert (conn.execute("PRAGMA data_version").fetchone()[0], conn.total_changes) == (before, changes)
