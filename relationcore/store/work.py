"""What one visit part does to the store, handed from step to step."""

from __future__ import annotations

from dataclasses import dataclass, field

from relationcore.model import Rules, Visit
from relationcore.store.accounts import Accounts
from relationcore.store.merging import Row
from relationcore.store.preparing import Sight
from relationcore.store.sights import Seen
from relationcore.store.threads import Places


@dataclass(slots=True)
class Work:
    """What one visit part did: rows by (scope row, key), the log, and which comments are new or changed."""

    visit: Visit
    row: int
    rules: Rules
    accounts: Accounts
    places: Places
    log: list[Seen] = field(default_factory=list)
    new: list[tuple[int, Sight]] = field(default_factory=list)
    changed: list[tuple[Row, Sight]] = field(default_factory=list)
    known: int = 0
    withdrawn: int = 0
    refused: int = 0
