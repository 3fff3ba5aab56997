package org.fetchandrotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import org.fetchandrotate.demo.DemoGallery;
import org.fetchandrotate.demo.DemoOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The program where the system lets it open too few files.
@Tag("slow")
@Timeout(120)
final class OpenFilesTest {
    @TempDir
    private Path folder;

    private Path errors;

    @BeforeEach
    void needALimit() {
        assumeTrue(Files.exists(Path.of("/proc/self/limits")), "only Linux says how many files may be open");
        errors = folder.resolve("errors");
    }

    private int finished(OwnProgram program, int files, String... arguments) throws Exception {
        return program.finished(program.startLimited(files, errors, arguments));
    }

    @Test
    void saysSo_beforeItBegins() throws Exception {
        assertThat(finished(new OwnProgram(folder), 64, "history")).isEqualTo(3);
        assertThat(Files.readString(errors))
                .isEqualToIgnoringNewLines(
                        "Only 64 files may be open at once, and the program needs 256: allow more with ulimit -n");
    }

    /// More connections than files may be open: the run breaks off with that reason, and a rerun with fewer goes
    /// on.
    @Test
    void runEndsWithThatReason_andARerunCompletes() throws Exception {
        DemoOptions slow = new DemoOptions(100, Duration.ofMillis(3_000), DemoOptions.Contents.PLAIN_JPEG);
        OwnProgram program = new OwnProgram(folder);
        try (DemoGallery gallery = DemoGallery.start(slow)) {
            program.list(gallery);
            Files.writeString(
                    folder.resolve("config.ini"),
                    "[DEFAULT]\nrequest_timeout = 30\nmax_img_count = 500\nconnections = 400\nconnections_per_host = 100\n",
                    StandardCharsets.UTF_8);
            assertThat(finished(program, (int) OpenFiles.LEAST, "run", "--quiet"))
                    .isEqualTo(3);
            assertThat(Files.readString(errors)).containsIgnoringCase("too many files are open at once");
        }
        try (DemoGallery gallery =
                DemoGallery.start(new DemoOptions(60, Duration.ZERO, DemoOptions.Contents.PLAIN_JPEG))) {
            program.list(gallery);
            assertThat(finished(program, (int) OpenFiles.LEAST, "run", "--quiet"))
                    .isZero();
            assertThat(finished(program, (int) OpenFiles.LEAST, "verify")).isZero();
        }
    }

    @Test
    void isContent_whereTheSystemSaysNothing() {
        assertThat(OpenFiles.of(folder.resolve("none")).failure()).isEmpty();
        assertThat(new OpenFiles(OptionalLong.of(OpenFiles.LEAST)).failure()).isEmpty();
    }
}
