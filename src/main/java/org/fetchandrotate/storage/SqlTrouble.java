package org.fetchandrotate.storage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/// Turns what SQLite says into one line that says what, where and what to do.
final class SqlTrouble {
    /// The low byte of a result code is its kind; the rest says more than people need. Source:
    /// sqlite.org/rescode.html
    private static final int PRIMARY = 0xff;

    private SqlTrouble() {}

    static StorageException explained(Path file, SQLException trouble) {
        return new StorageException(line(file, trouble), trouble);
    }

    private static String line(Path file, SQLException trouble) {
        return switch (SQLiteErrorCode.getErrorCode(trouble.getErrorCode() & PRIMARY)) {
            case SQLITE_NOTADB -> notADatabase(file);
            case SQLITE_CORRUPT -> damaged(file, oneLine(String.valueOf(trouble.getMessage())));
            case SQLITE_BUSY, SQLITE_LOCKED ->
                "Another program keeps the database " + file + " locked; close it and try again";
            case SQLITE_FULL -> "No space left for the database " + file + "; free some and try again";
            case SQLITE_READONLY, SQLITE_PERM ->
                "The database " + file + " can't be written to; give this user the right to write it and its folder";
            case SQLITE_CANTOPEN ->
                "The database " + file + " can't be opened" + (Files.isDirectory(file) ? ", since it is a folder" : "")
                        + "; name another with db_filepath, or give this user the right to read and write it";
            case SQLITE_IOERR ->
                "The disk failed the database " + file + " (" + oneLine(String.valueOf(trouble.getMessage()))
                        + "); check the disk and its free space";
            default -> "The database " + file + " can't be used: " + oneLine(String.valueOf(trouble.getMessage()));
        };
    }

    static String notADatabase(Path file) {
        return file + " isn't a SQLite database; move it away, or name another with db_filepath";
    }

    static String damaged(Path file, String finding) {
        return "The database " + file + " is damaged (" + oneLine(finding)
                + "); restore it from a copy or a dump, or move it away to begin a new one";
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
