import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;

/// A launcher of the Linux image: a script in place of jpackage's program, which asks `rpm` and `dpkg` at each
/// start for the package that it came in, and so takes a fifth of the time until the window shows.
///
/// @param image the program's folder, as jpackage made it
/// @param name of the launcher
record LinuxLauncher(Path image, String name) {
    /// What makes file names UTF-8 whatever the locale; the launcher of a checkout has it too.
    private static final Path LOCALE = Path.of("build/locale.sh");

    void replace() throws IOException {
        Path settings = image.resolve("lib/app").resolve(name + ".cfg");
        List<String> lines = Files.readAllLines(settings);
        Path launcher = image.resolve("bin").resolve(name);
        Files.delete(launcher);
        Files.writeString(launcher, """
                #!/bin/sh
                # Starts the program with the Java that it brings along.
                program=$(readlink -f -- "$0")
                home=${program%%/bin/*}

                %s
                exec "$home/lib/runtime/bin/java" \\
                    %s \\
                    -cp "%s" \\
                    %s "$@"
                """.formatted(
                        Files.readString(LOCALE),
                        values(lines, "java-options=", "\"", "\" \\\n    \""),
                        values(lines, "app.classpath=", "", ":"),
                        values(lines, "app.mainclass=", "", " ")));
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.delete(settings);
        Files.deleteIfExists(image.resolve("lib/libapplauncher.so"));
    }

    private static String values(List<String> lines, String key, String quote, String separator) {
        return lines.stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(key.length()).replace("$APPDIR", "$home/lib/app"))
                .collect(Collectors.joining(separator, quote, quote));
    }
}
