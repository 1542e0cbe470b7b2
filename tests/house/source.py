"""The project's own files as the house tests see them: what git holds or would hold, and who imports whom."""

from __future__ import annotations

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Import name of a package -> its folder.
PACKAGES = {"relationcore": "relationcore", "relationserver": "server"}


@cache
def files() -> tuple[str, ...]:
    """Every file that git tracks or would add, as a path from the root; deleted ones are left out."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    return tuple(sorted(name for name in set(listed.split("\0")) if name and (ROOT / name).is_file()))


def under(*folders: str, ends: tuple[str, ...] = ()) -> list[str]:
    """The files below one of the folders, with one of the endings where any is given."""
    prefixes = tuple(f"{folder}/" for folder in folders)
    return [name for name in files() if name.startswith(prefixes) and (not ends or name.endswith(ends))]


def text(name: str) -> str:
    """A file's text."""
    return (ROOT / name).read_text(encoding="utf-8")


@cache
def tree(name: str) -> ast.Module:
    """A Python file's syntax tree."""
    return ast.parse(text(name), filename=name)


@cache
def modules() -> dict[str, str]:
    """Every module of the program: its dotted name -> its file."""
    found = {}
    for package, folder in PACKAGES.items():
        for name in under(folder, ends=(".py",)):
            dotted = name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
            found[package + dotted.removeprefix(folder)] = name
    return found


def imports(module: ast.Module, name: str, is_package: bool) -> list[tuple[str, str | None]]:
    """What a tree imports: (module, None) for `import x`, (module, name) for `from module import name`."""
    found: list[tuple[str, str | None]] = []
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            found += [(alias.name, None) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parts = name.split(".")
                parts = parts[: len(parts) - node.level + is_package]
                base = ".".join([*parts, base] if base else parts)
            found += [(base, alias.name) for alias in node.names]
    return found


def resolve(target: tuple[str, str | None], known: dict[str, str] | None = None) -> str | None:
    """The module of the program that an import means; None for one from elsewhere."""
    known = modules() if known is None else known
    base, name = target
    if name is not None and f"{base}.{name}" in known:
        return f"{base}.{name}"
    while base and base not in known:
        base = base.rpartition(".")[0]
    return base or None


@cache
def edges() -> dict[str, set[str]]:
    """Module -> the modules of the program that it imports."""
    graph: dict[str, set[str]] = {}
    for name, file in modules().items():
        wanted = imports(tree(file), name, file.endswith("__init__.py"))
        graph[name] = {found for target in wanted if (found := resolve(target)) and found != name}
    return graph
