"""What must not change what is said of anybody: likes, followers, time zones, new names, detours."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from relationcore.memory import Memory
from relationcore.model import AccountRef, Annotation, PersonSummary, Reaction, Viewer, Visit
from tests.core.making import DAY, HOUR, NETWORK, NOON, comment, later, post, reply, visit

IDA = AccountRef(NETWORK, "ida")
REFS = [AccountRef(NETWORK, "ana", "7"), *(AccountRef(NETWORK, one) for one in ("ben", "cleo", "fan"))]
NOW = later(days=45)


def story(*, ana: str = "ana", audience: int | None = None) -> list[Visit]:
    """Ana talks with Ida for three weeks, Ben answers her post, Cleo is read, all seen twice."""
    told = []
    for day in range(0, 21, 2):
        said = (
            comment(f"a{day}", ana, said=day * DAY - 9, mentions=("ida",), author_id="7"),
            reply(f"i{day}", "ida", f"a{day}", said=day * DAY - 5),
            comment(f"c{day}", "cleo", said=day * DAY - 1),
        )
        told.append(visit(f"v{day}", said, seen=day * DAY))
    asked = (post("p", "ida", said=22 * DAY), reply("b", "ben", "p", "Why?", said=22 * DAY + HOUR))
    told += [visit(f"w{day}", asked, seen=day * DAY) for day in (23, 24)]
    if audience is not None:
        told.append(replace(told[-1], visit_id="mine", viewer=Viewer("ida", audience)))
    return told


def told_of(visits: list[Visit], path: Path) -> tuple[list[PersonSummary], list[Annotation]]:
    with Memory.open(path) as memory:
        memory.confirm_me(IDA, now=NOON)
        for one in visits:
            memory.ingest(one)
        return memory.people(now=NOW), memory.annotations(REFS, now=NOW)


@pytest.fixture
def plain(tmp_path: Path) -> tuple[list[PersonSummary], list[Annotation]]:
    return told_of(story(), tmp_path / "plain.db")


def test_the_story_says_something(plain: tuple[list[PersonSummary], list[Annotation]]) -> None:
    found = {one.account.handle: (one.kind, one.circle, one.waiting is not None) for one in plain[1]}
    assert found == {
        "ana": ("in conversation", "closest", False),
        "ben": ("writes to me", None, True),
        "cleo": ("familiar", None, False),
        "fan": ("unknown", None, False),
    }


def test_a_thousand_likes_move_nobody(
    plain: tuple[list[PersonSummary], list[Annotation]], tmp_path: Path
) -> None:
    """A hollow fan: likes everything, says nothing, and stands below everybody who said a word."""
    likes = tuple(Reaction("fan", f"i{day}", "like") for day in range(0, 21, 2))
    liked = [replace(one, reactions=likes) for one in story()]
    people, annotations = told_of(liked, tmp_path / "liked.db")
    assert [one._replace(person=0, v="") for one in annotations[:3]] == [
        one._replace(person=0, v="") for one in plain[1][:3]
    ]
    assert (annotations[3].kind, annotations[3].circle, annotations[3].word) == ("unknown", None, None)
    names = [one.name for one in people]
    assert names.index("fan") > max(names.index("ana"), names.index("ben"))


@pytest.mark.parametrize("audience", [12, 12_000_000])
def test_an_audience_changes_nothing(
    plain: tuple[list[PersonSummary], list[Annotation]], tmp_path: Path, audience: int
) -> None:
    people, annotations = told_of(story(audience=audience), tmp_path / "audience.db")
    assert [one.v for one in annotations] == [one.v for one in plain[1]]
    assert [(one.name, one.kind, one.circle, one.word) for one in people] == [
        (one.name, one.kind, one.circle, one.word) for one in plain[0]
    ]


@pytest.fixture(params=["Pacific/Kiritimati", "America/Anchorage"])
def zone(request: pytest.FixtureRequest) -> Iterator[str]:
    before = os.environ.get("TZ")
    os.environ["TZ"] = request.param
    time.tzset()
    yield request.param
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    time.tzset()


def test_the_machines_time_zone_changes_nothing(
    plain: tuple[list[PersonSummary], list[Annotation]], tmp_path: Path, zone: str
) -> None:
    assert told_of(story(), tmp_path / "zone.db") == plain


def test_a_new_name_keeps_the_history(
    plain: tuple[list[PersonSummary], list[Annotation]], tmp_path: Path
) -> None:
    """Ana with the id 7 calls herself anna from the middle on."""
    visits = story()[:6] + story(ana="anna")[6:]
    with Memory.open(tmp_path / "renamed.db") as memory:
        memory.confirm_me(IDA, now=NOON)
        for one in visits:
            memory.ingest(one)
        (found,) = memory.annotations([AccountRef(NETWORK, "anna", "7")], now=NOW)
    before = plain[1][0]
    assert (found.kind, found.reason, found.flags, found.circle, found.word, found.received, found.given) == (
        before.kind,
        before.reason,
        before.flags,
        before.circle,
        before.word,
        before.received,
        before.given,
    )


def test_detours_leave_no_trace(plain: tuple[list[PersonSummary], list[Annotation]], tmp_path: Path) -> None:
    """Merge and unmerge, a correction and its undo: the same figures, bit for bit."""
    with Memory.open(tmp_path / "detour.db") as memory:
        memory.confirm_me(IDA, now=NOON)
        for one in story():
            memory.ingest(one)
        ana, ben = (memory.person_of(ref) for ref in REFS[:2])
        memory.merge(ana, ben, now=NOW)
        merged = memory.person(ana, now=NOW)
        assert (merged.tie.received, merged.tie.given) == (12, 11)
        memory.unmerge(max(ana, ben), now=NOW)
        memory.correct(ben, "b", "parent", now=NOW)
        memory.undo_correction(ben, "b", now=NOW)
        assert memory.people(now=NOW) == plain[0]
        assert memory.annotations(REFS, now=NOW) == plain[1]


def test_what_is_dated_wrongly_counts_when_it_was_seen(tmp_path: Path) -> None:
    """1970 and the year 2100 are no times: the first sight stands in."""
    said = (
        post("p", "ida"),
        reply("1", "ana", "p", published="1970-01-01T00:00:00Z"),
        reply("2", "ben", "p", published="2100-01-01T00:00:00Z"),
        reply("3", "cleo", "p", said=None),
    )
    with Memory.open(tmp_path / "dates.db") as memory:
        memory.confirm_me(IDA, now=NOON)
        memory.ingest(visit("v", said, seen=2 * DAY))
        for handle in ("ana", "ben", "cleo"):
            (found,) = memory.annotations([AccountRef(NETWORK, handle)], now=later(days=3))
            assert (found.first, found.last, found.received) == (
                "2026-03-12",
                "2026-03-12",
                1,
            )


def test_my_handle_elsewhere_is_somebody_else(tmp_path: Path) -> None:
    with Memory.open(tmp_path / "elsewhere.db") as memory:
        memory.confirm_me(IDA, now=NOON)
        memory.ingest(visit("v", (post("p", "ida"), reply("1", "ana", "p")), network="reddit"))
        there = memory.annotations([AccountRef("reddit", "ida"), AccountRef("reddit", "ana")], now=NOW)
        assert [one.kind for one in there] == ["seen", "seen"]
