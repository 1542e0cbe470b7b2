"""The SQL of what the user decides of words and people, as its migration runs it. `;;` ends a statement."""

from __future__ import annotations

DECIDED = """
CREATE TABLE answer(
  comment_id INTEGER PRIMARY KEY REFERENCES comment(id),
  state TEXT NOT NULL CHECK (state IN ('elsewhere', 'let go', 'later')),
  until INTEGER,
  at INTEGER NOT NULL
) STRICT;;
CREATE TABLE correction(
  comment_id INTEGER PRIMARY KEY REFERENCES comment(id),
  wrong TEXT NOT NULL CHECK (wrong IN ('parent', 'person', 'time')),
  at INTEGER NOT NULL
) STRICT;;
CREATE TABLE need(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id INTEGER NOT NULL REFERENCES account(id),
  comment_id INTEGER REFERENCES comment(id),
  kind TEXT NOT NULL CHECK (kind IN ('question', 'need', 'problem', 'request', 'promise')),
  text TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'tried', 'helped', 'not mine', 'dropped')),
  created INTEGER NOT NULL,
  changed INTEGER NOT NULL
) STRICT;;
CREATE INDEX need_account ON need(account_id);;
CREATE TABLE pin(
  account_id INTEGER PRIMARY KEY REFERENCES account(id),
  circle TEXT CHECK (circle IN ('closest', 'close', 'wider', 'known')),
  at INTEGER NOT NULL
) STRICT;;
CREATE TABLE apart(
  one INTEGER NOT NULL REFERENCES account(id),
  other INTEGER NOT NULL REFERENCES account(id),
  at INTEGER NOT NULL,
  PRIMARY KEY (one, other),
  CHECK (one < other)
) STRICT, WITHOUT ROWID;;
"""

DECIDED_VIEWS = """
CREATE VIEW days AS
SELECT DISTINCT coalesce(a.person_id, a.id) AS person, d.direction, date(d.day * 86400, 'unixepoch') AS day
FROM contact_day d JOIN account a ON a.id = d.account_id;;
CREATE VIEW needs AS
SELECT n.id, coalesce(a.person_id, a.id) AS person, a.network, a.handle, n.kind, n.text, n.state,
  c.text AS words, c.url, datetime(n.created, 'unixepoch') AS created,
  datetime(n.changed, 'unixepoch') AS changed
FROM need n JOIN account a ON a.id = n.account_id LEFT JOIN comment c ON c.id = n.comment_id;;
"""
