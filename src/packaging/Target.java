import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The system that this build runs on, which is the one that it makes installers for.
///
/// @param system which family
/// @param processor as libraries name it in the paths of their native code
record Target(OperatingSystem system, String processor) {
    enum OperatingSystem {
        LINUX("Linux"),
        MAC("Mac"),
        WINDOWS("Windows");

        private final String folder;

        OperatingSystem(String folder) {
            this.folder = folder;
        }
    }

    static Target ofProcess() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        OperatingSystem system = name.contains("win")
                ? OperatingSystem.WINDOWS
                : name.contains("mac") ? OperatingSystem.MAC : OperatingSystem.LINUX;
        String processor = System.getProperty("os.arch");
        return new Target(system, processor.equals("amd64") ? "x86_64" : processor);
    }

    /// Options of the JVM for the installed program.
    List<String> jvmOptions() throws IOException {
        List<String> options = new ArrayList<>(options("jvm.options"));
        if (system == OperatingSystem.LINUX) {
            options.addAll(options("jvm-linux.options"));
        }
        return options;
    }

    /// Options that only a run-time image can hold: given on the command line, the JVM would warn its user that
    /// priorities may need a right, which lower ones don't.
    List<String> builtInOptions() {
        return switch (system) {
            // compilers, and threads of the lowest priority such as those that make thumbnails, get less than half
            // of the time that others do where there are too few processors: nice 8 and 4
            case LINUX -> List.of("-XX:ThreadPriorityPolicy=1", "-XX:CompilerThreadPriority=8");
            case MAC, WINDOWS -> List.of();
        };
    }

    private static List<String> options(String file) throws IOException {
        return Files.readAllLines(Path.of("src/packaging", file)).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    /// As sqlite-jdbc and webp-imageio name the folder of their native code: `Linux/x86_64`.
    String nativeFolder() {
        return system.folder + "/" + processor;
    }

    /// As zstd-jni names it: `linux/amd64`, `darwin/x86_64`, `win/amd64`.
    String zstdFolder() {
        return switch (system) {
            case LINUX -> "linux/" + shortProcessor();
            case MAC -> "darwin/" + processor;
            case WINDOWS -> "win/" + shortProcessor();
        };
    }

    private String shortProcessor() {
        return processor.equals("x86_64") ? "amd64" : processor;
    }

    /// As Debian names the processor.
    String debianArchitecture() {
        return switch (processor) {
            case "x86_64" -> "amd64";
            case "aarch64" -> "arm64";
            default -> processor;
        };
    }
}
