"""What people ask, need, suffer from, request, thank for and promise, found by rules that can be said.

No weights, no clock, no store: `detect(text)` gives hits, each with its kind, the rule's name and
the words matched. A language is a table of rules and guards (`english*.py`, `german.py`);
docs/needs.md lists them and says how to add one.
"""

from relationcore.needs.detector import TABLES, detect
from relationcore.needs.rule import KINDS, Hit, NeedKind

__all__ = ["KINDS", "TABLES", "Hit", "NeedKind", "detect"]
