"""The tables, as numbered steps from one version of the store to the next.

A step that was once released is never changed: a store that was made by it has to be brought up by those after it.
`PRAGMA user_version` holds how many were done, `PRAGMA application_id` tells a store of ours from other SQLite files.
"""

APPLICATION = 0x636F7079
"""ASCII "copy"."""

_ARTICLES = """
CREATE TABLE articles (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  newest INTEGER NOT NULL,
  story TEXT REFERENCES stories (id),
  pinned INTEGER NOT NULL DEFAULT 0,
  joined TEXT REFERENCES articles (id)
);
CREATE INDEX articles_story ON articles (story);
CREATE INDEX articles_joined ON articles (joined);
CREATE TABLE names (
  sort TEXT NOT NULL, value TEXT NOT NULL, article TEXT NOT NULL REFERENCES articles (id),
  PRIMARY KEY (sort, value)
) WITHOUT ROWID;
CREATE INDEX names_article ON names (article);
CREATE TABLE versions (
  article TEXT NOT NULL REFERENCES articles (id),
  number INTEGER NOT NULL,
  content TEXT NOT NULL, title TEXT NOT NULL, source TEXT, published TEXT,
  fingerprint TEXT NOT NULL, retrieved TEXT NOT NULL, address TEXT, guids TEXT NOT NULL, authors TEXT NOT NULL,
  modified TEXT, sections TEXT NOT NULL, feed TEXT, picture TEXT, licence TEXT, raw TEXT,
  PRIMARY KEY (article, number)
);
CREATE TABLE feeds (
  address TEXT PRIMARY KEY, etag TEXT, modified TEXT, read_at TEXT, error TEXT, failures INTEGER NOT NULL
);
"""
_STORIES = """
CREATE TABLE stories (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL, first TEXT,
  stage TEXT NOT NULL, why TEXT NOT NULL, changed TEXT NOT NULL, articles INTEGER NOT NULL
);
CREATE INDEX stories_changed ON stories (changed, key);
CREATE INDEX stories_stage ON stories (stage, changed, key);
CREATE TABLE bridges (
  story TEXT NOT NULL REFERENCES stories (id), article TEXT NOT NULL, PRIMARY KEY (story, article)
) WITHOUT ROWID;
CREATE TABLE retellings (
  story TEXT NOT NULL REFERENCES stories (id),
  number INTEGER NOT NULL,
  title TEXT NOT NULL, excerpt TEXT NOT NULL, body TEXT NOT NULL, writer TEXT NOT NULL,
  by TEXT NOT NULL, made TEXT NOT NULL, parent INTEGER,
  state TEXT NOT NULL, why TEXT NOT NULL,
  PRIMARY KEY (story, number)
);
CREATE TRIGGER retellings_stay BEFORE UPDATE OF story, number, title, excerpt, body, writer, by, made, parent
ON retellings BEGIN SELECT RAISE(ABORT, 'a version of a retelling never changes'); END;
CREATE TRIGGER retellings_remain BEFORE DELETE ON retellings
BEGIN SELECT RAISE(ABORT, 'a version of a retelling never goes'); END;
CREATE TRIGGER retellings_once BEFORE INSERT ON retellings
WHEN EXISTS (SELECT 1 FROM retellings WHERE story = NEW.story AND number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'a version of a retelling never changes'); END;
CREATE TABLE checks (
  key INTEGER PRIMARY KEY,
  story TEXT NOT NULL, number INTEGER NOT NULL, basis TEXT NOT NULL, report TEXT NOT NULL, made TEXT NOT NULL,
  FOREIGN KEY (story, number) REFERENCES retellings (story, number)
);
CREATE INDEX checks_retelling ON checks (story, number, key);
CREATE TABLE autosaves (
  story TEXT NOT NULL, number INTEGER NOT NULL, editor TEXT NOT NULL,
  title TEXT NOT NULL, excerpt TEXT NOT NULL, body TEXT NOT NULL, saved TEXT NOT NULL,
  PRIMARY KEY (story, number, editor),
  FOREIGN KEY (story, number) REFERENCES retellings (story, number)
) WITHOUT ROWID;
"""
_DECISIONS = """
CREATE TABLE decisions (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  story TEXT NOT NULL REFERENCES stories (id),
  retelling INTEGER,
  who TEXT NOT NULL CHECK (trim(who) <> ''), made TEXT NOT NULL, action TEXT NOT NULL,
  code TEXT, words TEXT, evidence TEXT, scope TEXT NOT NULL, reason TEXT NOT NULL,
  undoes INTEGER REFERENCES decisions (number),
  FOREIGN KEY (story, retelling) REFERENCES retellings (story, number)
);
CREATE INDEX decisions_story ON decisions (story, number);
CREATE INDEX decisions_scope ON decisions (scope, number);
CREATE TRIGGER decisions_stay BEFORE UPDATE ON decisions
BEGIN SELECT RAISE(ABORT, 'a decision never changes'); END;
CREATE TRIGGER decisions_remain BEFORE DELETE ON decisions
BEGIN SELECT RAISE(ABORT, 'a decision never goes'); END;
CREATE TRIGGER decisions_once BEFORE INSERT ON decisions
WHEN EXISTS (SELECT 1 FROM decisions WHERE number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'a decision never changes'); END;
"""
_POSTS = """
CREATE TABLE slugs (story TEXT PRIMARY KEY REFERENCES stories (id), slug TEXT NOT NULL UNIQUE) WITHOUT ROWID;
CREATE TABLE posts (
  story TEXT PRIMARY KEY REFERENCES stories (id),
  post TEXT NOT NULL, retelling INTEGER NOT NULL, path TEXT NOT NULL, sha256 TEXT NOT NULL, written TEXT NOT NULL,
  retracted TEXT, pending INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE TABLE corrections (
  key INTEGER PRIMARY KEY, story TEXT NOT NULL REFERENCES posts (story), made TEXT NOT NULL, note TEXT NOT NULL
);
CREATE INDEX corrections_story ON corrections (story, key);
CREATE TABLE steps (
  action TEXT NOT NULL, key TEXT NOT NULL, detail TEXT NOT NULL, begun TEXT NOT NULL, done TEXT,
  PRIMARY KEY (action, key)
) WITHOUT ROWID;
CREATE INDEX steps_open ON steps (begun) WHERE done IS NULL;
CREATE VIRTUAL TABLE words USING fts5 (title, body, tokenize = "unicode61 remove_diacritics 2");
"""

_FAILED_STEPS = "ALTER TABLE steps ADD COLUMN error TEXT;\n"

STEPS: tuple[str, ...] = (_ARTICLES + _STORIES + _DECISIONS + _POSTS, _FAILED_STEPS)
"""What brings a store from version n to n + 1, at index n."""
