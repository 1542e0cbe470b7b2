"""One page being read with one recipe, blind to layout; `extension/content/reader.js` is its twin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from relationcore import address
from relationcore.model import (
    Comment,
    Page,
    PageKind,
    Profile,
    Reaction,
    Reading,
    Thread,
    Unreadable,
    Viewer,
    Withdrawn,
)
from relationcore.reading.records import PAGE, Record, Records
from relationcore.reading.steps import Runner
from relationcore.reading.structured import fill_gaps
from relationcore.reading.text import body_text
from relationcore.reading.tree import Tree, attribute
from relationcore.recipes.convert import Context, resolve
from relationcore.recipes.recipe import Recipe, Rule
from relationcore.recipes.times import Moment

_DIGITS = re.compile(r"^\d+$", re.ASCII)


@dataclass(slots=True)
class PageReader:
    """One page being read with one recipe."""

    recipe: Recipe
    kind: PageKind
    tree: Tree
    runner: Runner
    url: str
    records: Records
    thread: Thread | None = None
    comments: list[Comment] = field(default_factory=list)
    withdrawn: list[Withdrawn] = field(default_factory=list)
    unreadable: list[Unreadable] = field(default_factory=list)

    def read(self) -> Reading:
        """The Reading, in document order."""
        page = self._page()
        viewer = self._viewer()
        seen: set[tuple[str, str]] = set()
        for record in self.records.all:
            self._sort(record, seen)
        profiles = self._profiles()
        self._judge(len(self.comments), len(profiles))
        reading = Reading(
            page,
            viewer,
            profiles,
            tuple(self.comments),
            self._reactions(),
            tuple(self.withdrawn),
            tuple(self.unreadable),
        )
        return fill_gaps(reading, self.tree)

    def _page(self) -> Page:
        values = self.runner.page
        values["url"] = self.url
        values["host"] = self.runner.context.host
        canonical = self.tree.landmarks.get("link")
        values["canonical"] = attribute(canonical, "href") if canonical is not None else None
        values["title"] = self._of_page("title") or self.tree.title()
        values["community"] = self._of_page("community")
        if self.kind == "thread":
            self._thread()
        number = self._of_page("number")
        self.records.first_page = (
            number is None or not _DIGITS.match(number) or number.lstrip("0") in ("", "1")
        )
        network = address.network_of(self.recipe.network, self.url, self._of_page("group"))
        return Page(
            self.url, self.recipe.site, network, self.kind, values["title"], self.thread, values["community"]
        )

    def _thread(self) -> None:
        values = self.runner.page
        values["thread"] = self._of_page("thread")
        if values["thread"] is not None:
            self.thread = Thread(values["thread"], self._of_page("thread_url") or self.url, values["title"])

    def _of_page(self, name: str) -> str | None:
        found = self.runner.first(self.recipe.page.get(name, ()), PAGE)
        return str(found) if isinstance(found, str | int) else None

    def _viewer(self) -> Viewer | None:
        found = self.runner.first(self.recipe.viewer.get("handle", ()), PAGE)
        if not isinstance(found, str):
            return None
        self.runner.page["viewer"] = found
        audience = self.runner.first(self.recipe.viewer.get("audience", ()), PAGE)
        return Viewer(found, audience if isinstance(audience, int) else None)

    def _sort(self, record: Record, seen: set[tuple[str, str]]) -> None:
        comment_id = record.text_of("id")
        thread = self._thread_of(record)
        if comment_id is not None:
            key = (comment_id, thread.id if thread else "")
            if key in seen:
                return
            seen.add(key)
        scope = self._scope(comment_id, thread)
        author = record.text_of("author")
        text, quotes = self._text(record)
        if self._gone(record, author, text):
            if comment_id is not None:
                self.withdrawn.append(Withdrawn(comment_id, scope))
        elif author is None:
            self.unreadable.append(
                Unreadable(comment_id or f"record {record.index + 1}", "author", _reason(record))
            )
        else:
            record.comment = len(self.comments)
            self.comments.append(self._comment(record, comment_id, scope, thread, author, text, quotes))

    def _gone(self, record: Record, author: str | None, text: str) -> bool:
        if record.rule.withdrawn is not None and self.runner.holds_own(record, record.rule.withdrawn):
            return True
        return author in self.recipe.withdrawn or text in self.recipe.withdrawn

    def _scope(self, comment_id: str | None, thread: Thread | None) -> str:
        id_scope = self.recipe.id_scope if comment_id is not None else "thread"
        return address.scope_of(id_scope, self.runner.context.host, thread.id if thread else None)

    def _thread_of(self, record: Record) -> Thread | None:
        thread_id = record.text_of("thread")
        if thread_id is None:
            return self.thread
        if self.thread is not None and thread_id == self.thread.id:
            return self.thread
        return Thread(thread_id, record.text_of("thread_url"), record.text_of("thread_title"))

    def _text(self, record: Record) -> tuple[str, tuple[tuple[int, int], ...]]:
        rule, foreign = record.rule, self.records.foreign(record)
        text, quotes = body_text(self.tree, record.bodies(), rule.without, rule.quotes, foreign)
        return (text, quotes) if text else (record.text_of("text") or "", ())

    def _comment(
        self,
        record: Record,
        comment_id: str | None,
        scope: str,
        thread: Thread | None,
        author: str,
        text: str,
        quotes: tuple[tuple[int, int], ...],
    ) -> Comment:
        name = record.text_of("author_name")
        answered = record.text_of("in_reply_to")
        moment = record.value("published")
        when = moment if isinstance(moment, Moment) else Moment(None, None)
        return Comment(
            id=comment_id,
            scope=scope,
            kind="post" if record.kind == "post" else "comment",
            thread=thread,
            author=author,
            author_id=record.text_of("author_id"),
            author_name=_unlike(name, author),
            author_url=record.text_of("author_url"),
            in_reply_to=answered if answered != comment_id else None,
            mentions=record.every("mentions"),
            text=text,
            cut=any(self._own_hit(record, selector) for selector in record.rule.cut),
            quotes=quotes,
            published=when.at,
            precision=when.precision,
            published_text=when.text,
            url=record.text_of("url"),
            uri=record.text_of("uri"),
        )

    def _own_hit(self, record: Record, selector: str) -> bool:
        return any(record.owns(node) for node in self.tree.select(record.element, selector))

    def profile_records(self) -> Records:
        """The profiles of the page, as records."""
        return Records(self.runner, self.recipe, self.recipe.profiles, self.kind)

    def numbers(self) -> list[dict[str, str]]:
        """What the `numbers` selectors hit, in document order."""
        self._page()
        figures: dict[tuple[int, str], tuple[int, str, str]] = {}
        plain = [rule for rule in self.recipe.numbers if rule.root is None]
        # in a shadow root every figure counts; else an element belongs to the first table that selects it
        for rules in ([[rule] for rule in self.recipe.numbers if rule.root], [plain]):
            for record in (one for group in rules for one in self._figures(group)):
                place, text = self.tree.position(record.node), record.text_of("figure")
                if text is not None:
                    figures.setdefault((place, record.rule.kind), (place, record.rule.kind, text))
        ordered = sorted(figures.values(), key=lambda figure: figure[0])
        return [{"metric": metric, "text": text} for _, metric, text in ordered]

    def _figures(self, rules: Sequence[Rule]) -> Sequence[Record]:
        return Records(self.runner, self.recipe, rules, self.kind).all

    def _profiles(self) -> tuple[Profile, ...]:
        profiles: dict[str, Profile] = {}
        for record in self.profile_records().all:
            name, person = record.text_of("name"), record.text_of("handle")
            if person is None:
                self.unreadable.append(
                    Unreadable(f"profile {record.index + 1}", "handle", _reason(record, "handle"))
                )
            elif person not in profiles:
                profiles[person] = Profile(
                    person,
                    record.text_of("id"),
                    _unlike(name, person),
                    record.text_of("url"),
                    record.text_of("bio"),
                    record.text_of("avatar"),
                    record.every("links"),
                )
        return tuple(profiles.values())

    def _reactions(self) -> tuple[Reaction, ...]:
        found = Records(self.runner, self.recipe, self.recipe.reactions, self.kind)
        pairs = [(record.text_of("by"), record.text_of("to"), record.rule.kind) for record in found.all]
        return tuple(Reaction(by, to, kind) for by, to, kind in pairs if by is not None and to is not None)

    def _judge(self, comments: int, profiles: int) -> None:
        for what, least in self.recipe.expect.get(self.kind, {}).items():
            found = comments if what == "comments" else profiles
            if found < least:
                self.unreadable.append(Unreadable("page", what, f"expected at least {least}, found {found}"))


def _unlike(name: str | None, handle: str) -> str | None:
    """A shown name, unless it is the handle or the user's part of `user@host`."""
    return None if name in (handle, handle.partition("@")[0]) else name


def _reason(record: Record, name: str = "author") -> str:
    steps = len(record.failed.get(name, ()))
    return f"none of {steps} steps yielded" if steps else "the recipe has no step for it"


def context_of(tree: Tree, url: str, at: datetime | None) -> Context:
    """What conversions may know of a page."""
    given = tree.landmarks.get("base")
    base = resolve(attribute(given, "href") or "", url) if given is not None else None
    return Context(
        url, base or url, address.host(url), at.astimezone(UTC).replace(microsecond=0) if at else None
    )


def open_reader(tree: Tree, url: str, at: datetime | None, recipe: Recipe, kind: PageKind) -> PageReader:
    """A reader for a page whose recipe and kind are known."""
    bare = address.without_fragment(url)
    runner = Runner(tree, context_of(tree, bare, at))
    return PageReader(recipe, kind, tree, runner, bare, Records(runner, recipe, recipe.records, kind))
