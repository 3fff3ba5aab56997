package org.fetchandrotate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fetchandrotate.demo.DemoGallery;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.ImageStatus;
import org.fetchandrotate.storage.Database;
import org.fetchandrotate.storage.HistoryReader;
import org.fetchandrotate.storage.ImageQuery;
import org.fetchandrotate.storage.StorageException;

/// The program as its user starts it: processes of its own, in one workspace.
final class OwnProgram {
    private final Path workspace;

    OwnProgram(Path workspace) {
        this.workspace = workspace;
    }

    /// Makes the workspace, with the gallery's websites.
    void list(DemoGallery gallery) throws IOException {
        // on a busy machine two seconds may pass before a server on loopback answers
        Files.writeString(workspace.resolve("config.ini"), "[DEFAULT]\nrequest_timeout = 30\n");
        Files.write(
                workspace.resolve("input.txt"),
                gallery.websites().stream().map(site -> site.url().toString()).toList());
    }

    Process start(String... arguments) throws IOException {
        return startWithin("-XX:MaxRAMPercentage=25", arguments);
    }

    /// @param heap the option that bounds it
    Process startWithin(String heap, String... arguments) throws IOException {
        return new ProcessBuilder(command(heap, arguments))
                .directory(workspace.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /// Starts it from archives, as it is installed: from folders each class would take a file of its own.
    ///
    /// @param files how many it may have open at once
    /// @param errors where its words of trouble go
    Process startLimited(int files, Path errors, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "ulimit -n " + files + " && exec \"$@\"", "sh"));
        command.addAll(command("-XX:MaxRAMPercentage=25", this::archived, arguments));
        return new ProcessBuilder(command)
                .directory(workspace.toFile())
                .redirectError(errors.toFile())
                .start();
    }

    /// @param temporary the folder for temporary files
    Process startWithTemporary(Path temporary, String... arguments) throws IOException {
        return startWithin("-Djava.io.tmpdir=" + temporary, arguments);
    }

    private static List<String> command(String heap, String... arguments) {
        return command(heap, UnaryOperator.identity(), arguments);
    }

    private Path archived(Path entry) {
        if (!Files.isDirectory(entry)) {
            return entry;
        }
        Path archive = workspace.resolve("classes-" + Integer.toHexString(entry.hashCode()) + ".jar");
        if (Files.notExists(archive)) {
            int code = ToolProvider.findFirst("jar")
                    .orElseThrow()
                    .run(
                            System.out,
                            System.err,
                            "--create",
                            "--no-compress",
                            "--file",
                            archive.toString(),
                            "-C",
                            entry.toString(),
                            ".");
            assertThat(code).isZero();
        }
        return archive;
    }

    /// @param entry what becomes of each entry of the class path
    private static List<String> command(String heap, UnaryOperator<Path> entry, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // over before better code would pay
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", heap, "-cp"));
        command.add(Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(name -> entry.apply(Path.of(name).toAbsolutePath()).toString())
                .collect(Collectors.joining(File.pathSeparator)));
        command.add(Main.class.getName());
        command.addAll(List.of(arguments));
        return command;
    }

    /// Its exit code.
    int finished(Process process) throws IOException, InterruptedException {
        process.getInputStream().readAllBytes();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    static void readUntil(Process process, String wanted, int times) throws IOException {
        BufferedReader lines = process.inputReader();
        int seen = 0;
        while (seen < times) {
            String line = lines.readLine();
            assertThat(line).as("after %d of %d", seen, times).isNotNull();
            if (line.contains(wanted)) {
                seen++;
            }
        }
    }

    /// The images that a run took, in its order.
    List<ImageRecord> taken(long runId) throws StorageException {
        try (Database database = Database.open(workspace.resolve("db/imgs.db"));
                HistoryReader reader = database.reader()) {
            long[] ids = reader.ids(ImageQuery.ALL.ofRun(runId));
            return reader.imagesOfRun(runId, ids).stream()
                    .filter(row -> row.status() == ImageStatus.PROCESSED)
                    .sorted(Comparator.comparingInt(
                            row -> row.origin().position().orElseThrow()))
                    .toList();
        }
    }
}
