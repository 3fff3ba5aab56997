package org.fetchandrotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.fetchandrotate.demo.DemoGallery;
import org.fetchandrotate.demo.DemoOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills `shard` at seeded moments: it leaves nothing under its name then, and made again all of it.
/// `-Dcrash.moments=100` kills that often, `-Dcrash.seed=…` at other moments.
@Tag("slow")
final class ShardCrashTest {
    private static final int MOMENTS = Integer.getInteger("crash.moments", 3);
    private static final long SEED = Long.getLong("crash.seed", 16);
    private static final int IMAGES = 40;

    @TempDir
    private Path folder;

    @Test
    void isWholeOrNotThere_whereverItIsKilled() throws Exception {
        Random random = new Random(SEED);
        OwnProgram program = new OwnProgram(folder);
        DemoOptions options = new DemoOptions(60, Duration.ofMillis(5), DemoOptions.Contents.PLAIN_JPEG);
        try (DemoGallery gallery = DemoGallery.start(options)) {
            program.list(gallery);
            writePart(program, gallery.websites().getFirst().url().toString());
            assertThat(program.finished(shard(program, "undisturbed"))).isZero();
            for (int moment = 0; moment < MOMENTS; moment++) {
                String out = "killed" + moment;
                Process process = shard(program, out);
                long asked = gallery.imageRequests() + random.nextInt(1, IMAGES + 1);
                await().pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(1))
                        .atMost(Duration.ofMinutes(1))
                        .until(() -> gallery.imageRequests() >= asked || !process.isAlive());
                process.destroyForcibly().waitFor();
                assertThat(Files.notExists(folder.resolve(out)) || Files.exists(folder.resolve(out + "/stats.json")))
                        .as("seed %d, moment %d", SEED, moment)
                        .isTrue();
                assertThat(program.finished(shard(program, out))).isZero();
                assertThat(files(out)).isEqualTo(files("undisturbed"));
            }
            try (Stream<Path> entries = Files.list(folder)) {
                assertThat(entries.filter(entry -> entry.toString().endsWith(".part")))
                        .isEmpty();
            }
        }
    }

    private void writePart(OwnProgram program, String page) throws Exception {
        Process scrape = program.start("scrape", "--json", page);
        List<String> lines = scrape.inputReader().lines().toList();
        assertThat(scrape.waitFor()).isZero();
        Files.write(folder.resolve("part.jsonl"), lines.subList(0, IMAGES));
    }

    private static Process shard(OwnProgram program, String out) throws IOException {
        return program.start("shard", "--in", "part.jsonl", "--out", out);
    }

    private List<String> files(String out) throws IOException {
        Path root = folder.resolve(out);
        try (Stream<Path> tree = Files.walk(root)) {
            return tree.filter(
                            file -> Files.isRegularFile(file) && file.toString().contains("img-"))
                    .map(file -> root.relativize(file) + " " + file.toFile().length())
                    .sorted()
                    .toList();
        }
    }
}
