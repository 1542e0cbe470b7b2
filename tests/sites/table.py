"""`python -m tests.sites.table`: per case, records in truth / read / right per field, for both readers."""

from __future__ import annotations

import sys
from typing import Any

from relationcore.recipes.recipe import load_all
from tests.sites.cases import (
    APART,
    Case,
    captures,
    disputed,
    matched,
    own_cases,
    python_reading,
    readable,
)
from tests.sites.javascript import CHROMIUM, browser
from tests.sites.truth import FIELDS, lenient, paired, right

HEAD = f"{'case':44} {'reader':10} {'truth':>5} {'read':>5} " + " ".join(f"{name[:9]:>9}" for name in FIELDS)


def left_open(case: Case, record: dict[str, Any], name: str) -> bool:
    """Whether a field is disputed, or the corpus asks not to judge it strictly."""
    return (case.name, str(record["id"]), name) in disputed() or lenient(case.name, record, name)


def line(case: Case, reader: str, reading: dict[str, Any]) -> tuple[str, bool]:
    """A row of the table, and whether everything in it is right."""
    truth = [record for record in case.expected["comments"] if record["author"] is not None]
    pairs = list(paired(truth, reading["comments"]))
    counts = [
        sum(
            read is not None and (left_open(case, record, name) or right(name, record, read))
            for record, read in pairs
        )
        for name in FIELDS
    ]
    cells = " ".join(f"{count:>9}" for count in counts)
    row = f"{case.name:44} {reader:10} {len(truth):>5} {len(reading['comments']):>5} {cells}"
    whole = all(count == len(truth) for count in counts) and len(reading["comments"]) == len(truth)
    return row, whole


def main() -> int:
    """Print the table; 1 if there are no captures or anything that has a recipe is not exact."""
    if not captures():
        print("The captures are not there; they lie in ../shared/corpus.", file=sys.stderr)
        return 1
    if not CHROMIUM.exists():
        print(f"{CHROMIUM} is not there: only the Python reader is shown.", file=sys.stderr)
        return _print(None)
    with browser() as shown:
        return _print(shown)


def _print(shown: Any) -> int:
    print(HEAD)
    exact = True
    for case in (*captures(), *own_cases()):
        found = matched(case)
        if found is None or not (case in own_cases() or readable(case)):
            print(f"{case.name:44} {'apart' if case.name.split('/')[0] in APART else 'no recipe'}")
            continue
        rows = [line(case, "python", python_reading(case))]
        if shown is not None:
            shown.open(case.html(), case.url)
            rows.append(line(case, "javascript", shown.read(found[0].as_json(), case.at)["reading"]))
        for row, whole in rows:
            print(row if whole else f"{row}  <--")
            exact = exact and whole
    cases = f"{len(captures())} captures, {len(own_cases())} own cases"
    print(f"{len(load_all().by_site)} recipes, {cases}, {len(disputed())} disputed lines")
    return 0 if exact else 1


if __name__ == "__main__":
    sys.exit(main())
