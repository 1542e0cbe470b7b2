"""Why a Reading is as it is: for every value the step that gave it, for every null the steps that failed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from relationcore.model import Reading
from relationcore.reading.page import PageReader
from relationcore.reading.records import PAGE, Record
from relationcore.recipes.convert import Value
from relationcore.recipes.step import Step
from relationcore.recipes.times import Moment

STEPLESS = "the recipe has no step for it"


@dataclass(frozen=True, slots=True)
class Explanation:
    """One value: `step` counts from 1, None where no step yielded; `tried` is how many failed before.

    A value without a step is what the page says of itself, in JSON-LD.
    """

    record: str
    field: str
    value: str | None
    step: int | None
    tried: int

    def as_json(self) -> dict[str, Any]:
        """As it is printed."""
        if self.step is None and self.value is not None:
            return {"record": self.record, "field": self.field, "value": self.value, "source": "json-ld"}
        if self.step is None:
            why = f"none of {self.tried} steps yielded" if self.tried else STEPLESS
            return {"record": self.record, "field": self.field, "value": None, "why": why}
        return {"record": self.record, "field": self.field, "value": self.value, "step": self.step}


@dataclass(frozen=True, slots=True)
class Explained:
    """A Reading, its recipe (site and version; None for structured pages), and its explanations."""

    reading: Reading
    recipe: tuple[str, int] | None
    values: tuple[Explanation, ...]

    def as_json(self) -> dict[str, Any]:
        """As `relationcore read --explain` prints it."""
        site, version = self.recipe or (self.reading.page.site, None)
        return {
            "recipe": {"site": site, "version": version},
            "page": {"url": self.reading.page.url, "kind": self.reading.page.kind},
            "values": [value.as_json() for value in self.values],
        }


def explain(reader: PageReader) -> Explained:
    """Read, and say by which step."""
    reading = reader.read()
    recipe = reader.recipe
    return Explained(reading, (recipe.site, recipe.version), tuple(_all(reader, reading)))


def _all(reader: PageReader, reading: Reading) -> Iterator[Explanation]:
    for table, fields in (("page", reader.recipe.page), ("viewer", reader.recipe.viewer)):
        for name, steps in fields.items():
            failed: list[Step] = []
            value = reader.runner.first(steps, PAGE, failed)
            yield _one(table, name, value, len(failed))
    for record in reader.records.all:
        comment = None if record.comment is None else reading.comments[record.comment]
        filled = {"published": comment.published if comment else None}
        yield from _of_record(record, record.text_of("id") or f"record {record.index + 1}", filled)
    people = {profile.handle: profile for profile in reading.profiles}
    for record in reader.profile_records().all:
        person = people.get(record.text_of("handle") or "")
        filled = {"bio": person.bio if person else None}
        yield from _of_record(record, record.text_of("handle") or f"profile {record.index + 1}", filled)


def _of_record(record: Record, name: str, filled: dict[str, str | None]) -> Iterator[Explanation]:
    """The values of the steps; where there is none, what stands in the Reading all the same was filled in."""
    for field in dict.fromkeys((*record.rule.fields, *filled)):
        value = record.value(field)
        tried = len(record.failed.get(field, ()))
        if value is None and filled.get(field) is not None:
            yield Explanation(name, field, filled[field], None, tried)
        elif field in record.rule.fields:
            yield _one(name, field, value, tried)


def _one(record: str, name: str, value: Value | None, failed: int) -> Explanation:
    shown = value.at or value.text if isinstance(value, Moment) else None if value is None else str(value)
    return Explanation(record, name, shown, None if value is None else failed + 1, failed)
