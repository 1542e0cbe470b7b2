"""The SQL of what tells which words are answered, and of views without deleted words."""

from __future__ import annotations

PLACES = """
ALTER TABLE contact ADD COLUMN until INTEGER NOT NULL DEFAULT 0;;
ALTER TABLE contact ADD COLUMN parent TEXT;;
ALTER TABLE contact ADD COLUMN under INTEGER REFERENCES thread(id);;
ALTER TABLE contact ADD COLUMN gone INTEGER NOT NULL DEFAULT 0;;
DROP INDEX contact_account;;
CREATE INDEX contact_account
ON contact(account_id, thread_id, direction, at, until, again, twin, under, gone);;
CREATE INDEX contact_parent ON contact(parent) WHERE parent IS NOT NULL;;
CREATE INDEX contact_twin ON contact(twin) WHERE twin <> comment_id;;
INSERT INTO state(name, value) SELECT 'stale', 1 WHERE EXISTS (SELECT 1 FROM comment);;
"""

SHOWN = """
DROP VIEW comments;;
CREATE VIEW comments AS
SELECT c.id, s.network, s.name AS scope, c.key, c.kind, a.handle AS author, coalesce(a.person_id, a.id) AS
person,
  c.text, datetime(c.published, 'unixepoch') AS published, t.title AS thread, c.url,
  datetime(c.first_seen, 'unixepoch') AS first_seen
FROM comment c JOIN scope s ON s.id = c.scope_id
LEFT JOIN account a ON a.id = c.account_id LEFT JOIN thread t ON t.id = c.thread_id
WHERE c.withdrawn_at IS NULL;;
DROP VIEW mention;;
CREATE VIEW mention AS
SELECT c.id AS comment_id, s.network, j.value AS handle
FROM comment c JOIN scope s ON s.id = c.scope_id JOIN json_each(c.mentions) j
WHERE c.withdrawn_at IS NULL;;
DROP VIEW contacts;;
CREATE VIEW contacts AS
SELECT t.direction, t.via, a.network, a.handle, coalesce(a.person_id, a.id) AS person,
  datetime(t.at, 'unixepoch') AS at, CASE WHEN c.withdrawn_at IS NULL THEN c.text END AS text, c.url,
  t.comment_id
FROM contact t JOIN account a ON a.id = t.account_id JOIN comment c ON c.id = t.comment_id;;
DROP VIEW needs;;
CREATE VIEW needs AS
SELECT n.id, coalesce(a.person_id, a.id) AS person, a.network, a.handle, n.kind, n.text, n.state,
  CASE WHEN c.withdrawn_at IS NULL THEN c.text END AS words, c.url,
  datetime(n.created, 'unixepoch') AS created, datetime(n.changed, 'unixepoch') AS changed
FROM need n JOIN account a ON a.id = n.account_id LEFT JOIN comment c ON c.id = n.comment_id;;
"""
