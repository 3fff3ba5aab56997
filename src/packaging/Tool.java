import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/// Programs that do part of the work.
final class Tool {
    private Tool() {}

    /// Runs a tool of the JDK in this process.
    static void ofJdk(String name, List<String> arguments) throws IOException {
        ToolProvider tool = ToolProvider.findFirst(name)
                .orElseThrow(() -> new IOException("This JDK has no " + name + ": use a full one, such as Temurin"));
        int code = tool.run(System.out, System.err, arguments.toArray(String[]::new));
        if (code != 0) {
            throw new IOException(name + " ended with " + code);
        }
    }

    /// Runs a program and waits for it; what it prints is printed.
    static void run(Path folder, List<String> command) throws IOException, InterruptedException {
        int code = new ProcessBuilder(command)
                .directory(folder.toFile())
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException(command.getFirst() + " ended with " + code);
        }
    }

    /// Whether a program is on the path.
    static boolean isInstalled(String name) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Arrays.stream(path.split(java.io.File.pathSeparator))
                .anyMatch(folder -> Path.of(folder, name).toFile().canExecute());
    }

    static List<String> command(List<String> start, String... rest) {
        return Stream.concat(start.stream(), Stream.of(rest)).toList();
    }
}
