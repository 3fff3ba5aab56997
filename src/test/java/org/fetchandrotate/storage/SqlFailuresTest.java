package org.fetchandrotate.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// What is made of SQLite's complaints, also of those that no test can bring about.
final class SqlFailuresTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SQLITE_READONLY_DBMOVED  | was moved away or replaced",
                "SQLITE_READONLY_ROLLBACK | left in the middle of a change",
                "SQLITE_IOERR_SHMSIZE     | no room for what SQLite keeps beside",
                "SQLITE_IOERR_NOMEM       | Too little memory",
                "SQLITE_IOERR_SHORT_READ  | parts of it are missing",
                "SQLITE_NOTADB            | isn't a SQLite database",
                "SQLITE_CORRUPT           | contradicts itself",
                "SQLITE_BUSY              | Another program keeps",
                "SQLITE_BUSY_SNAPSHOT     | Another program keeps",
                "SQLITE_FULL              | No space left",
                "SQLITE_TOOBIG            | too large",
                "SQLITE_NOMEM             | Too little memory",
                "SQLITE_READONLY_DIRECTORY | can't be written to",
                "SQLITE_IOERR_WRITE       | The disk failed",
                "SQLITE_MISUSE            | can't be used: two lines",
            })
    void saysWhatItMeans(SQLiteErrorCode code, String expected) {
        Path file = folder.resolve("imgs.db");
        SQLiteException failure = new SQLiteException("two\n lines", code);

        StorageException explained = SqlFailures.explained(file, failure);
        assertThat(explained).hasMessageContaining(expected).hasCause(failure);
        assertThat(explained.getMessage()).contains(file.toString()).doesNotContain("\n");
    }

    @Test
    void tellsTablesThatAreGone_fromOtherFaultsOfSql() {
        Path file = folder.resolve("imgs.db");
        assertThat(SqlFailures.explained(file, new SQLException("no such table: imgs", "", 1)))
                .hasMessageContaining("its tables are gone");
        assertThat(SqlFailures.explained(file, new SQLException("near \"x\":\n syntax error", "", 1)))
                .hasMessageContaining("can't be used: near \"x\": syntax error");
    }

    @Test
    void tellsWhyAFileCannotBeOpened() throws Exception {
        SQLiteException failure = new SQLiteException("", SQLiteErrorCode.SQLITE_CANTOPEN);
        assertThat(SqlFailures.explained(folder, failure)).hasMessageContaining("since it is a folder");
        assertThat(SqlFailures.explained(folder.resolve("none"), failure))
                .hasMessageContaining("name another with db_filepath");
        assertThat(SqlFailures.explained(Files.createFile(folder.resolve("imgs.db")), failure))
                .hasMessageContaining("ulimit -n");
    }
}
