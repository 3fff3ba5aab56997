package org.fetchandrotate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.fetchandrotate.engine.Recall.Memory;
import org.fetchandrotate.engine.Recall.Mode;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.FoundAs;
import org.fetchandrotate.model.ImageCandidate;
import org.fetchandrotate.model.ImageFormat;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.storage.Database;
import org.fetchandrotate.storage.HistoryReader;
import org.fetchandrotate.storage.HistoryWriter;
import org.fetchandrotate.storage.Workspace;
import org.fetchandrotate.storage.WorkspaceFiles;
import org.fetchandrotate.url.WebUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a row and its files say of an image, rule by rule.
final class RecallRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-24T06:30:00Z");
    private static final byte[] BYTES = {1, 2, 3};
    private static final Settings SMALL = withSmallest(10, 20);

    @TempDir
    private Path root;

    private Workspace workspace;
    private Database database;
    private HistoryWriter writer;
    private ImageJob job;

    @BeforeEach
    void open() throws Exception {
        workspace = new Workspace(root, Settings.Files.DEFAULTS);
        database = Database.open(workspace.database());
        writer = database.writer();
        long run = writer.startRun(NOW, 1, Rotation.HALF_TURN, "");
        WebUrl url = WebUrl.parse("https://a.example/a.png").orElseThrow();
        job = new ImageJob(
                run,
                new Website(url),
                new Place(0, 0, 0),
                new ImageCandidate(url, List.of(), FoundAs.IMG_SRC, ""),
                "a.png");
    }

    @AfterEach
    void close() throws Exception {
        writer.close();
        database.close();
    }

    private static Settings withSmallest(int width, int height) {
        Settings.Filter usual = Settings.Filter.DEFAULTS;
        Settings all = Settings.DEFAULTS;
        return new Settings(
                all.maxImages(),
                all.files(),
                all.network(),
                new Settings.Filter(
                        usual.excludeKeywords(), width, height, usual.maxImageBytes(), usual.maxImagePixels()),
                all.rotation(),
                all.jpegUnaligned(),
                all.reuse(),
                all.pages());
    }

    private Memory recall(ImageRecord row, Settings settings, Mode mode) throws Exception {
        writer.record(row);
        writer.flush();
        try (HistoryReader reader = database.reader()) {
            Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
            return new Recall(reader, new WorkspaceFiles(workspace), workspace, settings, mode, clock).of(job);
        }
    }

    private Memory recall(ImageRecord row) throws Exception {
        return recall(row, Settings.DEFAULTS, Mode.ORDINARY);
    }

    private ImageRecord row(Duration age) {
        return job.newRecord(NOW.minus(age));
    }

    private ImageRecord original(int width, int height) throws Exception {
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(BYTES));
        Path file = workspace.original(job.dirname(), "a.png");
        Files.createDirectories(file.getParent());
        Files.write(file, BYTES);
        return row(Duration.ofDays(9))
                .withTransfer(new ImageRecord.Transfer(
                        Optional.of("https://a.example/a.png"),
                        OptionalInt.of(200),
                        1,
                        Duration.ZERO,
                        Optional.of("\"1\""),
                        Optional.empty()))
                .downloaded(
                        "a.png",
                        new ImageRecord.Picture(Optional.of(ImageFormat.PNG), width, height, BYTES.length, hash));
    }

    @ParameterizedTest
    @CsvSource({"9, 20", "10, 19", "1, 1"})
    void smallerThanWantedIsKnownToBe(int width, int height) throws Exception {
        Memory memory = recall(original(width, height), SMALL, Mode.RETRY);
        assertThat(memory)
                .isInstanceOfSatisfying(
                        Memory.KnownFailure.class,
                        known -> assertThat(known.row().failure())
                                .contains(new Failure(FailureReason.TOO_SMALL, width + " × " + height + " pixels")));
    }

    @ParameterizedTest
    @CsvSource({"10, 20", "11, 21", "0, 0", "0, 9"})
    void asLargeAsWanted_orOfUnknownSize_isAnOriginal(int width, int height) throws Exception {
        assertThat(recall(original(width, height), SMALL, Mode.ORDINARY)).isInstanceOf(Memory.Original.class);
    }

    @Test
    void anOriginalThatIsDamagedOrGoneIsNone() throws Exception {
        ImageRecord row = original(10, 20);
        Files.write(workspace.original(job.dirname(), "a.png"), new byte[] {3, 2, 1});
        assertThat(recall(row)).isInstanceOf(Memory.Nothing.class);
        Files.delete(workspace.original(job.dirname(), "a.png"));
        assertThat(recall(row)).isInstanceOf(Memory.Nothing.class);
    }

    @Test
    void everythingAnew_asksTheServerWhetherItHasAnother() throws Exception {
        Settings anew = Settings.DEFAULTS.withReuse(Settings.Reuse.NOTHING);
        ImageRecord row = original(10, 20);
        assertThat(recall(row, anew, Mode.ORDINARY)).isInstanceOf(Memory.Replaceable.class);
        Files.write(workspace.original(job.dirname(), "a.png"), new byte[] {3, 2, 1});
        assertThat(recall(row, anew, Mode.ORDINARY)).isInstanceOf(Memory.Nothing.class);
        assertThat(recall(row(Duration.ZERO), anew, Mode.ORDINARY)).isInstanceOf(Memory.Nothing.class);
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP_CLIENT_ERROR, ORDINARY, 60,    true",
        "HTTP_CLIENT_ERROR, ORDINARY, 86399, true",
        "HTTP_CLIENT_ERROR, ORDINARY, 86400, false",
        "HTTP_CLIENT_ERROR, ORDINARY, -1,    false",
        "HTTP_CLIENT_ERROR, RETRY,    60,    false",
        "TIMEOUT,           ORDINARY, 60,    false"
    })
    void aServersNoHoldsForADay(FailureReason reason, Mode mode, long seconds, boolean holds) throws Exception {
        ImageRecord row = row(Duration.ofSeconds(seconds)).failed(new Failure(reason, "no"));
        assertThat(recall(row, Settings.DEFAULTS, mode))
                .isInstanceOf(holds ? Memory.KnownFailure.class : Memory.Nothing.class);
    }
}
