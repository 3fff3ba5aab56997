-- What a copy was made with, so that it is made anew when that changes, and the other URLs of a picture, for a retry.
ALTER TABLE imgs ADD COLUMN recipe TEXT;
ALTER TABLE imgs ADD COLUMN fallbacks TEXT;

PRAGMA user_version = 2;
