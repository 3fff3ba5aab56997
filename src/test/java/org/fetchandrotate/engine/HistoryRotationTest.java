package org.fetchandrotate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import javax.imageio.ImageIO;
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

    private List<Failure> rotate(Workspace workspace, Database database, long id, Rotation rotation) throws Exception {
        try (HistoryWriter writer = database.writer();
                HistoryReader reader = database.reader();
                HistoryRotation rotator = engine.historyRotation(workspace, reader, writer, Settings.DEFAULTS)) {
            return rotator.rotate(id, rotation).stream().toList();
        }
    }

    /// The second run fetches the same file again, so that two rows name it.
    private void fetchTwice(Workspace workspace, Database database) throws Exception {
        try (TestWeb web = new TestWeb(1)) {
            web.route(0, "/", TestWeb.ok("text/html", "<img src='/0.png'>".getBytes(StandardCharsets.UTF_8)));
            web.route(0, "/0.png", TestWeb.ok("image/png", TestWeb.picture(0)));
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
