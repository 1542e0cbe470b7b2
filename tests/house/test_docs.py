"""The docs know all there is: commands, targets, routes, tables, dependencies; and README's code runs."""

from __future__ import annotations

import re
import sqlite3
import tomllib
from contextlib import closing
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from relationcore.cli import COMMANDS, cli
from relationcore.memory import Memory
from relationcore.recipes.complete import PAGE_KINDS
from relationcore.recipes.convert import CONVERSIONS
from relationcore.recipes.schema import PROFILE_FIELDS, REACTION_FIELDS, RecipeSchema
from relationcore.recipes.step_schema import RECORD_FIELDS, StepSchema
from relationserver import create_app
from relationserver.config import Config
from tests.house.source import ROOT, files, text, under

PROJECT = tomllib.loads(text("pyproject.toml"))["project"]
README = text("README.md")
USE = text("docs/use.md")


def documents() -> dict[str, str]:
    return {
        name: text(name) for name in files() if name.endswith(".md") and "/" not in name.removeprefix("docs/")
    }


@pytest.mark.parametrize("command", list(COMMANDS))
def test_command_is_in_the_docs(command: str) -> None:
    assert f"relationcore {command}" in USE


@pytest.mark.parametrize("command", list(COMMANDS))
def test_help_line_is_the_first_line_of_the_command(command: str) -> None:
    found = cli.get_command(None, command)  # type: ignore[arg-type]
    assert found is not None
    assert (found.help or "").splitlines()[0] == COMMANDS[command][1]


@pytest.mark.parametrize("command", list(COMMANDS))
def test_options_are_in_the_docs(command: str) -> None:
    found = cli.get_command(None, command)  # type: ignore[arg-type]
    assert found is not None
    options = [option for parameter in found.params for option in parameter.opts if option.startswith("--")]
    section = USE.partition(f"### `relationcore {command}`")[2].partition("\n##")[0]
    missing = [option for option in options if option not in section and option not in ("--db", "--port")]
    assert not missing


TARGETS = re.findall(r"^([a-z]+):.*## ", text("Makefile"), re.MULTILINE)


def test_make_targets_are_there_and_in_the_docs() -> None:
    assert {"help", "run", "test", "check", "bench", "sites", "format", "clean"} <= set(TARGETS)
    written = README + text("CONTRIBUTING.md")
    assert not [target for target in TARGETS if target != "help" and f"make {target}" not in written]


def test_make_alone_lists_every_target() -> None:
    assert re.search(r"^\.DEFAULT_GOAL := help$", text("Makefile"), re.MULTILINE)


@pytest.fixture(scope="module")
def routes(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    app = create_app(Config(db=tmp_path_factory.mktemp("docs") / "r.db"))
    app.extensions["relationcore"].memory.close()
    rules = [
        rule.rule
        for rule in app.url_map.iter_rules()
        if "/api/" in rule.rule or "GET" in (rule.methods or ())
    ]
    return {re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule) for rule in rules}


def test_api_routes_are_in_the_docs(routes: set[str]) -> None:
    api = text("docs/api.md")
    written = {re.sub(r"\{\w+\}|<\w+>", "{}", part) for part in re.findall(r"/api/v1/[\w/{}<>.-]*", api)}
    wanted = {re.sub(r"\{\w+\}", "{}", route) for route in routes if route.startswith("/api/")}
    assert wanted, "the application has no API"
    assert not sorted(wanted - written)


def test_pages_are_in_the_docs(routes: set[str]) -> None:
    pages = {
        route.split("{")[0] for route in routes if not route.startswith(("/api/", "/static/", "/favicon"))
    }
    written = USE + text("docs/api.md") + text("docs/security.md")
    assert not sorted(page for page in pages if page != "/" and page not in written)


def test_tables_are_in_the_docs(tmp_path: Path) -> None:
    Memory.open(tmp_path / "r.db").close()
    with closing(sqlite3.connect(tmp_path / "r.db")) as db:
        tables = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    shadow = re.compile(r"^sqlite_|_(?:data|idx|content|docsize|config)$")
    store = text("docs/store.md")
    assert {"account", "comment", "contact", "note"} <= tables
    assert not sorted(name for name in tables if not shadow.search(name) and f"`{name}`" not in store)


def test_every_dependency_has_its_reason_in_the_readme() -> None:
    wanted = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]
    names = [re.split(r"[<>=~!\[; ]", requirement)[0] for requirement in wanted]
    section = README.partition("## What it stands on")[2].partition("\n## ")[0]
    assert not [name for name in names if not re.search(rf"`{re.escape(name)}`", section)]


def test_test_command_of_the_readme_is_what_ci_calls() -> None:
    assert "make test" in README
    lines = [line for line in text(".ci/run").splitlines() if line.startswith("make ")]
    assert lines == ["make test", "make check"]


LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")


def test_links_between_documents_lead_somewhere() -> None:
    broken = {
        (name, target)
        for name, written in documents().items()
        for target in LINK.findall(written)
        if not (ROOT / name).parent.joinpath(target).exists()
    }
    assert not broken


def test_every_document_is_reached_from_the_readme() -> None:
    pages = under("docs", ends=(".md",))
    assert not [name for name in pages if f"({name})" not in README]


def blocks(written: str) -> list[tuple[str, str]]:
    """The fenced blocks of a document: (language, text)."""
    return re.findall(r"^```(\w*)\n(.*?)^```$", written, re.MULTILINE | re.DOTALL)


def test_python_of_the_readme_prints_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("RELATIONCORE_DB", str(tmp_path / "readme.db"))
    monkeypatch.chdir(tmp_path)
    found = blocks(README)
    code = [body for language, body in found if language == "python"]
    expected = [body for language, body in found if language == "text"]
    assert code
    for body in code:
        exec(compile(body, "README.md", "exec"), {})
    assert capsys.readouterr().out == "".join(expected)


def shell_lines() -> list[str]:
    found = [body for name in documents() for language, body in blocks(text(name)) if language == "sh"]
    return [line for body in found for line in body.splitlines()]


@pytest.mark.parametrize("line", sorted({line for line in shell_lines() if line.startswith("relationcore ")}))
def test_command_lines_in_the_docs_are_understood(line: str) -> None:
    """Each shown call names a command and options that exist; `--help` parses without running it."""
    words = line.partition("  #")[0].partition(" > ")[0].partition(" | ")[0].split()[1:]
    command = cli.get_command(None, words[0])  # type: ignore[arg-type]
    assert command is not None, f"no command {words[0]}"
    if isinstance(command, click.Group) and words[1:2] and words[1] in command.commands:
        words, command = words[1:], command.commands[words[1]]
    known = {
        option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)
    }
    assert not [
        word for word in words[1:] if word.startswith("--") and word != "--help" and word not in known
    ]
    assert CliRunner().invoke(command, ["--help"]).exit_code == 0


@pytest.mark.parametrize("line", sorted({line for line in shell_lines() if line.startswith("make")}))
def test_make_lines_in_the_docs_are_targets(line: str) -> None:
    words = line.partition("#")[0].split()[1:]
    targets = [word for word in words if not word.startswith("-") and "=" not in word]
    targets = [word for word in targets if word != "relationcore"]
    assert not [word for word in targets if word not in TARGETS]


def test_recipe_keys_are_in_the_docs() -> None:
    written = text("docs/recipes.md")
    keys = {*RECORD_FIELDS, *PROFILE_FIELDS, *REACTION_FIELDS, *CONVERSIONS, *PAGE_KINDS}
    for schema in (StepSchema(), RecipeSchema()):
        keys |= {field.data_key or name for name, field in schema.fields.items()}
    assert not sorted(key for key in keys if not re.search(rf"(?<!\w){re.escape(key)}(?!\w)", written))
