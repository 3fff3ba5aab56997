package org.fetchandrotate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fetchandrotate.demo.DemoGallery;
import org.fetchandrotate.demo.DemoOptions;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.ImageStatus;
import org.fetchandrotate.model.RunOutcome;
import org.fetchandrotate.storage.Database;
import org.fetchandrotate.storage.HistoryReader;
import org.fetchandrotate.storage.ImageQuery;
import org.fetchandrotate.storage.StorageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole program as its user starts it: a process of its own, in a workspace, on the demo gallery.
final class EndToEndTest {
    private static final int IMAGES = 100;

    @TempDir
    private Path workspace;

    @Test
    void doesTheMainJob_andRepeatsNothing() throws Exception {
        try (DemoGallery gallery = DemoGallery.start()) {
            list(gallery);
            assertThat(finished(program("run", "--quiet"))).isZero();
            List<ImageRecord> taken = taken(1);
            assertThat(taken).hasSize(IMAGES);
            assertThat(shares(taken)).containsExactly(17L, 17L, 17L, 17L, 16L, 16L);
            assertThat(files("img-original")).isEqualTo(IMAGES);
            assertThat(files("img-rotated")).isEqualTo(IMAGES);
            assertThat(finished(program("verify"))).isZero();

            long requests = gallery.imageRequests();
            assertThat(finished(program("run", "--quiet"))).isZero();
            assertThat(gallery.imageRequests()).isEqualTo(requests);
            assertThat(urls(taken(2))).isEqualTo(urls(taken));
            assertThat(finished(program("verify"))).isZero();
        }
    }

    @Test
    void goesOnWhereItStopped_whenItWasKilled() throws Exception {
        DemoOptions slow = new DemoOptions(60, Duration.ofMillis(100), DemoOptions.Contents.PLAIN_JPEG);
        try (DemoGallery gallery = DemoGallery.start(slow)) {
            list(gallery);
            Process killed = program("run", "--json");
            readUntil(killed, "\"image-processed\"", 20);
            killed.destroyForcibly().waitFor();
            long requestsBefore = gallery.imageRequests();

            assertThat(finished(program("run", "--quiet"))).isZero();
            assertThat(taken(2)).hasSize(IMAGES);
            assertThat(gallery.imageRequests() - requestsBefore).isLessThan(requestsBefore + IMAGES);
            assertThat(finished(program("verify"))).isZero();
            try (Database database = Database.open(workspace.resolve("db/imgs.db"));
                    HistoryReader reader = database.reader()) {
                assertThat(reader.run(1).orElseThrow().outcome()).contains(RunOutcome.KILLED);
                assertThat(reader.run(2).orElseThrow().reused()).isPositive();
            }
        }
    }

    private void list(DemoGallery gallery) throws IOException {
        Files.createFile(workspace.resolve("config.ini"));
        Files.write(
                workspace.resolve("input.txt"),
                gallery.websites().stream().map(site -> site.url().toString()).toList());
    }

    private Process program(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-cp"));
        command.add(Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator)));
        command.add(Main.class.getName());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(workspace.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static int finished(Process process) throws IOException, InterruptedException {
        process.getInputStream().readAllBytes();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    private static void readUntil(Process process, String wanted, int times) throws IOException {
        BufferedReader lines = process.inputReader();
        int seen = 0;
        while (seen < times) {
            String line = lines.readLine();
            assertThat(line).as("after %d of %d", seen, times).isNotNull();
            if (line.contains(wanted)) {
                seen++;
            }
        }
    }

    /// The images that a run took, in its order.
    private List<ImageRecord> taken(long runId) throws StorageException {
        try (Database database = Database.open(workspace.resolve("db/imgs.db"));
                HistoryReader reader = database.reader()) {
            long[] ids = reader.ids(ImageQuery.ALL.ofRun(runId));
            return reader.imagesOfRun(runId, ids).stream()
                    .filter(row -> row.status() == ImageStatus.PROCESSED)
                    .sorted(Comparator.comparingInt(
                            row -> row.origin().position().orElseThrow()))
                    .toList();
        }
    }

    private static List<String> urls(List<ImageRecord> rows) {
        return rows.stream().map(ImageRecord::url).toList();
    }

    private static List<Long> shares(List<ImageRecord> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(ImageRecord::dirname, TreeMap::new, Collectors.counting()))
                .values()
                .stream()
                .toList();
    }

    private long files(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(workspace.resolve(folder))) {
            return files.filter(Files::isRegularFile).count();
        }
    }
}
