"""The wire and file form of the model."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

from relationcore.model import Reading


def reading_to_json(reading: Reading) -> dict[str, Any]:
    """A Reading as it goes over the wire; the keys stand in the order of the model."""
    plain: dict[str, Any] = _plain(reading)
    return plain


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return [_plain(item) for item in value] if isinstance(value, tuple) else value
