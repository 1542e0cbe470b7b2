"""Pages that no recipe knows, read by the JSON-LD in which they say of themselves what they hold.

Questions with answers (QAPage), forum threads (DiscussionForumPosting, SocialMediaPosting) with comments,
articles that have comments, comments that stand alone, and the person of a ProfilePage. Keys are taken in any
case; an author may stand elsewhere on the page (`{"@id": ...}`). Where a recipe reads
the page, this fills what it leaves open: a time, a bio. Microformats and microdata are read by a recipe of
their own, `sites/structured.toml`. The twin of extension/content/structured.js.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from relationcore import address
from relationcore.errors import RelationcoreError
from relationcore.model import Comment, Kind, Page, PageKind, Profile, Reading, Thread
from relationcore.reading.text import body_text
from relationcore.reading.tree import Tree
from relationcore.recipes.convert import fold, no_constant, resolve, well_formed
from relationcore.recipes.times import iso

POSTS = {"discussionforumposting", "socialmediaposting", "question"}
ARTICLES = {"article", "newsarticle", "blogposting", "techarticle", "report"}
ANSWERS = ("acceptedanswer", "suggestedanswer", "comment")
SINGLE = {"comment", "answer"}
MAX_NESTING = 50
# JSON nested deeper is not parsed: the two languages give up at depths of their own
MAX_BRACKETS = 200
SCRIPTS = 'script[type^="application/ld+json" i]'
_MARKS = re.compile(r'\\.|["\[\]{}]', re.DOTALL)
Node = dict[str, Any]


@dataclass(slots=True)
class _Finding:
    """What was found so far on one page."""

    url: str
    title: str | None
    comments: list[Comment] = field(default_factory=list)
    profiles: list[Profile] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    people: dict[str, Node] = field(default_factory=dict)

    def add(self, node: Node, kind: Kind, parent: str | None, depth: int = 0) -> None:
        """A post or answer with everything that answers it."""
        own = self._id(node)
        author, author_url = self._author(node)
        if author is not None:
            if own in self.seen:
                return
            self.seen.update([own] if own else [])
            self.comments.append(self._comment(node, kind, own, parent, author, author_url))
        if depth < MAX_NESTING:
            for key in ANSWERS:
                for answer in _nodes(node.get(key)):
                    self.add(answer, "comment", own or parent, depth + 1)

    def know(self, node: Node) -> None:
        """Somebody to whom authors may refer."""
        own = _text(node.get("@id"))
        if own is not None and _text(node.get("name")) is not None:
            self.people.setdefault(own, node)

    def _author(self, node: Node) -> tuple[str | None, str | None]:
        for author in _items(node.get("author")):
            name, link = _text(author), None
            for person in _nodes(author):
                whole = self.people.get(_text(person.get("@id")) or "", person)
                name = _text(person.get("name")) or _text(whole.get("name"))
                link = _text(person.get("url")) or _text(whole.get("url"))
            if name is not None:
                return name, resolve(link, self.url) if link else None
        return None, None

    def _id(self, node: Node) -> str | None:
        link = _text(node.get("@id")) or _text(node.get("url"))
        if link is None:
            return None
        whole, _, part = link.partition("#")
        return part or resolve(whole, self.url)

    def single(self, node: Node) -> None:
        """A comment that stands for itself; it says what it answers."""
        parents = [self._id(parent) for parent in _nodes(node.get("parentitem"))]
        self.add(node, "comment", parents[0] if parents else None)

    def _comment(
        self, node: Node, kind: Kind, own: str | None, parent: str | None, author: str, author_url: str | None
    ) -> Comment:
        moment = iso(_text(node.get("datepublished")) or _text(node.get("datecreated")) or "")
        link = _text(node.get("url"))
        said = [_text(node.get(key)) for key in ("text", "articlebody", "headline")]
        return Comment(
            id=own,
            scope=f"{address.host(self.url)}" if own else f"{address.host(self.url)}/{self.url}",
            kind=kind,
            thread=Thread(self.url, self.url, self.title),
            author=author,
            author_id=None,
            author_name=None,
            author_url=author_url,
            in_reply_to=parent if parent != own else None,
            mentions=(),
            text=_words(next((text for text in said if text), "")),
            cut=False,
            quotes=(),
            published=moment.at if moment else None,
            precision=moment.precision if moment else None,
            published_text=None,
            url=resolve(link, self.url) if link else None,
            uri=None,
        )

    def person(self, node: Node) -> None:
        """The person a ProfilePage is about."""
        handle = _text(node.get("alternatename")) or _text(node.get("name"))
        if handle is None or any(handle == other.handle for other in self.profiles):
            return
        name, link = _text(node.get("name")), _text(node.get("url"))
        links = tuple(text for item in _items(node.get("sameas")) if (text := _text(item)))
        own = Profile(
            handle=handle,
            id=_text(node.get("identifier")),
            name=name if name != handle else None,
            url=resolve(link, self.url) if link else None,
            bio=_words(_text(node.get("description")) or "") or None,
            avatar=_text(node.get("image")),
            links=links,
        )
        self.profiles.append(own)


def read_structured(tree: Tree, url: str) -> Reading:
    """What the page's JSON-LD says; nobody found is an empty Reading."""
    found = _Finding(url, tree.title())
    nodes = [node for script in tree.select(None, SCRIPTS) for node in _walk(_parsed(tree.source(script)), 0)]
    for node in nodes:
        found.know(node)
    for node in nodes:
        _take(node, found)
    kind: PageKind = "thread" if found.comments else "profile" if found.profiles else "other"
    thread = Thread(url, url, found.title) if kind == "thread" else None
    page = Page(url, "structured", f"web:{address.host(url)}", kind, found.title, thread)
    return Reading(page, None, tuple(found.profiles), tuple(found.comments))


def _take(node: Node, found: _Finding) -> None:
    types = {_type(item) for item in _items(node.get("@type"))}
    answered = any(True for _ in _nodes(node.get("comment")))
    if types & POSTS or (types & ARTICLES and answered):
        found.add(node, "post", None)
    elif types & SINGLE:
        found.single(node)
    elif "profilepage" in types:
        for person in _nodes(node.get("mainentity")):
            found.person(person)


def fill_gaps(reading: Reading, tree: Tree) -> Reading:
    """The reading of a recipe with what only the JSON-LD says: a time, a bio. Nothing is overridden.

    A comment is the same by id or address and by its author, the person of a profile page by handle or name.
    """
    timeless = any(_timeless(comment) for comment in reading.comments)
    bare = reading.page.kind == "profile" and any(profile.bio is None for profile in reading.profiles)
    if not (timeless or bare) or not tree.select(None, SCRIPTS):
        return reading
    said = read_structured(tree, reading.page.url)
    times: dict[str, Comment] = {}
    for comment in said.comments:
        for key in (comment.id, comment.url):
            if key and comment.published:
                times.setdefault(key, comment)
    comments = tuple(
        _timed(comment, times) if _timeless(comment) else comment for comment in reading.comments
    )
    profiles = tuple(_told(profile, said.profiles) if bare else profile for profile in reading.profiles)
    return replace(reading, comments=comments, profiles=profiles)


def _timeless(comment: Comment) -> bool:
    return comment.published is None and comment.published_text is None


def _timed(comment: Comment, times: dict[str, Comment]) -> Comment:
    for key in (comment.id, comment.url):
        same = times.get(key or "")
        if same is not None and same.author in (comment.author, comment.author_name):
            return comment._replace(published=same.published, precision=same.precision)
    return comment


def _told(profile: Profile, said: tuple[Profile, ...]) -> Profile:
    names = {profile.handle, profile.handle.partition("@")[0], profile.name}
    for other in said:
        if profile.bio is None and {other.handle.removeprefix("@"), other.name} & (names - {None}):
            return replace(profile, bio=other.bio)
    return profile


def _parsed(text: str) -> Any:
    if _depth(text) > MAX_BRACKETS:
        return None
    try:
        return json.loads(text, parse_constant=no_constant, parse_int=float)
    except ValueError:
        return None


def _depth(text: str) -> int:
    """How deep the brackets of a JSON text nest."""
    depth, most, quoted = 0, 0, False
    for found in _MARKS.finditer(text):
        mark = found[0]
        if mark == '"':
            quoted = not quoted
        elif not quoted and len(mark) == 1:
            depth += 1 if mark in "[{" else -1
            most = max(most, depth)
    return most


def _walk(data: Any, depth: int) -> Iterator[Node]:
    """The nodes at the top: of a list, of a `@graph`, and what a page is about."""
    for node in _nodes(data):
        yield node
        if depth < MAX_NESTING:
            for key in ("@graph", "mainentity"):
                yield from _walk(node.get(key), depth + 1)


def _items(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _nodes(value: Any) -> Iterator[Node]:
    for item in _items(value):
        if isinstance(item, dict):
            yield {str(key).lower(): inner for key, inner in item.items()}


def _text(value: Any) -> str | None:
    return fold(well_formed(value)) or None if isinstance(value, str) else None


def _type(value: Any) -> str:
    """A type's bare name: `https://schema.org/Question` and `schema:Question` are one."""
    return re.split(r"[/#:]", _text(value) or "")[-1].lower()


def _words(text: str) -> str:
    """The text of a value that may be markup."""
    if "<" not in text and "&" not in text:
        return text
    try:
        tree = Tree(f"<body>{text}", scripting=False)
    except RelationcoreError:
        return ""
    return body_text(tree, [tree.root], ["noscript"], (), set())[0]
