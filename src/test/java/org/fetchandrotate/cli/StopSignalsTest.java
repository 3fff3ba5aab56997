package org.fetchandrotate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StopSignalsTest {
    @Test
    void stopsAtTheFirst_andEndsAtTheSecond() {
        List<String> done = new ArrayList<>();
        try (StopSignals signals = new StopSignals(() -> done.add("stop"), code -> done.add("end " + code))) {
            assertThat(signals.exitCode()).isEqualTo(ExitCode.COMPLETE);
            signals.receive(ExitCode.TERMINATED);
            assertThat(signals.exitCode()).isEqualTo(ExitCode.TERMINATED);
            assertThat(done).isEqualTo(List.of("stop"));
            signals.receive(ExitCode.INTERRUPTED);
            assertThat(signals.exitCode()).isEqualTo(ExitCode.TERMINATED);
            assertThat(done).isEqualTo(List.of("stop", "end INTERRUPTED"));
        }
    }

    @Test
    void canBeOpenedAgain() {
        new StopSignals(() -> {}, _ -> {}).close();
        List<String> done = new ArrayList<>();
        try (StopSignals signals = new StopSignals(() -> done.add("stop"), _ -> done.add("end"))) {
            signals.receive(ExitCode.INTERRUPTED);
            assertThat(done).isEqualTo(List.of("stop"));
        }
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143", "HUP, 129"})
    @DisabledOnOs(OS.WINDOWS)
    void exitCodeIsThatOfTheSignal(String signal, int code) throws Exception {
        assumeThat(isIgnored(signal))
                .as("ignored, as nohup and a shell's background do")
                .isFalse();
        CountDownLatch stopped = new CountDownLatch(1);
        try (StopSignals signals = new StopSignals(stopped::countDown, _ -> {})) {
            // the shell's own: not every system has a program of that name
            new ProcessBuilder(
                            "sh",
                            "-c",
                            "kill -" + signal + " " + ProcessHandle.current().pid())
                    .start()
                    .waitFor();
            assertThat(stopped.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(signals.exitCode().code()).isEqualTo(code);
        }
    }

    /// Whether this JVM was started with a signal ignored, which it then leaves alone. Linux tells; elsewhere it
    /// isn't known.
    private static boolean isIgnored(String signal) throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return false;
        }
        String mask = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> line.substring("SigIgn:".length()).strip())
                .findFirst()
                .orElse("0");
        int number = Map.of("HUP", 1, "INT", 2, "TERM", 15).getOrDefault(signal, 0);
        return (Long.parseUnsignedLong(mask, 16) >>> (number - 1) & 1) == 1;
    }
}
