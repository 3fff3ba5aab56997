package org.fetchandrotate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fetchandrotate.demo.DemoGallery;
import org.fetchandrotate.demo.DemoOptions;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.RunOutcome;
import org.fetchandrotate.storage.Database;
import org.fetchandrotate.storage.HistoryReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole program as its user starts it: a process of its own, in a workspace, on the demo gallery.
final class EndToEndTest {
    private static final int IMAGES = 100;

    @TempDir
    private Path workspace;

    private OwnProgram program;

    @BeforeEach
    void open() {
        program = new OwnProgram(workspace);
    }

    @Test
    void doesTheMainJob_andRepeatsNothing() throws Exception {
        try (DemoGallery gallery = DemoGallery.start()) {
            program.list(gallery);
            assertThat(program.finished(program.start("run", "--quiet"))).isZero();
            List<ImageRecord> taken = program.taken(1);
            assertThat(taken).hasSize(IMAGES);
            assertThat(shares(taken)).containsExactly(17L, 17L, 17L, 17L, 16L, 16L);
            assertThat(files("img-original")).isEqualTo(IMAGES);
            assertThat(files("img-rotated")).isEqualTo(IMAGES);
            assertThat(program.finished(program.start("verify"))).isZero();

            long requests = gallery.imageRequests();
            assertThat(program.finished(program.start("run", "--quiet"))).isZero();
            assertThat(gallery.imageRequests()).isEqualTo(requests);
            assertThat(urls(program.taken(2))).isEqualTo(urls(taken));
            assertThat(program.finished(program.start("verify"))).isZero();
        }
    }

    @Test
    void goesOnWhereItStopped_whenItWasKilled() throws Exception {
        DemoOptions slow = new DemoOptions(60, Duration.ofMillis(100), DemoOptions.Contents.PLAIN_JPEG);
        try (DemoGallery gallery = DemoGallery.start(slow)) {
            program.list(gallery);
            Process killed = program.start("run", "--json");
            OwnProgram.readUntil(killed, "\"image-processed\"", 20);
            killed.destroyForcibly().waitFor();
            long requestsBefore = gallery.imageRequests();

            assertThat(program.finished(program.start("run", "--quiet"))).isZero();
            assertThat(program.taken(2)).hasSize(IMAGES);
            assertThat(gallery.imageRequests() - requestsBefore).isLessThan(requestsBefore + IMAGES);
            assertThat(program.finished(program.start("verify"))).isZero();
            try (Database database = Database.open(workspace.resolve("db/imgs.db"));
                    HistoryReader reader = database.reader()) {
                assertThat(reader.run(1).orElseThrow().outcome()).contains(RunOutcome.KILLED);
                assertThat(reader.run(2).orElseThrow().reused()).isPositive();
            }
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
