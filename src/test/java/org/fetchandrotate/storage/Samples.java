package org.fetchandrotate.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.FoundAs;
import org.fetchandrotate.model.ImageFormat;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.ImageRecord.Origin;
import org.fetchandrotate.model.ImageRecord.Picture;
import org.fetchandrotate.model.ImageRecord.RotatedCopy;
import org.fetchandrotate.model.ImageRecord.Transfer;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.model.RunOutcome;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.storage.HistoryWriter.RunCounts;

/// Rows, databases and workspaces for the tests of this package.
final class Samples {
    static final Instant MORNING = Instant.parse("2026-11-24T06:30:00.125Z");
    static final String HOST = "photos.example";

    private Samples() {}

    static Workspace workspace(Path root) {
        return new Workspace(root, Settings.Files.DEFAULTS);
    }

    static String url(String name) {
        return "https://cdn.example/" + name;
    }

    static long startRun(HistoryWriter writer) throws StorageException, InterruptedException {
        return writer.startRun(MORNING, 100, Rotation.HALF_TURN, "rotation = 180");
    }

    static void finishRun(HistoryWriter writer, long runId, HistoryWriter.TakenImage... order)
            throws StorageException, InterruptedException {
        writer.finishRun(
                runId,
                RunOutcome.COMPLETE,
                new RunCounts(order.length, 0, 0),
                Duration.ofSeconds(2),
                java.util.List.of(order));
    }

    static ImageRecord candidate(long runId, String name) {
        return ImageRecord.candidate(
                url(name),
                HOST,
                MORNING,
                new Origin(
                        runId,
                        "https://photos.example/gallery",
                        Optional.of(FoundAs.SRCSET),
                        "A picture called " + name,
                        0,
                        OptionalInt.empty()));
    }

    static ImageRecord fetched(long runId, String name) {
        return candidate(runId, name)
                .withTransfer(new Transfer(
                        Optional.of(url(name) + "?final"),
                        OptionalInt.of(200),
                        2,
                        Duration.ofMillis(120),
                        Optional.of("\"v1\""),
                        Optional.of("Mon, 23 Nov 2026 10:00:00 GMT")));
    }

    static ImageRecord downloaded(long runId, String name, Picture picture) {
        return fetched(runId, name).downloaded("cdn.example--" + name, picture);
    }

    static ImageRecord processed(long runId, String name) {
        return downloaded(runId, name, new Picture(Optional.of(ImageFormat.JPEG), 640, 480, 90_000, "ab".repeat(32)))
                .processed(
                        new RotatedCopy(Rotation.HALF_TURN, "lossless", 90_010, "cd".repeat(32), Duration.ofMillis(7)));
    }

    static ImageRecord failed(long runId, String name, FailureReason reason) {
        return fetched(runId, name).failed(new Failure(reason, "404 Not Found"));
    }

    /// The rows with a tag.
    static ImageQuery tagged(String tag) {
        ImageQuery all = ImageQuery.ALL;
        return new ImageQuery(
                all.run(),
                all.dirname(),
                Optional.of(tag),
                all.status(),
                all.failure(),
                all.outcome(),
                all.text(),
                all.sort(),
                all.direction());
    }

    /// A processed row with its two files, which hold some text.
    static ImageRecord onDisk(Workspace workspace, long runId, String name) throws IOException {
        String filename = "cdn.example--" + name;
        Fingerprint original = write(workspace.original(HOST, filename), "original of " + name);
        Fingerprint rotated = write(workspace.rotated(HOST, filename), "rotated copy of " + name);
        return downloaded(
                        runId,
                        name,
                        new Picture(Optional.of(ImageFormat.JPEG), 640, 480, original.bytes(), original.sha256()))
                .processed(new RotatedCopy(
                        Rotation.HALF_TURN, "lossless", rotated.bytes(), rotated.sha256(), Duration.ofMillis(7)));
    }

    static Fingerprint write(Path file, String text) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        return Fingerprint.of(file);
    }

    /// Runs SQL on a database file as any other program would.
    static void sql(Path file, String... statements) throws SQLException {
        try (Connection connection = Connections.inspecting(file);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.executeUpdate(sql);
            }
        }
    }

    /// What lies in a folder.
    static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
