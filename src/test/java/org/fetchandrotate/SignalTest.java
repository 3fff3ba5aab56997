package org.fetchandrotate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.fetchandrotate.demo.DemoGallery;
import org.fetchandrotate.demo.DemoOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A run in the terminal that is asked to end by a signal, while it waits for servers that take their time.
@Tag("slow")
@DisabledOnOs(OS.WINDOWS) // no signals
final class SignalTest {
    /// What is promised. Without the signal it would take many times as long.
    private static final Duration SOON = Duration.ofMillis(500);

    /// How often it may take longer, since the machine has other work.
    private static final int TRIES = 12;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143", "HUP, 129"})
    @Timeout(240)
    void endsWithinHalfASecond_withItsSummaryAndTheSignalsCode(String signal, int code) throws Exception {
        DemoOptions slow = new DemoOptions(60, Duration.ofSeconds(1), DemoOptions.Contents.PLAIN_JPEG);
        try (DemoGallery gallery = DemoGallery.start(slow)) {
            Duration least = ended(gallery, folder.resolve("0"), signal, code);
            for (int tries = 1; tries < TRIES && least.compareTo(SOON) > 0; tries++) {
                least = ended(gallery, folder.resolve(String.valueOf(tries)), signal, code);
            }
            assertThat(least).isLessThanOrEqualTo(SOON);
        }
    }

    /// How long a run takes to its end, once it is asked to end.
    private static Duration ended(DemoGallery gallery, Path workspace, String signal, int code) throws Exception {
        OwnProgram program = new OwnProgram(Files.createDirectory(workspace));
        program.list(gallery);
        Process process = program.start("run", "--json");
        BufferedReader lines = process.inputReader();
        OwnProgram.readUntil(process, "\"image-processed\"", 1);
        Process kill = new ProcessBuilder("sh", "-c", "kill -" + signal + " " + process.pid()).start();
        assertThat(kill.waitFor()).isZero();
        long start = System.nanoTime();
        String last = lines.lines().reduce("", (_, line) -> line);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        assertThat(process.exitValue()).isEqualTo(code);
        assertThat(last).contains("\"run-finished\"", "\"outcome\":\"stopped\"");
        assertThat(program.finished(program.start("verify"))).isZero();
        return taken;
    }
}
