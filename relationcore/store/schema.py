"""The SQL of the tables, as the first migration runs it; docs/store.md explains each. `;;` ends a
statement.
"""

from __future__ import annotations

PEOPLE = """
CREATE TABLE account(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  network TEXT NOT NULL,
  key TEXT NOT NULL,
  stable_id TEXT,
  handle TEXT NOT NULL,
  name TEXT,
  url TEXT,
  same_as INTEGER REFERENCES account(id),
  person_id INTEGER REFERENCES account(id),
  UNIQUE(network, key)
) STRICT;;
CREATE INDEX account_same ON account(same_as) WHERE same_as IS NOT NULL;;
CREATE INDEX account_person ON account(person_id) WHERE person_id IS NOT NULL;;
CREATE TABLE handle_history(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id INTEGER NOT NULL REFERENCES account(id),
  network TEXT NOT NULL,
  key TEXT NOT NULL,
  handle TEXT NOT NULL,
  name TEXT NOT NULL DEFAULT '',
  first_seen INTEGER NOT NULL,
  last_seen INTEGER NOT NULL,
  with_id INTEGER NOT NULL,
  UNIQUE(account_id, handle, name)
) STRICT;;
CREATE INDEX handle_owner ON handle_history(network, key) WHERE with_id = 1;;
CREATE TABLE disputed(network TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY(network, key)) STRICT, WITHOUT
ROWID;; CREATE TABLE profile(
  account_id INTEGER PRIMARY KEY REFERENCES account(id),
  bio TEXT,
  avatar TEXT,
  links TEXT,
  stamps TEXT NOT NULL
) STRICT;;
CREATE TABLE tombstone(
  network TEXT NOT NULL,
  key_hash TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY(network, key_hash)
) STRICT, WITHOUT ROWID;;
CREATE TABLE state(name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;;
INSERT INTO state(name, value) VALUES ('indexed', 0), ('purge_serial', 0);;
"""

RECORDED = """
CREATE TABLE scope(
  id INTEGER PRIMARY KEY,
  network TEXT NOT NULL,
  name TEXT NOT NULL,
  UNIQUE(network, name)
) STRICT;;
CREATE TABLE thread(
  id INTEGER PRIMARY KEY,
  scope_id INTEGER NOT NULL REFERENCES scope(id),
  key TEXT NOT NULL,
  url TEXT,
  title TEXT,
  stamps TEXT NOT NULL,
  UNIQUE(scope_id, key)
) STRICT;;
CREATE TABLE visit(
  id INTEGER PRIMARY KEY,
  visit_id TEXT NOT NULL,
  part INTEGER NOT NULL,
  browser TEXT NOT NULL,
  at INTEGER NOT NULL,
  recipe TEXT NOT NULL,
  recipe_version INTEGER NOT NULL,
  network TEXT NOT NULL,
  host TEXT NOT NULL,
  url TEXT NOT NULL,
  kind TEXT NOT NULL,
  thread TEXT,
  community TEXT,
  last_at INTEGER NOT NULL,
  low INTEGER,
  high INTEGER,
  comments TEXT NOT NULL,
  handles TEXT NOT NULL,
  UNIQUE(visit_id, part)
) STRICT;;
CREATE INDEX visit_last ON visit(last_at, low, high);;
CREATE TABLE comment(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  scope_id INTEGER NOT NULL REFERENCES scope(id),
  key TEXT NOT NULL,
  kind TEXT NOT NULL,
  thread_id INTEGER REFERENCES thread(id),
  account_id INTEGER REFERENCES account(id),
  author TEXT NOT NULL,
  author_ref TEXT,
  parent TEXT,
  parent_author TEXT,
  published INTEGER,
  precision TEXT,
  published_text TEXT,
  first_seen INTEGER NOT NULL,
  first_visit INTEGER NOT NULL REFERENCES visit(id),
  told_at INTEGER NOT NULL,
  told_visit INTEGER NOT NULL REFERENCES visit(id),
  stamps TEXT,
  withdrawn_at INTEGER,
  twin_of INTEGER REFERENCES comment(id),
  url TEXT,
  uri TEXT,
  cut INTEGER NOT NULL,
  quotes TEXT,
  mentions TEXT,
  text TEXT NOT NULL,
  UNIQUE(scope_id, key)
) STRICT;;
CREATE INDEX comment_author ON comment(account_id, published);;
CREATE INDEX comment_thread ON comment(thread_id, account_id);;
CREATE INDEX comment_orphan ON comment(scope_id, parent) WHERE parent IS NOT NULL AND parent_author IS NULL;;
CREATE INDEX comment_uri ON comment(uri) WHERE uri IS NOT NULL;;
CREATE TABLE reaction(
  account_id INTEGER NOT NULL REFERENCES account(id),
  scope_id INTEGER NOT NULL REFERENCES scope(id),
  key TEXT NOT NULL,
  kind TEXT NOT NULL,
  first_seen INTEGER NOT NULL,
  PRIMARY KEY(scope_id, key, account_id, kind)
) STRICT, WITHOUT ROWID;;
CREATE TABLE withdrawn(
  scope_id INTEGER NOT NULL REFERENCES scope(id),
  key TEXT NOT NULL,
  last_seen INTEGER NOT NULL,
  PRIMARY KEY(scope_id, key)
) STRICT, WITHOUT ROWID;;
CREATE TABLE viewer(
  account_id INTEGER PRIMARY KEY REFERENCES account(id),
  first_seen INTEGER NOT NULL
) STRICT;;
CREATE TABLE audience(
  account_id INTEGER NOT NULL REFERENCES account(id),
  at INTEGER NOT NULL,
  followers INTEGER NOT NULL,
  PRIMARY KEY(account_id, at)
) STRICT, WITHOUT ROWID;;
"""

DERIVED = """
CREATE TABLE contact(
  comment_id INTEGER NOT NULL REFERENCES comment(id),
  account_id INTEGER NOT NULL REFERENCES account(id),
  direction TEXT NOT NULL,
  via TEXT NOT NULL,
  at INTEGER NOT NULL,
  day INTEGER,
  thread_id INTEGER REFERENCES thread(id),
  twin INTEGER NOT NULL,
  again INTEGER,
  PRIMARY KEY(comment_id, account_id)
) STRICT, WITHOUT ROWID;;
CREATE INDEX contact_account ON contact(account_id, at);;
CREATE INDEX contact_thread ON contact(thread_id);;
CREATE TABLE contact_day(
  account_id INTEGER NOT NULL REFERENCES account(id),
  direction TEXT NOT NULL,
  day INTEGER NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY(account_id, direction, day)
) STRICT, WITHOUT ROWID;;
CREATE TABLE summary(
  account_id INTEGER PRIMARY KEY REFERENCES account(id),
  seen INTEGER NOT NULL DEFAULT 0,
  day1 INTEGER,
  day2 INTEGER,
  day3 INTEGER,
  received INTEGER NOT NULL DEFAULT 0,
  given INTEGER NOT NULL DEFAULT 0,
  first_at INTEGER,
  last_at INTEGER
) STRICT;;
CREATE INDEX summary_last ON summary(last_at) WHERE last_at IS NOT NULL;;
CREATE VIRTUAL TABLE comment_fts USING fts5(text, content='comment', content_rowid='id');;
CREATE TRIGGER comment_unindex AFTER DELETE ON comment
WHEN old.id <= (SELECT value FROM state WHERE name = 'indexed')
BEGIN
  INSERT INTO comment_fts(comment_fts, rowid, text) VALUES ('delete', old.id, old.text);
END;;
CREATE TRIGGER comment_reindex AFTER UPDATE OF text ON comment
WHEN old.id <= (SELECT value FROM state WHERE name = 'indexed') AND old.text IS NOT new.text
BEGIN
  INSERT INTO comment_fts(comment_fts, rowid, text) VALUES ('delete', old.id, old.text);
  INSERT INTO comment_fts(rowid, text) VALUES (new.id, new.text);
END;;
"""

USER = """
CREATE TABLE me(
  account_id INTEGER PRIMARY KEY REFERENCES account(id),
  state TEXT NOT NULL CHECK (state IN ('confirmed', 'declined')),
  at INTEGER NOT NULL
) STRICT;;
CREATE TABLE note(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id INTEGER NOT NULL REFERENCES account(id),
  text TEXT NOT NULL,
  created INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  deleted INTEGER
) STRICT;;
CREATE INDEX note_account ON note(account_id);;
CREATE TABLE about(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id INTEGER NOT NULL REFERENCES account(id),
  field TEXT NOT NULL CHECK (field IN ('nickname', 'label', 'follow_up')),
  value TEXT,
  reason TEXT,
  at INTEGER,
  UNIQUE(account_id, field)
) STRICT;;
CREATE TABLE decision(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('merge', 'unmerge')),
  account_id INTEGER NOT NULL REFERENCES account(id),
  other_id INTEGER REFERENCES account(id),
  at INTEGER NOT NULL
) STRICT;;
"""

ACCESS = """
CREATE TABLE token(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  hash TEXT NOT NULL UNIQUE,
  browser TEXT NOT NULL,
  origin TEXT,
  created INTEGER NOT NULL,
  last_used INTEGER,
  rebound INTEGER,
  revoked INTEGER
) STRICT;;
CREATE TABLE pairing(
  id TEXT PRIMARY KEY,
  browser TEXT NOT NULL,
  origin TEXT NOT NULL,
  secret_sha256 TEXT NOT NULL,
  words TEXT NOT NULL,
  expires INTEGER NOT NULL,
  confirmed INTEGER,
  claimed INTEGER
) STRICT, WITHOUT ROWID;;
CREATE TABLE one_time_key(hash TEXT PRIMARY KEY, expires INTEGER NOT NULL) STRICT, WITHOUT ROWID;;
CREATE TABLE session(hash TEXT PRIMARY KEY, created INTEGER NOT NULL) STRICT, WITHOUT ROWID;;
"""

SITE_REPORT = """
CREATE TABLE site_report(
  site TEXT NOT NULL,
  version INTEGER NOT NULL,
  page TEXT NOT NULL,
  day INTEGER NOT NULL,
  expected TEXT NOT NULL,
  found TEXT NOT NULL,
  missed TEXT NOT NULL,
  PRIMARY KEY (site, version, page)
) STRICT, WITHOUT ROWID;;
"""

VIEWS = """
CREATE VIEW comments AS
SELECT c.id, s.network, s.name AS scope, c.key, c.kind, a.handle AS author, coalesce(a.person_id, a.id) AS
person,
  c.text, datetime(c.published, 'unixepoch') AS published, t.title AS thread, c.url,
  datetime(c.first_seen, 'unixepoch') AS first_seen
FROM comment c JOIN scope s ON s.id = c.scope_id
LEFT JOIN account a ON a.id = c.account_id LEFT JOIN thread t ON t.id = c.thread_id;;
CREATE VIEW mention AS
SELECT c.id AS comment_id, s.network, j.value AS handle
FROM comment c JOIN scope s ON s.id = c.scope_id JOIN json_each(c.mentions) j;;
CREATE VIEW people AS
SELECT coalesce(a.person_id, a.id) AS person, a.network, a.handle, a.name, m.seen, m.received, m.given,
  datetime(m.first_at, 'unixepoch') AS first_contact, datetime(m.last_at, 'unixepoch') AS last_contact
FROM account a JOIN summary m ON m.account_id = a.id;;
CREATE VIEW contacts AS
SELECT t.direction, t.via, a.network, a.handle, coalesce(a.person_id, a.id) AS person,
  datetime(t.at, 'unixepoch') AS at, c.text, c.url, t.comment_id
FROM contact t JOIN account a ON a.id = t.account_id JOIN comment c ON c.id = t.comment_id;;
"""

TALK = """
DROP INDEX contact_account;;
CREATE INDEX contact_account ON contact(account_id, thread_id, direction, at, again);;
"""

POSTS = """
CREATE INDEX comment_post ON comment(account_id, published) WHERE kind = 'post';;
"""
