"""The store: visits in, rows out. All else of the library asks it, and only this package speaks SQL."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

from relationcore.model import Receipt, Rules, Visit
from relationcore.store import rebuilding, search
from relationcore.store.access import Access
from relationcore.store.connection import Connections, schema_of
from relationcore.store.counting import purge_serial
from relationcore.store.dump import canonical_lines, plain_lines
from relationcore.store.recording import is_known, record


class Store(Connections):
    """One open database. `reading()` and `writing()` give the connection that the package's functions
    take.
    """

    def __init__(self, path: Path, *, create: bool = True, server: bool = False) -> None:
        """Open, make or migrate the database; StoreError with the remedy."""
        super().__init__(path, create=create, server=server)
        self.access = Access(self)

    def record(self, visit: Visit, rules: Rules) -> Receipt:
        """Keep what a visit part showed; one seen before is answered without any write."""
        with self.reading() as conn:
            if is_known(conn, visit):
                return Receipt(duplicate=True)
        with self.writing() as conn:
            return record(conn, visit, rules)

    def index_pending(self) -> None:
        """Index the comments that full text does not hold yet, in short transactions."""
        while self._needs_index():
            with self.writing() as conn:
                search.index_batch(conn)

    def _needs_index(self) -> bool:
        with self.reading() as conn:
            return search.pending(conn) > 0

    def rebuild(self, rules_of: rebuilding.RulesOf) -> None:
        """Make everything derived anew from what was recorded."""
        with self.writing() as conn:
            rebuilding.rebuild(conn, rules_of)
            rebuilding.rebuild_index(conn)

    def renew(self, rules_of: rebuilding.RulesOf) -> None:
        """Make what is derived anew where a migration has left that to be done."""
        with self.reading() as conn:
            stale = rebuilding.is_stale(conn)
        if stale:
            with self.writing() as conn:
                rebuilding.rebuild(conn, rules_of)

    def dump(self, *, canonical: bool) -> Generator[str, None, None]:
        """The content as JSON lines: canonical by natural keys, else the tables as they are."""
        with self.reading() as conn:
            yield from canonical_lines(conn) if canonical else plain_lines(conn)

    def schema(self) -> str:
        """The SQL of all tables."""
        with self.reading() as conn:
            return schema_of(conn)

    @property
    def purge_serial(self) -> int:
        """The number of the last purge."""
        with self.reading() as conn:
            return purge_serial(conn)
