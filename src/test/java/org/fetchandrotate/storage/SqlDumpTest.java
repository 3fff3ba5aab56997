package org.fetchandrotate.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.fetchandrotate.model.FailureReason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqlDumpTest {
    private static final List<String> TABLES = List.of("runs", "pages", "imgs", "reuses", "sqlite_sequence");

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void fill() throws Exception {
        file = folder.resolve("imgs.db");
        try (Database database = Database.open(file);
                HistoryWriter writer = database.writer()) {
            long run = Samples.startRun(writer);
            for (int i = 0; i < 20; i++) {
                writer.record(Samples.processed(run, i + ".jpg"));
            }
            writer.record(Samples.failed(run, "it's;--\n.quit\ngo\n/*ünï \uD83D\uDC08*/.jpg", FailureReason.TIMEOUT));
            long second = Samples.startRun(writer);
            writer.recordReuse(second, 3, 1);
            writer.deleteRun(Samples.startRun(writer));
        }
        Samples.sql(
                file,
                "INSERT INTO imgs (url, alt_text, etag, bytes) VALUES ('nul', CAST(X'610062' AS TEXT), X'00ff', 1.5)");
    }

    @Test
    void dumpMakesTheSameDatabaseAgain() throws Exception {
        Path copy = folder.resolve("copy.db");
        Samples.sql(copy, Files.readString(dump()));

        assertSame(copy);
    }

    @Test
    void dumpIsReadBySqlitesOwnShell() throws Exception {
        assumeTrue(hasShell());
        Path copy = folder.resolve("copy.db");
        Path said = folder.resolve("said.txt");
        Process shell = new ProcessBuilder("sqlite3", "-bail", copy.toString())
                .redirectInput(dump().toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();

        assertThat(shell.waitFor()).isZero();
        assertThat(said).isEmptyFile();
        assertSame(copy);
    }

    @Test
    void schemaIsReadBySqlitesOwnShell() throws Exception {
        assumeTrue(hasShell());
        Path made = folder.resolve("made.db");
        Process shell = new ProcessBuilder("sqlite3", "-bail", made.toString())
                .redirectInput(Path.of("db", "schema.sql").toFile())
                .start();

        assertThat(shell.waitFor()).isZero();
        Database.open(made).close();
        assertThat(rows(made, "SELECT type, name, sql FROM sqlite_schema ORDER BY name"))
                .isEqualTo(rows(file, "SELECT type, name, sql FROM sqlite_schema ORDER BY name"));
    }

    @Test
    void dumpOfAnOriginalDatabaseIsAsItIs() throws Exception {
        Path original = folder.resolve("original.db");
        Samples.sql(
                original,
                "CREATE TABLE imgs (id INTEGER PRIMARY KEY, url TEXT, dirname TEXT, filename TEXT, status TEXT,"
                        + " created_at NUMERIC DEFAULT CURRENT_TIMESTAMP)",
                "INSERT INTO imgs VALUES (4, 'u', 'd', 'f', 'processed', '2021-03-04 05:06:07')");
        Path target = folder.resolve("dump.sql");
        try (Database database = Database.openReadOnly(original)) {
            new SqlDump(database).writeTo(target);
        }

        assertThat(Files.readString(target))
                .contains("INSERT INTO \"imgs\" VALUES(4,'u','d','f','processed','2021-03-04 05:06:07');")
                .contains("PRAGMA user_version=0;")
                .doesNotContain("runs");
    }

    @Test
    void olderDumpIsReplaced_andNothingElseIsLeft() throws Exception {
        Path target = Files.writeString(folder.resolve("dump.sql"), "old");
        dump();

        assertThat(Files.readString(target, StandardCharsets.UTF_8)).startsWith("PRAGMA foreign_keys=OFF;\nBEGIN");
        assertThat(Samples.filesIn(folder)).containsExactlyInAnyOrder(file, target);
    }

    @Test
    void unwritablePlaceIsTold_inOneLine() throws Exception {
        Path inTheWay = Files.createFile(folder.resolve("file"));
        try (Database database = Database.openReadOnly(file)) {
            assertThatThrownBy(() -> new SqlDump(database).writeTo(inTheWay.resolve("dump.sql")))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining(inTheWay.toString());
        }
    }

    private Path dump() throws StorageException {
        Path target = folder.resolve("dump.sql");
        try (Database database = Database.openReadOnly(file)) {
            new SqlDump(database).writeTo(target);
        }
        return target;
    }

    private void assertSame(Path copy) throws SQLException {
        assertThat(rows(copy, "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"))
                .isEqualTo(rows(file, "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"));
        assertThat(rows(copy, "PRAGMA user_version")).isEqualTo(rows(file, "PRAGMA user_version"));
        for (String table : TABLES) {
            assertThat(rows(copy, "SELECT * FROM " + table + " ORDER BY 1, 2"))
                    .isEqualTo(rows(file, "SELECT * FROM " + table + " ORDER BY 1, 2"))
                    .hasSizeGreaterThan(table.equals("pages") ? -1 : 0);
        }
        String odd = "SELECT hex(alt_text), typeof(alt_text), hex(etag), typeof(bytes) FROM imgs WHERE url = 'nul'";
        assertThat(rows(copy, odd)).containsExactly("610062|text|00FF|real");
    }

    private static List<String> rows(Path database, String sql) throws SQLException {
        try (Connection connection = Connections.inspecting(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    values.add(String.valueOf(row.getString(i)));
                }
                rows.add(String.join("|", values));
            }
            return rows;
        }
    }

    private static boolean hasShell() throws InterruptedException {
        try {
            return new ProcessBuilder("sqlite3", "-version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            return false;
        }
    }
}
