package org.fetchandrotate.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.storage.HistoryWriter.TakenImage;
import org.fetchandrotate.storage.ImageQuery.Direction;
import org.fetchandrotate.storage.ImageQuery.SortColumn;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a long history costs. The limits are wide, for slow and busy machines; the numbers are printed.
/// `-Dhistory.rows=1000000` for one ten times as long, in ten times the time.
@Tag("slow")
final class HistorySpeedTest {
    private static final int USUAL = 100_000;
    private static final int ROWS = Integer.getInteger("history.rows", USUAL);

    @TempDir
    Path folder;

    @Test
    void aHundredThousandRows_areWrittenSortedAndFound() throws Exception {
        Path file = folder.resolve("imgs.db");
        try (Database database = Database.open(file)) {
            timed("write", Duration.ofSeconds(60), () -> fill(database));
            try (HistoryReader reader = database.reader()) {
                Duration each = Duration.ofSeconds(5);
                for (SortColumn column : SortColumn.values()) {
                    ImageQuery query = ImageQuery.ALL.sortedBy(column, Direction.DESCENDING);
                    timed(
                            "ids by " + column,
                            each,
                            () -> assertThat(reader.ids(query)).hasSize(ROWS));
                }
                ImageQuery ofRun = ImageQuery.ALL.ofRun(1).sortedBy(SortColumn.POSITION, Direction.ASCENDING);
                timed(
                        "ids of run by position",
                        each,
                        () -> assertThat(reader.ids(ofRun)).hasSize(ROWS));
                timed(
                        "failed",
                        each,
                        () -> assertThat(reader.ids(ImageQuery.ALL.failedOnly()))
                                .hasSize(ROWS / 10));
                timed(
                        "text",
                        each,
                        () -> assertThat(reader.ids(ImageQuery.ALL.withText("picture " + (ROWS - 1))))
                                .hasSize(1));
                timed(
                        "unicode text",
                        each,
                        () -> assertThat(reader.ids(ImageQuery.ALL.withText("кот")))
                                .isEmpty());
                long[] window = {5, 50_000, 99_000};
                timed("window", each, () -> assertThat(reader.images(window)).hasSize(3));
                timed("dirnames", each, () -> assertThat(reader.dirnames()).hasSize(1));
                timed(
                        "newest of each file",
                        each,
                        () -> assertThat(reader.newestOfEachFile()).hasSize(ROWS / 10 * 9));
            }
            timed("dump", Duration.ofSeconds(60), () -> new SqlDump(database).writeTo(folder.resolve("dump.sql")));
        }
        timed("open", Duration.ofSeconds(10), () -> Database.open(file).close());
        System.out.println("bytes: " + java.nio.file.Files.size(file));
    }

    private static void fill(Database database) throws Exception {
        List<TakenImage> order = new ArrayList<>();
        try (HistoryWriter writer = database.writer()) {
            long run = Samples.startRun(writer);
            for (int i = 0; i < ROWS; i++) {
                ImageRecord image = i % 10 == 0
                        ? Samples.failed(run, i + ".jpg", FailureReason.TIMEOUT)
                        : Samples.processed(run, i + ".jpg");
                writer.record(image);
                order.add(new TakenImage(image.dirname(), image.url()));
            }
            writer.flush();
            timed(
                    "finish",
                    Duration.ofSeconds(60),
                    () -> Samples.finishRun(writer, run, order.toArray(TakenImage[]::new)));
        }
    }

    private static void timed(String what, Duration limit, Step step) throws Exception {
        long start = System.nanoTime();
        step.take();
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        System.out.println(what + ": " + elapsed.toMillis() + " ms");
        assertThat(elapsed).as(what).isLessThan(limit.multipliedBy(Math.max(1, ROWS / USUAL)));
    }

    @FunctionalInterface
    private interface Step {
        void take() throws Exception;
    }
}
