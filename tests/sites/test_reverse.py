"""A page is read by its own recipe only: against every other one it gives nothing, in both readers."""

from __future__ import annotations

import pytest

from relationcore.reading.reader import read_page
from relationcore.recipes.recipe import Recipes, load_all
from tests.sites.cases import APART, Case, captures, kinds, matched, own_cases
from tests.sites.conftest import Shown

PAGES = [*captures(), *own_cases()]


def own_site(case: Case) -> set[str]:
    found = matched(case)
    return {found[0].site} if found else set()


def without_fallbacks(sites: set[str], case: Case) -> set[str]:
    """The sites that match; a fallback counts only where it is what reads the page."""
    fallbacks = {recipe.site for recipe in load_all() if recipe.data["fallback"]}
    return sites - (fallbacks - own_site(case))


@pytest.mark.parametrize("case", PAGES, ids=lambda case: case.name)
def test_only_its_own_recipe_matches_in_python(case: Case) -> None:
    assert without_fallbacks(set(kinds(case)), case) == own_site(case)


@pytest.mark.parametrize("case", PAGES, ids=lambda case: case.name)
def test_only_its_own_recipe_matches_in_the_browser(case: Case, shown: Shown) -> None:
    _, sites = shown(case)
    found = matched(case)
    assert without_fallbacks(set(sites), case) == own_site(case)
    assert found is None or sites[found[0].site] == found[1]


@pytest.mark.parametrize("case", own_cases(), ids=lambda case: case.name)
def test_every_other_recipe_gives_no_comment(case: Case) -> None:
    others = Recipes(recipe for recipe in load_all() if recipe.site not in own_site(case))
    reading = read_page(case.html(), url=case.url, recipes=others)
    assert reading.page.site == "structured"
    assert reading.comments == ()


def test_flarum_is_judged_apart() -> None:
    assert {"flarum"} == APART
