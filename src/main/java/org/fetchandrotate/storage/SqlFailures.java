package org.fetchandrotate.storage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// Turns what SQLite says into one line that says what, where and what to do.
final class SqlFailures {
    /// The low byte of a result code is its kind; the rest says more than people need. Source:
    /// sqlite.org/rescode.html
    private static final int PRIMARY = 0xff;

    private SqlFailures() {}

    static StorageException explained(Path file, SQLException failure) {
        return new StorageException(line(file, failure), failure);
    }

    private static String line(Path file, SQLException failure) {
        Optional<String> known =
                failure instanceof SQLiteException sqlite ? exactly(file, sqlite.getResultCode()) : Optional.empty();
        return known.orElseGet(() -> roughly(file, failure));
    }

    /// What is better said by the whole result code.
    private static Optional<String> exactly(Path file, SQLiteErrorCode code) {
        return switch (code) {
            case SQLITE_READONLY_DBMOVED ->
                Optional.of("The database " + file + " was moved away or replaced while it was in use; put it back, and"
                        + " run again");
            case SQLITE_READONLY_ROLLBACK, SQLITE_READONLY_RECOVERY, SQLITE_READONLY_CANTINIT ->
                Optional.of("The database " + file + " was left in the middle of a change, which can't be finished"
                        + " since it can't be written to; give this user the right to write it and its folder, or copy"
                        + " it with all files that begin with its name to where it can be written");
            case SQLITE_IOERR_SHMSIZE, SQLITE_IOERR_SHMMAP, SQLITE_IOERR_SHMOPEN, SQLITE_IOERR_SHMLOCK ->
                Optional.of("The disk has no room for what SQLite keeps beside the database " + file
                        + "; free some and try again");
            case SQLITE_IOERR_NOMEM -> Optional.of("Too little memory for the database " + file);
            case SQLITE_IOERR_SHORT_READ, SQLITE_CORRUPT_VTAB, SQLITE_CORRUPT_SEQUENCE, SQLITE_CORRUPT_INDEX ->
                Optional.of(damaged(file, "parts of it are missing"));
            default -> Optional.empty();
        };
    }

    private static String roughly(Path file, SQLException failure) {
        return switch (SQLiteErrorCode.getErrorCode(failure.getErrorCode() & PRIMARY)) {
            case SQLITE_NOTADB -> notADatabase(file);
            case SQLITE_CORRUPT -> damaged(file, "what it holds contradicts itself");
            case SQLITE_ERROR -> failed(file, String.valueOf(failure.getMessage()));
            case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL ->
                "Another program keeps the database " + file + " locked; close it and try again";
            case SQLITE_FULL -> "No space left for the database " + file + "; free some and try again";
            case SQLITE_TOOBIG -> "Something is too large for the database " + file;
            case SQLITE_NOMEM -> "Too little memory for the database " + file;
            case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH ->
                "The database " + file + " can't be written to; give this user the right to write it and its folder";
            case SQLITE_CANTOPEN ->
                mayBeOpened(file)
                        ? "The database " + file
                                + " can't be opened, though this user may read and write it: most likely"
                                + " too many files are open at once; allow more with ulimit -n, or fewer connections"
                        : "The database " + file + " can't be opened"
                                + (Files.isDirectory(file) ? ", since it is a folder" : "")
                                + "; name another with db_filepath, or give this user the right to read and write it";
            case SQLITE_IOERR -> "The disk failed the database " + file + "; check the disk and its free space";
            default -> "The database " + file + " can't be used: " + oneLine(String.valueOf(failure.getMessage()));
        };
    }

    /// SQLite doesn't say why it can't open a file. It may also be the journal beside it.
    private static boolean mayBeOpened(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return Files.isRegularFile(file)
                && Files.isReadable(file)
                && Files.isWritable(file)
                && folder != null
                && Files.isWritable(folder);
    }

    /// The program's statements fit its tables, so that only a table that is gone makes one of them wrong.
    private static String failed(Path file, String message) {
        return message.contains("no such table")
                ? damaged(file, "its tables are gone; was it overwritten while it was in use?")
                : "The database " + file + " can't be used: " + oneLine(message);
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
