"""What forgetting takes away, what it leaves, and what is let go of by its age."""

from __future__ import annotations

from dataclasses import dataclass

from relationcore.model.remembered import AccountRef


@dataclass(frozen=True, slots=True)
class Held:
    """What is held of a person, counted: what goes when they are forgotten, and what stays.

    `said_by_me`: words of the user's to them, which stay without saying to whom they were said. `copies`:
    older copies beside the database, by path, in which they may still stand: nobody looks into them.
    """

    accounts: tuple[AccountRef, ...]
    comments: int
    notes: int
    needs: int
    reactions: int
    said_by_me: int
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Forgotten:
    """Somebody who is to stay forgotten: no name is kept, only when it was said and where they were met.

    `serial` is the number of the purge that took them; by it they are let in again. `at` in seconds.
    """

    serial: int
    at: int
    networks: tuple[str, ...]
    accounts: int


@dataclass(frozen=True, slots=True)
class Purged:
    """What a forgetting did: who stays forgotten, what went, and whether the log of the file is empty.

    Where it is not (another program was reading just then), words may stand in the log until that ends and
    the server tidies up, or until the database is closed.
    """

    forgotten: Forgotten
    gone: Held
    log_emptied: bool


@dataclass(frozen=True, slots=True)
class Retention:
    """After how many days words are let go of; None for never.

    `withdrawn`: words that a page showed as deleted, unless they were said to the user or by them.
    `strangers`: words of people with whom the user has nothing, since they were first seen as they are.
    """

    withdrawn: int | None = 30
    strangers: int | None = None
