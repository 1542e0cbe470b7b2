"""The project's own small pages, with invented people: the whole Reading, literally, by both readers."""

from __future__ import annotations

import pytest

from relationcore.recipes.recipe import load_all
from tests.sites.cases import Case, matched, own_cases, python_reading
from tests.sites.conftest import Shown, same_text

CASES = own_cases()


def test_there_are_cases() -> None:
    assert len(CASES) >= 14


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_python_reads_it(case: Case) -> None:
    assert python_reading(case) == case.expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_javascript_reads_the_same(case: Case, shown: Shown) -> None:
    read, _ = shown(case)
    if matched(case) is None:
        assert read is None
        return
    assert read is not None
    assert same_text(read["reading"], python_reading(case))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case_lies_in_the_folder_of_its_site(case: Case) -> None:
    assert case.expected["page"]["site"] == case.name.split("/")[0]


def test_every_site_has_a_case() -> None:
    with_cases = {case.name.split("/")[0] for case in CASES}
    assert {recipe.site for recipe in load_all()} - with_cases == set()


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.name.endswith(("/inbox", "/direct"))], ids=str
)
def test_private_messages_are_never_read(case: Case) -> None:
    assert case.expected["comments"] == []
