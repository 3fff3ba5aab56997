package org.fetchandrotate.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What may befall a database while it is in use.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class DatabaseFaultsTest {
    @TempDir
    Path folder;

    @Test
    void nothingIsMappedIntoMemory() throws Exception {
        assumeTrue(Files.exists(Path.of("/proc/self/maps")), "only Linux tells what is mapped");
        try (Database database = Database.open(folder.resolve("imgs.db"));
                HistoryWriter writer = database.writer();
                HistoryReader reader = database.reader()) {
            long run = Samples.startRun(writer);
            for (int i = 0; i < 500; i++) {
                writer.record(Samples.processed(run, i + ".jpg"));
            }
            writer.flush();
            assertThat(reader.ids(ImageQuery.ALL)).hasSize(500);

            try (Stream<String> maps = Files.lines(Path.of("/proc/self/maps"), StandardCharsets.ISO_8859_1)) {
                assertThat(maps.filter(line -> line.contains("imgs.db"))).isEmpty();
            }
        }
    }

    @Test
    void programEndsWithAReason_whenTheFilesAreOverwritten() throws Exception {
        assertThat(endOfWriter(file -> {
                    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                        long size = channel.size();
                        channel.truncate(0);
                        channel.write(ByteBuffer.allocate((int) size));
                    }
                }))
                .containsAnyOf("is damaged", "isn't a SQLite database");
    }

    @Test
    void programEndsWithAReason_whenTheFilesAreCutToNothing() throws Exception {
        assertThat(endOfWriter(file -> {
                    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                        channel.truncate(0);
                    }
                }))
                .contains("imgs.db");
    }

    @Test
    void programEndsWithAReason_whenTheDatabaseIsMovedAway() throws Exception {
        assertThat(endOfWriter(file -> Files.move(file, file.resolveSibling("elsewhere"))))
                .contains("was moved away or replaced");
    }

    @Test
    void programEndsWithAReason_whenTheDatabaseIsReplaced() throws Exception {
        assertThat(endOfWriter(file -> {
                    Path other = folder.resolve("other.db");
                    Database.open(other).close();
                    Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
                }))
                .contains("was moved away or replaced");
    }

    @Test
    void changeLeftHalfDoneIsTakenBack_alsoByAReader() throws Exception {
        Path file = folder.resolve("imgs.db");
        Path copy = folder.resolve("copy.db");
        try (Database database = Database.open(file);
                HistoryWriter writer = database.writer()) {
            long run = Samples.startRun(writer);
            for (int i = 0; i < 2_000; i++) {
                writer.record(Samples.processed(run, i + ".jpg"));
            }
        }
        try (Connection connection = plain(file);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("PRAGMA cache_size = 5");
            statement.executeUpdate("BEGIN IMMEDIATE");
            statement.executeUpdate("UPDATE imgs SET url = url || url || url, status = 'downloaded'");
            Files.copy(file, copy);
            Files.copy(folder.resolve("imgs.db-journal"), folder.resolve("copy.db-journal"));
            statement.executeUpdate("ROLLBACK");
        }

        try (Database database = Database.openReadOnly(copy);
                HistoryReader reader = database.reader()) {
            assertThat(reader.latest(Samples.HOST, Samples.url("1999.jpg"))).isPresent();
            assertThat(reader.ids(ImageQuery.ALL)).hasSize(2_000);
        }
    }

    @Test
    void readersReadOn_whileAnotherProgramWrites() throws Exception {
        Path file = folder.resolve("imgs.db");
        try (Database database = Database.open(file);
                Connection other = plain(file);
                Statement statement = other.createStatement()) {
            statement.executeUpdate("BEGIN IMMEDIATE");
            statement.executeUpdate("INSERT INTO imgs (url, dirname) VALUES ('https://a.example/', 'a.example')");
            try (HistoryReader reader = database.reader()) {
                assertThat(reader.ids(ImageQuery.ALL)).isEmpty();
                statement.executeUpdate("COMMIT");
                assertThat(reader.ids(ImageQuery.ALL)).hasSize(1);
            }
        }
    }

    @Test
    void writingWaitsForAReaderOfAnotherProgram() throws Exception {
        Path file = folder.resolve("imgs.db");
        try (Database database = Database.open(file);
                HistoryWriter writer = database.writer();
                Connection other = plain(file);
                Statement statement = other.createStatement()) {
            long run = Samples.startRun(writer);
            statement.executeUpdate("BEGIN");
            statement.executeQuery("SELECT count(*) FROM imgs").close();
            writer.record(Samples.processed(run, "1.jpg"));
            statement.executeUpdate("COMMIT");
            writer.flush();
            try (HistoryReader reader = database.reader()) {
                assertThat(reader.ids(ImageQuery.ALL)).hasSize(1);
            }
        }
    }

    @Test
    void databaseInWalModeIsTakenOutOfIt_withAllThatTheWalHolds() throws Exception {
        Path file = folder.resolve("imgs.db");
        Path copy = folder.resolve("copy.db");
        Database.open(file).close();
        try (Connection connection = plain(file);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.executeUpdate("INSERT INTO imgs (url, dirname) VALUES ('https://a.example/', 'a.example')");
            Files.copy(file, copy);
            Files.copy(folder.resolve("imgs.db-wal"), folder.resolve("copy.db-wal"));
        }

        try (Database database = Database.open(copy);
                HistoryReader reader = database.reader()) {
            assertThat(reader.ids(ImageQuery.ALL)).hasSize(1);
        }
        assertThat(Connections.isWal(copy)).isFalse();
        assertThat(folder.resolve("copy.db-wal")).doesNotExist();
        assertThat(folder.resolve("copy.db-shm")).doesNotExist();
    }

    @Test
    void readerCantWrite() throws Exception {
        Path file = folder.resolve("imgs.db");
        Database.open(file).close();
        try (Connection connection = Connections.reading(file);
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeUpdate("DELETE FROM imgs"))
                    .hasMessageContaining("readonly");
        }
    }

    /// Lets another program write, does something to its database, and gives what it said at its end. That it ended
    /// by itself, not by a signal, is checked here.
    private String endOfWriter(Deed deed) throws Exception {
        Workspace workspace = Samples.workspace(folder);
        Process child = OtherProcess.start("write-and-read", folder);
        try (BufferedReader said = OtherProcess.said(child)) {
            for (String line = said.readLine(); !line.equals("500"); line = said.readLine()) {}
            deed.doTo(workspace.database());
            String last = "";
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                last = line;
            }
            assertThat(child.waitFor()).isEqualTo(3);
            return last;
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    private static Connection plain(Path file) throws Exception {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    @FunctionalInterface
    private interface Deed {
        void doTo(Path database) throws Exception;
    }
}
