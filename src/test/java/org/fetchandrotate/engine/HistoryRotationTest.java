package org.fetchandrotate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import javax.imageio.ImageIO;
import org.fetchandrotate.imaging.ImageRotator;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.storage.Database;
import org.fetchandrotate.storage.Finding;
import org.fetchandrotate.storage.HistoryReader;
import org.fetchandrotate.storage.HistoryWriter;
import org.fetchandrotate.storage.ImageQuery;
import org.fetchandrotate.storage.Workspace;
import org.fetchandrotate.storage.WorkspaceCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rotating what the history has in other ways.
final class HistoryRotationTest {
    @TempDir
    private Path root;

    private final Engine engine = new Engine(Clock.systemUTC());

    @Test
    void rotatesInEveryWay_withoutFetching_andTheHistorySaysSo() throws Exception {
        Workspace workspace = new Workspace(root, Settings.Files.DEFAULTS);
        try (Database database = Database.open(workspace.database())) {
            fetchTwice(workspace, database);
            for (Rotation rotation : Rotation.values()) {
                assertThat(rotate(workspace, database, 1, rotation)).isEmpty();
                assertThat(row(database, 1).rotatedCopy().orElseThrow().rotation())
                        .isEqualTo(rotation);
                var copy = ImageIO.read(copyOf(workspace, row(database, 1)).toFile());
                var original =
                        ImageIO.read(originalOf(workspace, row(database, 1)).toFile());
                assertThat(copy.getWidth())
                        .isEqualTo(rotation.swapsSides() ? original.getHeight() : original.getWidth());
                assertThat(findings(workspace, database)).isEmpty();
            }
        }
    }

    @Test
    void keepsTheOldCopy_whenTheOriginalIsntWhatWasFetched() throws Exception {
        Workspace workspace = new Workspace(root, Settings.Files.DEFAULTS);
        try (Database database = Database.open(workspace.database())) {
            fetchTwice(workspace, database);
            ImageRecord row = row(database, 1);
            byte[] before = Files.readAllBytes(copyOf(workspace, row));
            Files.writeString(originalOf(workspace, row), "something else");
            assertThat(rotate(workspace, database, 1, Rotation.CLOCKWISE_90)).hasSize(1);
            assertThat(copyOf(workspace, row)).hasBinaryContent(before);
            assertThat(row(database, 1)).isEqualTo(row);
            assertThat(rotate(workspace, database, 99, Rotation.CLOCKWISE_90)).hasSize(1);
        }
    }

    @Test
    void aFolderForLogsThatCantBe_hindersNoRotation() throws Exception {
        Workspace workspace = new Workspace(root, Settings.Files.DEFAULTS);
        try (Database database = Database.open(workspace.database())) {
            fetchTwice(workspace, database);
            Files.move(workspace.logFolder(), root.resolve("logs elsewhere"));
            Files.writeString(workspace.logFolder(), "in the way");
            assertThat(rotate(workspace, database, 1, Rotation.CLOCKWISE_90)).isEmpty();
            assertThat(row(database, 1).rotatedCopy().orElseThrow().rotation()).isEqualTo(Rotation.CLOCKWISE_90);
        }
    }

    /// As when the window is closed meanwhile.
    @Test
    void aRotationThatIsInterrupted_isRecordedToTheEnd() throws Exception {
        Workspace workspace = new Workspace(root, Settings.Files.DEFAULTS);
        try (Database database = Database.open(workspace.database())) {
            fetchTwice(workspace, database, largePicture());
            Thread rotating = Thread.currentThread();
            Thread closing = Thread.ofPlatform().start(() -> {
                // each look holds up what it looks at
                await().pollInterval(Duration.ofMillis(5))
                        .until(() ->
                                Thread.getAllStackTraces().values().stream().anyMatch(HistoryRotationTest::rotates));
                rotating.interrupt();
            });
            List<Failure> failures = rotate(workspace, database, 1, Rotation.TRANSVERSE);
            closing.join();
            assertThat(Thread.interrupted()).isTrue();
            assertThat(failures).isEmpty();
            assertThat(findings(workspace, database)).isEmpty();
            assertThat(row(database, 1).rotatedCopy().orElseThrow().rotation()).isEqualTo(Rotation.TRANSVERSE);
        }
    }

    private static boolean rotates(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .anyMatch(frame -> frame.getClassName().equals(ImageRotator.class.getName())
                        && frame.getMethodName().equals("rotate"));
    }

    @Test
    void aRepairThatIsInterrupted_isRecordedToTheEnd() throws Exception {
        Workspace workspace = new Workspace(root, Settings.Files.DEFAULTS);
        try (Database database = Database.open(workspace.database());
                HistoryReader reader = database.reader()) {
            fetchTwice(workspace, database);
            Files.delete(originalOf(workspace, row(database, 1)));
            List<Finding> findings = findings(workspace, database);
            assertThat(findings).isNotEmpty();
            try (HistoryWriter writer = database.writer();
                    WorkspaceRepair repair = engine.repair(workspace, reader, writer, Settings.DEFAULTS)) {
                for (Finding finding : findings) {
                    Thread.currentThread().interrupt();
                    assertThat(repair.repair(finding)).isPresent();
                    assertThat(Thread.interrupted()).isTrue();
                }
            }
            assertThat(row(database, 2).filename()).isEmpty();
        }
    }

    /// Takes some tenths of a second.
    private static byte[] largePicture() throws IOException {
        BufferedImage picture = new BufferedImage(2400, 1600, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(1);
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                picture.setRGB(x, y, random.nextInt());
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
        return bytes.toByteArray();
    }

    private List<Failure> rotate(Workspace workspace, Database database, long id, Rotation rotation) throws Exception {
        try (HistoryWriter writer = database.writer();
                HistoryReader reader = database.reader();
                HistoryRotation rotator = engine.historyRotation(workspace, reader, writer, Settings.DEFAULTS)) {
            return rotator.rotate(id, rotation).stream().toList();
        }
    }

    /// The second run fetches the same file again, so that two rows name it.
    private void fetchTwice(Workspace workspace, Database database) throws Exception {
        fetchTwice(workspace, database, TestWeb.picture(0));
    }

    private void fetchTwice(Workspace workspace, Database database, byte[] picture) throws Exception {
        try (TestWeb web = new TestWeb(1)) {
            web.route(0, "/", TestWeb.ok("text/html", "<img src='/0.png'>".getBytes(StandardCharsets.UTF_8)));
            web.route(0, "/0.png", TestWeb.ok("image/png", picture));
            Settings settings = Settings.DEFAULTS.withMaxImages(1).withReuse(Settings.Reuse.NOTHING);
            for (int run = 0; run < 2; run++) {
                engine.runs(workspace, database)
                        .prepare(new RunRequest(List.of(web.site(0)), settings, "", OptionalLong.empty(), 0))
                        .execute(_ -> {});
            }
        }
    }

    private static List<Finding> findings(Workspace workspace, Database database) throws Exception {
        List<Finding> findings = new ArrayList<>();
        try (HistoryReader reader = database.reader()) {
            new WorkspaceCheck(workspace, reader, findings::add).run();
        }
        return findings;
    }

    private static ImageRecord row(Database database, long id) throws Exception {
        try (HistoryReader reader = database.reader()) {
            assertThat(reader.ids(ImageQuery.ALL)).hasSize(2);
            return reader.images(id).getFirst();
        }
    }

    private static Path originalOf(Workspace workspace, ImageRecord row) {
        return workspace.original(row.dirname(), row.filename().orElseThrow());
    }

    private static Path copyOf(Workspace workspace, ImageRecord row) {
        return workspace.rotated(row.dirname(), row.filename().orElseThrow());
    }
}
