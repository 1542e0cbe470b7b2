"""The model: what a page says, what was seen, what is remembered, and what is said of it.

Everything is frozen and slotted. Instants on the wire and in a `Reading` are strings, `YYYY-MM-DDTHH:MM:SSZ`
(or `YYYY-MM-DD` where the precision is `day`); `relationcore.instants` turns them into seconds and back.
Inside the store and in pure functions an instant is an `int`: seconds since 1970 UTC.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

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


@dataclass(frozen=True, slots=True)
class Comment:
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


@dataclass(frozen=True, slots=True)
class Sighting:
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


@dataclass(frozen=True, slots=True)
class AccountRef:
    """An account as a page names it; `v` is the version of the annotation the asker already has."""

    network: str
    handle: str
    id: str | None = None
    v: str | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """Words to me that I was not seen to answer: the comment's id and since when (an instant)."""

    comment: str
    since: str | None


@dataclass(frozen=True, slots=True)
class Annotation:
    """What the library says of an account on a page. `v` hashes every field but `as_of`."""

    account: AccountRef
    person: int | None
    name: str | None
    nickname: str | None
    label: str | None
    kind: str
    reason: str
    flags: tuple[str, ...]
    circle: str | None
    word: str | None
    received: int
    given: int
    first: str | None
    last: str | None
    waiting: Waiting | None
    needs_open: int
    promises_open: int
    note_first_line: str | None
    as_of: str
    v: str


@dataclass(frozen=True, slots=True)
class Tie:
    """What the contact days between me and a person add up to. `strength` is S; days are per direction."""

    received: int
    given: int
    days_received: int
    days_given: int
    strength: float
    word: str
    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class Note:
    """What the user wrote of a person, in Markdown; instants in seconds."""

    id: int
    person: int
    text: str
    created: int
    changed: int


@dataclass(frozen=True, slots=True)
class Rules:
    """What the store must know of a network: how its handles fold, which authors are no account, where ids are unique."""

    fold_case: bool = False
    weak: bool = False
    anonymous: frozenset[str] = frozenset()
    withdrawn: frozenset[str] = frozenset()
    id_scope: str = "network"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of a visit: comments new, known, changed, withdrawn and refused; or nothing, a duplicate."""

    new: int = 0
    known: int = 0
    changed: int = 0
    withdrawn: int = 0
    refused: int = 0
    duplicate: bool = False


@dataclass(frozen=True, slots=True)
class Account:
    """An account as remembered. `id` is its row; `person` the smallest row among the person's accounts."""

    id: int
    person: int
    network: str
    handle: str
    stable_id: str | None
    name: str | None
    url: str | None
    bio: str | None = None
    links: tuple[str, ...] = ()
    former_handles: tuple[str, ...] = ()
    same_as: int | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """Words with a direction between me and an account. `day` is None where the time is too coarse to count.

    `again` is the first instant at which the words were seen in another visit than the first.
    """

    comment: int
    account: int
    direction: Direction
    via: Via
    at: int
    day: int | None
    thread: int | None
    twin: int
    again: int | None


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts kept per account or person: comments seen, on how many first days (up to 3), contacts."""

    seen: int = 0
    days: tuple[int, ...] = ()
    received: int = 0
    given: int = 0
    first: int | None = None
    last: int | None = None


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A date (`YYYY-MM-DD`) on which the user wants to think of a person, and why."""

    due: str
    reason: str | None
    set_at: int


@dataclass(frozen=True, slots=True)
class About:
    """What the user said of a person in short: a name of their own, a label, a date."""

    nickname: str | None = None
    label: str | None = None
    follow_up: FollowUp | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """Words in a history: said to me, by me, or merely seen. `at` in seconds, None where no time is known."""

    comment: str
    direction: Literal["received", "given", "seen"]
    account: AccountRef
    text: str
    quotes: tuple[tuple[int, int], ...]
    at: int | None
    precision: Precision | None
    thread_title: str | None
    thread_url: str | None
    url: str | None
    reply_to: str | None
    seen_at: int
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """All of one account's card: who this is, what you said to each other (newest first), your notes."""

    account: AccountRef
    accounts: tuple[Account, ...]
    annotation: Annotation
    history: tuple[Said, ...]
    notes: tuple[Note, ...]
    follow_up: FollowUp | None
    nickname: str | None
    label: str | None


@dataclass(frozen=True, slots=True)
class PersonSummary:
    """One line of a list of people; instants in seconds."""

    id: int
    name: str
    accounts: tuple[Account, ...]
    nickname: str | None
    label: str | None
    kind: str
    reason: str
    flags: tuple[str, ...]
    word: str | None
    seen: int
    received: int
    given: int
    first_contact: int | None
    last_contact: int | None
    waiting: Waiting | None
    follow_up: FollowUp | None
    note_first_line: str | None


@dataclass(frozen=True, slots=True)
class Mine:
    """An account of the user's own, or a proposal of one: `confirmed`, `declined` or `proposed`."""

    account: AccountRef
    state: Literal["confirmed", "declined", "proposed"]
    since: int


@dataclass(frozen=True, slots=True)
class Today:
    """The short page of today: who waits, whom to think of, whom you met, which account may be you."""

    waiting: tuple[PersonSummary, ...]
    follow_ups: tuple[PersonSummary, ...]
    recently_met: tuple[PersonSummary, ...]
    proposals: tuple[Mine, ...]


@dataclass(frozen=True, slots=True)
class Status:
    """How much is remembered, and where. `size` in bytes."""

    path: str
    schema: str
    size: int
    people: int
    accounts: int
    comments: int
    contacts: int
    visits: int
    notes: int
    waiting: int
    purge_serial: int
    not_indexed: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing `doctor` looked at: whether it holds, and a sentence with the remedy where it does not."""

    check: str
    ok: bool
    message: str


@dataclass(frozen=True, slots=True)
class Found:
    """A hit of a search in words said: whose they are and where they stand."""

    person: int
    account: AccountRef
    comment: str
    text: str
    at: int | None
    url: str | None
    thread_title: str | None
