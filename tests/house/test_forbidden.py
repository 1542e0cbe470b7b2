"""What may stand nowhere: markup from text, SQL outside the store, fetches outside api.js, paths."""

from __future__ import annotations

import ast
import re

import pytest

from tests.house.source import ROOT, files, modules, text, tree, under

MARKUP = re.compile(
    r"\.\s*(?:inner|outer)HTML\b|\[\s*['\"](?:inner|outer)HTML|insertAdjacentHTML|document\s*\.\s*write(?:ln)?\b"
    r"|createContextualFragment|\.srcdoc\b|\bsetHTML(?:Unsafe)?\b|\beval\s*\(|new\s+Function\b"
)


def scripts() -> list[str]:
    return under("extension", "server", ends=(".js", ".html"))


def test_no_script_makes_markup_from_text() -> None:
    assert not {name: hits for name in scripts() if (hits := MARKUP.findall(text(name)))}


@pytest.mark.parametrize(
    "line",
    ["e.innerHTML = x", "e['outerHTML'] = x", "e.insertAdjacentHTML('a', b)", "document.write(x)", "eval(x)"],
)
def test_markup_from_text_would_be_found(line: str) -> None:
    assert MARKUP.search(line)


FETCH = re.compile(r"\bfetch\s*\(|\bXMLHttpRequest\b|\bWebSocket\b|\bEventSource\b|\bsendBeacon\b")


def test_only_api_js_talks_to_the_server() -> None:
    others = [name for name in under("extension", ends=(".js",)) if name != "extension/background/api.js"]
    assert not {name: hits for name in others if (hits := FETCH.findall(text(name)))}
    assert FETCH.search(text("extension/background/api.js"))
    assert FETCH.search("await fetch (address)")


STATEMENT = re.compile(
    r"\s*(?:SELECT\s.+\sFROM|INSERT\s+(?:OR\s+\w+\s+)?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|PRAGMA\s+\w"
    r"|CREATE\s+(?:\w+\s+)?(?:TABLE|INDEX|VIEW|TRIGGER)|ALTER\s+TABLE|DROP\s+TABLE|VACUUM\b|BEGIN\s+IMMEDIATE)\b",
    re.DOTALL,
)
EXECUTES = {"execute", "executemany", "executescript"}


def sql(module: ast.Module) -> list[int]:
    """The lines of SQL statements in strings, and of calls that would run one."""
    found = []
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and STATEMENT.match(node.value):
            found.append(node.lineno)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in EXECUTES:
            found.append(node.lineno)
    return found


def test_no_sql_outside_the_store() -> None:
    outside = {name: file for name, file in modules().items() if not name.startswith("relationcore.store")}
    assert not {name: lines for name, file in outside.items() if (lines := sql(tree(file)))}
    inside = [file for name, file in modules().items() if name.startswith("relationcore.store")]
    assert any(sql(tree(file)) for file in inside)


def test_sql_would_be_found() -> None:
    assert sql(ast.parse('q = "SELECT a FROM b"\ndb.execute(q)\n')) == [1, 2]


# Put together from parts, so that this file does not name what it forbids.
MACHINE = re.compile(
    "|".join(
        [
            "/" + "work/",
            "/" + "root/",
            "/" + r"home/\w+/",
            "/" + "Users/",
            "pypi" + r"\.org",
            "files." + "pythonhosted",
            "registry" + r"\.(?:npmjs|yarnpkg)",
            "deb." + "debian",
            '"resolved": "' + "http",
            "index" + "-url",
        ]
    )
)
BINARY = (".png", ".ico", ".gif", ".jpg", ".woff2", ".gz", ".db")


def test_no_path_of_a_machine_and_no_registry() -> None:
    written = [name for name in files() if not name.endswith(BINARY)]
    assert not {name: hits for name in written if (hits := MACHINE.findall(text(name)))}
    assert MACHINE.search("see /" + "home/ana/relationcore")


def test_nothing_binary_but_pictures() -> None:
    odd = [name for name in files() if not name.endswith(BINARY) and b"\0" in (ROOT / name).read_bytes()]
    assert not odd


def test_no_work_left_for_later() -> None:
    later = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b")
    code = [name for name in files() if name.endswith((".py", ".js", ".ts", ".css", ".html", ".sh"))]
    code = [
        name
        for name in code
        if not name.startswith("tests/sites/") and name != "tests/house/test_forbidden.py"
    ]
    assert not {name: hits for name in code if (hits := later.findall(text(name)))}
