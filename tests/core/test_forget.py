"""Somebody is forgotten: nothing of theirs is left, others are as they were, and no later visit brings them
back.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from relationcore.errors import IsMe, NotFound, StaysForgotten
from relationcore.memory import Memory
from relationcore.model import AccountRef, Forgotten, Held, Page, Profile, Reaction, Thread, Visit
from tests.core.making import AT, HOUR, NETWORK, NOON, later, post, reply, visit

ANA = AccountRef(NETWORK, "anatolia")
BEN = AccountRef(NETWORK, "ben")
IDA = AccountRef(NETWORK, "ida")
SECRET = "Marmalade needs bergamot"
HER = Thread("50", "https://news.ycombinator.com/item?id=50", "Bergamot for everybody")
HER_PAGE = Page("https://news.ycombinator.com/user?id=anatolia", NETWORK, NETWORK, "profile")
HER_THREAD = Page("https://news.ycombinator.com/item?id=50", NETWORK, NETWORK, "thread", HER.title, HER)

TALK = (
    post("1", "ida"),
    reply("2", "anatolia", "1", f"{SECRET}, @ben!", mentions=("ben",), author_name="Anatolia Fig"),
    reply(
        "3", "ben", "2", f"{SECRET}, you say? Not so, @anatolia.", quotes=((0, 24),), mentions=("anatolia",)
    ),
    reply("4", "ida", "2", "Thank you, @anatolia", mentions=("anatolia",)),
    reply("5", "ben", "1", "Plums are better."),
    reply("6", "ida", "5", "They are!"),
)
PARENTS = {"2": "ida", "3": "anatolia", "4": "anatolia", "5": "ida", "6": "ben"}
OPENED = (
    post("50", "anatolia", "Where do you get bergamot?", thread=HER),
    reply("51", "ben", "50", "In Calabria.", thread=HER, url="https://news.ycombinator.com/item?id=51"),
)


def village() -> list[Visit]:
    return [
        visit("v1", TALK, parents=PARENTS),
        visit("v2", TALK[:3], seen=5 * HOUR, parents=PARENTS, reactions=(Reaction("anatolia", "1", "like"),)),
        visit("v3", OPENED, seen=6 * HOUR, page=HER_THREAD, parents={"51": "anatolia"}),
        visit(
            "v4",
            seen=7 * HOUR,
            page=HER_PAGE,
            profiles=(Profile("anatolia", None, "Anatolia Fig", None, "Fig"),),
        ),
    ]


@pytest.fixture
def met(memory: Memory) -> Memory:
    memory.confirm_me(IDA, now=NOON)
    for one in village():
        memory.ingest(one)
    return memory


def decided(memory: Memory) -> None:
    """Everything that the user can say of somebody."""
    ana = memory.person_of(ANA)
    memory.add_note(ana, "Knows all about bergamot.", now=NOON)
    memory.delete_note(memory.add_note(ana, "Bergamot, twice.", now=NOON).id, now=NOON)
    memory.set_nickname(ana, "Bergamot queen")
    memory.set_label(ana, "careful bergamot")
    memory.set_follow_up(ana, date(2026, 4, 1), "Ask for bergamot", now=NOON)
    memory.pin(ana, "close", now=NOON)
    memory.let_go(ana, "2", now=NOON)
    memory.add_need(ana, "A crate of bergamot", comment="2", now=NOON)
    memory.keep_apart(ana, memory.person_of(BEN), now=NOON)


def in_files(folder: Path, words: Iterable[str]) -> dict[str, list[str]]:
    """In which files of a folder words stand, byte for byte."""
    return {
        file.name: found
        for file in sorted(folder.iterdir())
        if (found := [word for word in words if word.encode() in file.read_bytes()])
    }


def test_nothing_is_left_in_any_file(met: Memory, path: Path) -> None:
    decided(met)
    met.index_pending()
    words = ("anatolia", "Anatolia Fig", "ergamot", "Marmalade")
    assert in_files(path.parent, words)
    done = met.forget(met.person_of(ANA), now=later(days=1))
    assert done.log_emptied
    assert in_files(path.parent, words) == {}
    assert not any(word in line for line in met.dump() for word in words)
    met.close()
    assert in_files(path.parent, words) == {}


def test_nothing_is_left_in_full_text(met: Memory) -> None:
    met.index_pending()
    assert met.search("marmalade")
    met.forget(met.person_of(ANA), now=NOON)
    assert met.search("marmalade") == []
    with met._store.writing() as conn:
        conn.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, comment_fts, row)")
        terms = {term for (term,) in conn.execute("SELECT term FROM temp.terms")}
    assert "calabria" in terms
    assert terms.isdisjoint({"marmalade", "bergamot", "anatolia"})


def test_words_that_no_index_holds_yet_go_as_well(met: Memory) -> None:
    """The server indexes behind its answers; a delete of such a row must not touch the index."""
    with met._store.writing() as conn:
        assert conn.execute("SELECT value FROM state WHERE name = 'indexed'").fetchone() == (0,)
    met.forget(met.person_of(ANA), now=NOON)
    assert [finding for finding in met.check() if not finding.ok] == []
    assert [found.text for found in met.search("plums")] == ["Plums are better."]


def test_what_is_held_is_counted_first(met: Memory, path: Path) -> None:
    decided(met)
    old = path.with_name("r.before-migration-20260101T000000Z.db")
    old.write_bytes(b"")
    assert met.held(met.person_of(ANA)) == Held(
        (ANA,), comments=2, notes=1, needs=1, reactions=1, said_by_me=1, copies=(str(old),)
    )


def test_others_are_as_they_were(met: Memory) -> None:
    asked = [BEN, IDA]
    before = met.annotations(asked, now=later(days=3))
    card, reach = met.card(BEN, now=NOON), met.reach(met.posts()[0], now=later(days=3))
    met.forget(met.person_of(ANA), now=NOON)
    assert met.annotations(asked, now=later(days=3)) == before
    after = met.reach(met.posts()[0], now=later(days=3))
    assert [one.name for one in after.answered] == [
        one.name for one in reach.answered if one.name != "Anatolia Fig"
    ]
    softened = {"3": "[…], you say? Not so, @somebody."}
    assert [(said.comment, said.text) for said in met.card(BEN, now=NOON).history] == [
        (said.comment, softened.get(said.comment, said.text)) for said in card.history
    ]


def test_it_is_whole_and_what_a_rebuild_makes(met: Memory) -> None:
    met.forget(met.person_of(ANA), now=NOON)
    assert [finding for finding in met.check() if not finding.ok] == []


def test_nobody_is_there_any_more(met: Memory) -> None:
    ana = met.person_of(ANA)
    met.forget(ana, now=NOON)
    with pytest.raises(NotFound):
        met.person(ana, now=NOON)
    with pytest.raises(NotFound):
        met.forget(ana, now=NOON)
    (said,) = met.annotations([ANA], now=NOON)
    assert (said.person, said.kind) == (None, "unknown")


@pytest.mark.parametrize("late", range(4))
def test_a_late_visit_brings_nothing_back(met: Memory, late: int, path: Path) -> None:
    met.forget(met.person_of(ANA), now=NOON)
    before = list(met.dump(canonical=True))
    first = village()[late]
    again = Visit(**{name: getattr(first, name) for name in Visit.__slots__} | {"visit_id": "w-late"})
    met.ingest(again)
    met.rebuild()
    assert [line for line in met.dump(canonical=True) if "late" not in line] == before
    assert in_files(path.parent, ("anatolia", "Anatolia Fig", "Marmalade")) == {}


def test_what_is_refused_is_counted(met: Memory) -> None:
    met.forget(met.person_of(ANA), now=NOON)
    receipt = met.ingest(visit("v9", [reply("60", "anatolia", "1"), reply("61", "ben", "1")]))
    assert (receipt.new, receipt.refused) == (1, 1)


def test_every_answer_hears_of_it(met: Memory) -> None:
    before = met.purge_serial
    met.forget(met.person_of(ANA), now=NOON)
    assert met.purge_serial == before + 1


def test_a_signed_in_viewer_who_was_forgotten_is_not_proposed(met: Memory) -> None:
    met.forget(met.person_of(ANA), now=NOON)
    met.ingest(visit("v9", viewer="anatolia"))
    assert met.me_proposals() == []


def test_the_list_holds_no_name(met: Memory) -> None:
    met.forget(met.person_of(ANA), now=NOON)
    assert met.forgotten() == [Forgotten(1, AT, (NETWORK,), 1)]


def test_let_in_again_they_are_remembered_from_then_on(met: Memory) -> None:
    met.forget(met.person_of(ANA), now=NOON)
    met.let_in(1)
    assert met.forgotten() == []
    with pytest.raises(NotFound):
        met.person_of(ANA)
    met.ingest(visit("v9", TALK, seen=9 * HOUR, parents=PARENTS))
    ana = met.person(met.person_of(ANA), now=later(days=1))
    assert (ana.annotation.received, ana.annotation.given, ana.notes) == (1, 1, ())
    assert [finding for finding in met.check() if not finding.ok] == []
    with pytest.raises(NotFound):
        met.let_in(1)


def test_nothing_is_written_of_who_was_forgotten(met: Memory) -> None:
    met.forget(met.person_of(ANA), now=NOON)
    with pytest.raises(StaysForgotten, match="Let them in again"):
        met.person_of(ANA, create=True)
    with pytest.raises(StaysForgotten):
        met.confirm_me(ANA, now=NOON)


def test_i_am_not_forgotten(met: Memory) -> None:
    with pytest.raises(IsMe, match="This is you"):
        met.forget(met.person_of(IDA), now=NOON)


def test_all_accounts_of_a_person_go_and_others_stay_together(met: Memory) -> None:
    """Ben and Cleo are one person only by way of Ana, who is then taken out and forgotten."""
    met.ingest(visit("v8", [reply("70", "cleo", "1")]))
    ana, ben, cleo = (met.person_of(AccountRef(NETWORK, name)) for name in ("anatolia", "ben", "cleo"))
    met.merge(ana, ben, now=NOON)
    met.merge(ana, cleo, now=NOON)
    met.unmerge(ana, now=NOON)
    met.forget(ana, now=NOON)
    assert met.person_of(BEN) == met.person_of(AccountRef(NETWORK, "cleo"))
    met.rebuild()
    assert met.person_of(BEN) == met.person_of(AccountRef(NETWORK, "cleo"))
    met.forget(ben, now=NOON)
    assert [one.accounts for one in met.forgotten()] == [2, 1]
    assert met.count_people(now=NOON) == 0


def test_a_reader_keeps_the_log_only_for_a_while(met: Memory, path: Path) -> None:
    met.index_pending()
    met._store.conn.execute("PRAGMA busy_timeout = 20")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM comment").fetchone()
    assert not met.forget(met.person_of(ANA), now=NOON).log_emptied
    assert in_files(path.parent, ["Marmalade"])
    met._store.conn.execute("PRAGMA busy_timeout = 2000000000")  # who waited would wait for weeks
    met.checkpoint()
    assert in_files(path.parent, ["Marmalade"])
    assert met._store.conn.execute("PRAGMA busy_timeout").fetchone() == (2_000_000_000,)
    other.execute("COMMIT")
    other.close()
    met.checkpoint()
    assert in_files(path.parent, ["Marmalade", "anatolia"]) == {}
