"""Words whose time is over: deleted ones and strangers' go, what was said between us stays, figures too."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from relationcore.errors import WrongValue
from relationcore.memory import Memory
from relationcore.model import AccountRef, Retention, Withdrawn
from relationcore.store import fading
from tests.core.making import HOUR, NETWORK, NOON, comment, later, post, reply, visit

IDA = AccountRef(NETWORK, "ida")
TALK = (
    post("1", "ida"),
    reply("2", "ana", "1", "Plums and secrets."),
    reply("3", "ben", "2", "Regrettable words."),
    reply("4", "cleo", "2", "Calm words."),
    reply("5", "ida", "2", "My own hasty words."),
)
PARENTS = {"2": "ida", "3": "ana", "4": "ana", "5": "ana"}


@pytest.fixture
def met(memory: Memory) -> Memory:
    memory.confirm_me(IDA, now=NOON)
    memory.ingest(visit("v1", TALK, parents=PARENTS))
    return memory


def texts(memory: Memory) -> dict[str, str]:
    with memory._store.reading() as conn:
        return dict(conn.execute("SELECT key, text FROM comment ORDER BY id").fetchall())


def withdraw(memory: Memory, *ids: str) -> None:
    memory.ingest(visit("v2", seen=2 * HOUR, withdrawn=tuple(Withdrawn(id, "") for id in ids)))


def test_deleted_words_go_after_thirty_days_unless_said_between_us(met: Memory) -> None:
    withdraw(met, "2", "3", "5")
    assert met.fade(now=later(days=30)) == 0
    assert met.fade(now=later(days=31)) == 1
    assert texts(met) == {
        "1": "How do you make plum jam?",
        "2": "Plums and secrets.",
        "3": "",
        "4": "Calm words.",
        "5": "My own hasty words.",
    }
    assert met.fade(now=later(days=400)) == 0


def test_nothing_of_them_is_left_in_any_file(met: Memory, path: Path) -> None:
    met.index_pending()
    withdraw(met, "3")
    assert any(b"Regrettable" in file.read_bytes() for file in path.parent.iterdir())
    met.fade(now=later(days=31))
    assert not any(b"Regrettable" in file.read_bytes() for file in path.parent.iterdir())
    assert met.search("regrettable") == []
    assert [finding for finding in met.check() if not finding.ok] == []


def test_the_user_says_how_long(met: Memory) -> None:
    withdraw(met, "3")
    assert met.retention() == Retention(30, None)
    met.set_retention(Retention(None, None))
    assert met.fade(now=later(days=4000)) == 0
    met.set_retention(Retention(2, None))
    assert met.fade(now=later(days=1)) == 0
    assert met.fade(now=later(days=3)) == 1


def test_days_are_counted_from_one_on(met: Memory) -> None:
    with pytest.raises(WrongValue, match="withdrawn is 0"):
        met.set_retention(Retention(0, None))


def test_words_shown_again_are_there_again(met: Memory) -> None:
    withdraw(met, "3")
    met.fade(now=later(days=31))
    met.ingest(visit("v3", TALK, seen=40 * 24 * HOUR, parents=PARENTS))
    assert texts(met)["3"] == "Regrettable words."
    assert [found.text for found in met.search("regrettable")] == ["Regrettable words."]


def test_a_deleted_post_that_i_answered_stays(memory: Memory) -> None:
    """In a linear forum my answer may rest on its words."""
    memory.confirm_me(IDA, now=NOON)
    words = "Does anybody know a remedy against wasps?"
    opened = post("1", "ana", words)
    quoting = comment("3", "ida", f"{words} Vinegar.", said=90, quotes=((0, len(words)),))
    memory.ingest(visit("v1", [opened, comment("2", "ben", "Hm.", said=60), quoting]))
    withdraw(memory, "1")
    memory.fade(now=later(days=31))
    assert [finding for finding in memory.check() if not finding.ok] == []
    assert texts(memory)["1"] == words


def test_words_of_which_a_need_was_written_down_stay(met: Memory) -> None:
    met.add_need(met.person_of(AccountRef(NETWORK, "ben")), "Comfort", comment="3", now=NOON)
    withdraw(met, "3")
    assert met.fade(now=later(days=31)) == 0


def test_strangers_words_go_only_if_the_user_wants_it(met: Memory) -> None:
    assert met.fade(now=later(days=4000)) == 0
    met.add_note(met.person_of(AccountRef(NETWORK, "cleo")), "Kind.", now=NOON)
    met.ingest(visit("v3", [comment("9", "Guest", "Fresh words.")], seen=170 * 24 * HOUR))
    before = met.annotations(
        [AccountRef(NETWORK, name) for name in ("ana", "ben", "cleo")], now=later(days=190)
    )
    met.set_retention(Retention(30, 180))
    assert met.fade(now=later(days=181)) == 1
    assert {key: bool(text) for key, text in texts(met).items()} == {
        "1": True, "2": True, "3": False, "4": True, "5": True, "9": True,
    }  # fmt: skip
    after = met.annotations(
        [AccountRef(NETWORK, name) for name in ("ana", "ben", "cleo")], now=later(days=190)
    )
    assert after == before
    assert [finding for finding in met.check() if not finding.ok] == []


def test_the_same_words_in_two_places_count_as_before(met: Memory) -> None:
    """One of them was deleted; then they are no longer the same."""
    twin = [reply("7", "ben", None, "Twice.", said=77), reply("8", "ben", None, "Twice.", said=77)]
    met.ingest(visit("v3", twin))
    withdraw(met, "7")
    met.fade(now=later(days=31))
    assert [finding for finding in met.check() if not finding.ok] == []


def test_what_is_asked_of_each_comment_is_looked_up(met: Memory) -> None:
    """A scan of the people for each comment held everybody up for minutes."""
    asked = {"until": 0, "me": "[]", "limit": 1}
    for select in (fading.WITHDRAWN, fading.STRANGERS):
        with met._store.reading() as conn:
            plan = [line for *_, line in conn.execute(f"EXPLAIN QUERY PLAN {select}", asked)]
        each = [after for before, after in pairwise(plan) if before.startswith("CORRELATED")]
        assert len(each) == 3
        assert [step for step in each if not step.startswith("SEARCH")] == []
