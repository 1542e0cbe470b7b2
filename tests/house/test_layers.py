"""Imports point one way: the table of the architecture's first section, held against the syntax trees."""

from __future__ import annotations

import ast
from graphlib import CycleError, TopologicalSorter

import pytest

from tests.house.source import edges, imports, modules, tree

FACTS = {"relationcore.model", "relationcore.errors", "relationcore.instants"}
PURE = {
    f"relationcore.{name}"
    for name in ("identity", "ties", "circles", "conversation", "needs", "community", "annotate")
}
LIBRARY = {
    *FACTS,
    *PURE,
    "relationcore.address",
    "relationcore.places",
    "relationcore.schemas",
    "relationcore.recipes",
    "relationcore.reading",
    "relationcore.store",
    "relationcore.sites",
}
FRONT = {
    "relationcore",
    "relationcore.memory",
    "relationcore.address",
    "relationcore.places",
    "relationcore.schemas",
    *FACTS,
}

# What a module (or a package, for all modules in it) may import of the project. The longest prefix decides.
MAY_IMPORT: dict[str, set[str]] = {
    "relationcore.model": set(),
    "relationcore.errors": set(),
    "relationcore.instants": {"relationcore.model", "relationcore.errors"},
    "relationcore.places": set(),
    "relationcore.address": FACTS,
    "relationcore.schemas": {*FACTS, "relationcore.address"},
    "relationcore.sites": set(),
    "relationcore.recipes": {*FACTS, "relationcore.address", "relationcore.sites"},
    "relationcore.reading": {*FACTS, "relationcore.address", "relationcore.recipes"},
    "relationcore.store": {*FACTS, "relationcore.address", "relationcore.places"},
    **{name: {*FACTS, *PURE} for name in PURE},
    "relationcore.memory": LIBRARY,
    "relationcore.evaluate": LIBRARY,
    "relationcore.evaluate_needs": LIBRARY,
    "relationcore": {*LIBRARY, "relationcore.memory"},
    "relationcore.demo": {*FRONT, "relationcore.reading", "relationcore.recipes"},
    "relationcore.commands": {*FRONT, "relationcore.reading", "relationcore.recipes", "relationcore.sites"},
    "relationcore.cli": {"relationcore.errors", "relationcore.commands.printable"},
    "relationcore.__main__": {"relationcore.cli"},
    # The rows of tokens, pairings and sessions: the store keeps them, the server judges them.
    "relationserver": {*FRONT, "relationcore.recipes", "relationcore.store.access"},
    "relationserver.commands": {
        *FRONT,
        "relationcore.commands.console",
        "relationcore.demo",
        "relationcore.recipes",
        "relationserver",
    },
}
# Packages of others that belong to one room of the house only.
ROOMS = {
    "flask": ("relationserver",),
    "flask_smorest": ("relationserver",),
    "waitress": ("relationserver",),
    "socket": ("relationserver",),
    "click": ("relationcore.cli", "relationcore.commands", "relationserver.commands"),
    "rich": ("relationcore.commands", "relationserver.commands"),
    "sqlite3": ("relationcore.store", "relationserver.commands.doctor"),  # the latter asks for its version
    "sqlite_utils": ("relationcore.store",),
    "selectolax": ("relationcore.reading", "relationcore.recipes"),
}


def within(name: str, prefix: str) -> bool:
    return name == prefix or name.startswith(f"{prefix}.")


def row_of(name: str) -> str | None:
    rows = [row for row in MAY_IMPORT if within(name, row) and (row != "relationcore" or name == row)]
    return max(rows, key=len, default=None)


def forbidden(name: str, target: str) -> bool:
    """Whether the table keeps this module from importing that one."""
    row = row_of(name)
    if row is None:
        return True
    allowed = {*MAY_IMPORT[row], row} if row != "relationcore" else MAY_IMPORT[row]
    if target == "relationcore":
        return "relationcore" not in allowed
    return not any(within(target, prefix) for prefix in allowed if prefix != "relationcore")


@pytest.mark.parametrize("name", sorted(modules()))
def test_module_imports_only_what_lies_below_it(name: str) -> None:
    assert row_of(name), f"{name} has no row in MAY_IMPORT: say where it belongs"
    wrong = sorted(target for target in edges()[name] if forbidden(name, target))
    assert not wrong, f"{name} may not import {', '.join(wrong)}"


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("relationcore.model", "relationcore.errors"),
        ("relationcore.ties", "relationcore.store.queries"),
        ("relationcore.store.store", "relationcore.reading.reader"),
        ("relationcore.memory", "relationcore.cli"),
        ("relationcore.memory", "relationserver.config"),
        ("relationcore.commands.read", "relationcore.store.store"),
        ("relationcore.cli", "relationserver.commands.serve"),
        ("relationserver.api.notes", "relationcore.store.store"),
        ("relationcore.unheard_of", "relationcore.model"),
        ("relationcore.store.store", "relationcore"),
    ],
)
def test_table_refuses(name: str, target: str) -> None:
    assert forbidden(name, target)


def test_no_import_cycle() -> None:
    TopologicalSorter(edges()).prepare()


def test_a_cycle_would_be_found() -> None:
    with pytest.raises(CycleError):
        TopologicalSorter({"a": {"b"}, "b": {"a"}}).prepare()


def inner_imports(module: ast.Module) -> list[int]:
    """The lines of import statements inside functions."""
    inner = []
    for node in ast.walk(module):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            inner += [n.lineno for n in ast.walk(node) if isinstance(n, ast.Import | ast.ImportFrom)]
    return inner


def test_no_import_inside_a_function() -> None:
    found = {file: lines for file in modules().values() if (lines := inner_imports(tree(file)))}
    assert not found
    assert inner_imports(ast.parse("def f():\n    import json\n")) == [2]


def strangers(name: str, module: ast.Module, is_package: bool = False) -> set[str]:
    """Packages of others that this module imports although they belong to another room."""
    heads = {base.partition(".")[0] for base, _ in imports(module, name, is_package)}
    return {head for head in heads if head in ROOMS and not any(within(name, room) for room in ROOMS[head])}


def test_packages_stay_in_their_room() -> None:
    found = {
        name: wrong
        for name, file in modules().items()
        if (wrong := strangers(name, tree(file), file.endswith("__init__.py")))
    }
    assert not found
    assert strangers("relationcore.memory", ast.parse("import sqlite3\nfrom flask import g")) == {
        "sqlite3",
        "flask",
    }


CLOCKS = {"now", "utcnow", "today", "time", "monotonic"}
CLOCK_OWNERS = {"datetime", "date", "time"}


def clocks(module: ast.Module) -> list[int]:
    """The lines that ask the clock: `datetime.now()`, `date.today()`, `time.time()` and their like."""
    return [
        node.lineno
        for node in ast.walk(module)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in CLOCKS
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id in CLOCK_OWNERS
    ]


def test_the_library_has_no_clock_of_its_own() -> None:
    library = {
        name: file
        for name, file in modules().items()
        if within(name, "relationcore") and not within(name, "relationcore.commands")
    }
    found = {name: lines for name, file in library.items() if (lines := clocks(tree(file)))}
    assert not found
    assert clocks(ast.parse("x = datetime.now(UTC)\ny = time.time()")) == [1, 2]
