"""What is said of a page that a recipe knows and cannot read: counts and fields, nothing of the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from relationcore.model.reading import PageKind


@dataclass(frozen=True, slots=True)
class Missed:
    """A field that had to yield and did not: on how many records, after how many steps (0: there is none).

    The field `marker` means that the address is the recipe's and the page is none it knows.
    """

    field: str
    steps: int
    records: int

    def sentence(self) -> str:
        """As a report prints it."""
        if self.field == "marker":
            return "marker: the page shows nothing that the recipe knows it by"
        why = f"none of {self.steps} steps yielded" if self.steps else "the recipe has no step for it"
        return f"{self.field}: {why} on {self.records} records"


@dataclass(frozen=True, slots=True)
class SiteReport:
    """One kind of page of one recipe that gave less than it must. `expected` and `found` count by what."""

    site: str
    version: int
    page: PageKind
    expected: Mapping[str, int]
    found: Mapping[str, int]
    missed: tuple[Missed, ...] = ()
    day: str | None = None
    """The UTC day on which it was last so, `YYYY-MM-DD`; not part of the text."""

    def as_text(self) -> str:
        """The whole report as lines that tell nobody which page it was, who stood on it, or when."""
        lines = [
            f"site {self.site}, recipe version {self.version}, page kind {self.page}",
            f"expected at least: {_counted(self.expected)}",
            f"found: {_counted(self.found)}",
            *(f"failed: {missed.sentence()}" for missed in self.missed),
        ]
        return "\n".join(lines)


def _counted(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {what}" for what, count in counts.items())
