"""Running the steps of a recipe on a tree: each step yields texts, the first step that yields wins."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from typing import Any, Protocol

from selectolax.lexbor import LexborNode

from relationcore.reading.tree import Tree, attribute
from relationcore.recipes.convert import Context, Value, convert, fold, no_constant, walk_json
from relationcore.recipes.step import Step
from relationcore.recipes.times import by_pattern, day_comes_first

_HOLES = re.compile(r"\{([a-z]+)\}")
_PLAIN = re.compile(r"^[A-Za-z0-9_.:/@-]+$")


class Holder(Protocol):
    """Whose steps are run: a record, a profile, or the page (then `element` is None)."""

    element: LexborNode | None

    def bodies(self) -> Sequence[LexborNode]:
        """The elements of its body."""

    def owns(self, node: LexborNode) -> bool:
        """Whether an element below it is its own, not a nested record's."""

    def related(self, relation: str) -> Holder | None:
        """The record that stands in a relation to it."""

    def value(self, name: str) -> Value | None:
        """The value of one of its fields."""


@lru_cache(maxsize=4096)
def compiled(pattern: str) -> re.Pattern[str]:
    """A recipe's regular expression, as both languages mean it."""
    return re.compile(pattern, re.ASCII)


class Runner:
    """Steps on one page. `page` gives the values that `page = "..."` may name."""

    def __init__(self, tree: Tree, context: Context) -> None:
        """For one page in one reading."""
        self.tree = tree
        self.context = replace(context, day_first=self._day_first)
        self.page: dict[str, str | None] = {}
        self._parsed: dict[str, Any] = {}
        self._dates: tuple[bool | None] | None = None

    def first(self, steps: Sequence[Step], holder: Holder, failed: list[Step] | None = None) -> Value | None:
        """The value of the first step that yields; steps that do not are added to `failed`."""
        for step in steps:
            value = self._quick(step, holder) if step.quick else next(self.values(step, holder), None)
            if value is not None:
                return value
            if failed is not None:
                failed.append(step)
        return None

    def _quick(self, step: Step, holder: Holder) -> Value | None:
        """The first of `values` of a step as most are: hits below the record, one value of each."""
        if step.select is None or self.tree.lacks(step.select):
            return None
        regex = None if step.match is None else compiled(step.match)
        for node in self.tree.each(holder.element, step.select):
            text = self._taken(step, node) if holder.owns(node) else None
            if text is None:
                continue
            part: str | None = text if step.json is not None and regex is None else fold(text)
            if regex is not None:
                found = regex.search(part or "")
                part = None if found is None else found[1] if regex.groups else found[0]
            value = None if part is None else self._made(step, part)
            if value is not None and value != "":
                return value
        return None

    def every(
        self, steps: Sequence[Step], holder: Holder, failed: list[Step] | None = None
    ) -> tuple[str, ...]:
        """All different texts of the first step that yields any."""
        for step in steps:
            found = tuple(dict.fromkeys(str(value) for value in self.values(step, holder)))
            if found:
                return found
            if failed is not None:
                failed.append(step)
        return ()

    def elements(self, steps: Sequence[Step], holder: Holder) -> list[LexborNode]:
        """The elements of the first step that finds any: the first hit, or all with `all`."""
        for step in steps:
            if not self._holds(step, holder):
                continue
            found = list(self._hits(step, holder) if step.all else islice(self._hits(step, holder), 1))
            if found:
                return found
        return []

    def values(self, step: Step, holder: Holder) -> Iterator[Value]:
        """Every value of a step, lazily, in document order (from the end with `last`)."""
        if not self._holds(step, holder):
            return
        for text in self._texts(step, holder):
            for part in self._parts(step, text) if text is not None else ():
                value = self._made(step, part)
                if value is not None and value != "":
                    yield value

    def _holds(self, step: Step, holder: Holder) -> bool:
        if step.if_ is not None and not self.holds_own(holder, step.if_):
            return False
        return step.unless is None or not self.holds_own(holder, step.unless)

    def holds_own(self, holder: Holder, selector: str) -> bool:
        """Whether a record (or the page) is or has such an element of its own, no nested record's."""
        if holder.element is None:
            return self.tree.holds(None, selector)
        return any(holder.owns(node) for node in self.tree.within(holder.element, selector))

    def _texts(self, step: Step, holder: Holder) -> Iterator[str | None]:
        if step.value is not None:
            yield step.value
        elif step.page is not None:
            yield self.page.get(step.page)
        elif step.relation is not None:
            yield self._related(step, holder)
        else:
            for node in self._hits(step, holder):
                yield self._taken(step, node)

    def _related(self, step: Step, holder: Holder) -> str | None:
        relation, name = step.relation or ("", "")
        other = holder.related(relation)
        if other is None or (step.having is not None and not self.tree.holds(other.element, step.having)):
            return None
        value = other.value(name)
        return str(value) if isinstance(value, str | int) else None

    def _hits(self, step: Step, holder: Holder) -> Iterator[LexborNode]:
        if step.plain and step.select is not None:
            if not self.tree.lacks(step.select):
                yield from filter(holder.owns, self.tree.each(holder.element, step.select))
            return
        for place in self._places(step, holder):
            if step.having is not None and not self.tree.holds(place, step.having):
                continue
            if step.root:
                place = self.tree.shadow(place) if place is not None else None
                if place is None:
                    continue
            if step.select is None:
                if place is not None:
                    yield place
                continue
            selector = self._filled(step.select, holder)
            if selector is None or (not step.root and self._lacks(selector)):
                continue
            found = self.tree.each(place, selector)
            local = step.from_ != "page" and not (step.closest or step.previous or step.next)
            for node in reversed(list(found)) if step.last else found:
                if not local or holder.owns(node):
                    yield node

    def _places(self, step: Step, holder: Holder) -> Sequence[LexborNode | None]:
        if step.from_ == "page":
            return [None]
        if step.from_ == "body":
            return list(holder.bodies())
        here = holder.element
        if not (step.closest or step.previous or step.next):
            return [here]
        if here is not None and step.closest:
            here = self.tree.closest(here, step.closest)
        if here is not None and step.previous:
            here = self.tree.previous(here, step.previous)
        if here is not None and step.next:
            here = self.tree.next(here, step.next)
        return [] if here is None else [here]

    def _filled(self, selector: str, holder: Holder) -> str | None:
        """A selector with its `{thread}` or `{id}` filled in; None where that is unknown or no plain word."""
        if "{" not in selector:
            return selector
        filled = selector
        for name in _HOLES.findall(selector):
            value = holder.value("id") if name == "id" else self.page.get(name)
            if not isinstance(value, str) or not _PLAIN.match(value):
                return None
            filled = filled.replace(f"{{{name}}}", value)
        return filled

    def _taken(self, step: Step, node: LexborNode) -> str | None:
        if step.attr is not None:
            return attribute(node, step.attr)
        if step.json is not None:
            return self.tree.source(node)
        if step.text == "own":
            return self.tree.own_text(node)
        if step.text == "titled":
            return self.tree.titled_text(node)
        return self.tree.text_after(node) if step.text == "next" else self.tree.text(node)

    def _parts(self, step: Step, text: str) -> Iterator[str]:
        """What the regex takes out of a text: its first match, every one with `all`; else the text."""
        if step.match is None:
            yield text if step.json is not None else fold(text)
            return
        regex = compiled(step.match)
        for found in regex.finditer(fold(text)):
            part = found[1] if regex.groups else found[0]
            if part is not None:
                yield part
            if not step.all:
                return

    def _made(self, step: Step, part: str) -> Value | None:
        found = part if step.json is None else self._json(part, step.json)
        value = self._converted(step, found) if found is not None else None
        if step.then is None:
            return value
        if not isinstance(value, str | int):
            return None
        return next(
            (made for inner in self._parts(step.then, str(value)) for made in [self._made(step.then, inner)]),
            None,
        )

    def _converted(self, step: Step, text: str) -> Value | None:
        value: Value | None = text
        if step.date:
            value = by_pattern(text, step.date, self.context.now, self._day_first)
        elif step.as_ is not None:
            value = convert(step.as_, text, self.context)
        if step.format is not None and isinstance(value, str | int):
            return step.format.replace("{}", str(value))
        return value

    def _lacks(self, selector: str) -> bool:
        return ":scope" not in selector and self.tree.lacks(selector)

    def _day_first(self) -> bool | None:
        if self._dates is None:
            root = self.tree.root
            language = next((attribute(node, "lang") for node in self.tree.select(None, "html[lang]")), None)
            self._dates = (day_comes_first(self.tree.text(root), language or ""),)
        return self._dates[0]

    def _json(self, text: str, path: str) -> str | None:
        if text not in self._parsed:
            try:
                self._parsed[text] = json.loads(text, parse_constant=no_constant)
            except (ValueError, RecursionError):
                self._parsed[text] = None
        found = walk_json(self._parsed[text], path)
        return fold(found) if found is not None else None
