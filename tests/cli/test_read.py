"""`read` and `annotate` on small pages of the project's own: exactly the Reading, and what becomes of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Outcome, process
from tests.house.source import ROOT

Call = Callable[..., Outcome]
CASES = ROOT / "tests/sites/hackernews"


class Case:
    """A page, its address, and what is true of it."""

    def __init__(self, name: str) -> None:
        told = json.loads((CASES / name / "expected.json").read_text(encoding="utf-8"))
        self.file = CASES / name / "page.html"
        self.at = ["--at", told["at"]] if told["at"] else []
        self.words = ["read", self.file, "--url", told["url"], *self.at]
        self.url, self.reading = told["url"], told["reading"]


@pytest.mark.parametrize("name", ["ask", "deleted", "profile"])
def test_json_is_the_reading_with_its_keys_in_order(call: Call, name: str) -> None:
    case = Case(name)
    outcome = call(*case.words, "--json")
    assert (outcome.code, outcome.err) == (0, "")
    assert json.dumps(json.loads(outcome.out)) == json.dumps(case.reading)


def test_standard_input_is_read_too() -> None:
    case = Case("ask")
    page = case.file.read_text(encoding="utf-8")
    result = process("read", "-", "--url", case.url, "--json", input=page)
    assert json.loads(result.stdout) == case.reading


def test_for_the_eye(call: Call) -> None:
    lines = call(*Case("ask").words).out.splitlines()
    assert lines == [
        "Ask HN: Who mends looms?: thread of hackernews, network hackernews",
        "when\tauthor\tanswers\twords",
        "2025-03-01T10:00:00Z\tedda\t\tMine squeaks.Oil did not help.",
    ]


def test_explain_names_the_step_of_each_value(call: Call) -> None:
    told = json.loads(call(*Case("ask").words, "--explain").out)
    assert told["recipe"]["site"] == "hackernews"
    assert any("edda" in json.dumps(value) for value in told["values"])


def test_numbers_are_what_the_recipe_finds(call: Call) -> None:
    found = json.loads(call(*Case("ask").words, "--numbers").out)
    assert isinstance(found, list)
    assert all(set(number) == {"metric", "text"} for number in found)


def test_record_keeps_it_once(call: Call, tmp_path: Path) -> None:
    words = [*Case("ask").words, "--record", "--db", tmp_path / "r.db"]
    assert call(*words, "--at", "2025-03-02").err == "Kept: 1 new, 0 known, 0 changed.\n"
    assert call(*words, "--at", "2025-03-03").err == "Kept: 0 new, 1 known, 0 changed.\n"
    assert [row[1:4] for row in call("people", "--db", tmp_path / "r.db").rows] == [
        ["edda", "seen", "hackernews:edda"]
    ]


@pytest.mark.parametrize("form", ["--json", "--explain", "--numbers"])
def test_record_keeps_it_in_every_form(call: Call, tmp_path: Path, form: str) -> None:
    shown = call(*Case("ask").words, form)
    kept = call(*Case("ask").words, form, "--record", "--db", tmp_path / "r.db")
    assert (kept.code, kept.out, kept.err) == (0, shown.out, "Kept: 1 new, 0 known, 0 changed.\n")
    assert [row[1] for row in call("people", "--db", tmp_path / "r.db").rows] == ["edda"]


def test_record_says_what_it_does_not_keep(call: Call, tmp_path: Path) -> None:
    words = [*Case("ask").words, "--record", "--db", tmp_path / "r.db"]
    call(*words)
    assert call(*words, "--at", "2025-03-02").err.startswith("Kept: 0 new, 1 known")
    assert call(*words, "--at", "2025-03-02").err == "This very visit was kept before.\n"
    call("forget", "edda", "--yes", "--db", tmp_path / "r.db")
    again = call(*words, "--at", "2025-03-03")
    assert again.code == 0
    assert again.err == (
        "Kept: 0 new, 0 known, 0 changed.\nNot kept: 1 comment or post by people whom you had forgotten.\n"
    )


def test_without_record_no_database_is_made(call: Call, tmp_path: Path) -> None:
    call(*Case("ask").words, "--db", tmp_path / "r.db")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("page", "url", "sentence"),
    [
        (b"\x00\x01\x02" * 100, "https://a.example/", "binary data"),
        (b"<div>" * 1500, "https://a.example/", "deep"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(
    call: Call, tmp_path: Path, page: bytes, url: str, sentence: str
) -> None:
    (tmp_path / "page.html").write_bytes(page)
    outcome = call("read", tmp_path / "page.html", "--url", url)
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.count("\n") == 1
    assert sentence in outcome.err


def test_nobody_on_a_page_is_no_error(call: Call, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<p>Nothing to see.")
    outcome = call("read", tmp_path / "page.html", "--url", "https://a.example/")
    assert outcome.code == 0
    assert outcome.out.endswith("Nobody was found on it.\n")


def test_annotate_writes_the_mark_and_nothing_that_runs(call: Call, tmp_path: Path) -> None:
    case, db = Case("ask"), tmp_path / "r.db"
    call(*case.words, "--record", "--db", db)
    call("note", "edda", "Weaves <b>linen</b>.", "--db", db)
    outcome = call("annotate", case.file, "--url", case.url, "--db", db, "--output", tmp_path / "marked.html")
    assert (outcome.code, outcome.out) == (0, "")
    marked = (tmp_path / "marked.html").read_text(encoding="utf-8")
    assert "relationcore-mark" in marked
    assert "<script" not in marked
    assert (tmp_path / "marked.html").stat().st_mode & 0o777 == 0o600
    printed = call("annotate", case.file, "--url", case.url, "--db", db).out
    assert printed.rstrip("\n") == marked
