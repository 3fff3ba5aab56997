package org.fetchandrotate.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.ImageFormat;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.ImageRecord.Picture;
import org.fetchandrotate.model.ImageRecord.RotatedCopy;
import org.fetchandrotate.model.PageRecord;
import org.fetchandrotate.model.Proof;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.model.RunOutcome;
import org.fetchandrotate.model.RunRecord;
import org.fetchandrotate.storage.HistoryWriter.RunCounts;
import org.fetchandrotate.storage.HistoryWriter.TakenImage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class HistoryTest {
    @TempDir
    Path folder;

    private Database database;
    private HistoryWriter writer;
    private HistoryReader reader;

    @BeforeEach
    void open() throws StorageException {
        database = Database.open(folder.resolve("imgs.db"));
        writer = database.writer();
        reader = database.reader();
    }

    @AfterEach
    void close() throws StorageException {
        writer.close();
        database.close();
    }

    @Test
    void tagsAreGivenFoundAndTaken_andGoWithTheirImages() throws Exception {
        long run = Samples.startRun(writer);
        for (String name : List.of("a.jpg", "b.jpg", "c.jpg")) {
            writer.record(Samples.processed(run, name));
        }
        writer.tag("sea", 1, 2, 2, 77);
        writer.tag("night", 2);
        assertThat(reader.tags()).containsExactly("night", "sea");
        assertThat(reader.tagsOf(1, 2, 3)).isEqualTo(Map.of(1L, List.of("sea"), 2L, List.of("night", "sea")));
        assertThat(reader.ids(Samples.tagged("sea"))).containsExactly(1, 2);
        writer.untag("sea", 1);
        assertThat(reader.ids(Samples.tagged("sea"))).containsExactly(2);
        writer.deleteImages(2, 99);
        assertThat(reader.tags()).isEmpty();
        assertThat(reader.ids(ImageQuery.ALL)).containsExactly(1, 3);
    }

    @Test
    void everythingOfAnImageComesBack() throws Exception {
        long run = Samples.startRun(writer);
        List<ImageRecord> written = List.of(
                Samples.candidate(run, "a.jpg"),
                Samples.processed(run, "b.jpg"),
                Samples.failed(run, "c.jpg", FailureReason.HTTP_CLIENT_ERROR));

        for (ImageRecord image : written) {
            writer.record(image);
        }
        writer.flush();

        List<ImageRecord> read = reader.images(reader.ids(ImageQuery.ALL));
        assertThat(read).usingRecursiveComparison().ignoringFields("id").isEqualTo(written);
        assertThat(read).extracting(ImageRecord::id).containsExactly(1L, 2L, 3L);
    }

    @Test
    void rowMovesOn_whenRecordedAgain() throws Exception {
        long run = Samples.startRun(writer);
        writer.record(Samples.candidate(run, "a.jpg"));
        ImageRecord later = Samples.processed(run, "a.jpg");
        writer.record(new ImageRecord(
                77,
                later.url(),
                later.dirname(),
                later.filename(),
                later.status(),
                Samples.MORNING.plusSeconds(9),
                later.origin(),
                later.transfer(),
                later.picture(),
                later.rotatedCopy(),
                later.failure()));
        writer.flush();

        assertThat(reader.ids(ImageQuery.ALL)).containsExactly(1);
        assertThat(reader.images(1).getFirst())
                .usingRecursiveComparison()
                .ignoringFields("id")
                .isEqualTo(later);
    }

    @Test
    void sameImageOfAnotherRunIsAnotherRow() throws Exception {
        long first = Samples.startRun(writer);
        long second = Samples.startRun(writer);
        writer.record(Samples.processed(first, "a.jpg"));
        writer.record(Samples.failed(second, "a.jpg", FailureReason.TIMEOUT));
        writer.flush();

        assertThat(second).isEqualTo(first + 1);
        assertThat(reader.ids(ImageQuery.ALL)).hasSize(2);
        assertThat(reader.latest(Samples.HOST, Samples.url("a.jpg"))
                        .orElseThrow()
                        .failure())
                .contains(new Failure(FailureReason.TIMEOUT, "404 Not Found"));
    }

    @ParameterizedTest
    @EnumSource
    void everyRotationComesBack(Rotation rotation) throws Exception {
        long run = writer.startRun(Samples.MORNING, 12, rotation, "");
        Picture picture = new Picture(Optional.of(ImageFormat.PNG), 640, 480, 90_000, "ab".repeat(32));
        writer.record(Samples.downloaded(run, "a.png", picture)
                .processed(new RotatedCopy(rotation, "lossless", 90_010, "cd".repeat(32), Duration.ofMillis(7))));
        writer.flush();

        assertThat(reader.run(run).orElseThrow().rotation()).isEqualTo(rotation);
        ImageRecord read = reader.images(reader.ids(ImageQuery.ALL)).getFirst();
        assertThat(read.rotatedCopy().orElseThrow().rotation()).isEqualTo(rotation);
    }

    @Test
    void runIsReadAsWritten() throws Exception {
        long run = writer.startRun(Samples.MORNING, 12, Rotation.CLOCKWISE_90, "rotation = 90\nretries = 2");
        assertThat(reader.run(run))
                .contains(new RunRecord(
                        run,
                        Samples.MORNING,
                        Optional.empty(),
                        Optional.empty(),
                        12,
                        0,
                        0,
                        0,
                        Rotation.CLOCKWISE_90,
                        "rotation = 90\nretries = 2"));

        writer.finishRun(run, RunOutcome.EXHAUSTED, new RunCounts(7, 3, 2), Duration.ofMillis(1234), List.of());

        assertThat(reader.runs())
                .containsExactly(new RunRecord(
                        run,
                        Samples.MORNING,
                        Optional.of(Duration.ofMillis(1234)),
                        Optional.of(RunOutcome.EXHAUSTED),
                        12,
                        7,
                        3,
                        2,
                        Rotation.CLOCKWISE_90,
                        "rotation = 90\nretries = 2"));
        assertThat(reader.run(run + 1)).isEmpty();
    }

    @Test
    void pagesComeBackInTheirOrder() throws Exception {
        long run = Samples.startRun(writer);
        PageRecord bad = new PageRecord(
                run,
                1,
                "https://b.example/",
                Optional.empty(),
                OptionalInt.empty(),
                0,
                0,
                Duration.ofSeconds(2),
                Optional.of(new Failure(FailureReason.TIMEOUT, "no answer within 2 s")));
        PageRecord good = new PageRecord(
                run,
                0,
                "https://a.example/",
                Optional.of("https://www.a.example/"),
                OptionalInt.of(200),
                60,
                4,
                Duration.ofMillis(80),
                Optional.empty());

        writer.record(bad);
        writer.record(good);
        writer.flush();

        assertThat(reader.pages(run)).containsExactly(good, bad);
    }

    @Test
    void finishedRunHasPositions_ofNewAndReusedImages() throws Exception {
        long first = Samples.startRun(writer);
        for (String name : List.of("a.jpg", "b.jpg", "c.jpg")) {
            writer.record(Samples.processed(first, name));
        }
        Samples.finishRun(writer, first, taken("c.jpg"), taken("a.jpg"), taken("b.jpg"));
        long second = Samples.startRun(writer);
        long reused =
                reader.latest(Samples.HOST, Samples.url("c.jpg")).orElseThrow().id();
        writer.recordReuse(second, reused, 3);
        writer.record(Samples.processed(second, "d.jpg"));
        Samples.finishRun(writer, second, taken("d.jpg"), taken("c.jpg"));

        ImageQuery byPosition = ImageQuery.ALL.sortedBy(ImageQuery.SortColumn.POSITION, ImageQuery.Direction.ASCENDING);
        assertThat(reader.images(reader.ids(byPosition.ofRun(first))))
                .extracting(ImageRecord::url)
                .containsExactly(Samples.url("c.jpg"), Samples.url("a.jpg"), Samples.url("b.jpg"));
        long[] ids = reader.ids(byPosition.ofRun(second));
        List<ImageRecord> ofSecond = reader.imagesOfRun(second, ids);
        assertThat(ofSecond).extracting(ImageRecord::url).containsExactly(Samples.url("d.jpg"), Samples.url("c.jpg"));
        assertThat(ofSecond.get(1).origin().position()).hasValue(2);
        assertThat(ofSecond.get(1).origin().batch()).isEqualTo(3);
        assertThat(ofSecond.get(1).origin().runId()).isEqualTo(first);
        assertThat(reader.images(ids).get(1).origin().position()).hasValue(1);
    }

    @Test
    void rowsRecordedAfterTheEndKeepTheirPositions() throws Exception {
        long run = Samples.startRun(writer);
        writer.record(Samples.processed(run, "a.jpg"));
        Samples.finishRun(writer, run, taken("a.jpg"));

        writer.record(Samples.processed(run, "a.jpg"));
        writer.flush();

        assertThat(reader.images(1).getFirst().origin().position()).hasValue(1);
    }

    @Test
    void killedRunsAreClosed_withTheCountsOfTheirRows() throws Exception {
        long done = Samples.startRun(writer);
        writer.record(Samples.processed(done, "old.jpg"));
        Samples.finishRun(writer, done, taken("old.jpg"));
        long killed = Samples.startRun(writer);
        writer.record(Samples.processed(killed, "a.jpg"));
        writer.record(Samples.processed(killed, "b.jpg"));
        writer.record(Samples.failed(killed, "c.jpg", FailureReason.TIMEOUT));
        writer.record(Samples.candidate(killed, "d.jpg"));
        writer.recordReuse(killed, 1, 0);

        assertThat(writer.closeKilledRuns()).isEqualTo(1);

        RunRecord run = reader.run(killed).orElseThrow();
        assertThat(run.outcome()).contains(RunOutcome.KILLED);
        assertThat(List.of(run.succeeded(), run.failed(), run.reused())).containsExactly(3, 1, 1);
        assertThat(reader.run(done).orElseThrow().outcome()).contains(RunOutcome.COMPLETE);
        assertThat(writer.closeKilledRuns()).isZero();
    }

    @Test
    void deletedRunTakesItsRowsAlong_butNotThoseThatOthersReused() throws Exception {
        long first = Samples.startRun(writer);
        writer.record(Samples.processed(first, "a.jpg"));
        writer.record(Samples.processed(first, "b.jpg"));
        long second = Samples.startRun(writer);
        long third = Samples.startRun(writer);
        writer.recordReuse(second, 1, 4);
        writer.recordReuse(third, 1, 5);
        Samples.finishRun(writer, second, taken("a.jpg"));

        writer.deleteRun(first);

        assertThat(reader.run(first)).isEmpty();
        assertThat(reader.ids(ImageQuery.ALL)).containsExactly(1);
        ImageRecord kept = reader.images(1).getFirst();
        assertThat(kept.origin().runId()).isEqualTo(second);
        assertThat(kept.origin().batch()).isEqualTo(4);
        assertThat(kept.origin().position()).hasValue(1);
        assertThat(reader.ids(ImageQuery.ALL.ofRun(second))).containsExactly(1);
        assertThat(reader.ids(ImageQuery.ALL.ofRun(third))).containsExactly(1);

        writer.deleteRun(second);
        writer.deleteRun(third);
        assertThat(reader.ids(ImageQuery.ALL)).isEmpty();
        assertThat(Samples.startRun(writer)).isGreaterThan(third);
    }

    @Test
    void ownerIsThatOfTheNewestRow_whateverTheCase() throws Exception {
        long run = Samples.startRun(writer);
        writer.record(Samples.processed(run, "Cat.jpg"));
        writer.flush();

        assertThat(reader.ownerOf(Samples.HOST, "CDN.example--cat.JPG")).contains(Samples.url("Cat.jpg"));
        assertThat(reader.ownerOf("other.example", "cdn.example--Cat.jpg")).isEmpty();
        assertThat(reader.dirnames()).containsExactly(Samples.HOST);
    }

    @Test
    void changeCounterTellsOfChanges() throws Exception {
        long before = reader.changeCounter();
        assertThat(reader.changeCounter()).isEqualTo(before);

        Samples.startRun(writer);

        assertThat(reader.changeCounter()).isNotEqualTo(before);
    }

    @Test
    void imagesComeInTheOrderAskedFor_withoutThoseThatAreGone() throws Exception {
        long run = Samples.startRun(writer);
        for (int i = 0; i < 5; i++) {
            writer.record(Samples.candidate(run, i + ".jpg"));
        }
        writer.flush();

        assertThat(reader.images(5, 99, 1, 3)).extracting(ImageRecord::id).containsExactly(5L, 1L, 3L);
        assertThat(reader.images()).isEmpty();
    }

    @Test
    void manyThreadsWriteAndRead() throws Exception {
        long run = Samples.startRun(writer);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> done = IntStream.range(0, 60)
                    .<Future<?>>mapToObj(thread -> threads.submit(() -> {
                        for (int i = 0; i < 50; i++) {
                            writer.record(Samples.processed(run, thread + "-" + i + ".jpg"));
                            reader.latest(Samples.HOST, Samples.url("0-0.jpg"));
                        }
                        return thread;
                    }))
                    .toList();
            for (Future<?> each : done) {
                each.get();
            }
        }
        writer.flush();

        assertThat(reader.ids(ImageQuery.ALL)).hasSize(3000);
    }

    @Test
    void trouble_isToldByEveryLaterCallAndTheEnd() throws Exception {
        long run = Samples.startRun(writer);
        writer.record(Samples.candidate(run, "good.jpg"));
        writer.flush();
        writer.record(Samples.candidate(run + 1, "of-no-run.jpg"));

        assertThatThrownBy(writer::flush).isInstanceOf(StorageException.class).hasMessageContaining("imgs.db");
        assertThatThrownBy(() -> writer.record(Samples.candidate(run, "late.jpg")))
                .isInstanceOf(StorageException.class);
        assertThatThrownBy(() -> Samples.startRun(writer)).isInstanceOf(StorageException.class);
        assertThatThrownBy(writer::close).isInstanceOf(StorageException.class);

        assertThat(reader.ids(ImageQuery.ALL)).hasSize(1);
        writer = database.writer();
        writer.record(Samples.candidate(run, "again.jpg"));
        writer.flush();
        assertThat(reader.ids(ImageQuery.ALL)).hasSize(2);
    }

    @Test
    void closingWritesWhatIsQueued_alsoWhenInterrupted() throws Exception {
        long run = Samples.startRun(writer);
        for (int i = 0; i < 900; i++) {
            writer.record(Samples.candidate(run, i + ".jpg"));
        }
        Thread.currentThread().interrupt();

        writer.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(reader.ids(ImageQuery.ALL)).hasSize(900);
        writer.close();
        assertThatThrownBy(() -> writer.record(Samples.candidate(run, "late.jpg")))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void proofsComeBack_ofTheCopiesThatWereLookedAt() throws Exception {
        long run = Samples.startRun(writer);
        writer.record(Samples.processed(run, "a.jpg"));
        writer.record(Samples.processed(run, "b.jpg"));
        Proof proof = new Proof(Proof.Kind.TOLERANCE, 7, 0.25);
        writer.record(1, "cd".repeat(32), proof);
        writer.record(2, "ef".repeat(32), proof);
        writer.flush();

        assertThat(reader.proofsOf(1, 2, 3)).isEqualTo(Map.of(1L, proof));
    }

    @Test
    void rowsAreRecordedToTheEnd_whateverInterrupts() throws Exception {
        long run = Samples.startRun(writer);
        Thread.currentThread().interrupt();
        writer.recordToTheEnd(List.of(Samples.candidate(run, "a.jpg"), Samples.candidate(run, "b.jpg")));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(reader.ids(ImageQuery.ALL)).hasSize(2);
        writer.recordToTheEnd(List.of(Samples.candidate(run, "c.jpg")));
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void oddValuesOfOtherProgramsHideNoRow() throws Exception {
        Samples.sql(folder.resolve("imgs.db"), """
                INSERT INTO imgs (url, dirname, filename, status, created_at, error, format, rotation, rotated_sha256)
                VALUES (NULL, NULL, '', 'strange', 1614834367, 'from-the-future', 'jpeg', 45, 'x'),
                       ('u', 'd', NULL, NULL, 'yesterday', NULL, NULL, NULL, NULL),
                       ('u', 'd', NULL, NULL, '2021-03-04T05:06:07.123456Z', NULL, NULL, NULL, NULL)""");

        List<ImageRecord> images = reader.images(reader.ids(ImageQuery.ALL));

        assertThat(images)
                .extracting(ImageRecord::createdAt)
                .containsExactly(
                        Instant.ofEpochSecond(1614834367), Instant.EPOCH, Instant.parse("2021-03-04T05:06:07.123456Z"));
        assertThat(images.getFirst().failure().orElseThrow().reason()).isEqualTo(FailureReason.INTERNAL_ERROR);
        assertThat(images.getFirst().rotatedCopy()).isEmpty();
    }

    @Test
    void columnsGiveTextsAndNumbers() {
        ImageRecord image = Samples.processed(3, "a.jpg");

        assertThat(ImageColumn.CREATED_AT.text(image)).contains("2026-11-24 06:30:00.125");
        assertThat(ImageColumn.RUN_ID.value(image)).contains(3L);
        assertThat(ImageColumn.FOUND_AS.text(image)).contains("srcset");
        assertThat(ImageColumn.ROTATION.text(image)).contains("180");
        assertThat(ImageColumn.ERROR.text(image)).isEmpty();
        assertThat(ImageColumn.names()).startsWith("id", "url", "dirname", "filename", "status", "created_at");
    }

    private static TakenImage taken(String name) {
        return new TakenImage(Samples.HOST, Samples.url(name));
    }
}
