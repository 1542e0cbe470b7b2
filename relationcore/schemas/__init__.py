"""The wire and file form of the model: checked in, built out. Errors are VisitError with the schema's
words.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from marshmallow import ValidationError

from relationcore.errors import VisitError
from relationcore.model import Reading, Visit
from relationcore.schemas import wire
from relationcore.schemas.declared import READING, VISIT, ReadingSchema, SightingSchema, VisitSchema

__all__ = [
    "ReadingSchema",
    "SightingSchema",
    "VisitSchema",
    "reading_from_json",
    "reading_to_json",
    "visit_from_json",
    "visit_to_json",
]


def reading_to_json(reading: Reading) -> dict[str, Any]:
    """A reading as plain values, keys in the documented order."""
    return wire.reading_json(reading)


def reading_from_json(told: Mapping[str, Any]) -> Reading:
    """A reading out of plain values; VisitError where they do not fit."""
    try:
        return wire.reading_of(READING.load(told))
    except ValidationError as error:
        raise VisitError("The reading does not fit; `errors` says where.", _messages(error)) from error


def visit_to_json(visit: Visit) -> dict[str, Any]:
    """A visit as plain values, keys in the documented order."""
    return wire.visit_json(visit)


def visit_from_json(told: Mapping[str, Any]) -> Visit:
    """A visit out of plain values, by the fast path; VisitError where they do not fit."""
    try:
        return wire.visit_of(VISIT.load(told))
    except ValidationError as error:
        raise VisitError("The visit does not fit; `errors` says where.", _messages(error)) from error


def _messages(error: ValidationError) -> dict[str, object]:
    found = error.messages
    return dict(found) if isinstance(found, dict) else {"_schema": found}
