"""The SQL of what forgetting keeps, as its migration runs it. `;;` ends a statement."""

from __future__ import annotations

FORGOTTEN = """
ALTER TABLE tombstone ADD COLUMN kind TEXT NOT NULL DEFAULT 'bare'
  CHECK (kind IN ('id', 'handle', 'bare', 'thread'));;
ALTER TABLE tombstone ADD COLUMN serial INTEGER NOT NULL DEFAULT 0;;
CREATE TABLE retention(
  what TEXT PRIMARY KEY CHECK (what IN ('withdrawn', 'strangers')),
  days INTEGER CHECK (days > 0)
) STRICT, WITHOUT ROWID;;
INSERT INTO retention(what, days) VALUES ('withdrawn', 30), ('strangers', NULL);;
"""
