"""Which pages their recipes could not read: the newest report of each site, version and kind of page."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping

from relationcore.instants import DAY, day, format_instant
from relationcore.model import Missed, SiteReport


def add(conn: sqlite3.Connection, report: SiteReport, now: int) -> None:
    """Keep a report in the place of the one before it; those of older versions of the recipe go."""
    conn.execute("DELETE FROM site_report WHERE site = ? AND version < ?", (report.site, report.version))
    missed = [[one.field, one.steps, one.records] for one in report.missed]
    conn.execute(
        "INSERT OR REPLACE INTO site_report(site, version, page, day, expected, found, missed)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            report.site,
            report.version,
            report.page,
            day(now),
            _json(report.expected),
            _json(report.found),
            json.dumps(missed),
        ),
    )


def kept(conn: sqlite3.Connection) -> list[SiteReport]:
    """All reports, by site, version and kind of page."""
    rows = conn.execute(
        "SELECT site, version, page, day, expected, found, missed FROM site_report"
        " ORDER BY site, version, page"
    )
    return [
        SiteReport(
            site,
            version,
            page,
            json.loads(expected),
            json.loads(found),
            tuple(Missed(*one) for one in json.loads(missed)),
            format_instant(on * DAY, "day"),
        )
        for site, version, page, on, expected, found, missed in rows
    ]


def _json(counts: Mapping[str, int]) -> str:
    return json.dumps(dict(counts))
