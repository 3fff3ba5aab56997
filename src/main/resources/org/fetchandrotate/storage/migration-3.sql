-- What people call images, and what was proved of their rotated copies.
CREATE TABLE tags (
  tag       TEXT NOT NULL,
  image_id  INTEGER NOT NULL REFERENCES imgs (id) ON DELETE CASCADE,
  PRIMARY KEY (tag, image_id)
) WITHOUT ROWID;

CREATE TABLE proofs (
  image_id        INTEGER PRIMARY KEY REFERENCES imgs (id) ON DELETE CASCADE,
  rotated_sha256  TEXT NOT NULL,
  kind            TEXT NOT NULL,
  largest         INTEGER NOT NULL,
  mean            REAL NOT NULL
);

CREATE INDEX tags_by_image ON tags (image_id);

PRAGMA user_version = 3;
