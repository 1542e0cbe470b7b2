"""Memory: what a script, the command line and the server hold in their hands. `now` is always an aware
datetime.
"""

from __future__ import annotations

from collections.abc import Generator
from datetime import datetime
from pathlib import Path

from relationcore.instants import from_datetime
from relationcore.memory.around import Around
from relationcore.memory.forgetting import Forgetting
from relationcore.memory.visiting import visit_of
from relationcore.model import Finding, Reading, Receipt, SiteReport, Visit
from relationcore.store import backup, checking, forgetting_again, site_reports


class Memory(Forgetting, Around):
    """One open memory. It may be used from many threads; as a context manager it closes itself."""

    def ingest(self, visit: Visit) -> Receipt:
        """Keep what a visit part showed. The same (visit_id, part) again changes nothing."""
        return self._store.record(visit, self._rules.of(visit.page.network))

    def record(
        self, reading: Reading, *, seen_at: datetime, visit_id: str | None = None, browser: str = "script"
    ) -> Receipt:
        """Keep a reading; everything on the page counts as seen at `seen_at`."""
        recipe = self._recipes.get(reading.page.site)
        version = recipe.version if recipe is not None else 0
        return self.ingest(visit_of(reading, from_datetime(seen_at), visit_id, browser, version))

    def add_site_report(self, report: SiteReport, *, now: datetime) -> None:
        """Keep that a page could not be read: the newest of its site, recipe version and kind of page."""
        with self._store.writing() as conn:
            site_reports.add(conn, report, from_datetime(now))

    def site_reports(self) -> list[SiteReport]:
        """What could not be read with the recipes now in force, by site."""
        with self._store.reading() as conn:
            return [report for report in site_reports.kept(conn) if self._in_force(report)]

    def _in_force(self, report: SiteReport) -> bool:
        recipe = self._recipes.get(report.site)
        return recipe is not None and recipe.version == report.version

    def rebuild(self) -> None:
        """Make everything derived anew from what was recorded and written."""
        self._store.rebuild(self._rules.of)

    def dump(self, *, canonical: bool = False) -> Generator[str, None, None]:
        """The content as JSON lines: `canonical` by natural keys and sorted, else table by table.

        Close it where it is left before its end: it holds a transaction.
        """
        return self._store.dump(canonical=canonical)

    def schema(self) -> str:
        """The SQL of all tables, views and triggers."""
        return self._store.schema()

    def backup(self, path: Path | str) -> None:
        """Write a verified copy to a new file. Raises BackupError."""
        self.index_pending()
        backup.write(self._store, Path(path))

    @staticmethod
    def restore(source: Path | str, path: Path | str) -> Path | None:
        """Put a backup in the place of a database; returns where the old one lies. Raises BackupError.

        Who was forgotten in the one that was there stays forgotten.
        """
        aside = backup.restore(Path(source), Path(path))
        stones = [] if aside is None else forgetting_again.stones_of(aside)
        if stones:
            with Memory.open(path, create=False) as memory:
                memory._forget_again(stones)
        return aside

    def _forget_again(self, stones: list[forgetting_again.Stone]) -> None:
        self.index_pending()
        with self._store.writing(full=True) as conn:
            forgetting_again.forget_again(conn, stones, self._rules.of)
        self._store.empty_log()

    def check(self) -> list[Finding]:
        """Whether the file is whole and everything derived is what a rebuild would make."""
        return checking.check(self._store, self._rules.of)
