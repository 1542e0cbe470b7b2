"""The HTML5 tree of a page, as a browser with scripts builds it, and the few questions the reader asks of it.

Lexbor (selectolax) builds the tree with the scripting flag set, so `noscript` holds text as in the browser.
The text of `script`, `style` and `noscript` is taken out of the tree once and kept aside: it is never part of
a text, and a recipe may still ask for a script's JSON. The content of a `template` is not in the tree at all.
With `scripting` off, `noscript` holds elements, as in a browser without scripts.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser, LexborNode

from relationcore.errors import PageTooDeep, PageUnreadable
from relationcore.reading.guard import MAX_DEPTH, TOO_DEEP, checked
from relationcore.recipes.convert import fold

SILENT = ("script", "style", "noscript")
LANDMARKS = ("base[href]", 'link[rel="canonical"]', "title")
_SCOPE = "data-relationcore-scope"
SAMPLE = 100
# without the events of a live document, which mirror options and cost the square of their number
_PLAIN = LexborDocumentOptions.WO_EVENTS


class Tree:
    """A parsed page. Nodes are lexbor's; `mem_id` tells them apart; None stands for the document."""

    def __init__(self, html: str | bytes, *, scripting: bool = True) -> None:
        """Parse; raises PageTooLarge, PageTooDeep and PageUnreadable."""
        data, declared = checked(html)
        self.parser = LexborHTMLParser(data, scripting=scripting, encoding=declared, options=_PLAIN)
        root = self.parser.root
        if root is None:
            raise PageUnreadable("The page has no element.")
        self.root = root
        self._positions: dict[int, int] = {}
        self._lacking: dict[str, bool] = {}
        self._hits: dict[str, tuple[list[int], list[LexborNode], frozenset[int]]] = {}
        self._number_elements()
        self._silenced: dict[int, str] = {}
        self.landmarks: dict[str, LexborNode] = {}
        self._walk_once(SILENT if scripting else SILENT[:2])

    def _number_elements(self) -> None:
        # from one element to the next it goes down by one level at most: few need to be asked for their depth
        deepest = 0
        for position, node in enumerate(self.root.traverse()):
            self._positions[node.mem_id] = position
            if not position % SAMPLE:
                deepest = max(deepest, _depth(node))
        if deepest > MAX_DEPTH - SAMPLE and any(_depth(node) > MAX_DEPTH for node in self.root.traverse()):
            raise PageTooDeep(TOO_DEEP)

    def _walk_once(self, silent: tuple[str, ...]) -> None:
        """Silence what is no text, and find what every page is asked for: its `base`, `link` and `title`."""
        for node in _distinct(self.parser.css(",".join((*silent, *LANDMARKS)))):
            if node.tag in silent:
                self._silenced[node.mem_id] = node.text()
                for child in list(node.iter(include_text=True)):
                    child.decompose()
            elif node.tag:
                self.landmarks.setdefault(node.tag, node)

    def generators(self) -> list[str]:
        """The contents of the page's `meta[name=generator]`."""
        return [attribute(node, "content") or "" for node in self.parser.css('meta[name="generator"]')]

    def select(self, node: LexborNode | None, selector: str) -> list[LexborNode]:
        """The elements below `node` (or in the document) that match, in document order, each once."""
        if node is None:
            return self._matching(selector)[1]
        if selector == ":scope":
            return [node]
        hits = self._scoped(node, selector) if ":scope" in selector else node.css(selector)
        if not hits:
            return hits
        if "," in selector:
            hits = _distinct(hits)
        return hits[1:] if hits and hits[0].mem_id == node.mem_id else hits

    def each(self, node: LexborNode | None, selector: str) -> Iterator[LexborNode]:
        """The same one by one: the first is found without looking for the others."""
        if node is None or ":scope" in selector:
            yield from self.select(node, selector)
            return
        first = node.css_first(selector)
        if first is None:
            return
        if first.mem_id == node.mem_id:
            yield from self.select(node, selector)
            return
        yield first
        yield from self.select(node, selector)[1:]

    def _scoped(self, node: LexborNode, selector: str) -> list[LexborNode]:
        node.attrs[_SCOPE] = ""
        try:
            return node.css(selector.replace(":scope", f"[{_SCOPE}]"))
        finally:
            del node.attrs[_SCOPE]

    def lacks(self, selector: str) -> bool:
        """Whether nothing in the whole document matches: then nothing in any part of it does."""
        found = self._lacking.get(selector)
        if found is None:
            found = self._lacking[selector] = self.parser.css_first(selector) is None
        return found

    def holds(self, node: LexborNode | None, selector: str) -> bool:
        """Whether `node` matches or has an element that does."""
        if node is None:
            return self.parser.css_first(selector) is not None
        if ":scope" in selector:
            return selector == ":scope" or bool(self._scoped(node, selector))
        return node.css_first(selector) is not None

    def within(self, node: LexborNode, selector: str) -> list[LexborNode]:
        """What matches of `node` and the elements below it."""
        if selector == ":scope":
            return [node]
        return self._scoped(node, selector) if ":scope" in selector else node.css(selector)

    def closest(self, node: LexborNode, selector: str) -> LexborNode | None:
        """The nearest ancestor (not itself) that matches."""
        wanted = self._matching(selector)[2]
        above = node.parent
        while above is not None:
            if above.mem_id in wanted:
                return above
            above = above.parent
        return None

    def previous(self, node: LexborNode, selector: str) -> LexborNode | None:
        """The nearest element before `node` in the document that matches and does not enclose it."""
        positions, hits, _ = self._matching(selector)
        around = {above.mem_id for above in ancestors(node)}
        for index in range(bisect_left(positions, self.position(node)) - 1, -1, -1):
            if hits[index].mem_id not in around:
                return hits[index]
        return None

    def next(self, node: LexborNode, selector: str) -> LexborNode | None:
        """The nearest element after the end of `node` in the document that matches."""
        positions, hits, _ = self._matching(selector)
        for index in range(bisect_left(positions, self.position(node) + 1), len(hits)):
            if all(above.mem_id != node.mem_id for above in ancestors(hits[index])):
                return hits[index]
        return None

    def _matching(self, selector: str) -> tuple[list[int], list[LexborNode], frozenset[int]]:
        found = self._hits.get(selector)
        if found is None:
            nodes = self.parser.css(selector)
            nodes = _distinct(nodes) if "," in selector else nodes
            found = ([self.position(node) for node in nodes], nodes, frozenset(node.mem_id for node in nodes))
            self._hits[selector] = found
        return found

    def position(self, node: LexborNode) -> int:
        """The number of an element in document order."""
        return self._positions[node.mem_id]

    def title(self) -> str | None:
        """The folded text of the page's `title`; None where there is none."""
        shown = self.landmarks.get("title")
        return (fold(self.text(shown)) or None) if shown is not None else None

    def text(self, node: LexborNode) -> str:
        """The text content without scripts, styles, noscripts and templates; white space as it stands."""
        return node.text()

    def own_text(self, node: LexborNode) -> str:
        """The text that stands directly in an element, not in its children."""
        return node.text(deep=False)

    def titled_text(self, node: LexborNode) -> str:
        """The text directly in an element, with the titles of its children in their places."""
        parts = node.iter(include_text=True)
        return "".join(
            (part.text_content if part.is_text_node else attribute(part, "title")) or "" for part in parts
        )

    def text_after(self, node: LexborNode) -> str:
        """The text between an element and the next one beside it."""
        texts, beside = [], node.next
        while beside is not None and not beside.is_element_node:
            if beside.is_text_node:
                texts.append(beside.text_content or "")
            beside = beside.next
        return "".join(texts)

    def source(self, node: LexborNode) -> str:
        """The text of a script as it stands in the page; of any other element its text content."""
        return self._silenced.get(node.mem_id) or node.text()

    def shadow(self, node: LexborNode) -> LexborNode | None:
        """The declared open shadow root of an element, or None."""
        for child in node.iter():
            if child.tag == "template" and child.attributes.get("shadowrootmode") == "open":
                fragments = child.template_fragments()
                return fragments[0] if fragments else None
        return None


def _depth(node: LexborNode) -> int:
    return 1 + sum(1 for _ in ancestors(node))


def ancestors(node: LexborNode) -> Iterator[LexborNode]:
    """The elements around a node, from the nearest."""
    above = node.parent
    while above is not None:
        yield above
        above = above.parent


def attribute(node: LexborNode, name: str) -> str | None:
    """An attribute as it stands; an attribute without a value is the empty text."""
    attributes = node.attributes
    return attributes[name] or "" if name in attributes else None


def _distinct(nodes: list[LexborNode]) -> list[LexborNode]:
    seen: set[int] = set()
    return [node for node in nodes if not (node.mem_id in seen or seen.add(node.mem_id))]  # type: ignore[func-returns-value]
