"""A recipe in full: what may be left out of the file is filled in, and bare selectors become steps.

The schema says whether a recipe is right; this says what it means. Both readers get the completed table.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

PAGE_KINDS = ("thread", "profile", "list", "other")
TABLES = ("record", "profile", "reaction", "numbers")
DEFAULTS: Mapping[str, Any] = {
    "id_scope": "network",
    "fold_case": False,
    "weak": False,
    "fallback": False,
    "noscript": False,
    "anonymous": [],
    "withdrawn": [],
    "exclude": [],
    "expect": {},
    "page": {},
    "viewer": {},
    "record": [],
    "profile": [],
    "reaction": [],
    "numbers": [],
}


def complete(data: Mapping[str, Any]) -> dict[str, Any]:
    """The whole table of a recipe that is right; the table it came from stays as it was."""
    whole = {**{key: _copy(value) for key, value in DEFAULTS.items()}, **data}
    return {
        **whole,
        "checked": str(data["checked"]),
        "match": _match(data["match"]),
        "page": _steps_of(whole["page"]),
        "viewer": {
            key: value if key == "mark" else as_steps(value) for key, value in whole["viewer"].items()
        },
        **{table: [_rule(rule, table) for rule in whole[table]] for table in TABLES},
    }


def as_steps(value: Any) -> Any:
    """One selector, or a list in which selectors may stand bare, as a list of tables."""
    items = [value] if isinstance(value, str | Mapping) else value
    return (
        [{"select": item} if isinstance(item, str) else item for item in items]
        if isinstance(items, list)
        else items
    )


def as_tests(paths: Any) -> Any:
    """The kinds of page; a bare regex is a path."""
    if not isinstance(paths, Mapping):
        return paths
    return {kind: {"path": test} if isinstance(test, str) else test for kind, test in paths.items()}


def _copy(value: Any) -> Any:
    return value.copy() if isinstance(value, list | dict) else value


def _match(match: Mapping[str, Any]) -> dict[str, Any]:
    ways = {"also": [{"hosts": [], **way} for way in match["also"]]} if "also" in match else {}
    return {"hosts": [], **match, **ways, "paths": as_tests(match.get("paths", {}))}


def _steps_of(table: Mapping[str, Any]) -> dict[str, Any]:
    return {name: as_steps(value) for name, value in table.items()}


def _rule(rule: Mapping[str, Any], table: str) -> dict[str, Any]:
    whole = {"page": list(PAGE_KINDS), **({"kind": "comment"} if table == "record" else {}), **rule}
    if "body" in rule:
        whole["body"] = as_steps(rule["body"])
    if "fields" in rule:
        whole["fields"] = _steps_of(rule["fields"])
    return whole
