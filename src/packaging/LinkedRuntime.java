import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Links a run-time image of the JDK's modules that the program needs and JavaFX. The JDK needs no `jmods` folder:
/// jlink takes the modules from its own run-time image (JEP 493).
///
/// @param work a folder for the modules in between
record LinkedRuntime(Path work) {
    /// By `jdeps` over the program and its libraries, and what is found by name alone at run time.
    private static final List<String> MODULES = List.of(
            "java.base",
            "java.desktop", // ImageIO
            "java.logging", // OkHttp
            "java.management", // logback
            "java.net.http", // talks to a browser that builds pages
            "java.naming", // logback, names in certificates
            "java.prefs", // what the window remembers
            "java.scripting", // FXML
            "java.sql",
            "java.xml",
            "jdk.charsets", // pages in encodings of East Asia
            "jdk.crypto.ec", // servers with elliptic curves
            "jdk.httpserver", // the demo
            "jdk.localedata",
            "jdk.net",
            "jdk.security.auth", // dbus-java says which user it is
            "jdk.unsupported", // Unsafe, for libraries
            "jdk.zipfs",
            "javafx.controls",
            "javafx.fxml");
    /// Of Windows alone: its store of certificates.
    private static final String WINDOWS_CERTIFICATES = "jdk.crypto.mscapi";

    private static final Pattern NATIVE = Pattern.compile("[^/]+\\.(so|dylib|dll)");

    /// @param javafx the folder of its jars
    /// @param image the folder to make
    void link(Path javafx, Path image) throws IOException, InterruptedException {
        Path modules = FileTree.fresh(work.resolve("modules")).root();
        try (Stream<Path> jars = Files.list(javafx)) {
            for (Path jar : jars.sorted().toList()) {
                makeModule(jar, modules);
            }
        }
        Target target = Target.ofProcess();
        List<String> arguments = new ArrayList<>(List.of(
                "--module-path",
                modules.toString(),
                "--add-modules",
                wanted(),
                "--include-locales=en,de,uk",
                "--compress=zip-6",
                "--strip-java-debug-attributes",
                "--no-header-files",
                "--no-man-pages",
                "--output",
                image.toString()));
        if (!target.builtInOptions().isEmpty()) {
            arguments.add("--add-options=" + String.join(" ", target.builtInOptions()));
        }
        Tool.ofJdk("jlink", arguments);
        if (target.system() == Target.OperatingSystem.LINUX && Tool.isInstalled("strip")) {
            removeSymbols(image.resolve("lib"));
        }
    }

    /// Takes the names of inner functions out of the native code: a fifth of the JVM's library.
    private static void removeSymbols(Path libraries) throws IOException, InterruptedException {
        for (Path file : new FileTree(libraries).entries()) {
            if (file.toString().endsWith(".so")) {
                Tool.run(libraries, List.of("strip", "--strip-unneeded", file.toString()));
            }
        }
    }

    private static String wanted() {
        boolean windows = ModuleLayer.boot().findModule(WINDOWS_CERTIFICATES).isPresent();
        return Stream.concat(MODULES.stream(), windows ? Stream.of(WINDOWS_CERTIFICATES) : Stream.empty())
                .collect(Collectors.joining(","));
    }

    /// Makes a jmod of a jar: a jar's native code would be unpacked into the user's home at each first start, a
    /// jmod's is laid out beside the JDK's own. Jars without a module are placeholders for other systems.
    private void makeModule(Path jar, Path modules) throws IOException {
        Path classes = FileTree.fresh(work.resolve("jmod/classes")).root();
        Path libraries = FileTree.fresh(work.resolve("jmod/libraries")).root();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            if (zip.getEntry("module-info.class") == null) {
                return;
            }
            for (ZipEntry entry :
                    zip.stream().filter(each -> !each.isDirectory()).toList()) {
                Path root = NATIVE.matcher(entry.getName()).matches() ? libraries : classes;
                Path file = root.resolve(entry.getName()).normalize();
                Files.createDirectories(file.getParent());
                try (InputStream bytes = zip.getInputStream(entry)) {
                    Files.copy(bytes, file);
                }
            }
        }
        String name = jar.getFileName().toString().replaceFirst("-\\d.*", "");
        Tool.ofJdk(
                "jmod",
                List.of(
                        "create",
                        "--class-path",
                        classes.toString(),
                        "--libs",
                        libraries.toString(),
                        modules.resolve(name + ".jmod").toString()));
    }
}
