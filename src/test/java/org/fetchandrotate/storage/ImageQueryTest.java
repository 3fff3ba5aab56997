package org.fetchandrotate.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.FoundAs;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.ImageRecord.Origin;
import org.fetchandrotate.model.ImageStatus;
import org.fetchandrotate.storage.ImageQuery.Direction;
import org.fetchandrotate.storage.ImageQuery.SortColumn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ImageQueryTest {
    private Database database;
    private HistoryReader reader;

    @BeforeAll
    void fill(@TempDir Path folder) throws Exception {
        database = Database.open(folder.resolve("imgs.db"));
        reader = database.reader();
        try (HistoryWriter writer = database.writer()) {
            long run = Samples.startRun(writer);
            writer.record(Samples.processed(run, "1-cat.jpg"));
            writer.record(Samples.failed(run, "2-dog.jpg", FailureReason.HTTP_CLIENT_ERROR));
            writer.record(Samples.failed(run, "3-dog.jpg", FailureReason.TIMEOUT));
            writer.record(described(run, "4.jpg", "other.example", "Рыжий Кот 100%"));
            writer.record(described(run, "5.jpg", "other.example", "snake_case [draft] a\\b"));
            writer.record(Samples.candidate(run, "6.jpg"));
            Samples.startRun(writer);
        }
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void eachFilterNarrows() throws Exception {
        assertThat(ids(ImageQuery.ALL)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(ids(ImageQuery.ALL.ofRun(1))).hasSize(6);
        assertThat(ids(ImageQuery.ALL.ofRun(2))).isEmpty();
        assertThat(ids(ImageQuery.ALL.withStatus(ImageStatus.PROCESSED))).containsExactly(1L);
        assertThat(ids(ImageQuery.ALL.withFailure(FailureReason.TIMEOUT))).containsExactly(3L);
        assertThat(ids(ImageQuery.ALL.failedOnly())).containsExactly(2L, 3L);
        assertThat(ids(ImageQuery.ALL.ofDirname("other.example"))).containsExactly(4L, 5L);
        assertThat(ids(ImageQuery.ALL.ofRun(1).failedOnly().withText("dog 3"))).containsExactly(3L);
    }

    @ParameterizedTest
    @CsvSource({
        "cat,        1",
        "CAT,        1",
        "'dog jpg',  2 3",
        "'  ',       1 2 3 4 5 6",
        "кот,        4",
        "'КОТ рыж',  4",
        "100%,       4",
        "%,          4",
        "_,          5",
        "[d,         5",
        "a\\b,       5",
        "a\\,        5",
        "'',         1 2 3 4 5 6",
        "gallery,    1 2 3 4 5 6",
        "к*т,        ''",
        "c?t,        ''",
        "c_t,        ''",
        "''' OR 1=1', ''",
    })
    void wordsAreSearchedForAsTheyAre(String text, String ids) throws Exception {
        assertThat(ids(ImageQuery.ALL.withText(text)))
                .containsExactlyElementsOf(Arrays.stream(ids.split(" "))
                        .filter(id -> !id.isEmpty())
                        .map(Long::valueOf)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(SortColumn.class)
    void everyColumnSorts_bothWays(SortColumn column) throws Exception {
        for (ImageQuery query : List.of(ImageQuery.ALL, ImageQuery.ALL.ofRun(1))) {
            assertThat(ids(query.sortedBy(column, Direction.ASCENDING)))
                    .containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L, 6L);
            assertThat(ids(query.sortedBy(column, Direction.DESCENDING)))
                    .containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L, 6L);
        }
    }

    @Test
    void rowsWithoutAValueComeLast_andEqualOnesByTheirIds_theSameWay() throws Exception {
        assertThat(ids(ImageQuery.ALL.sortedBy(SortColumn.ERROR, Direction.ASCENDING)))
                .containsExactly(2L, 3L, 1L, 4L, 5L, 6L);
        assertThat(ids(ImageQuery.ALL.sortedBy(SortColumn.ERROR, Direction.DESCENDING)))
                .containsExactly(3L, 2L, 6L, 5L, 4L, 1L);
        assertThat(ids(ImageQuery.ALL.sortedBy(SortColumn.DIRNAME, Direction.DESCENDING)))
                .containsExactly(6L, 3L, 2L, 1L, 5L, 4L);
        assertThat(ids(ImageQuery.ALL.sortedBy(SortColumn.URL, Direction.DESCENDING)))
                .isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void namesAreTheEndsOfAddresses_withoutQueriesAndInAnyCase(@TempDir Path other) throws Exception {
        try (Database database = Database.open(other.resolve("names.db"))) {
            try (HistoryWriter writer = database.writer()) {
                long run = Samples.startRun(writer);
                for (String url : List.of(
                        "https://z.example/a/d.jpg",
                        "https://a.example/z/B.jpg?from=/x/a",
                        "https://m.example/c.jpg")) {
                    writer.record(ImageRecord.candidate(
                            url,
                            "h.example",
                            Samples.MORNING,
                            new Origin(run, "https://h.example/", Optional.empty(), "", 0, OptionalInt.empty())));
                }
            }
            try (HistoryReader names = database.reader()) {
                assertThat(names.ids(ImageQuery.ALL.sortedBy(SortColumn.NAME, Direction.ASCENDING)))
                        .containsExactly(2L, 3L, 1L);
            }
        }
    }

    private List<Long> ids(ImageQuery query) throws StorageException {
        return Arrays.stream(reader.ids(query)).boxed().toList();
    }

    private static ImageRecord described(long run, String name, String host, String altText) {
        return ImageRecord.candidate(
                Samples.url(name),
                host,
                Samples.MORNING,
                new Origin(
                        run,
                        "https://" + host + "/gallery",
                        Optional.of(FoundAs.IMG_SRC),
                        altText,
                        1,
                        OptionalInt.empty()));
    }
}
