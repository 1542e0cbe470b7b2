"""The tables: numbered migrations, each in one transaction. Tables are made nowhere else.

Recorded tables hold facts. Derived ones (`contact`, `contact_day`, `summary`, `disputed`, `comment_fts`, and
the columns said to be so in docs/store.md) can be thrown away and made anew by `relationcore rebuild`.
"""

from __future__ import annotations

from sqlite_utils import Database, Migrations

from relationcore.store.schema import ACCESS, DERIVED, PEOPLE, POSTS, RECORDED, SITE_REPORT, TALK, USER, VIEWS
from relationcore.store.schema_decided import DECIDED, DECIDED_VIEWS
from relationcore.store.schema_forgotten import FORGOTTEN
from relationcore.store.schema_talk import PLACES, SHOWN

migrations = Migrations("relationcore")


def _run(db: Database, statements: str) -> None:
    """Run `;;`-separated statements one by one: executescript would commit the migration's transaction."""
    for statement in statements.split(";;"):
        if statement.strip():
            db.execute(statement)


@migrations()
def m001_initial(db: Database) -> None:
    """Everything the first version keeps."""
    for statements in (PEOPLE, RECORDED, DERIVED, USER, ACCESS, VIEWS):
        _run(db, statements)


@migrations()
def m002_site_report(db: Database) -> None:
    """Which pages their recipes could not read."""
    _run(db, SITE_REPORT)


@migrations()
def m003_posts(db: Database) -> None:
    """My posts are found without reading all my comments."""
    _run(db, POSTS)


@migrations()
def m004_decided(db: Database) -> None:
    """What the user decides of words and people."""
    _run(db, DECIDED)


@migrations()
def m005_talk(db: Database) -> None:
    """Who waits, and where people were met, is read from an index alone."""
    _run(db, TALK)


@migrations()
def m006_decided_views(db: Database) -> None:
    """Days of talk and needs by person, for whoever reads the file with other tools."""
    _run(db, DECIDED_VIEWS)


@migrations()
def m007_forgotten(db: Database) -> None:
    """Who stays forgotten, by whom they are let in again, and how long words are kept."""
    _run(db, FORGOTTEN)


@migrations()
def m008_places(db: Database) -> None:
    """Where words of mine answer others, whatever page showed them. What was derived before is made anew."""
    _run(db, PLACES)


@migrations()
def m009_shown(db: Database) -> None:
    """Deleted words are in no view."""
    _run(db, SHOWN)
