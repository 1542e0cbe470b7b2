"""The server is killed in the middle of writing, twenty times: what it acknowledged is there, and whole."""

from __future__ import annotations

import random
import sqlite3
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from relationcore.memory import Memory
from relationcore.model import AccountRef
from relationserver.session import digest
from tests.benchmarks.invented import ME, NETWORK
from tests.durability.program import Program
from tests.durability.writers import COMMENTS, TOKEN, Ledger, write_until

KILLS = 20
CONTROL_KILLS = 20
"""The most that the control gets to lose something; it loses at the first as a rule."""
NOW = datetime(2026, 11, 25, tzinfo=UTC)


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """A database in which I am known and one browser is connected."""
    path = tmp_path / "r.db"
    with Memory.open(path) as memory:
        memory.confirm_me(AccountRef(NETWORK, ME), now=NOW)
        memory.access.add_token(digest(TOKEN), "Chromium", None, 0)
    return path


def kill_in_the_middle(db: Path, ledger: Ledger, rng: random.Random, *, hasty: bool = False) -> int:
    """One life of the server; returns how many requests were in flight at its death."""
    unanswered = ledger.unanswered
    program = Program(db, hasty=hasty)
    try:
        writers = write_until(program.port, ledger, rng.randint(2, 12))
        time.sleep(rng.uniform(0, 0.03))
    finally:
        program.kill()
    for writer in writers:
        writer.join(30)
        assert writer.surprise is None, writer.surprise
        assert not writer.is_alive()
    return ledger.unanswered - unanswered


def lost(db: Path, ledger: Ledger) -> tuple[set[str], set[str]]:
    """The acknowledged visits and notes that are not in the database, or not whole."""
    with closing(sqlite3.connect(db)) as conn:
        visits = dict(
            conn.execute(
                "SELECT v.visit_id, count(c.id) FROM visit v LEFT JOIN comment c ON c.first_visit = v.id"
                " GROUP BY v.id"
            ).fetchall()
        )
        notes = {text for (text,) in conn.execute("SELECT text FROM note")}
    assert set(visits.values()) <= {COMMENTS}, "half of a visit"
    assert set(visits) <= set(ledger.visits)
    assert notes <= ledger.notes
    return ledger.kept_visits - set(visits), ledger.kept_notes - notes


def findings(db: Path) -> list[str]:
    """What is wrong with the file, its references, its index, or what is derived."""
    with Memory.open(db) as memory:
        return [found.message for found in memory.check() if not found.ok]


def content(memory: Memory) -> list[str]:
    """Everything but notes, which nobody sends twice."""
    return [line for line in memory.dump(canonical=True) if '"type":"note"' not in line]


def test_nothing_acknowledged_is_lost(db: Path, tmp_path: Path) -> None:
    rng = random.Random(20)
    ledger = Ledger()
    in_flight = 0
    for _ in range(KILLS):
        in_flight += kill_in_the_middle(db, ledger, rng)
        assert lost(db, ledger) == (set(), set())
        assert findings(db) == []
    assert in_flight >= KILLS
    assert ledger.kept_visits
    assert ledger.kept_notes
    with Memory.open(db) as memory, Memory.open(tmp_path / "quiet.db") as quiet:
        for visit_id in set(ledger.visits) - ledger.kept_visits:
            memory.ingest(ledger.visits[visit_id])  # as the outbox does with what was not answered
        quiet.confirm_me(AccountRef(NETWORK, ME), now=NOW)
        for visit in ledger.visits.values():
            quiet.ingest(visit)
        assert content(memory) == content(quiet)


def test_a_server_that_answers_before_commit_is_found_out(db: Path) -> None:
    rng = random.Random(21)
    ledger = Ledger()
    visits: set[str] = set()
    notes: set[str] = set()
    for _ in range(CONTROL_KILLS):
        kill_in_the_middle(db, ledger, rng, hasty=True)
        visits, notes = lost(db, ledger)
        if visits and notes:
            break
    assert visits
    assert notes
    assert findings(db) == []
