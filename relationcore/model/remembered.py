"""What is remembered of people, and what is said of them."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import Literal, NamedTuple

from relationcore.model.reading import Direction, Precision, Via

Coarse = Literal["day", "month", "year", "sight"]
"""How far a time is known where the minute is not; `sight`: it is that of the first sight, which stands in
for a time that no page shows, or that cannot be.
"""


class AccountRef(NamedTuple):
    """An account as a page names it; `v` is the version of the annotation the asker already has."""

    network: str
    handle: str
    id: str | None = None
    v: str | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """Words to me that I was not seen to answer: the comment's id and since when, as far as that is known.

    `since` is an instant; `YYYY-MM-DD`, `YYYY-MM` or `YYYY` where no more is known; None where no time was
    shown, or one that cannot be, and the order of sight stands in.
    """

    comment: str
    since: str | None


class Annotation(NamedTuple):
    """What the library says of an account on a page. `v` hashes every field but `as_of`.

    `first` and `last` are instants, or `YYYY-MM-DD`, `YYYY-MM`, `YYYY` where no more is known; where no
    usable time was shown they are the day of the first sight.
    """

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

    @property
    def v(self) -> str:
        """The version of the text: what somebody says who writes it anew and has seen this one."""
        return blake2b(self.text.encode(), digest_size=8).hexdigest()


@dataclass(frozen=True, slots=True)
class Rules:
    """What the store must know of a network: how its handles fold, which authors are no account, where ids
    are unique.
    """

    fold_case: bool = False
    weak: bool = False
    anonymous: frozenset[str] = frozenset()
    withdrawn: frozenset[str] = frozenset()
    id_scope: str = "network"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of a visit: comments new, known, changed, withdrawn and refused; or nothing, a
    duplicate.
    """

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
    """Words in a history: said to me, by me, or merely seen. `at` in seconds; None where the page showed no
    time, or one that cannot be: then only `seen_at` is known, the first sight.

    `id` is their number here, `comment` their id on the network, `thread` the number of their thread.
    """

    id: int
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
    thread: int | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is said of a person: a sentence, and the comments (their numbers) that it rests on.

    `of` is `kind`, a flag, or `circle`. Of many comments the newest twenty stand for all.
    """

    of: str
    sentence: str
    comments: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """All of one account's card: who this is and why, what you said to each other (newest first), notes."""

    account: AccountRef
    accounts: tuple[Account, ...]
    annotation: Annotation
    history: tuple[Said, ...]
    notes: tuple[Note, ...]
    follow_up: FollowUp | None
    nickname: str | None
    label: str | None
    reasons: tuple[Reason, ...] = ()
