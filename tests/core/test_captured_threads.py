"""Turns, depth and waiting on captured threads: who spoke there is me in turn; the slow way knows better.

The pages lie beside the repository; nothing of them is written down here.
"""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from relationcore.conversation import Exchange
from relationcore.instants import format_instant, parse
from relationcore.memory import Memory
from relationcore.model import AccountRef, Reading
from relationcore.reading.reader import read_page
from tests.core import slow_conversation
from tests.sites.cases import CI, Case, captures

SITES = ("hackernews", "old-reddit", "lobsters", "lemmy", "lesswrong", "slashdot", "tildes")
NOBODY = ("Anonymous Coward", "[deleted]")
MOST = 4
"""People of each thread who are me in turn: those with the most replies."""


def trees() -> list[Case]:
    """The captures that are one thread of replies between people, each with its time."""
    return [case for case in captures() if case.name.partition("/")[0] in SITES and _is_tree(case.expected)]


def _is_tree(truth: dict[str, Any]) -> bool:
    timed = all(one["published"] for one in truth["comments"])
    return truth["kind"] == "thread" and timed and bool(_replied(truth))


def _replied(truth: dict[str, Any]) -> Counter[str]:
    """How often each author was answered."""
    authors = {one["id"]: one["author"] for one in truth["comments"]}
    parents = [one["in_reply_to"] for one in truth["comments"]]
    return Counter(authors[one] for one in parents if authors.get(one) and authors[one] not in NOBODY)


def test_there_are_captures() -> None:
    if not captures() and not CI:
        pytest.skip("The corpus is not beside the repository.")
    assert len(trees()) >= 3


@pytest.mark.parametrize("case", trees(), ids=lambda case: case.name)
def test_turns_depth_and_waiting(case: Case, tmp_path: Path) -> None:
    truth = case.expected
    seen = datetime(2026, 11, 1, tzinfo=UTC)
    reading = read_page(case.html(), url=case.url, at=seen)
    for me, _ in _replied(truth).most_common(MOST):
        with Memory.open(tmp_path / f"{len(list(tmp_path.iterdir()))}.db") as memory:
            memory.confirm_me(AccountRef(reading.page.network, me), now=seen)
            for hours in (0, 24):
                memory.record(reading, seen_at=seen + timedelta(hours=hours), visit_id=f"v{hours}")
            _check(memory, reading, truth["comments"], me, seen + timedelta(days=2))


def _ref(reading: Reading, author: str) -> AccountRef:
    """Somebody on the page, with the id that it shows."""
    ids = {one.author: one.author_id for one in reading.comments}
    return AccountRef(reading.page.network, author, ids.get(author))


def _check(memory: Memory, reading: Reading, said: list[dict[str, Any]], me: str, now: datetime) -> None:
    people = {author: n for n, author in enumerate({one["author"] for one in said})}
    numbers = {one["id"]: n for n, one in enumerate(said)}
    comments = {
        numbers[one["id"]]: (
            numbers.get(one["in_reply_to"]),
            None if one["author"] in NOBODY else people[one["author"]],
        )
        for one in said
    }
    for author in people:
        if author in (me, *NOBODY):
            continue
        person = memory.person_of(_ref(reading, author))
        expected = slow_conversation.exchange(comments, people[me], people[author])
        assert memory.exchange(person) == Exchange(*expected), author
        found = memory.person(person, now=now)
        since = slow_conversation.waits(_words(said, me, author), _Always(), [])
        waiting = None if found.waiting is None else found.waiting.since
        assert waiting == (None if since is None else format_instant(since)), author


class _Always(dict[int, bool]):
    def __missing__(self, key: int) -> bool:
        return True


def _words(said: list[dict[str, Any]], me: str, author: str) -> list[tuple[str, int, bool]]:
    """What the two said to each other by replies: (side, when, a bare thanks?)."""
    authors = {one["id"]: one["author"] for one in said}
    found = []
    for one in said:
        pair = (one["author"], authors.get(one["in_reply_to"]))
        if pair in ((author, me), (me, author)) and one["published"]:
            side = "received" if pair[1] == me else "given"
            found.append((side, parse(one["published"]), one["text"].strip(" .!").casefold() == "thanks"))
    return found
