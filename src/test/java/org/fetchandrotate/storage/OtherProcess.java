package org.fetchandrotate.storage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The main class of another JVM for tests that need one: it says a line at each step and waits to be killed.
final class OtherProcess {
    private OtherProcess() {}

    /// Starts one.
    static Process start(String what, Path workspace) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        what,
                        workspace.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    static BufferedReader said(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    public static void main(String[] arguments) throws Exception {
        Workspace workspace = Samples.workspace(Path.of(arguments[1]));
        switch (arguments[0]) {
            case "write" -> write(workspace);
            case "write-and-read" -> {
                try {
                    writeAndRead(workspace);
                } catch (StorageException e) {
                    System.out.println(e.getMessage());
                    System.exit(3);
                }
            }
            case "lock" -> {
                Optional<WorkspaceLock> lock = WorkspaceLock.tryAcquire(workspace);
                System.out.println(lock.isPresent() ? "locked" : "refused");
                System.in.read();
            }
            default -> throw new IllegalArgumentException(List.of(arguments).toString());
        }
    }

    /// Writes rows for ever, and says after each hundred how many are on disk.
    private static void write(Workspace workspace) throws Exception {
        try (Database database = Database.open(workspace.database());
                HistoryWriter writer = database.writer()) {
            long run = Samples.startRun(writer);
            for (int i = 1; ; i++) {
                writer.record(Samples.processed(run, i + ".jpg"));
                if (i % 100 == 0) {
                    writer.flush();
                    System.out.println(i);
                }
            }
        }
    }

    /// The same, with a reader that looks at all that is there each time.
    private static void writeAndRead(Workspace workspace) throws Exception {
        try (Database database = Database.open(workspace.database());
                HistoryReader reader = database.reader();
                HistoryWriter writer = database.writer()) {
            long run = Samples.startRun(writer);
            for (int i = 1; ; i++) {
                writer.record(Samples.processed(run, i + ".jpg"));
                if (i % 100 == 0) {
                    writer.flush();
                    reader.images(reader.ids(ImageQuery.ALL));
                    System.out.println(i);
                }
            }
        }
    }
}
