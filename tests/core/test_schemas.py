"""The wire form: the documented order of keys, and a fast path that judges as the declared schema does."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from marshmallow import ValidationError

from relationcore.errors import VisitError
from relationcore.model import Profile, Reaction, Reading, Unreadable, Viewer, Withdrawn
from relationcore.schemas import reading_from_json, reading_to_json, visit_from_json, visit_to_json
from relationcore.schemas.checked import fits
from relationcore.schemas.declared import SIGHTING
from relationcore.schemas.limits import COMMENTS, HANDLE, TEXT, URL
from tests.core.making import comment, post, reply, visit

READING = Reading(
    visit("v").page,
    viewer=Viewer("ida", 12),
    profiles=(Profile("ana", links=("https://ana.example",)),),
    comments=(post("1", "ana"), reply("2", "ben", "1", quotes=((0, 4),), mentions=("ana",))),
    reactions=(Reaction("cleo", "1", "like"),),
    withdrawn=(Withdrawn("9", ""),),
    unreadable=(Unreadable("tr.x", "author", "nothing matched"),),
)
VISIT = visit("v", READING.comments, profiles=READING.profiles, reactions=READING.reactions)


def test_reading_in_the_documented_order_of_keys() -> None:
    told = reading_to_json(READING)
    assert list(told) == ["page", "viewer", "profiles", "comments", "reactions", "withdrawn", "unreadable"]
    assert list(told["page"]) == ["url", "site", "network", "kind", "title", "thread", "community"]
    assert list(told["profiles"][0]) == ["handle", "id", "name", "url", "bio", "avatar", "links"]
    assert json.dumps(told["comments"][1]) == (
        '{"id": "2", "scope": "", "kind": "comment", "thread": {"id": "1", "url": '
        '"https://news.ycombinator.com/item?id=1", "title": "Plum jam"}, "author": "ben", "author_id": null, '
        '"author_name": null, "author_url": null, "in_reply_to": "1", "mentions": ["ana"], "text": '
        '"With quinces.", '
        '"cut": false, "quotes": [[0, 4]], "published": "2026-03-10T12:00:00Z", "precision": "second", '
        '"published_text": null, "url": null, "uri": null}'
    )


def test_reading_and_visit_come_back_as_they_were() -> None:
    assert reading_from_json(json.loads(json.dumps(reading_to_json(READING)))) == READING
    assert visit_from_json(json.loads(json.dumps(visit_to_json(VISIT)))) == VISIT


def test_what_may_be_left_out() -> None:
    least = {"id": "1", "kind": "comment", "author": "ana", "text": "", "seen_at": "2026-03-10T12:00:00Z"}
    told = visit_to_json(visit("v")) | {"comments": [least]}
    for name in ("part", "viewer", "profiles", "reactions", "withdrawn"):
        del told[name]
    (seen,) = visit_from_json(told).comments
    assert seen.comment == comment("1", "ana", "", thread=None, said=None)


WRONG: list[tuple[str, Any, str]] = [
    ("visit_id", "", "Length must be between 1 and 500."),
    ("visit_id", None, "Field may not be null."),
    ("at", "yesterday", "is no instant"),
    ("part", True, "Not a valid integer."),
    ("part", -1, "Must be greater than or equal to 0"),
    ("recipe_version", "1", "Not a valid integer."),
    (
        "page",
        {"url": "file:///etc/passwd", "site": "x", "network": "x", "kind": "thread"},
        "is not a web address",
    ),
    ("page", {"url": "https://x.example", "site": "x", "network": "x", "kind": "wall"}, "Must be one of"),
    ("comments", {}, "Not a valid list."),
    ("comments", [{}] * (COMMENTS + 1), "Send the visit in parts."),
    ("comments", [1], "Invalid input type."),
    ("profiles", [{"handle": "ana", "followers": 9}], "Unknown field."),
    ("surprise", 1, "Unknown field."),
]


@pytest.mark.parametrize(
    ("name", "value", "message"), WRONG, ids=[f"{case[0]}-{case[2][:20]}" for case in WRONG]
)
def test_refused_with_words(name: str, value: Any, message: str) -> None:
    with pytest.raises(VisitError, match=r"^The visit does not fit; `errors` says where\.$") as caught:
        visit_from_json(visit_to_json(VISIT) | {name: value})
    assert name in caught.value.errors
    assert message in json.dumps(caught.value.errors)


def test_a_comment_that_does_not_fit_is_named_by_its_place() -> None:
    told = visit_to_json(VISIT)
    told["comments"][1]["likes"] = 3
    with pytest.raises(VisitError) as caught:
        visit_from_json(told)
    assert caught.value.errors == {"comments": {1: {"likes": ["Unknown field."]}}}


def declared(item: Any) -> bool:
    try:
        SIGHTING.load(item)
    except ValidationError:
        return False
    return True


GOOD = visit_to_json(VISIT)["comments"][1]
ODD: st.SearchStrategy[Any] = st.sampled_from(
    [
        *(
            None,
            "",
            "x",
            "é" * 3,
            0,
            1,
            -1,
            2.5,
            True,
            False,
            [],
            {},
            ["x"],
            [""],
            ("x",),
            [None],
            ["x"] * 1001,
        ),
        *([[0, 1]], [[0, 99]], [[3, 1]], [[0]], [[-1, 2]], [[0, True]], [[0.0, 1]]),
        *({"id": "1"}, {"id": ""}, {"id": "1", "url": 5}, {"id": "1", "x": 1}, {"url": "u"}),
        *("2026-03-10T12:00:00Z", "2026-03-10", "2026-02-30", "2026-03-10T25:00:00Z", "2026-03-10T12:00:00"),
        *("0000-01-01", "２０２６-03-10", "post", "comment", "second", "decade"),
        *("x" * (HANDLE + 1), "x" * (URL + 1), "x" * (TEXT + 1)),
    ]
)
NAMES = st.sampled_from([*GOOD, "likes", "", "ID"])


@settings(max_examples=1500, deadline=None)
@given(st.dictionaries(NAMES, ODD, max_size=3), st.sets(st.sampled_from(list(GOOD)), max_size=2))
def test_fast_path_judges_as_the_declared_schema(changes: dict[str, Any], left_out: set[str]) -> None:
    item = {name: value for name, value in copy.deepcopy(GOOD).items() if name not in left_out} | changes
    assert fits(item) == declared(item)


@pytest.mark.parametrize("item", [None, 1, "x", [], {}, [GOOD]])
def test_fast_path_takes_only_tables(item: Any) -> None:
    assert not fits(item)
    assert not declared(item)


def test_every_field_of_the_declared_schema_is_known_to_the_fast_path() -> None:
    for name in SIGHTING.fields:
        assert fits(GOOD | {name: GOOD[name]})
