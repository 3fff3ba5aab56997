package org.fetchandrotate.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;

/// A program in a process of its own, with this one's class path and options. Single-thread.
final class OwnProcess implements AutoCloseable {
    private final Process process;
    private final Path log;

    private OwnProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /// @param log for all that it prints
    static OwnProcess start(Path log, Class<?> main, List<String> options, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of("-cp", System.getProperty("java.class.path")));
        return start(log, Path.of(System.getProperty("java.home")), main.getName(), all, arguments);
    }

    /// With another Java.
    ///
    /// @param options the class path among them
    static OwnProcess start(Path log, Path javaHome, String main, List<String> options, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                javaHome.resolve("bin/java").toString(), "-Xmx600m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(options);
        command.add(main);
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new OwnProcess(process, log);
    }

    /// Waits for its end.
    ///
    /// @return the exit code
    int await() throws Exception {
        Assertions.assertTrue(process.waitFor(5, TimeUnit.MINUTES), () -> "still runs: " + printed());
        return process.exitValue();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// Kills it, as `kill -9` does.
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    String printed() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
