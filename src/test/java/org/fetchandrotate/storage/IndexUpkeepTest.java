package org.fetchandrotate.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.ImageStatus;
import org.fetchandrotate.storage.ImageQuery.Direction;
import org.fetchandrotate.storage.ImageQuery.SortColumn;
import org.fetchandrotate.storage.ImageSelection.Extent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IndexUpkeepTest {
    /// More than all rows.
    private static final int MANY = 100_000;

    @TempDir
    Path folder;

    private Path file;
    private Database database;
    private HistoryReader reader;
    private IndexUpkeep upkeep;

    @BeforeEach
    void open() throws Exception {
        file = folder.resolve("imgs.db");
        database = Database.open(file);
        reader = database.reader();
        upkeep = database.indexUpkeep().orElseThrow();
    }

    @AfterEach
    void close() {
        upkeep.close();
        database.close();
    }

    @Test
    void aShortHistoryHasNone_andWritesNothingButItsRows() throws Exception {
        row(1, "https://cdn.example/a.jpg", "a");
        assertThat(upkeep.step()).isFalse();
        assertThat(present()).isEmpty();
    }

    @Test
    void aDatabaseOpenForReadingAlone_isLeftAsItIs() throws Exception {
        try (Database readOnly = Database.openReadOnly(file)) {
            assertThat(readOnly.indexUpkeep()).isEmpty();
        }
    }

    @Test
    void everyOrderIsThatOfAnIndex_whichIsReadNoFurtherThanNeeded() throws Exception {
        row(IndexUpkeep.LONG_HISTORY, "https://cdn.example/a.jpg", "a");
        upkeep();
        for (SortColumn column : SortColumn.values()) {
            for (Direction direction : Direction.values()) {
                String plan = plan(ImageQuery.ALL.sortedBy(column, direction));
                assertThat(plan).startsWith("SCAN imgs").doesNotContain("TEMP B-TREE");
                assertThat(plan.contains("USING COVERING INDEX")).isEqualTo(column != SortColumn.ID);
            }
        }
    }

    @Test
    void everyFilterFindsItsRowsByAnIndex_inTheOrderOfTheirIds() throws Exception {
        row(IndexUpkeep.LONG_HISTORY, "https://cdn.example/a.jpg", "a");
        upkeep();
        Map<String, ImageQuery> filters = new LinkedHashMap<>(Map.of(
                "find_by_dirname", ImageQuery.ALL.ofDirname("h.example"),
                "find_by_status", ImageQuery.ALL.withStatus(ImageStatus.PROCESSED),
                "find_by_error", ImageQuery.ALL.withFailure(FailureReason.TIMEOUT),
                "find_failed", ImageQuery.ALL.failedOnly(),
                "tags", Samples.tagged("sea"),
                "find_text", ImageQuery.ALL.withText("cat")));
        for (Map.Entry<String, ImageQuery> filter : filters.entrySet()) {
            for (Direction direction : Direction.values()) {
                String plan = plan(filter.getValue().sortedBy(SortColumn.ID, direction));
                assertThat(plan).contains(filter.getKey()).doesNotContain("TEMP B-TREE", "SCAN imgs\n");
            }
        }
        assertThat(plan(ImageQuery.ALL.ofRun(1))).contains("run_id=?").doesNotContain("SCAN imgs\n");
    }

    @Test
    void rowsAndTheirOrderAreTheSame_withIndexesAndWithout() throws Exception {
        fillAtRandom(600);
        List<ImageQuery> queries = queries();
        List<long[]> before = new ArrayList<>();
        for (ImageQuery query : queries) {
            before.add(reader.ids(query));
        }
        upkeep();
        assertThat(present()).contains("find_text", "find_by_name", "find_failed");
        for (int i = 0; i < before.size(); i++) {
            ImageQuery query = queries.get(i);
            long[] all = before.get(i);
            assertThat(reader.ids(query)).as("%s", query).containsExactly(all);
            assertThat(reader.firstIds(query, MANY)).as("%s", query).containsExactly(all);
            for (Extent extent : Extent.values()) {
                assertThat(selected(query, extent)).as("%s, %s", query, extent).containsExactly(all);
            }
            assertThat(reader.firstIds(query, 3))
                    .as("%s", query)
                    .containsExactly(Arrays.copyOf(all, Math.min(3, all.length)));
        }
    }

    /// An order by what only good rows have, such as their size, would go through all of those first.
    @Test
    void failuresAreFoundTogether_whateverTheyLack() throws Exception {
        row(IndexUpkeep.LONG_HISTORY, "https://cdn.example/a.jpg", "a");
        upkeep();
        for (ImageQuery failures : List.of(
                ImageQuery.ALL.failedOnly(),
                ImageQuery.ALL.failedOnly().withFailure(FailureReason.TIMEOUT),
                ImageQuery.ALL.failedOnly().withStatus(ImageStatus.NOT_PROCESSED))) {
            for (SortColumn column : List.of(SortColumn.BYTES, SortColumn.FILENAME, SortColumn.ROTATE_MILLIS)) {
                assertThat(plan(failures.sortedBy(column, Direction.DESCENDING)))
                        .contains("COVERING INDEX find_failures")
                        .doesNotContain("SCAN imgs\n");
            }
        }
    }

    @Test
    void theFirstRowsAreFound_whereverTheyLieInTheOrder() throws Exception {
        int rows = IndexUpkeep.LONG_HISTORY + 10;
        int oldest = 200;
        Samples.sql(
                file,
                "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + rows
                        + ") INSERT INTO imgs (id, url, dirname, status, error, bytes) SELECT i,"
                        + " 'https://cdn.example/' || i || CASE WHEN i <= " + oldest
                        + " THEN '-oldest' ELSE '' END, 'h.example', 'not-processed', CASE WHEN i <= " + oldest
                        + " THEN 'timeout' END, i % 7 FROM n");
        upkeep();
        long[] expected = LongStream.range(0, 50).map(i -> oldest - i).toArray();
        for (ImageQuery query : List.of(ImageQuery.ALL.withText("oldest"), ImageQuery.ALL.failedOnly())) {
            assertThat(reader.firstIds(query.sortedBy(SortColumn.ID, Direction.DESCENDING), 50))
                    .containsExactly(expected);
            assertThat(reader.firstIds(query.sortedBy(SortColumn.FORMAT, Direction.DESCENDING), 50))
                    .containsExactly(expected);
        }
        // the same where the first rows are enough
        assertThat(reader.firstIds(ImageQuery.ALL.withText("cdn").sortedBy(SortColumn.BYTES, Direction.ASCENDING), 2))
                .containsExactly(7, 14);
    }

    @Test
    void textIsFound_whoeverWroteItAndWhenever() throws Exception {
        row(IndexUpkeep.LONG_HISTORY, "https://cdn.example/first.jpg", "a zebra");
        upkeep();
        // as the original program writes
        Samples.sql(
                file,
                "INSERT INTO imgs (url, dirname, filename, status) VALUES ('https://o.example/giraffe.png', 'o', 'f', 'downloaded')");
        assertThat(reader.ids(ImageQuery.ALL.withText("giraffe"))).containsExactly(IndexUpkeep.LONG_HISTORY + 1);
        Samples.sql(file, "UPDATE imgs SET alt_text = 'an okapi' WHERE id = " + IndexUpkeep.LONG_HISTORY);
        for (int round = 0; round < 2; round++) {
            assertThat(reader.ids(ImageQuery.ALL.withText("okapi"))).containsExactly(IndexUpkeep.LONG_HISTORY);
            assertThat(reader.ids(ImageQuery.ALL.withText("zebra"))).isEmpty();
            upkeep();
        }
        Samples.sql(
                file,
                "DELETE FROM imgs WHERE url LIKE '%giraffe%'",
                "INSERT INTO imgs (url, dirname) VALUES ('https://o.example/tapir.png', 'o')");
        for (int round = 0; round < 2; round++) {
            assertThat(reader.ids(ImageQuery.ALL.withText("giraffe"))).isEmpty();
            assertThat(reader.ids(ImageQuery.ALL.withText("tapir"))).containsExactly(IndexUpkeep.LONG_HISTORY + 1);
            upkeep();
        }
    }

    /// SQLite's tables of upper and lower case aren't Java's.
    @Test
    void everyLetterOfEveryAlphabetIsFound_inUpperAndLowerCase() throws Exception {
        List<String> letters = IntStream.range(0x80, 0x1_F000)
                .filter(Character::isLetter)
                .filter(letter -> letter < 0x3000 || letter > 0xF000)
                .filter(letter -> hasCases(letter) || letter % 10 == 0)
                .mapToObj(Character::toString)
                .filter(letter -> letter.toLowerCase(Locale.ROOT).length() == letter.length()
                        && letter.toUpperCase(Locale.ROOT).length() == letter.length())
                .toList();
        row(IndexUpkeep.LONG_HISTORY, "https://cdn.example/", "");
        Map<String, Set<Long>> rows = new HashMap<>();
        try (Connection connection = Connections.inspecting(file);
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO imgs (url, alt_text) VALUES (?, ?)")) {
            connection.setAutoCommit(false);
            long id = IndexUpkeep.LONG_HISTORY;
            for (String letter : letters) {
                id++;
                for (String form : List.of(letter.toLowerCase(Locale.ROOT), letter.toUpperCase(Locale.ROOT))) {
                    rows.computeIfAbsent(form, _ -> new TreeSet<>()).add(id);
                }
                insert.setString(1, "ab" + letter.toLowerCase(Locale.ROOT) + "cd");
                insert.setString(2, "ab" + letter.toUpperCase(Locale.ROOT) + "cd");
                insert.executeUpdate();
            }
            connection.commit();
        }
        upkeep();
        for (String letter : letters) {
            SearchWord word = new SearchWord("ab" + letter + "cd");
            if (word.trigrams().isEmpty()) {
                continue; // every row is looked at
            }
            Set<Long> expected = new TreeSet<>(rows.getOrDefault(letter.toLowerCase(Locale.ROOT), Set.of()));
            expected.addAll(rows.getOrDefault(letter.toUpperCase(Locale.ROOT), Set.of()));
            assertThat(reader.ids(ImageQuery.ALL.withText(word.text())))
                    .as("%s U+%x", letter, letter.codePointAt(0))
                    .containsExactly(expected.stream().mapToLong(id -> id).toArray());
        }
    }

    private static boolean hasCases(int letter) {
        return Character.toLowerCase(letter) != letter || Character.toUpperCase(letter) != letter;
    }

    @Test
    void aLongAddressIsFound_thatIsPastedWhole() throws Exception {
        String address = "https://cdn.example/"
                + IntStream.range(0, 2_000).mapToObj(Integer::toString).collect(Collectors.joining("/"));
        row(IndexUpkeep.LONG_HISTORY, address, "a");
        row(IndexUpkeep.LONG_HISTORY + 1, address + "0", "a");
        row(IndexUpkeep.LONG_HISTORY + 2, address.replace("/7/", "/seven/"), "a");
        upkeep();
        assertThat(reader.firstIds(ImageQuery.ALL.withText(address), MANY))
                .containsExactly(IndexUpkeep.LONG_HISTORY, IndexUpkeep.LONG_HISTORY + 1);
    }

    @Test
    void closingBreaksOffWhatGoesOn_andLeavesTheDatabaseSound() throws Exception {
        Samples.sql(
                file,
                "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000)"
                        + " INSERT INTO imgs (url, alt_text) SELECT 'https://cdn.example/' || i, hex(randomblob(20)) FROM n");
        CountDownLatch begun = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<?> steps = threads.submit(() -> {
                while (upkeep.step()) {
                    begun.countDown();
                }
                return null;
            });
            begun.await();
            upkeep.close();
            assertThatThrownBy(steps::get).hasCauseInstanceOf(StorageException.class);
        }
        assertSound();
        assertThat(reader.ids(ImageQuery.ALL.withText("cdn.example/777"))).hasSize(1 + 10);
        upkeep = database.indexUpkeep().orElseThrow();
        upkeep();
        assertThat(reader.ids(ImageQuery.ALL.withText("cdn.example/777"))).hasSize(1 + 10);
    }

    @Test
    void stepsAreNoChangeOfTheHistory_butOthersWritesAre() throws Exception {
        row(IndexUpkeep.LONG_HISTORY, "https://cdn.example/a.jpg", "a");
        long before = upkeep.changeCounter();
        upkeep();
        assertThat(upkeep.changeCounter()).isEqualTo(before);
        row(IndexUpkeep.LONG_HISTORY + 1, "https://cdn.example/b.jpg", "b");
        assertThat(upkeep.changeCounter()).isNotEqualTo(before);
    }

    @Test
    void aDumpIsOfTheHistoryAlone() throws Exception {
        row(IndexUpkeep.LONG_HISTORY, "https://cdn.example/a.jpg", "a");
        new SqlDump(database).writeTo(folder.resolve("before.sql"));
        upkeep();
        new SqlDump(database).writeTo(folder.resolve("after.sql"));
        assertThat(folder.resolve("after.sql")).hasSameTextualContentAs(folder.resolve("before.sql"));
    }

    @Test
    void theDatabaseIsStillSound() throws Exception {
        fillAtRandom(100);
        upkeep();
        assertSound();
    }

    private void assertSound() throws SQLException {
        try (Connection connection = Connections.inspecting(file);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA integrity_check")) {
            assertThat(row.getString(1)).isEqualTo("ok");
        }
    }

    private void upkeep() throws StorageException {
        int steps = 0;
        while (upkeep.step()) {
            assertThat(++steps).isLessThan(200);
        }
    }

    private void row(long id, String url, String altText) throws SQLException {
        Samples.sql(
                file,
                "INSERT INTO imgs (id, url, dirname, status, alt_text) VALUES (" + id + ", '" + url
                        + "', 'h.example', 'processed', '" + altText + "')");
    }

    /// Rows with many equal and missing values.
    private void fillAtRandom(int count) throws SQLException {
        Random random = new Random(42);
        String[] words = {"cat", "Cat", "DOG", "кот", "КОТ", "a%b", "x_y", "猫猫猫", "naïve", "NAÏVE", "o'b\"c"};
        Samples.sql(
                file,
                "INSERT INTO runs (id, started_at, aimed, rotation, settings) VALUES (1, 'x', 1, 180, ''), (2, 'y', 1, 90, '')");
        try (Connection connection = Connections.inspecting(file);
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO imgs (id, run_id, url, dirname, status, page_url, alt_text, error, bytes, width, filename,"
                                + " created_at, position) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            connection.setAutoCommit(false);
            for (int i = 0; i < count; i++) {
                String word = words[random.nextInt(words.length)];
                List<Object> values = new ArrayList<>();
                values.add(IndexUpkeep.LONG_HISTORY - count / 2 + i);
                values.add(1 + random.nextInt(2));
                values.add("https://cdn.example/" + word + "/" + random.nextInt(count) + "-" + i + ".jpg?q=/" + word);
                values.add("h" + random.nextInt(3) + ".example");
                values.add(random.nextBoolean() ? "processed" : "not-processed");
                values.add(random.nextBoolean() ? null : "https://page.example/" + word);
                values.add(random.nextBoolean() ? null : words[random.nextInt(words.length)] + " " + word);
                values.add(random.nextInt(4) > 0 ? null : random.nextBoolean() ? "timeout" : "not-an-image");
                values.add(random.nextBoolean() ? null : random.nextInt(5));
                values.add(random.nextInt(9));
                values.add(random.nextBoolean() ? null : word + random.nextInt(3));
                values.add("2026-01-0" + (1 + random.nextInt(5)));
                values.add(random.nextInt(20));
                for (int place = 0; place < values.size(); place++) {
                    insert.setObject(place + 1, values.get(place));
                }
                insert.executeUpdate();
            }
            connection.commit();
        }
        Samples.sql(
                file,
                "INSERT INTO tags (tag, image_id) SELECT 'sea', id FROM imgs WHERE id % 5 = 0",
                "INSERT INTO reuses (run_id, image_id, batch, position) SELECT 2, id, 3, id % 4 FROM imgs WHERE run_id = 1 AND id % 3 = 0");
    }

    private static List<ImageQuery> queries() {
        List<ImageQuery> filters = new ArrayList<>(List.of(
                ImageQuery.ALL,
                ImageQuery.ALL.ofRun(2),
                ImageQuery.ALL.ofRun(1).withText("cat"),
                ImageQuery.ALL.ofDirname("h1.example"),
                ImageQuery.ALL.withStatus(ImageStatus.PROCESSED),
                ImageQuery.ALL.failedOnly(),
                ImageQuery.ALL.failedOnly().withFailure(FailureReason.TIMEOUT),
                ImageQuery.ALL.ofDirname("h1.example").failedOnly().withText("dog"),
                Samples.tagged("sea"),
                Samples.tagged("sea").withStatus(ImageStatus.PROCESSED)));
        for (String text : List.of(
                "cat", "CAT dog", "ко", "Кот", "a%b", "x_y", "猫猫", "猫猫猫", "naïve", "b\"c", "nowhere", "j", "12")) {
            filters.add(ImageQuery.ALL.withText(text));
        }
        List<ImageQuery> queries = new ArrayList<>();
        for (ImageQuery filter : filters) {
            for (SortColumn column : SortColumn.values()) {
                for (Direction direction : Direction.values()) {
                    queries.add(filter.sortedBy(column, direction));
                }
            }
        }
        return queries;
    }

    private List<String> present() throws SQLException {
        try (Connection connection = Connections.reading(file)) {
            return List.copyOf(QueryIndexes.of(connection).present());
        }
    }

    private long[] selected(ImageQuery query, Extent extent) throws SQLException {
        try (Connection connection = Connections.reading(file)) {
            ImageSelection selection = ImageSelection.first(query, QueryIndexes.of(connection), extent, MANY);
            try (PreparedStatement statement = connection.prepareStatement(selection.sql())) {
                for (int i = 0; i < selection.arguments().size(); i++) {
                    statement.setObject(i + 1, selection.arguments().get(i));
                }
                LongStream.Builder ids = LongStream.builder();
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        ids.add(row.getLong(1));
                    }
                }
                return ids.build().toArray();
            }
        }
    }

    /// How SQLite goes about the first rows of a query of which many may fit.
    private String plan(ImageQuery query) throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (Connection connection = Connections.reading(file)) {
            ImageSelection selection = ImageSelection.first(query, QueryIndexes.of(connection), Extent.UNKNOWN, 256);
            try (PreparedStatement statement = connection.prepareStatement("EXPLAIN QUERY PLAN " + selection.sql());
                    ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    plan.append(row.getString("detail")).append('\n');
                }
            }
        }
        return plan.toString();
    }
}
