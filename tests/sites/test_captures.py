"""Every capture for which there is a recipe is read as its truth file says, by both readers alike."""

from __future__ import annotations

import pytest

from tests.sites.cases import CI, Case, captures, disputed, matched, python_reading, readable
from tests.sites.conftest import Shown, missing, same_text
from tests.sites.truth import faults

READ = [case for case in captures() if readable(case)]
READERS = ("python", "javascript")


def test_corpus_is_there(corpus: tuple[Case, ...]) -> None:
    """An empty corpus is no proof."""
    assert len(corpus) > 70
    assert READ


@pytest.mark.parametrize("case", READ, ids=lambda case: case.name)
@pytest.mark.parametrize("reader", READERS)
def test_capture_is_read_as_a_careful_human_reads_it(
    case: Case, reader: str, request: pytest.FixtureRequest
) -> None:
    if reader == "python":
        reading = python_reading(case)
    else:
        read, _ = request.getfixturevalue("shown")(case)
        assert read is not None
        reading = read["reading"]
    assert faults(case.name, case.expected, reading, disputed()) == []


@pytest.mark.parametrize("case", READ, ids=lambda case: case.name)
def test_both_readers_give_the_same_reading(case: Case, shown: Shown) -> None:
    read, _ = shown(case)
    assert read is not None
    assert same_text(read["reading"], python_reading(case))


@pytest.mark.parametrize("case", READ, ids=lambda case: case.name)
def test_every_readable_author_has_a_place_for_a_mark(case: Case, shown: Shown) -> None:
    read, _ = shown(case)
    found = matched(case)
    assert read is not None
    assert found is not None
    comments = read["reading"]["comments"]
    places = [place for place in read["places"] if place["comment"] is not None]
    assert [place["comment"] for place in places] == list(range(len(comments)))
    marked = {comments[place["comment"]]["author"] for place in places if place["mark"] is not None}
    bare = [comments[place["comment"]] for place in places if place["mark"] is None]
    # A page's owner is named at its head, not beside every word; a name without a link may have no element.
    elsewhere = marked | found[0].anonymous
    assert not [one for one in bare if one["author_url"] is not None and one["author"] not in elsewhere]


def test_disputed_lines_are_few() -> None:
    if not captures():
        missing("the captures are not there")
    records = sum(len(case.expected["comments"]) for case in captures())
    assert len(disputed()) <= records / 100
    assert {name for name, _, _ in disputed()} <= {case.name for case in captures()}


def test_nothing_skips_in_ci() -> None:
    """The corpus lies beside the repository wherever CI=true."""
    assert captures() or not CI
