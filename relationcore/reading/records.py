"""The records of a page: elements that a rule selects, their fields, and how they stand to one another."""

from __future__ import annotations

from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from relationcore.reading.steps import Runner
from relationcore.reading.tree import ancestors
from relationcore.recipes.convert import Value
from relationcore.recipes.recipe import Recipe, Rule
from relationcore.recipes.step import Step


class PageHolder:
    """The page itself as the holder of steps."""

    element: LexborNode | None = None

    def bodies(self) -> Sequence[LexborNode]:
        """A page has no body of its own."""
        return ()

    def owns(self, node: LexborNode) -> bool:
        """Everything on the page is the page's."""
        return True

    def related(self, relation: str) -> None:
        """A page stands in no relation to records."""

    def value(self, name: str) -> Value | None:
        """A page has no fields."""
        return None


PAGE = PageHolder()


class Record:
    """One element that a rule selected. Fields are worked out when asked for, and once."""

    def __init__(self, element: LexborNode, rule: Rule, index: int, records: Records) -> None:
        """`index` is the place among the page's records; `comment` will be that among its comments."""
        self.element: LexborNode | None = element
        self.node = element
        self.rule = rule
        self.index = index
        self.records = records
        self.parent: Record | None = None
        self.nests = False
        self.failed: dict[str, list[Step]] = {}
        self.comment: int | None = None
        self._values: dict[str, Value | None] = {}
        self._bodies: list[LexborNode] | None = None

    def bodies(self) -> Sequence[LexborNode]:
        """The elements of the body, by the first step of `body` that finds any."""
        if self._bodies is None:
            self._bodies = self.records.runner.elements(self.rule.body, self)
        return self._bodies

    def owns(self, node: LexborNode) -> bool:
        """Whether the nearest record around an element is this one and nothing excluded is between."""
        if not self.nests:
            return True
        elements, barred = self.records.by_node, self.records.barred
        for around in (node, *ancestors(node)):
            found = elements.get(around.mem_id)
            if found is not None:
                return found is self
            if around.mem_id in barred:
                return False
        return False

    def value(self, name: str) -> Value | None:
        """The value of a field; None also while it is being worked out (a recipe that goes in a circle)."""
        if name not in self._values:
            self._values[name] = None
            failed = self.failed.setdefault(name, [])
            self._values[name] = self.records.runner.first(self.rule.fields.get(name, ()), self, failed)
        return self._values[name]

    def text_of(self, name: str) -> str | None:
        """The value of a field that is a text."""
        found = self.value(name)
        return str(found) if isinstance(found, str | int) else None

    def every(self, name: str) -> tuple[str, ...]:
        """The values of a field that is a list."""
        failed = self.failed.setdefault(name, [])
        return self.records.runner.every(self.rule.fields.get(name, ()), self, failed)

    @property
    def kind(self) -> str:
        """Post or comment, as the field `kind`, the rule, or the place on the thread's first page says."""
        found = self.value("kind")
        if found in ("post", "comment"):
            return str(found)
        if self.rule.opening and self.records.first_page and self.records.opening(self.rule) is self:
            return "post"
        return self.rule.kind

    def related(self, relation: str) -> Record | None:
        """The enclosing or preceding record, the nearest before with a smaller depth, or the page's post."""
        if relation == "parent_record":
            return self.parent
        if relation == "previous_record":
            return self.records.at(self.index - 1)
        if relation == "previous_smaller":
            return self.records.smaller_before(self)
        post = self.records.post()
        return None if post is self else post


class Records:
    """All records of one page by one table of rules, in document order."""

    def __init__(self, runner: Runner, recipe: Recipe, rules: Sequence[Rule], page_kind: str) -> None:
        """Find them."""
        self.runner = runner
        self.recipe = recipe
        self.first_page = True
        self.all: list[Record] = []
        self.by_node: dict[int, Record] = {}
        self.barred: dict[int, LexborNode] = {}
        self._smaller: dict[int, int | None] | None = None
        self._post: Record | None = None
        self._find([rule for rule in rules if page_kind in rule.pages])

    def _find(self, rules: Sequence[Rule]) -> None:
        tree = self.runner.tree
        found: dict[int, tuple[LexborNode, Rule]] = {}
        everywhere = self._excluded(self.recipe.exclude)
        self.barred.update(everywhere)
        for rule in rules:
            here = self._excluded(rule.exclude)
            self.barred.update(here)
            for node in tree.select(None, rule.select):
                if node.mem_id not in found and not _within(node, everywhere) and not _within(node, here):
                    found[node.mem_id] = (node, rule)
        ordered = (
            sorted(found.values(), key=lambda hit: tree.position(hit[0]))
            if len(rules) > 1
            else found.values()
        )
        for node, rule in ordered:
            record = Record(node, rule, len(self.all), self)
            self.all.append(record)
            self.by_node[node.mem_id] = record
        self._nest()

    def _excluded(self, selectors: Sequence[str]) -> dict[int, LexborNode]:
        return {
            node.mem_id: node for selector in selectors for node in self.runner.tree.select(None, selector)
        }

    def _nest(self) -> None:
        for record in self.all:
            record.parent = self._around(record.node)
        for node in self.barred.values():
            self._around(node)

    def _around(self, node: LexborNode) -> Record | None:
        """The nearest record around an element; it is then known to hold what is not its own."""
        for above in ancestors(node):
            outer = self.by_node.get(above.mem_id)
            if outer is not None:
                outer.nests = True
                return outer
        return None

    def foreign(self, record: Record) -> set[int]:
        """The elements that are no part of a record's text: nested records and what is excluded."""
        return {*self.by_node, *self.barred} if record.nests else set()

    def at(self, index: int) -> Record | None:
        """The record at a place, or None before the first."""
        return self.all[index] if 0 <= index < len(self.all) else None

    def post(self) -> Record | None:
        """The first record of kind post."""
        if self._post is None:
            self._post = next((record for record in self.all if record.kind == "post"), None)
        return self._post

    def opening(self, rule: Rule) -> Record | None:
        """The first record of a rule."""
        return next((record for record in self.all if record.rule is rule), None)

    def smaller_before(self, record: Record) -> Record | None:
        """The nearest record before with a smaller `depth`."""
        if self._smaller is None:
            self._smaller = self._by_depth()
        index = self._smaller.get(record.index)
        return None if index is None else self.all[index]

    def _by_depth(self) -> dict[int, int | None]:
        above: list[tuple[int, int]] = []
        nearest: dict[int, int | None] = {}
        for record in self.all:
            depth = record.value("depth")
            if not isinstance(depth, int):
                continue
            while above and above[-1][0] >= depth:
                above.pop()
            nearest[record.index] = above[-1][1] if above else None
            above.append((depth, record.index))
        return nearest


def _within(node: LexborNode, barred: dict[int, LexborNode]) -> bool:
    return bool(barred) and (
        node.mem_id in barred or any(above.mem_id in barred for above in ancestors(node))
    )
