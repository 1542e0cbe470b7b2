"""What a page says and what was seen of it.

Everything is frozen and slotted; what a page holds by the hundred (comments, annotations) is a named tuple,
which is made in a tenth of the time. Instants on the wire and in a `Reading` are strings,
`YYYY-MM-DDTHH:MM:SSZ` (or `YYYY-MM-DD` where the precision is `day`); `relationcore.instants` turns them into
seconds and back. Inside the store and in pure functions an instant is an `int`: seconds since 1970 UTC.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Kind = Literal["post", "comment"]
PageKind = Literal["thread", "profile", "list", "other"]
Precision = Literal["second", "minute", "hour", "day", "month", "year"]
Direction = Literal["received", "given"]
Via = Literal["reply", "post", "mention"]


@dataclass(frozen=True, slots=True)
class Thread:
    """The conversation a comment stands in; ids are unique in the scope of their site."""

    id: str
    url: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page as addressed. `thread` is None off thread pages; `community` is where people meet."""

    url: str
    site: str
    network: str
    kind: PageKind
    title: str | None = None
    thread: Thread | None = None
    community: str | None = None


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who is signed in on the page. `audience` is their own followers figure, from their own profile only."""

    handle: str
    audience: int | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """A person as a profile page or a list of people shows them. Never a follower count."""

    handle: str
    id: str | None = None
    name: str | None = None
    url: str | None = None
    bio: str | None = None
    avatar: str | None = None
    links: tuple[str, ...] = ()


class Comment(NamedTuple):
    """Anything a person wrote that stands on a page. `quotes` are (start, end) spans of `text`."""

    id: str | None
    scope: str
    kind: Kind
    thread: Thread | None
    author: str
    author_id: str | None
    author_name: str | None
    author_url: str | None
    in_reply_to: str | None
    mentions: tuple[str, ...]
    text: str
    cut: bool
    quotes: tuple[tuple[int, int], ...]
    published: str | None
    precision: Precision | None
    published_text: str | None
    url: str | None
    uri: str | None


@dataclass(frozen=True, slots=True)
class Reaction:
    """A like, boost or star: weaker than words and always apart from them."""

    by: str
    to: str
    kind: str


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A comment that the page shows as deleted."""

    id: str
    scope: str


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A record that could not be read, and the step that failed."""

    record: str
    field: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader got out of a page, in document order."""

    page: Page
    viewer: Viewer | None = None
    profiles: tuple[Profile, ...] = ()
    comments: tuple[Comment, ...] = ()
    reactions: tuple[Reaction, ...] = ()
    withdrawn: tuple[Withdrawn, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()


class Sighting(NamedTuple):
    """A comment as it was seen: when, and who wrote its parent as far as the page's tree says."""

    comment: Comment
    seen_at: int
    parent_author: str | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """One part of one page load as the user saw it. (visit_id, part) is idempotent."""

    visit_id: str
    part: int
    browser: str
    at: int
    recipe: str
    recipe_version: int
    page: Page
    viewer: Viewer | None = None
    profiles: tuple[Profile, ...] = ()
    comments: tuple[Sighting, ...] = ()
    reactions: tuple[Reaction, ...] = ()
    withdrawn: tuple[Withdrawn, ...] = ()
