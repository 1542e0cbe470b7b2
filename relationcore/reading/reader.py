"""Recipe and HTML -> Reading: what scripts, the command line and the memory call."""

from __future__ import annotations

from datetime import datetime

from relationcore import address
from relationcore.instants import from_datetime
from relationcore.model import Reading
from relationcore.reading.checked import Checked, check
from relationcore.reading.explained import Explained, explain
from relationcore.reading.page import PageReader, open_reader
from relationcore.reading.structured import read_structured
from relationcore.reading.tree import Tree
from relationcore.recipes.recipe import Recipes, load_all


def read_page(
    html: str | bytes, *, url: str, at: datetime | None = None, recipes: Recipes | None = None
) -> Reading:
    """What a page at `url` says. `at` is when it was visited: relative times stay unresolved without it.

    Raises PageTooLarge, PageTooDeep, PageUnreadable, AddressError, WrongValue for a time without a zone. A
    page that no recipe knows is read by what it says of itself (site `structured`); nobody found is an empty
    Reading.
    """
    tree, reader = _opened(html, url, at, recipes)
    return read_structured(tree, address.without_fragment(url)) if reader is None else reader.read()


def read_explained(
    html: str | bytes, *, url: str, at: datetime | None = None, recipes: Recipes | None = None
) -> Explained:
    """The Reading with the step behind each value, the failed ones behind a null. Raises as `read_page`."""
    tree, reader = _opened(html, url, at, recipes)
    if reader is None:
        return Explained(read_structured(tree, address.without_fragment(url)), None, ())
    return explain(reader)


def read_numbers(html: str | bytes, *, url: str, recipes: Recipes | None = None) -> list[dict[str, str]]:
    """What the `numbers` selectors hit, in document order: `{metric, text}`. Raises as `read_page`."""
    _, reader = _opened(html, url, None, recipes)
    return [] if reader is None else reader.numbers()


def read_checked(
    html: str | bytes, *, url: str, at: datetime | None = None, recipes: Recipes | None = None
) -> Checked | None:
    """The Reading with the counts that judge its recipe; None for an unknown page. Raises as `read_page`."""
    _, reader = _opened(html, url, at, recipes)
    return None if reader is None else check(reader)


def _opened(
    html: str | bytes, url: str, at: datetime | None, recipes: Recipes | None
) -> tuple[Tree, PageReader | None]:
    address.host(url)
    if at is not None:
        from_datetime(at)  # a time without a zone would be taken for this machine's
    tree = Tree(html)
    matched = (recipes or load_all()).match(url, tree)
    if matched is None:
        return tree, None
    reader = open_reader(tree, url, at, *matched)
    return (tree, reader) if reader.records.all or not matched[0].noscript else _bare(html, url, at, reader)


def _bare(html: str | bytes, url: str, at: datetime | None, scripted: PageReader) -> tuple[Tree, PageReader]:
    """The page as it is without scripts, where that gives records."""
    tree = Tree(html, scripting=False)
    reader = open_reader(tree, url, at, scripted.recipe, scripted.kind)
    return (tree, reader) if reader.records.all else (scripted.tree, scripted)
