"""Words with a direction between me and an account: by reply, by post, by mention; and what is none."""

from __future__ import annotations

from typing import Any

import pytest

from relationcore.memory import Memory
from relationcore.model import AccountRef, Comment
from tests.core.making import DAY, HOUR, NETWORK, NOON, comment, instant, post, reply, visit

ME = AccountRef(NETWORK, "ida")
Row = tuple[str, str, str, str]


def contacts(memory: Memory) -> list[Row]:
    """(comment, account, direction, via), in the order of the comments."""
    with memory._store.reading() as conn:
        return conn.execute(
            "SELECT c.key, a.handle, t.direction, t.via FROM contact t JOIN comment c ON c.id = t.comment_id"
            " JOIN account a ON a.id = t.account_id ORDER BY c.key, a.handle"
        ).fetchall()


def seen(memory: Memory, *comments: Comment, parents: dict[str, str] | None = None) -> list[Row]:
    memory.confirm_me(ME, now=NOON)
    memory.ingest(visit("v1", comments, parents=parents))
    return contacts(memory)


POST = post("1", "ida")
THEIRS = post("1", "ana")
WORDS = "Boil them with a vanilla pod and a little rum."
CASES: list[tuple[str, list[Comment], list[Row]]] = [
    ("their comment on my post", [POST, reply("2", "ana", "1")], [("2", "ana", "received", "post")]),
    ("mine on theirs", [THEIRS, reply("2", "ida", "1")], [("2", "ana", "given", "post")]),
    (
        "replies both ways",
        [THEIRS, comment("2", "ben"), reply("3", "ida", "2"), reply("4", "ben", "3")],
        [("3", "ben", "given", "reply"), ("4", "ben", "received", "reply")],
    ),
    (
        "a mention is a contact, and a reply to the same is one contact only",
        [comment("2", "ana", mentions=("ida",)), reply("3", "ida", "2", mentions=("ana", "ben"))],
        [("2", "ana", "received", "mention"), ("3", "ana", "given", "reply"),
         ("3", "ben", "given", "mention")],
    ),
    ("others among each other", [THEIRS, reply("2", "ben", "1")], []),
    ("deep under my post, to somebody else", [POST, reply("2", "ana", "1"), reply("3", "ben", "2")],
     [("2", "ana", "received", "post")]),
    ("to myself", [POST, reply("2", "ida", "1", mentions=("ida",))], []),
    ("somebody to themselves", [THEIRS, reply("2", "ana", "1")], []),
    ("a ring of replies", [reply("2", "ana", "3"), reply("3", "ida", "2")],
     [("2", "ana", "received", "reply"), ("3", "ana", "given", "reply")]),
    ("a reply to itself", [reply("2", "ana", "2", mentions=("ida",))], [("2", "ana", "received", "mention")]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "comments", "expected"), CASES, ids=[case[0] for case in CASES])
def test_contact(memory: Memory, name: str, comments: list[Comment], expected: list[Row]) -> None:
    assert seen(memory, *comments) == expected


LINEAR: list[tuple[str, list[Comment], list[Row]]] = [
    ("the second speaker's first message", [POST, comment("2", "ana", said=60), comment("3", "ana", said=90)],
     [("2", "ana", "received", "post")]),
    ("a third speaker speaks to nobody", [POST, comment("2", "ana", said=60), comment("3", "ben", said=90)],
     [("2", "ana", "received", "post")]),
    ("I am the second speaker", [THEIRS, comment("2", "ida", said=60)], [("2", "ana", "given", "post")]),
    ("the opener's own next message", [POST, comment("2", "ida", said=60)], []),
    ("who quotes the opener speaks to them",
     [post("1", "ida", WORDS), comment("2", "ana", said=60),
      comment("3", "ben", f"{WORDS} That is too sweet.", said=90, quotes=((0, len(WORDS)),))],
     [("2", "ana", "received", "post"), ("3", "ben", "received", "reply")]),
    ("a quote of somebody else proves nothing",
     [POST, comment("2", "ana", WORDS, said=60),
      comment("3", "ben", WORDS, said=90, quotes=((0, len(WORDS)),))],
     [("2", "ana", "received", "post")]),
    ("no opening post known, no contact", [comment("1", "ida"), comment("2", "ana", said=60)], []),
]  # fmt: skip


@pytest.mark.parametrize(("name", "comments", "expected"), LINEAR, ids=[case[0] for case in LINEAR])
def test_message_without_a_stated_parent(
    memory: Memory, name: str, comments: list[Comment], expected: list[Row]
) -> None:
    assert seen(memory, *comments) == expected


def test_second_speaker_changes_when_an_earlier_message_is_seen(memory: Memory) -> None:
    seen(memory, POST, comment("3", "ben", said=90))
    assert contacts(memory) == [("3", "ben", "received", "post")]
    memory.ingest(visit("v2", [comment("2", "ana", said=60)], seen=2 * HOUR))
    assert contacts(memory) == []  # whether she was the second, no page has shown
    memory.ingest(visit("v3", [POST, comment("2", "ana", said=60)], seen=3 * HOUR))
    assert contacts(memory) == [("2", "ana", "received", "post")]


def test_direction_is_settled_when_the_parent_becomes_known(memory: Memory) -> None:
    assert seen(memory, reply("3", "ana", "2")) == []
    memory.ingest(visit("v2", [comment("2", "ida")], seen=2 * HOUR))
    assert contacts(memory) == [("3", "ana", "received", "reply")]


def test_parent_author_settles_it_where_the_parent_was_never_seen(memory: Memory) -> None:
    found = seen(memory, reply("3", "ana", "2"), reply("4", "ida", "9"), parents={"3": "ida", "4": "dora"})
    assert found == [("3", "ana", "received", "reply"), ("4", "dora", "given", "reply")]


def test_a_reply_becomes_a_comment_on_a_post_when_the_post_is_seen(memory: Memory) -> None:
    seen(memory, reply("3", "ana", "77", thread=None), parents={"3": "ida"})
    assert contacts(memory) == [("3", "ana", "received", "reply")]
    memory.ingest(visit("v2", [post("77", "ida")], seen=2 * HOUR))
    assert contacts(memory) == [("3", "ana", "received", "post")]


def test_a_post_that_turns_out_to_be_a_comment_is_answered_by_replies(memory: Memory) -> None:
    seen(memory, post("77", "ida"), reply("3", "ana", "77"), parents={"3": "ida"})
    assert contacts(memory) == [("3", "ana", "received", "post")]
    memory.ingest(visit("v2", [comment("77", "ida")], seen=2 * HOUR))
    assert contacts(memory) == [("3", "ana", "received", "reply")]


def test_nobody_is_no_side_of_a_contact(memory: Memory) -> None:
    network = "slashdot"
    memory.confirm_me(AccountRef(network, "ida"), now=NOON)
    said = [reply("2", "Anonymous Coward", "1"), reply("3", "ida", "2")]
    memory.ingest(visit("v1", said, network=network, parents={"2": "ida", "3": "Anonymous Coward"}))
    assert contacts(memory) == []
    assert memory.status().comments == 2
    (nobody,) = memory.annotations([AccountRef(network, "Anonymous Coward")], now=NOON)
    assert (nobody.kind, nobody.person) == ("unknown", None)


TIMES: list[tuple[str, dict[str, Any], str, int | None]] = [
    ("as published", {}, instant(0), 20_522),
    ("a year is no day", {"precision": "year"}, instant(0), None),
    ("missing: first sight stands in", {"published": None, "precision": None}, instant(DAY), 20_523),
    ("1970 is missing", {"published": "1970-01-01T00:00:00Z"}, instant(DAY), 20_523),
    ("a future date is missing", {"published": "2031-01-01T00:00:00Z"}, instant(DAY), 20_523),
]


@pytest.mark.parametrize(("name", "facts", "at", "day"), TIMES, ids=[case[0] for case in TIMES])
def test_time_of_a_contact(
    memory: Memory, name: str, facts: dict[str, Any], at: str, day: int | None
) -> None:
    memory.confirm_me(ME, now=NOON)
    memory.ingest(visit("v1", [reply("2", "ana", "1", **facts)], seen=DAY, parents={"2": "ida"}))
    (line,) = [line for line in memory.dump(canonical=True) if '"type":"contact"' in line]
    assert f'"said_at":"{at}"' in line
    assert (f'"day":{day},' in line) == (day is not None)


TWINS: list[tuple[str, dict[str, Any], dict[str, Any], int]] = [
    (
        "the same uri",
        {"uri": "https://far.example/1"},
        {"uri": "https://far.example/1", "said": 9, "text": "x"},
        1,
    ),
    ("the same second and folded words", {"text": "Plums!  Now"}, {"text": "plums! now"}, 1),
    ("another second", {}, {"said": 1}, 2),
    ("other words", {}, {"text": "Cherries."}, 2),
    ("a uri and none", {"uri": "https://far.example/1"}, {}, 2),
    ("a time to the minute proves nothing", {"precision": "minute"}, {"precision": "minute"}, 2),
]


@pytest.mark.parametrize(("name", "one", "other", "expected"), TWINS, ids=[case[0] for case in TWINS])
def test_twins_are_one_for_counts(
    memory: Memory, name: str, one: dict[str, Any], other: dict[str, Any], expected: int
) -> None:
    first = reply("2", "ana", "1", scope="a.example", **{"text": "Plums.", **one})
    second = reply("3", "ana", "1", scope="b.example", **{"text": "Plums.", **other})
    seen(memory, first, second, parents={"2": "ida", "3": "ida"})
    (ana,) = memory.annotations([AccountRef(NETWORK, "ana")], now=NOON)
    assert ana.received == expected
    assert memory.people(now=NOON)[0].seen == expected
    assert memory.status().comments == 2
