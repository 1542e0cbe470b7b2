"""A small invented world for Hypothesis: few people, few comments, many sights of them that disagree."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from relationcore.model import (
    Comment,
    Page,
    Profile,
    Reaction,
    Rules,
    Sighting,
    Thread,
    Viewer,
    Visit,
    Withdrawn,
)

NETWORK = "meadow"
RULES = Rules(
    fold_case=True, anonymous=frozenset({"Guest"}), withdrawn=frozenset({"[gone]"}), id_scope="host"
)
HOST = "meadow.example"
ME = "Ida"
# Handles as pages show them: two spellings of one, one without an account.
HANDLES = ("ana", "Ana", "ben", "Ida", "cleo", "Guest")
IDS = (None, None, "1", "2", "3")
NAMES = (None, "Ana A.", "Ben")
KEYS = ("10", "11", "12", "13", "14")
TEXTS = (
    "Plums or quinces?",
    "plums  or QUINCES?",
    "The kettle is mended, thanks to everybody here.",
    "Thanks!",
)
START = 1_700_000_000

threads = st.one_of(
    st.none(),
    st.builds(
        Thread,
        id=st.sampled_from(("7", "8")),
        url=st.sampled_from((None, "https://meadow.example/t/7")),
        title=st.sampled_from((None, "Jam", "Kettles")),
    ),
)


def instant(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    return f"2023-11-15T{minutes // 60:02d}:{minutes % 60:02d}:{rest:02d}Z"


@st.composite
def comments(draw: st.DrawFn) -> Comment:
    text = draw(st.sampled_from(TEXTS))
    published = draw(st.sampled_from((None, instant(5), instant(5), instant(4000), "1970-01-01T00:00:00Z")))
    quote = draw(st.sampled_from(((), ((0, 5),))))
    return Comment(
        id=draw(st.sampled_from((None, *KEYS, *KEYS))),
        scope=HOST,
        kind=draw(st.sampled_from(("post", "comment", "comment", "comment"))),
        thread=draw(threads),
        author=draw(st.sampled_from(HANDLES)),
        author_id=draw(st.sampled_from(IDS)),
        author_name=draw(st.sampled_from(NAMES)),
        author_url=draw(st.sampled_from((None, "https://meadow.example/a", "https://meadow.example/b"))),
        in_reply_to=draw(st.sampled_from((None, None, *KEYS))),
        mentions=draw(st.sampled_from(((), (), ("ida",), ("ben", "Ana")))),
        text=text,
        cut=draw(st.booleans()),
        quotes=quote,
        published=published,
        precision=None if published is None else draw(st.sampled_from(("second", "minute", "year"))),
        published_text=None if published is None else draw(st.sampled_from((None, "1 hour ago"))),
        url=draw(st.sampled_from((None, "https://meadow.example/c"))),
        uri=draw(st.sampled_from((None, None, "https://far.example/1", "https://far.example/2"))),
    )


@st.composite
def sightings(draw: st.DrawFn) -> Sighting:
    seen_at = START + draw(st.integers(0, 4)) * 50_000
    return Sighting(
        draw(comments()), seen_at, draw(st.sampled_from((None, None, "ana", "Ida", "ben", "Guest")))
    )


def key_of(seen: Sighting) -> object:
    comment = seen.comment
    return comment.id or (comment.author.casefold(), comment.published, comment.published_text, comment.text)


@st.composite
def visits(draw: st.DrawFn, number: int) -> Visit:
    seen = draw(st.lists(sightings(), max_size=5, unique_by=lambda one: str(key_of(one))))
    # What has no id is told apart by its words alone: one of them per visit.
    without = [one for one in seen if one.comment.id is None]
    seen = [one for one in seen if one.comment.id is not None] + without[:1]
    return Visit(
        visit_id=f"visit-{number}",
        part=0,
        browser="firefox",
        at=START + draw(st.integers(0, 4)) * 50_000,
        recipe="meadow",
        recipe_version=1,
        page=Page("https://meadow.example/t/7", "meadow", NETWORK, "thread", "Jam", draw(threads)),
        viewer=draw(st.sampled_from((None, Viewer("Ida"), Viewer("Ida", 12)))),
        profiles=draw(
            st.sampled_from(
                (
                    (),
                    (),
                    (Profile("ana", "1", "Ana A.", None, "Jam maker"),),
                    (Profile("ben", None, None, None, "x"),),
                )
            )
        ),
        comments=tuple(seen),
        reactions=draw(st.sampled_from(((), (), (Reaction("cleo", "11", "like"),)))),
        withdrawn=draw(st.sampled_from(((), (), (Withdrawn("12", HOST),)))),
    )


@st.composite
def histories(draw: st.DrawFn) -> list[Visit]:
    return [draw(visits(number)) for number in range(draw(st.integers(1, 5)))]


def split(visit: Visit, cut: int) -> list[Visit]:
    """One visit as two parts."""
    first = replace(visit, comments=visit.comments[:cut])
    second = replace(
        visit, part=1, comments=visit.comments[cut:], profiles=(), reactions=(), withdrawn=(), viewer=None
    )
    return [first, second]
