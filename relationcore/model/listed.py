"""What lists, searches and reports give: lines of people, hits, reasons, counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from relationcore.model.reading import Precision
from relationcore.model.remembered import Account, AccountRef, Coarse, FollowUp, Waiting


@dataclass(frozen=True, slots=True)
class PersonSummary:
    """One line of a list of people; instants in seconds.

    `first_precision`, `last_precision`: how far the first and the last contact's time is known, where that is
    not to the minute.
    """

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
    circle: str | None = None
    first_precision: Coarse | None = None
    last_precision: Coarse | None = None


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
    """A hit of a search in words said: whose they are and where they stand; `at` as in `Said`."""

    person: int
    account: AccountRef
    comment: str
    text: str
    at: int | None
    url: str | None
    thread_title: str | None
    precision: Precision | None = None
