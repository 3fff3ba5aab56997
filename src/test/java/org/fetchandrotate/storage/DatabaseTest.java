package org.fetchandrotate.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.ImageStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DatabaseTest {
    /// As the original program's `schema.sql` has it.
    private static final String ORIGINAL_TABLE = """
            CREATE TABLE imgs (
              id          INTEGER PRIMARY KEY,
              url         TEXT,
              dirname     TEXT,
              filename    TEXT,
              status      TEXT,
              created_at  NUMERIC DEFAULT CURRENT_TIMESTAMP
            )""";

    private static final String ORIGINAL_ROWS = """
            INSERT INTO imgs (id, url, dirname, filename, status, created_at) VALUES
              (1, 'https://a.example/1.jpg', 'a.example', 'a.example--1.jpg', 'processed', '2021-03-04 05:06:07'),
              (2, 'https://a.example/2.jpg', 'a.example', 'a.example--2.jpg', 'downloaded', '2021-03-04 05:06:08'),
              (5, 'https://b.example/3', 'b.example', 'b.example--3', 'not-processed', '2021-03-04 05:06:09')""";

    @TempDir
    Path folder;

    @Test
    void newDatabaseIsMade_whereThereIsNone() throws Exception {
        Path file = folder.resolve("deep/down/imgs.db");

        Database.open(file).close();

        assertThat(value(file, "PRAGMA user_version")).isEqualTo("3");
        assertThat(value(file, "PRAGMA journal_mode")).isEqualTo("delete");
        assertThat(value(file, "SELECT count(*) FROM imgs")).isEqualTo("0");
        assertThat(Samples.filesIn(folder.resolve("deep/down"))).containsExactly(file);
    }

    @Test
    void newDatabaseIsMade_ofAnEmptyFileAndOddNames() throws Exception {
        Path file = Files.createFile(folder.resolve("what? 100% #1 ünï.db"));

        Database.open(file).close();

        assertThat(value(file, "SELECT count(*) FROM imgs")).isEqualTo("0");
        assertThat(Samples.filesIn(folder)).containsExactly(file);
    }

    @Test
    void schemaInTheSourcesIsTheOneInTheProgram() throws Exception {
        try (var packaged = Schema.class.getResourceAsStream("schema.sql")) {
            assertThat(packaged).isNotNull();
            assertThat(new String(packaged.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(Files.readString(Path.of("db", "schema.sql")));
        }
    }

    @Test
    void firstSixColumnsAreTheOriginals() throws Exception {
        Path file = folder.resolve("imgs.db");
        Database.open(file).close();

        assertThat(rows(file, "SELECT name FROM pragma_table_info('imgs') WHERE cid < 6"))
                .containsExactly("id", "url", "dirname", "filename", "status", "created_at");
    }

    @Test
    void columnsAreThoseOfTheList() throws Exception {
        Path file = folder.resolve("imgs.db");
        Database.open(file).close();

        assertThat(rows(file, "SELECT name FROM pragma_table_info('imgs') ORDER BY cid"))
                .isEqualTo(ImageColumn.names());
    }

    @Test
    void migratedDatabaseHasTheShapeOfANewOne() throws Exception {
        Path migrated = original("old.db");
        Path fresh = folder.resolve("new.db");

        Database.open(migrated).close();
        Database.open(fresh).close();

        assertThat(shape(migrated)).isEqualTo(shape(fresh)).hasSizeGreaterThan(60);
    }

    @Test
    void originalRowsAreKept() throws Exception {
        Path file = original("imgs.db");
        List<String> before = rows(file, "SELECT * FROM imgs");

        try (Database database = Database.open(file);
                HistoryReader reader = database.reader()) {
            assertThat(rows(file, "SELECT id, url, dirname, filename, status, created_at FROM imgs"))
                    .isEqualTo(before)
                    .hasSize(3);
            ImageRecord second = reader.images(2).getFirst();
            assertThat(second.status()).isEqualTo(ImageStatus.DOWNLOADED);
            assertThat(second.createdAt()).isEqualTo(Instant.parse("2021-03-04T05:06:08Z"));
            assertThat(second.filename()).contains("a.example--2.jpg");
            assertThat(second.origin().runId()).isZero();
            assertThat(List.of(second.transfer(), second.picture(), second.rotatedCopy(), second.failure()))
                    .containsOnly(Optional.empty());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id INTEGER PRIMARY KEY AUTOINCREMENT, url TEXT, dirname TEXT, filename TEXT, status TEXT, created_at TEXT",
                "id integer primary key, url VARCHAR(255) NOT NULL, dirname, filename BLOB, status, created_at DATETIME",
                "ID INTEGER PRIMARY KEY, URL TEXT, DIRNAME TEXT, FILENAME TEXT, STATUS TEXT, CREATED_AT INTEGER, note TEXT",
            })
    void variantsOfTheOriginalTableAreMigrated(String columns) throws Exception {
        Path file = folder.resolve("imgs.db");
        Samples.sql(file, "CREATE TABLE imgs (" + columns + ")", ORIGINAL_ROWS);

        try (Database database = Database.open(file)) {
            try (HistoryWriter writer = database.writer()) {
                long run = Samples.startRun(writer);
                writer.record(Samples.candidate(run, "new.jpg"));
            }
            try (HistoryReader reader = database.reader()) {
                assertThat(reader.images(reader.ids(ImageQuery.ALL)))
                        .extracting(ImageRecord::url)
                        .containsExactly(
                                "https://a.example/1.jpg",
                                "https://a.example/2.jpg",
                                "https://b.example/3",
                                Samples.url("new.jpg"));
            }
        }
    }

    @Test
    void migratingIsAllOrNothing() throws Exception {
        Path file = original("imgs.db");
        Samples.sql(file, "CREATE TABLE reuses (surprise)");
        List<String> before = shape(file);

        assertThatThrownBy(() -> Database.open(file)).isInstanceOf(StorageException.class);

        assertThat(shape(file)).isEqualTo(before);
        assertThat(value(file, "PRAGMA user_version")).isEqualTo("0");
    }

    @Test
    void anotherProgramsDatabaseIsRefused() throws Exception {
        Path file = folder.resolve("places.db");
        Samples.sql(file, "CREATE TABLE bookmarks (url)", "PRAGMA user_version = 78");

        assertRefused(file, "belongs to another program");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id INTEGER PRIMARY KEY, path TEXT",
                "id INT, url TEXT, dirname TEXT, filename TEXT, status TEXT, created_at TEXT",
                "id INTEGER PRIMARY KEY, url TEXT, dirname TEXT, filename TEXT NOT NULL, status TEXT, created_at TEXT"
            })
    void anotherTableOfTheSameNameIsRefused(String columns) throws Exception {
        Path file = folder.resolve("imgs.db");
        Samples.sql(file, "CREATE TABLE imgs (" + columns + ")");

        assertRefused(file, "isn't this program's");
    }

    @Test
    void newerDatabaseIsRefused() throws Exception {
        Path file = folder.resolve("imgs.db");
        Database.open(file).close();
        Samples.sql(file, "PRAGMA user_version = 4");

        assertRefused(file, "newer version of this program");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"just some text, and long enough for a header", "short", "SQLite format 3\u0000 and then rubbish"
            })
    void whatIsNoDatabaseIsRefused(String content) throws Exception {
        Path file = Files.writeString(folder.resolve("imgs.db"), content);

        assertRefused(file, content.startsWith("SQLite") ? "" : "isn't a SQLite database");
    }

    @Test
    void folderInPlaceOfTheDatabaseIsRefused() throws Exception {
        Path file = Files.createDirectory(folder.resolve("imgs.db"));

        assertThatThrownBy(() -> Database.open(file))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("isn't a SQLite database");
    }

    @Test
    void fileInPlaceOfItsFolderIsNamed() throws Exception {
        Path inTheWay = Files.createFile(folder.resolve("db"));

        assertThatThrownBy(() -> Database.open(inTheWay.resolve("imgs.db")))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining(inTheWay.toString())
                .hasMessageContaining("db_filepath");
    }

    @Test
    void damagedDatabaseIsRefused() throws Exception {
        Path file = folder.resolve("imgs.db");
        try (Database database = Database.open(file);
                HistoryWriter writer = database.writer()) {
            long run = Samples.startRun(writer);
            for (int i = 0; i < 500; i++) {
                writer.record(Samples.processed(run, i + ".jpg"));
            }
        }
        byte[] bytes = Files.readAllBytes(file);
        java.util.Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 20_000, (byte) 0x5a);
        Files.write(file, bytes);

        assertRefused(file, "is damaged");
    }

    @Test
    void cutDatabaseIsRefused() throws Exception {
        Path file = folder.resolve("imgs.db");
        try (Database database = Database.open(file);
                HistoryWriter writer = database.writer()) {
            long run = Samples.startRun(writer);
            for (int i = 0; i < 500; i++) {
                writer.record(Samples.processed(run, i + ".jpg"));
            }
        }
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));

        assertRefused(file, "is damaged");
    }

    @Test
    void readOnlyMakesNothing() {
        Path file = folder.resolve("db/imgs.db");

        assertThatThrownBy(() -> Database.openReadOnly(file))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("no database");
        assertThat(file.getParent()).doesNotExist();
    }

    @Test
    void readOnlyOnceThere_readsWhatAnotherProgramHasMadeSince() throws Exception {
        Path file = folder.resolve("db/imgs.db");

        try (Database database = Database.openReadOnlyOnceThere(file)) {
            assertThatThrownBy(database::reader).isInstanceOf(StorageException.class);
            assertThat(file.getParent()).doesNotExist();
            Database.open(file).close();
            try (HistoryReader reader = database.reader()) {
                assertThat(reader.ids(ImageQuery.ALL)).isEmpty();
            }
            assertThatThrownBy(database::writer).isInstanceOf(StorageException.class);
        }
    }

    @Test
    void readOnlyReadsAnOriginalDatabase_withoutMigratingIt() throws Exception {
        Path file = original("imgs.db");
        byte[] before = Files.readAllBytes(file);

        try (Database database = Database.openReadOnly(file);
                HistoryReader reader = database.reader()) {
            assertThat(reader.ids(ImageQuery.ALL)).containsExactly(1, 2, 5);
            assertThat(reader.runs()).isEmpty();
            assertThat(reader.latest("b.example", "https://b.example/3")).isPresent();
        }

        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void readOnlyHasNoWriter() throws Exception {
        Path file = folder.resolve("imgs.db");
        Database.open(file).close();

        try (Database database = Database.openReadOnly(file)) {
            assertThatThrownBy(database::writer).isInstanceOf(StorageException.class);
        }
    }

    @Test
    void oneWriterAtATime() throws Exception {
        try (Database database = Database.open(folder.resolve("imgs.db"))) {
            try (HistoryWriter first = database.writer()) {
                assertThatThrownBy(database::writer).isInstanceOf(StorageException.class);
                first.flush();
            }
            database.writer().close();
        }
    }

    @Test
    void closingLeavesOneFile_alsoWithAReaderOpen() throws Exception {
        Path file = folder.resolve("imgs.db");
        Database database = Database.open(file);
        HistoryReader reader = database.reader();
        try (HistoryWriter writer = database.writer()) {
            writer.record(Samples.candidate(Samples.startRun(writer), "a.jpg"));
        }
        assertThat(reader.ids(ImageQuery.ALL)).hasSize(1);

        database.close();
        database.close();

        assertThat(Samples.filesIn(folder)).containsExactly(file);
        assertThatThrownBy(() -> reader.ids(ImageQuery.ALL)).isInstanceOf(StorageException.class);
    }

    /// Refused in one line that names the file, which is left as it was.
    private void assertRefused(Path file, String reason) throws IOException {
        byte[] before = Files.readAllBytes(file);
        assertThatThrownBy(() -> Database.open(file))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(reason)
                .message()
                .doesNotContain("\n");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(Samples.filesIn(folder)).containsExactly(file);
    }

    private Path original(String name) throws SQLException {
        Path file = folder.resolve(name);
        Samples.sql(file, ORIGINAL_TABLE, ORIGINAL_ROWS);
        return file;
    }

    /// Every table with its columns and references, every index with its columns; not the words they were made
    /// with.
    private static List<String> shape(Path file) throws SQLException {
        List<String> shape = new ArrayList<>();
        shape.addAll(rows(file, "SELECT type, name, tbl_name FROM sqlite_schema ORDER BY type, name"));
        for (String table : List.of("imgs", "runs", "pages", "reuses")) {
            shape.addAll(rows(file, "SELECT '" + table + "', * FROM pragma_table_xinfo('" + table + "')"));
            shape.addAll(rows(file, "SELECT '" + table + "', * FROM pragma_foreign_key_list('" + table + "')"));
            for (String index : rows(file, "SELECT name FROM pragma_index_list('" + table + "') ORDER BY name")) {
                shape.addAll(rows(file, "SELECT '" + index + "', * FROM pragma_index_xinfo('" + index + "')"));
                shape.addAll(rows(
                        file,
                        "SELECT name, \"unique\", partial FROM pragma_index_list('" + table + "') ORDER BY name"));
            }
        }
        return shape;
    }

    private static String value(Path file, String sql) throws SQLException {
        return rows(file, sql).getFirst();
    }

    private static List<String> rows(Path file, String sql) throws SQLException {
        try (Connection connection = Connections.inspecting(file);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            ResultSetMetaData columns = row.getMetaData();
            List<String> rows = new ArrayList<>();
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    values.add(String.valueOf(row.getString(i)));
                }
                rows.add(String.join("|", values));
            }
            return rows;
        }
    }
}
