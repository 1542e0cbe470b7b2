"""A relationship memory on its user's own machine: `from relationcore import Memory, read_page`.

Names are resolved on first use (PEP 562), so that `import relationcore` costs next to nothing: the database
and the reader stand on packages that take a quarter of a second to load.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from relationcore.errors import RelationcoreError
    from relationcore.memory import Memory, Person
    from relationcore.model import (
        AccountRef,
        Annotation,
        Card,
        Comment,
        Note,
        Reading,
        Receipt,
        Retention,
        Visit,
    )
    from relationcore.reading.reader import read_page

__all__ = [
    "AccountRef",
    "Annotation",
    "Card",
    "Comment",
    "Memory",
    "Note",
    "Person",
    "Reading",
    "Receipt",
    "RelationcoreError",
    "Retention",
    "Visit",
    "read_page",
]
HOMES = {
    "Memory": "relationcore.memory",
    "Person": "relationcore.memory",
    "RelationcoreError": "relationcore.errors",
    "read_page": "relationcore.reading.reader",
}


def __getattr__(name: str) -> Any:
    """A public name, from the module where it lives."""
    if name not in __all__:
        raise AttributeError(f"module 'relationcore' has no attribute {name!r}")
    return getattr(importlib.import_module(HOMES.get(name, "relationcore.model")), name)
