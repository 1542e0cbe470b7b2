"""Pages that no recipe knows, read by what they say of themselves."""

from __future__ import annotations

from relationcore import address
from relationcore.model import Page, Reading
from relationcore.reading.tree import Tree
from relationcore.recipes.convert import fold


def read_structured(tree: Tree, url: str) -> Reading:
    """An empty Reading of the page."""
    titles = tree.select(None, "title")
    title = fold(tree.text(titles[0])) if titles else ""
    return Reading(Page(url, "structured", f"web:{address.host(url)}", "other", title or None))
