-- The history of Fetch and Rotate: makes a new database of the current version.
--
--   sqlite3 db/imgs.db < db/schema.sql
--
-- The program does the same by itself where there is no database, and brings older ones up to date.
-- Points in time are ISO 8601 text in UTC (YYYY-MM-DD HH:MM:SS.SSS), durations whole milliseconds, sizes bytes.

-- One row a run. Numbers aren't given twice.
CREATE TABLE runs (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  started_at  TEXT NOT NULL,
  elapsed_ms  INTEGER,
  outcome     TEXT,                         -- complete, exhausted, stopped, failed, killed; null while it goes on
  aimed       INTEGER NOT NULL,             -- images
  succeeded   INTEGER NOT NULL DEFAULT 0,   -- reused ones included
  failed      INTEGER NOT NULL DEFAULT 0,
  reused      INTEGER NOT NULL DEFAULT 0,
  rotation    INTEGER NOT NULL,             -- degrees clockwise, or a word such as 'upright'
  settings    TEXT NOT NULL                 -- one "key = value" a line
);

-- One row for each website of a run.
CREATE TABLE pages (
  run_id        INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  place         INTEGER NOT NULL,           -- in the list of websites, from 0
  url           TEXT NOT NULL,
  final_url     TEXT,                       -- after redirects
  http_status   INTEGER,
  candidates    INTEGER NOT NULL,
  skipped       INTEGER NOT NULL,
  elapsed_ms    INTEGER NOT NULL,
  error         TEXT,                       -- null if the page could be scanned
  error_detail  TEXT,
  PRIMARY KEY (run_id, place)
);

-- One row for each image that a run worked on. The first six columns are those of the original program.
CREATE TABLE imgs (
  id              INTEGER PRIMARY KEY,
  url             TEXT,
  dirname         TEXT,                     -- the page's host: the folder below img-original and img-rotated
  filename        TEXT,                     -- null while nothing is on disk
  status          TEXT,                     -- not-processed, downloaded, processed
  created_at      NUMERIC DEFAULT CURRENT_TIMESTAMP,
  run_id          INTEGER REFERENCES runs (id) ON DELETE CASCADE, -- null: a row of the original program
  page_url        TEXT,
  found_as        TEXT,                     -- where on the page
  alt_text        TEXT,
  batch           INTEGER,                  -- from 0
  position        INTEGER,                  -- in the run's order, from 1; null if the run didn't take it
  final_url       TEXT,                     -- after fall-backs and redirects
  error           TEXT,                     -- why it got no further; null when processed
  error_detail    TEXT,
  http_status     INTEGER,
  attempts        INTEGER,
  format          TEXT,                     -- what the bytes say
  width           INTEGER,                  -- pixels as stored
  height          INTEGER,
  bytes           INTEGER,                  -- of the original
  sha256          TEXT,
  rotated_bytes   INTEGER,
  rotated_sha256  TEXT,
  rotation        INTEGER,                  -- degrees clockwise, or a word such as 'upright'
  method          TEXT,                     -- lossless, recoded-q87, ...
  fetch_ms        INTEGER,
  rotate_ms       INTEGER,
  etag            TEXT,
  last_modified   TEXT,
  recipe          TEXT,                     -- what else the copy depends on, see imaging/Recipe
  fallbacks       TEXT                      -- the picture's other URLs, one a line
);

-- Rows of earlier runs that a run counted as its own, since their files were intact.
CREATE TABLE reuses (
  run_id    INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  image_id  INTEGER NOT NULL REFERENCES imgs (id) ON DELETE CASCADE,
  batch     INTEGER NOT NULL,
  position  INTEGER,
  PRIMARY KEY (run_id, image_id)
) WITHOUT ROWID;

-- What people call images.
CREATE TABLE tags (
  tag       TEXT NOT NULL,
  image_id  INTEGER NOT NULL REFERENCES imgs (id) ON DELETE CASCADE,
  PRIMARY KEY (tag, image_id)
) WITHOUT ROWID;

-- Whether a rotated copy, rotated back, is its original.
CREATE TABLE proofs (
  image_id        INTEGER PRIMARY KEY REFERENCES imgs (id) ON DELETE CASCADE,
  rotated_sha256  TEXT NOT NULL,            -- of the copy that was looked at: with another, nothing is proved
  kind            TEXT NOT NULL,            -- coefficients, pixels, coded-data, tolerance, different
  largest         INTEGER NOT NULL,         -- difference of a pixel, of 255
  mean            REAL NOT NULL
);

CREATE UNIQUE INDEX imgs_by_run ON imgs (run_id, dirname, url);
CREATE INDEX imgs_by_url ON imgs (dirname, url);
CREATE INDEX imgs_by_file ON imgs (dirname, filename COLLATE NOCASE);
CREATE INDEX reuses_by_image ON reuses (image_id);
CREATE INDEX tags_by_image ON tags (image_id);

PRAGMA user_version = 3;
