package org.fetchandrotate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.fetchandrotate.demo.DemoGallery;
import org.fetchandrotate.demo.DemoOptions;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.storage.Database;
import org.fetchandrotate.storage.HistoryReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills the program at any moment, the rerun too, and compares what a last rerun leaves with an undisturbed run.
/// `-Dcrash.moments=100` kills that often, `-Dcrash.seed=…` at other moments.
@Tag("slow")
final class CrashTest {
    private static final int MOMENTS = Integer.getInteger("crash.moments", 3);
    private static final long SEED = Long.getLong("crash.seed", 12);

    /// A run of the gallery's hundred images says some lines more than these.
    private static final int LINES = 220;

    @TempDir
    private Path folder;

    @Test
    void endsInTheUndisturbedSet_whereverItIsKilled() throws Exception {
        Random random = new Random(SEED);
        DemoOptions options = new DemoOptions(60, Duration.ofMillis(5), DemoOptions.Contents.PLAIN_JPEG);
        try (DemoGallery gallery = DemoGallery.start(options)) {
            List<String> undisturbed = endOf("undisturbed", gallery);
            for (int moment = 0; moment < MOMENTS; moment++) {
                int[] kills = random.ints(1 + moment % 2, 0, LINES).toArray();
                assertThat(endOf("killed" + moment, gallery, kills))
                        .as("seed %d, moment %d", SEED, moment)
                        .isEqualTo(undisturbed);
            }
        }
    }

    /// What is there once the program was killed some times and then left to end.
    ///
    /// @param kills how many lines it may say each time
    private List<String> endOf(String name, DemoGallery gallery, int... kills) throws Exception {
        Path workspace = Files.createDirectory(folder.resolve(name));
        OwnProgram program = new OwnProgram(workspace);
        program.list(gallery);
        for (int lines : kills) {
            Process process = program.start("run", "--json");
            readLines(process, lines);
            process.destroyForcibly().waitFor();
        }
        assertThat(program.finished(program.start("run", "--quiet"))).isZero();
        assertThat(program.finished(program.start("verify"))).isZero();
        return program.taken(lastRun(workspace)).stream()
                .map(CrashTest::content)
                .toList();
    }

    private static String content(ImageRecord image) {
        return "%s %s %s %s"
                .formatted(
                        image.url(),
                        image.filename().orElseThrow(),
                        image.picture().orElseThrow().sha256(),
                        image.rotatedCopy().orElseThrow().sha256());
    }

    private static long lastRun(Path workspace) throws Exception {
        try (Database database = Database.openReadOnly(workspace.resolve("db/imgs.db"));
                HistoryReader reader = database.reader()) {
            return reader.runs().getFirst().id();
        }
    }

    private static void readLines(Process process, int lines) throws IOException {
        BufferedReader said = process.inputReader();
        for (int i = 0; i < lines && said.readLine() != null; i++) {}
    }
}
