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

    /// Options of the JVM that only this system has.
    List<String> jvmOptions() {
        return switch (system) {
            // a new page of 4 KiB costs the system as much time as one of 2 MiB, save for clearing it; where the
            // system has none of these, the JVM goes without and needn't warn
            case LINUX -> List.of("-XX:+UseTransparentHugePages", "-Xlog:pagesize=off");
            case MAC, WINDOWS -> List.of();
        };
    }

    /// As sqlite-jdbc and webp-imageio name the folder of their native code: `Linux/x86_64`.
    String nativeFolder() {
        return system.folder + "/" + processor;
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
