"""A recipe judged on one page: is there enough on it, and which fields yield how often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from relationcore.model import Missed, Reading, SiteReport
from relationcore.reading.page import PageReader
from relationcore.reading.records import Record


@dataclass(frozen=True, slots=True)
class Fill:
    """How many of the records of a table (`record` or `profile`) that have steps for a field yield it."""

    table: str
    field: str
    filled: int
    records: int


@dataclass(frozen=True, slots=True)
class Checked:
    """A page that its recipe knows: the Reading, the same in counts, and each field's fill."""

    reading: Reading
    report: SiteReport
    fills: tuple[Fill, ...]

    @property
    def enough(self) -> bool:
        """Whether the page holds what the recipe expects of its kind."""
        return all(self.report.found[what] >= least for what, least in self.report.expected.items())


def check(reader: PageReader) -> Checked:
    """Read the page and count."""
    reading, recipe = reader.read(), reader.recipe
    found = {
        "records": len(reader.records.all),
        "comments": len(reading.comments),
        "profiles": len(reading.profiles),
        "withdrawn": len(reading.withdrawn),
    }
    expected = recipe.expect.get(reader.kind, {})
    missed = tuple(_missed(reader))
    report = SiteReport(recipe.site, recipe.version, reader.kind, expected, found, missed)
    fills = (
        *_fills("record", reader.records.all),
        *_fills("profile", reader.profile_records().all),
    )
    return Checked(reading, report, fills)


def _missed(reader: PageReader) -> Iterator[Missed]:
    """The fields that had to yield and did not, as the extension reports them."""
    counted: Counter[tuple[str, int]] = Counter()
    tables = {"author": reader.records.all, "handle": reader.profile_records().all}
    for gap in reader.unreadable:
        if gap.record != "page":
            counted[gap.field, _steps(gap.field, tables[gap.field])] += 1
    for (field, steps), records in counted.items():
        yield Missed(field, steps, records)


def _steps(field: str, records: list[Record]) -> int:
    return max(len(record.rule.fields.get(field, ())) for record in records if record.value(field) is None)


def _fills(table: str, records: list[Record]) -> Iterator[Fill]:
    """By field, in the order of the recipe."""
    names = dict.fromkeys(name for record in records for name in record.rule.fields)
    for name in names:
        with_step = [record for record in records if name in record.rule.fields]
        filled = sum(bool(_yielded(record, name)) for record in with_step)
        yield Fill(table, name, filled, len(with_step))


def _yielded(record: Record, name: str) -> bool:
    if name in ("mentions", "links"):
        return bool(record.every(name))
    return record.value(name) is not None
