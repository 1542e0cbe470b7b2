"""Forgetting as properties: when it happens does not matter, others keep every figure, a rebuild agrees, and
what is left is what a store holds that never saw them.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from relationcore.instants import from_datetime
from relationcore.memory import Memory
from relationcore.model import (
    AccountRef,
    Comment,
    Page,
    PersonSummary,
    Profile,
    Reaction,
    Sighting,
    Thread,
    Visit,
)
from relationcore.store import forgetting, me
from relationcore.store.dump import canonical_lines
from relationcore.store.recording import record
from relationcore.store.redacting import NOBODY
from tests.core.making import NOON, later
from tests.core.test_order import REF, rebuilt, same, trial
from tests.core.universe import HOST, ME, NETWORK, RULES, instant

PLENTY = settings(
    max_examples=60,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
START = 1_700_000_000
THEIRS = {"10": ME, "11": "ana", "12": "ben", "13": ME, "14": "cleo", "15": "ana", "16": "ben", "17": "ana"}
"""Who said what."""
ANSWERS = {"11": "10", "12": "11", "13": "11", "14": "12", "16": "15", "17": "13"}
"""What answers what, where the page tells."""
JAM = Thread("7", "https://meadow.example/t/7", "Jam")
HERS = Thread("8", "https://meadow.example/@ana/8", "Ana asks about rum")
WORDS = ("Plums?", "Thank you, @ana!", "I need a kettle, @ben.", "Could you send me rum, u/Ana?")
ANA = Profile("ana", None, "Ana A.", "https://meadow.example/@ana", "Rum.")
BEN = Profile("ben", None, "Ben", None, "Friend of @ana.")


@st.composite
def sightings(draw: st.DrawFn, key: str, *, linear: bool) -> Sighting:
    """A sight of a comment: its author is who said it, its parent and quotes are as pages show them."""
    author = THEIRS[key]
    thread = HERS if key in ("15", "16") else JAM
    opens = key in ("10", "15")
    parent = ANSWERS.get(key) if not linear or draw(st.booleans()) else None
    text = draw(st.sampled_from(WORDS))
    named = tuple(name for name in ("ana", "ben") if f"@{name}" in text)
    comment = Comment(
        id=key,
        scope=HOST,
        kind="post" if opens else "comment",
        thread=thread,
        author=author,
        author_id=draw(st.sampled_from((None, "1"))) if author == "ana" else None,
        author_name=draw(st.sampled_from((None, author.title()))),
        author_url=None,
        in_reply_to=parent,
        mentions=draw(st.sampled_from((named, (*named, "ida"), ()))),
        text=text,
        cut=False,
        quotes=draw(st.sampled_from(((), ((0, 5),)))),
        published=draw(st.sampled_from((None, instant(int(key) * 60)))),
        precision="second",
        published_text=None,
        url=draw(st.sampled_from((None, f"https://meadow.example/@{author}/{key}"))),
        uri=None,
    )
    stated = draw(st.booleans()) and parent is not None
    seen_at = START + draw(st.integers(0, 4)) * 90_000
    return Sighting(comment, seen_at, THEIRS[parent] if stated and parent is not None else None)


@st.composite
def visits(draw: st.DrawFn, number: int, *, linear: bool) -> Visit:
    keys = draw(st.lists(st.sampled_from(sorted(THEIRS)), max_size=6, unique=True))
    thread = draw(st.sampled_from((JAM, HERS)))
    return Visit(
        visit_id=f"visit-{number}",
        part=0,
        browser="firefox",
        at=START + draw(st.integers(0, 4)) * 90_000,
        recipe="meadow",
        recipe_version=1,
        page=Page(thread.url or "", "meadow", NETWORK, "thread", thread.title, thread),
        profiles=draw(st.sampled_from(((), (ANA,), (BEN,)))),
        comments=tuple(draw(sightings(key, linear=linear)) for key in keys),
        reactions=draw(
            st.sampled_from(((), (Reaction("ana", "10", "like"),), (Reaction("ben", "11", "like"),)))
        ),
    )


def histories(*, linear: bool) -> st.SearchStrategy[list[Visit]]:
    return (
        st.integers(1, 5)
        .flatmap(lambda n: st.tuples(*(visits(i, linear=linear) for i in range(n))))
        .map(list)
    )


FIRST = Visit(
    "visit-first", 0, "firefox", START, "meadow", 1,
    Page("https://meadow.example/t/7", "meadow", NETWORK, "thread", "Jam", JAM), profiles=(ANA,),
)  # fmt: skip
"""In it she is shown, so that there is somebody to be forgotten."""


def forget(conn: sqlite3.Connection) -> None:
    (row,) = conn.execute("SELECT id FROM account WHERE network = ? AND key = 'ana'", (NETWORK,)).fetchone()
    forgetting.forget(conn, forgetting.accounts(conn, row), START, lambda _: RULES)


def content(visits: list[Visit], forgotten_after: int | None) -> list[str]:
    """The canonical dump where she was forgotten after so many visits; a rebuild must make the same."""
    with trial() as conn:
        me.answer(conn, REF, "confirmed", START, RULES)
        for turn, one in enumerate(visits):
            record(conn, one, RULES)
            if turn == forgotten_after:
                forget(conn)
        lines = list(canonical_lines(conn))
        same(lines, rebuilt(conn))
        assert conn.execute("PRAGMA foreign_key_check").fetchall() == []
    return lines


@PLENTY
@given(histories(linear=False), st.data())
def test_when_somebody_is_forgotten_does_not_matter(seen: list[Visit], data: st.DataObject) -> None:
    """Also with an id that is shown only after the forgetting."""
    told = [FIRST, *seen]
    early = content(told, 0)
    assert not any('"ana"' in line or "@ana" in line or "Ana A." in line for line in early)
    same(early, content(told, data.draw(st.integers(0, len(told) - 1))))
    same(early, content(told, len(told) - 1))


def never_seen(visit: Visit, answering: set[str | None]) -> Visit:
    """A visit by somebody for whom she is not there; in the others' words a sign stands in her place.

    `answering`: the comments of which some page told that they answer her.
    """

    def softer(seen: Sighting) -> Sighting:
        comment, answers = seen.comment, seen.parent_author == "ana"
        text = comment.text.replace("@ana", "@somebody").replace("u/Ana", "u/somebody")
        quotes = comment.quotes
        if quotes and comment.id in answering:
            text, quotes = "[…]" + text[quotes[0][1] :], ((0, 3),)
        mentions = tuple(name for name in comment.mentions if name != "ana")
        url = None if comment.url and "@ana" in comment.url else comment.url
        thread = replace(HERS, url=None) if comment.thread == HERS else comment.thread
        left = comment._replace(text=text, quotes=quotes, mentions=mentions, url=url, thread=thread)
        return Sighting(left, seen.seen_at, NOBODY if answers else seen.parent_author)

    page = visit.page
    if page.thread == HERS:
        page = replace(page, url="https://meadow.example/", thread=replace(HERS, url=None))
    return replace(
        visit,
        page=page,
        profiles=tuple(
            replace(one, bio="Friend of @somebody.") for one in visit.profiles if one.handle != "ana"
        ),
        comments=tuple(softer(seen) for seen in visit.comments if seen.comment.author != "ana"),
        reactions=tuple(one for one in visit.reactions if one.by != "ana"),
    )


@PLENTY
@given(histories(linear=False))
def test_what_is_left_is_what_a_store_holds_that_never_saw_them(seen: list[Visit]) -> None:
    """But for the tombstones, and for the title of a thread that she opened."""
    told = [FIRST, *seen]
    opened = any(one.comment.id == "15" for visit in told for one in visit.comments)
    left = [line for line in content(told, len(told) - 1) if '"type":"tombstone"' not in line]
    answering = {one.comment.id for visit in told for one in visit.comments if one.parent_author == "ana"}
    never = content([never_seen(visit, answering) for visit in told], None)
    if opened:
        never = sorted(line.replace('"title":"Ana asks about rum",', "") for line in never)
    same(left, never)


def others(lines: Iterable[PersonSummary]) -> list[int]:
    """The numbers of those who are not she."""
    return [line.id for line in lines if line.accounts[0].handle.casefold() != "ana"]


def figures(memory: Memory, refs: list[AccountRef]) -> dict[str, object]:
    """Everything that is said of others, but for words from which a name was taken."""
    now = later(days=40)
    people = others(memory.people(now=now))
    reach = [memory.reach(post, now=now) for post in memory.posts()]
    return {
        "annotations": memory.annotations(refs, now=now),
        "lines": [replace(line, accounts=()) for line in memory.summaries(people, now=now)],
        "ties": [memory.person(person, now=now).tie for person in people],
        "circles": [memory.person(person, now=now).circle for person in people],
        "waiting": [
            [(one.said.id, one.waits, one.settled) for one in memory.unanswered(person, now=now)]
            for person in people
        ],
        "needs": [
            [(one.said.id, one.hit.kind, one.hit.rule) for one in memory.ledger(person).proposed]
            for person in people
        ],
        "depth": [memory.exchange(person).turns for person in people],
        "reach": [[others(side) for side in (one.answered, one.silent)] for one in reach],
        "newcomers": others(memory.newcomers(now=now)),
    }


@settings(PLENTY, max_examples=30)
@given(histories(linear=True))
def test_others_keep_every_figure_bit_for_bit(seen: list[Visit]) -> None:
    """Whether she was a stranger or a friend, also in forums in which nobody says whom they answer."""
    refs = [AccountRef(NETWORK, name) for name in ("ben", "cleo", ME)]
    with tempfile.TemporaryDirectory() as folder, Memory.open(Path(folder) / "r.db") as memory:
        memory._rules._known[NETWORK] = RULES  # the network of this world has no recipe
        memory.confirm_me(AccountRef(NETWORK, ME), now=NOON)
        for one in [FIRST, *seen]:
            memory.ingest(one)
        ana = memory.person_of(AccountRef(NETWORK, "ana"))
        before, related = figures(memory, refs), memory.person(ana, now=NOON).annotation
        weeks = memory.tipping_point(now=later(days=40))
        memory.forget(ana, now=NOON)
        assert figures(memory, refs) == before
        if not (related.received or related.given):
            assert memory.tipping_point(now=later(days=40)) == weeks
        assert [finding for finding in memory.check() if not finding.ok] == []
        assert memory.forgotten()[0].at == from_datetime(NOON)
