package org.fetchandrotate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
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
    /// Half a second, and what a busy machine adds to it. Without the signal it would take a minute.
    private static final Duration SOON = Duration.ofSeconds(4);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"TERM, 143"})
    @Timeout(120)
    void endsSoon_withItsSummaryAndTheSignalsCode(String signal, int code) throws Exception {
        DemoOptions slow = new DemoOptions(60, Duration.ofSeconds(2), DemoOptions.Contents.PLAIN_JPEG);
        OwnProgram program = new OwnProgram(folder);
        try (DemoGallery gallery = DemoGallery.start(slow)) {
            program.list(gallery);
            Process process = program.start("run", "--json");
            BufferedReader lines = process.inputReader();
            OwnProgram.readUntil(process, "\"image-processed\"", 1);
            long start = System.nanoTime();
            assertThat(new ProcessBuilder("sh", "-c", "kill -" + signal + " " + process.pid())
                            .start()
                            .waitFor())
                    .isZero();
            String last = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                last = line;
            }
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
            assertThat(process.exitValue()).isEqualTo(code);
            assertThat(last).contains("\"run-finished\"", "\"outcome\":\"stopped\"");
            assertThat(program.finished(program.start("verify"))).isZero();
        }
    }
}
