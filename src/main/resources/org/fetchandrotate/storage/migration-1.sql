-- From the original program's database (a table imgs of six columns) to version 1. Frozen: later changes are later steps.

CREATE TABLE runs (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  started_at  TEXT NOT NULL,
  elapsed_ms  INTEGER,
  outcome     TEXT,
  aimed       INTEGER NOT NULL,
  succeeded   INTEGER NOT NULL DEFAULT 0,
  failed      INTEGER NOT NULL DEFAULT 0,
  reused      INTEGER NOT NULL DEFAULT 0,
  rotation    INTEGER NOT NULL,
  settings    TEXT NOT NULL
);

CREATE TABLE pages (
  run_id        INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  place         INTEGER NOT NULL,
  url           TEXT NOT NULL,
  final_url     TEXT,
  http_status   INTEGER,
  candidates    INTEGER NOT NULL,
  skipped       INTEGER NOT NULL,
  elapsed_ms    INTEGER NOT NULL,
  error         TEXT,
  error_detail  TEXT,
  PRIMARY KEY (run_id, place)
);

ALTER TABLE imgs ADD COLUMN run_id INTEGER REFERENCES runs (id) ON DELETE CASCADE;
ALTER TABLE imgs ADD COLUMN page_url TEXT;
ALTER TABLE imgs ADD COLUMN found_as TEXT;
ALTER TABLE imgs ADD COLUMN alt_text TEXT;
ALTER TABLE imgs ADD COLUMN batch INTEGER;
ALTER TABLE imgs ADD COLUMN position INTEGER;
ALTER TABLE imgs ADD COLUMN final_url TEXT;
ALTER TABLE imgs ADD COLUMN error TEXT;
ALTER TABLE imgs ADD COLUMN error_detail TEXT;
ALTER TABLE imgs ADD COLUMN http_status INTEGER;
ALTER TABLE imgs ADD COLUMN attempts INTEGER;
ALTER TABLE imgs ADD COLUMN format TEXT;
ALTER TABLE imgs ADD COLUMN width INTEGER;
ALTER TABLE imgs ADD COLUMN height INTEGER;
ALTER TABLE imgs ADD COLUMN bytes INTEGER;
ALTER TABLE imgs ADD COLUMN sha256 TEXT;
ALTER TABLE imgs ADD COLUMN rotated_bytes INTEGER;
ALTER TABLE imgs ADD COLUMN rotated_sha256 TEXT;
ALTER TABLE imgs ADD COLUMN rotation INTEGER;
ALTER TABLE imgs ADD COLUMN method TEXT;
ALTER TABLE imgs ADD COLUMN fetch_ms INTEGER;
ALTER TABLE imgs ADD COLUMN rotate_ms INTEGER;
ALTER TABLE imgs ADD COLUMN etag TEXT;
ALTER TABLE imgs ADD COLUMN last_modified TEXT;

CREATE TABLE reuses (
  run_id    INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  image_id  INTEGER NOT NULL REFERENCES imgs (id) ON DELETE CASCADE,
  batch     INTEGER NOT NULL,
  position  INTEGER,
  PRIMARY KEY (run_id, image_id)
) WITHOUT ROWID;

CREATE UNIQUE INDEX imgs_by_run ON imgs (run_id, dirname, url);
CREATE INDEX imgs_by_url ON imgs (dirname, url);
CREATE INDEX imgs_by_file ON imgs (dirname, filename COLLATE NOCASE);
CREATE INDEX reuses_by_image ON reuses (image_id);

PRAGMA user_version = 1;
