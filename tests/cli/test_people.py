"""`people`, `show` and `note` on the demo's community."""

from __future__ import annotations

import json
import os
import pty
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from relationcore import AccountRef, Memory, Retention
from relationcore.model import Precision
from relationcore.places import command
from tests.cli.conftest import NOW, Outcome, on_terminal, process
from tests.core.making import DAY, NETWORK, NOON, comment, visit

Call = Callable[..., Outcome]


@pytest.mark.usefixtures("db")
def test_people_are_listed_with_the_last_contact_first(call: Call) -> None:
    outcome = call("people")
    assert outcome.code == 0
    assert outcome.out.splitlines()[0].split("\t") == [
        "number", "name", "who", "handles", "last talked", "to you", "by you", "waiting since", "note",
    ]  # fmt: skip
    dates = [row[4] for row in outcome.rows if row[4]]
    assert dates == sorted(dates, reverse=True)
    names = [row[1] for row in outcome.rows]
    assert "Ben with the bike" in names
    assert "Robin Falk" not in names


@pytest.mark.usefixtures("db")
def test_waiting_are_those_who_asked_last(call: Call) -> None:
    rows = call("people", "--waiting").rows
    assert {"Ana Okafor", "Ben with the bike"} <= {row[1] for row in rows}
    assert all(row[7] for row in rows)


@pytest.mark.usefixtures("db")
def test_query_limit_and_json(call: Call) -> None:
    assert [row[1] for row in call("people", "hilde").rows] == ["Hilde Brandt"]
    assert len(call("people", "--limit", 3).rows) == 3
    (person,) = [json.loads(line) for line in call("people", "hilde", "--json").out.splitlines()]
    assert person["name"] == "Hilde Brandt"
    assert person["accounts"][0]["handle"] == "hilde"


@pytest.mark.usefixtures("db")
def test_only_kinds_that_exist_are_asked_for(call: Call) -> None:
    assert {row[1] for row in call("people", "--kind", "I wrote").rows} == {"Pavel Ruzicka"}
    wrong = call("people", "--kind", "friend")
    assert (wrong.code, wrong.out) == (2, "")
    assert "'friend' is not one of 'me', 'dedicated', 'in conversation'" in wrong.err


def test_where_words_have_faded_it_says_so(call: Call, db: Path) -> None:
    with Memory.open(db) as memory:
        lines = memory.people(now=NOW, kind="seen") + memory.people(now=NOW, kind="familiar")
        memory.set_retention(Retention(strangers=1))
        assert memory.fade(now=NOW + timedelta(days=900)) > 0
    blank = [line for one in lines for line in call("show", one.id).out.splitlines() if "  seen " in line]
    assert blank
    assert all("No words are kept of this: they have faded, or there were none." in line for line in blank)


@pytest.mark.usefixtures("db")
def test_nobody_found_is_said(call: Call) -> None:
    nobody = call("people", "zoe")
    assert (nobody.code, nobody.rows, nobody.err) == (0, [], "Nobody was found.\n")
    assert call("people", "zoe", "--json").err == ""


@pytest.mark.parametrize(
    ("width", "head"), [(80, "number name who last talked"), (240, "number name who handles")]
)
def test_a_narrow_terminal_breaks_no_word(db: Path, width: int, head: str) -> None:
    lines = on_terminal("people", width=width, db=db)
    assert " ".join(lines[0].split()).startswith(head)
    (ana,) = [line for line in lines if line.startswith(("1 ", "2 ", "3 ", "4 ")) and " garden " in line]
    assert "2026-11-23" in ana
    assert all(len(line) <= width for line in lines)


@pytest.mark.usefixtures("db")
def test_show_tells_everything_of_one_person(call: Call) -> None:
    out = call("show", "hilde").out
    assert out.startswith("Hilde Brandt (number ")
    assert "shed:hilde  http://127.0.0.1:8320/demo/people/hilde" in out
    assert "84 jars left" in out
    assert "to you  Sixty one on the first morning. The ducks know my step by now. (Slugs. Again.)" in out
    assert "by you  How many did you get? (Slugs. Again.)" in out
    assert "Come back to them on 2026-11-25: Ring her: how is the sister?" in out


@pytest.mark.parametrize(
    ("published", "precision", "talked", "since", "said"),
    [
        ("2026-03-10T09:00:00Z", "minute", "2026-03-10", "2026-03-10", "2026-03-10"),
        ("2024-03-01T09:00:00Z", "month", "around 2024-03", "around 2024-03", "around 2024-03"),
        ("2024-03-01T09:00:00Z", "year", "around 2024", "around 2024", "around 2024"),
        ("1970-01-01T00:00:00Z", "second", "seen 2026-03-11", "an unknown day", "seen 2026-03-11"),
        (None, None, "seen 2026-03-11", "an unknown day", "seen 2026-03-11"),
    ],
)
def test_times_are_told_as_far_as_they_are_known(
    call: Call,
    tmp_path: Path,
    published: str | None,
    precision: Precision | None,
    talked: str,
    since: str,
    said: str,
) -> None:
    path = tmp_path / "times.db"
    words = comment("1", "ana", "Ida, how?", mentions=("ida",), published=published, precision=precision)
    with Memory.open(path) as memory:
        memory.confirm_me(AccountRef(NETWORK, "ida"), now=NOON)
        memory.ingest(visit("a", [words], seen=DAY))
        memory.ingest(visit("b", [words], seen=2 * DAY))
    (row,) = call("people", "--db", path).rows
    assert (row[4], row[7]) == (talked, since)
    shown = call("show", "ana", "--db", path).out.splitlines()
    assert f"Waits for an answer since {since}." in shown
    assert shown[-1] == f"{said}  to you  Ida, how? (Plum jam)"


@pytest.mark.usefixtures("db")
def test_show_by_number_nickname_and_handle_is_the_same(call: Call) -> None:
    number = call("people", "benk").rows[0][0]
    shown = call("show", number).out
    assert shown.startswith("Ben with the bike (number ")
    assert call("show", "ben with the bike").out == shown
    assert call("show", "@benk").out == shown


@pytest.mark.usefixtures("db")
def test_show_json(call: Call) -> None:
    told = json.loads(call("show", "ana", "--json", "--limit", 2).out)
    assert len(told["said"]) == 2
    assert told["annotation"]["label"] == "garden"
    why = {reason["of"]: reason for reason in told["reasons"]}
    assert list(why) == ["kind", *told["annotation"]["flags"], "circle"]
    assert why["kind"]["sentence"] == told["annotation"]["reason"]
    whole = json.loads(call("show", "ana", "--json", "--limit", 500).out)["said"]
    assert why["kind"]["comments"]
    assert {one["id"] for one in whole} >= set(why["kind"]["comments"])
    lines = call("show", "ana").out.splitlines()
    assert f"circle: {why['circle']['sentence']}" in lines
    assert told["said"][0]["account"]["handle"] == "ana"
    assert told["notes"][0]["text"].startswith("Plum over quince")


def test_nobody_and_several(call: Call, db: Path) -> None:
    nobody = call("show", "zoe")
    assert (nobody.code, nobody.out) == (1, "")
    everybody = command("people", db=db)
    assert nobody.err == f"Nobody here goes by 'zoe'. To see who is here: {everybody}\n"
    several = call("show", "an")
    assert several.code == 2
    assert several.err.startswith("'an' may be ")
    assert "(Ana Okafor on shed)" in several.err
    assert several.err.count("\n") == 1
    assert call("show", "99999").code == 1


@pytest.mark.usefixtures("db")
def test_note_is_kept_and_shown(call: Call) -> None:
    outcome = call("note", "juno", "Paints **boats**.\n\nAsk for the blue one.")
    assert outcome.code == 0
    assert ":\n  Paints **boats**.\n\n  Ask for the blue one.\n" in call("show", "juno").out
    assert call("people", "juno").rows[0][8].startswith("Paints")


def test_note_from_standard_input(db: Path, call: Call) -> None:
    result = process("note", "juno", input="From a pipe.\n")
    assert result.returncode == 0
    assert "From a pipe." in call("show", "juno").out


def test_no_editor_says_what_else_to_do(db: Path) -> None:
    ours, its = pty.openpty()
    with open(ours, "rb"), open(its, "rb") as terminal:
        result = process("note", "juno", stdin=terminal, env={**os.environ, "EDITOR": "/none", "VISUAL": ""})
    assert result.returncode == 1
    giving = command("note", "juno", "TEXT", db=db)
    assert result.stderr.endswith(f"Name an editor in EDITOR, or give the text: {giving}\n")
    assert result.stderr.count("\n") == 1


def test_empty_note_is_refused(db: Path) -> None:
    result = process("note", "juno", input="  \n")
    assert result.returncode == 1
    assert result.stderr.count("\n") == 1


@pytest.mark.usefixtures("db")
def test_what_a_page_wrote_cannot_steer_the_terminal(call: Call) -> None:
    call("note", "juno", "red \x1b[31m alarm \x07 and \u202eback")
    out = call("show", "juno").out
    assert "\x1b" not in out
    assert "\x07" not in out
    assert "\u202e" not in out
