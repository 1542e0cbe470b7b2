"""Pages that no recipe knows, read by the JSON-LD in which they say of themselves what they hold.

Questions with answers (QAPage), forum threads (DiscussionForumPosting, SocialMediaPosting) with comments, and
the person of a ProfilePage. Keys are taken in any case. Microformats and microdata are read by a recipe of
their own, `sites/structured.toml`; the browser reads those, but no JSON-LD yet.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from relationcore import address
from relationcore.errors import PageUnreadable
from relationcore.model import Comment, Kind, Page, PageKind, Profile, Reading, Thread
from relationcore.reading.tree import Tree
from relationcore.recipes.convert import fold, resolve
from relationcore.recipes.times import iso

POSTS = {"discussionforumposting", "socialmediaposting", "question"}
ANSWERS = ("acceptedanswer", "suggestedanswer", "comment")
MAX_NESTING = 50
Node = dict[str, Any]


@dataclass(slots=True)
class _Finding:
    """What was found so far on one page."""

    url: str
    title: str | None
    comments: list[Comment] = field(default_factory=list)
    profiles: list[Profile] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def add(self, node: Node, kind: Kind, parent: str | None, depth: int = 0) -> None:
        """A post or answer with everything that answers it."""
        own = self._id(node)
        if own in self.seen:
            return
        self.seen.update([own] if own else [])
        author, author_url = _person(node, self.url)
        if author is not None:
            self.comments.append(self._comment(node, kind, own, parent, author, author_url))
        if depth < MAX_NESTING:
            for key in ANSWERS:
                for answer in _nodes(node.get(key)):
                    self.add(answer, "comment", own or parent, depth + 1)

    def _id(self, node: Node) -> str | None:
        link = _text(node.get("@id")) or _text(node.get("url"))
        if link is None:
            return None
        return link.split("#", 1)[1] if "#" in link else resolve(link, self.url)

    def _comment(
        self, node: Node, kind: Kind, own: str | None, parent: str | None, author: str, author_url: str | None
    ) -> Comment:
        moment = iso(_text(node.get("datepublished")) or _text(node.get("datecreated")) or "")
        link = _text(node.get("url"))
        words = _words(node.get("text") or node.get("articlebody") or node.get("headline"))
        return Comment(
            id=own,
            scope=f"{address.host(self.url)}" if own else f"{address.host(self.url)}/{self.url}",
            kind=kind,
            thread=Thread(self.url, self.url, self.title),
            author=author,
            author_id=None,
            author_name=None,
            author_url=author_url,
            in_reply_to=parent,
            mentions=(),
            text=words,
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
        if handle is None:
            return
        name, link = _text(node.get("name")), _text(node.get("url"))
        links = tuple(text for item in _items(node.get("sameas")) if (text := _text(item)))
        own = Profile(
            handle=handle,
            id=_text(node.get("identifier")),
            name=name if name != handle else None,
            url=resolve(link, self.url) if link else None,
            bio=_words(node.get("description")) or None,
            avatar=_text(node.get("image")),
            links=links,
        )
        self.profiles.append(own)


def read_structured(tree: Tree, url: str) -> Reading:
    """What the page's JSON-LD says; nobody found is an empty Reading."""
    titles = tree.select(None, "title")
    title = fold(tree.text(titles[0])) if titles else ""
    found = _Finding(url, title or None)
    for script in tree.select(None, 'script[type="application/ld+json"]'):
        for node in _walk(_parsed(tree.source(script)), 0):
            types = {_text(item, lower=True) for item in _items(node.get("@type"))}
            if types & POSTS:
                found.add(node, "post", None)
            elif "profilepage" in types:
                for person in _nodes(node.get("mainentity")):
                    found.person(person)
    kind: PageKind = "thread" if found.comments else "profile" if found.profiles else "other"
    thread = Thread(url, url, found.title) if kind == "thread" else None
    page = Page(url, "structured", f"web:{address.host(url)}", kind, found.title, thread)
    return Reading(page, None, tuple(found.profiles), tuple(found.comments))


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


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


def _text(value: Any, lower: bool = False) -> str | None:
    text = fold(value) if isinstance(value, str) else None
    return (text.lower() if lower else text) or None if text is not None else None


def _person(node: Node, url: str) -> tuple[str | None, str | None]:
    for author in _nodes(node.get("author")):
        link = _text(author.get("url"))
        return _text(author.get("name")), resolve(link, url) if link else None
    return _text(node.get("author")), None


def _words(value: Any) -> str:
    """The text of a value that may be markup."""
    text = value if isinstance(value, str) else ""
    if "<" not in text and "&" not in text:
        return fold(text)
    try:
        tree = Tree(f"<body>{text}")
    except PageUnreadable:
        return fold(text)
    return fold(tree.text(tree.root))
