"""No file of 300 lines, no function of 40: what has grown is two things."""

from __future__ import annotations

import ast
import re
from statistics import median

import pytest

from tests.house.source import files, modules, text, tree

FILE_LIMIT = 300
FUNCTION_LIMIT = 40
ENDINGS = (".py", ".js", ".ts", ".css", ".html", ".sh", ".toml")
# Recipes and the pages that tests read are data, not source.
DATA = ("relationcore/sites/", "tests/browser/pages/", "docs/")


def sources() -> list[str]:
    written = [name for name in files() if name.endswith(ENDINGS) and not name.startswith(DATA)]
    return [name for name in written if not re.fullmatch(r"tests/.*\.html", name)]


@pytest.mark.parametrize("name", sources())
def test_file_is_under_300_lines(name: str) -> None:
    assert len(text(name).splitlines()) < FILE_LIMIT


def functions(module: ast.Module) -> dict[str, int]:
    """Every function with its length in lines, from `def` to the last line of its body."""
    return {
        f"{node.name}:{node.lineno}": (node.end_lineno or node.lineno) - node.lineno + 1
        for node in ast.walk(module)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


@pytest.mark.parametrize("name", [name for name in files() if name.endswith(".py")])
def test_functions_are_under_40_lines(name: str) -> None:
    assert not {where: n for where, n in functions(tree(name)).items() if n >= FUNCTION_LIMIT}


def test_median_function_is_near_ten_lines(record_property: pytest.RecordProperty) -> None:
    lengths = [n for file in modules().values() for n in functions(tree(file)).values()]
    record_property("functions", len(lengths))
    record_property("median_lines", median(lengths))
    assert 4 <= median(lengths) <= 14


def test_a_long_function_would_be_found() -> None:
    body = "\n".join(f"    x = {n}" for n in range(45))
    assert functions(ast.parse(f"def long():\n{body}\n")) == {"long:1": 46}


def test_tests_are_as_long_as_the_code() -> None:
    code = sum(len(text(file).splitlines()) for file in modules().values())
    tests = sum(
        len(text(file).splitlines()) for file in files() if file.startswith("tests/") and file.endswith(".py")
    )
    assert tests >= code, f"{tests} lines of tests for {code} lines of code"
