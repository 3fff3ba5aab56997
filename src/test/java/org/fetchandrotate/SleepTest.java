package org.fetchandrotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.fetchandrotate.demo.DemoGallery;
import org.fetchandrotate.demo.DemoOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A machine that falls asleep in mid-run: the process stands still for longer than every time-out, while the
/// clocks go on.
@Tag("slow")
@DisabledOnOs(OS.WINDOWS) // no signals
final class SleepTest {
    private static final Duration ASLEEP = Duration.ofSeconds(5);

    @TempDir
    private Path folder;

    @Test
    @Timeout(120)
    void runGoesOn_whenTheMachineWakesUp() throws Exception {
        DemoOptions options = new DemoOptions(60, Duration.ofMillis(20), DemoOptions.Contents.PLAIN_JPEG);
        OwnProgram program = new OwnProgram(folder);
        try (DemoGallery gallery = DemoGallery.start(options)) {
            program.list(gallery);
            Files.writeString(folder.resolve("config.ini"), "[DEFAULT]\nrequest_timeout = 2\nretries = 5\n");
            Process process = program.start("run", "--json");
            OwnProgram.readUntil(process, "\"image-downloaded\"", 10);
            signal("STOP", process);
            // nothing to wait for but the time itself
            assumeFalse(process.waitFor(ASLEEP.toMillis(), TimeUnit.MILLISECONDS), "it can't be stopped here");
            signal("CONT", process);
            assertThat(program.finished(process)).isZero();
            assertThat(program.taken(1)).hasSize(100);
            assertThat(program.finished(program.start("verify"))).isZero();
        }
    }

    private static void signal(String name, Process process) throws Exception {
        assertThat(new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid())
                        .start()
                        .waitFor())
                .isZero();
    }
}
