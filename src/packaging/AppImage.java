import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The program as it is installed: launchers for the window and for the terminal, its libraries, the linked
/// runtime, and a recording of how it starts and works (an AOT cache, JEP 483 and 514) for both launchers.
///
/// @param product what it is
/// @param target where it runs
/// @param folder of the image: on a Mac its name ends in `.app`
record AppImage(Product product, Target target, Path folder) {
    private static final String CACHE = "program.aot";
    /// How long the program is watched at work, in seconds: longer than the demo takes on a slow machine.
    private static final int REHEARSAL = 45;

    static AppImage build(Product product, Target target, Path runtime, Path libraries, Path icon)
            throws IOException, InterruptedException {
        Path destination = FileTree.fresh(product.work().resolve("image")).root();
        Path terminal = product.work().resolve("terminal.properties");
        // its options are its own: those of the main launcher say that it is started from a menu
        Files.writeString(
                terminal,
                "win-console=true\nwin-shortcut=false\nwin-menu=false\njava-options="
                        + String.join(" ", installedOptions(target)) + "\n");
        List<String> arguments = new ArrayList<>(List.of(
                "--type",
                "app-image",
                "--name",
                Product.NAME,
                "--dest",
                destination.toString(),
                "--input",
                libraries.toString(),
                "--main-jar",
                product.mainJar().toString(),
                "--main-class",
                Product.MAIN_CLASS,
                "--runtime-image",
                runtime.toString(),
                "--add-launcher",
                Product.COMMAND + "=" + terminal,
                "--icon",
                icon.toString(),
                "--app-version",
                product.version(),
                "--description",
                Product.DESCRIPTION,
                "--vendor",
                Product.VENDOR,
                "--copyright",
                Product.COPYRIGHT));
        if (target.system() == Target.OperatingSystem.MAC) {
            arguments.addAll(List.of("--mac-package-identifier", Product.IDENTIFIER));
        }
        installedOptions(target).forEach(option -> arguments.addAll(List.of("--java-options", option)));
        arguments.addAll(List.of("--java-options", "-Dfetchandrotate.menu=true"));
        Tool.ofJdk("jpackage", arguments);
        String name = target.system() == Target.OperatingSystem.MAC ? Product.NAME + ".app" : Product.NAME;
        AppImage image = new AppImage(product, target, destination.resolve(name));
        image.finish();
        return image;
    }

    private static List<String> installedOptions(Target target) throws IOException {
        return Stream.concat(
                        target.jvmOptions().stream(),
                        // a cache that doesn't fit any more, say because files were copied without their times, is
                        // left aside without a word; it has no profiles that a thread would have to look through
                        Stream.of(
                                "-XX:AOTCache=$APPDIR/" + CACHE,
                                "-Xlog:aot*=off",
                                "-Xlog:cds*=off",
                                "-XX:+UnlockDiagnosticVMOptions",
                                "-XX:-AOTReplayTraining"))
                .toList();
    }

    /// The cache holds the times of the run-time image and of the jars: they are set first, to whole even seconds
    /// since not every package format keeps finer ones.
    private void finish() throws IOException, InterruptedException {
        new FileTree(folder).touch(product.timestamp());
        record();
        if (target.system() == Target.OperatingSystem.LINUX) {
            new LinuxLauncher(folder, Product.NAME).replace();
            new LinuxLauncher(folder, Product.COMMAND).replace();
        }
        removeCommands();
        if (target.system() == Target.OperatingSystem.MAC) {
            // the image was sealed before the recording was added
            Tool.run(folder, List.of("codesign", "--force", "--deep", "--sign", "-", folder.toString()));
        }
        new FileTree(folder).touch(product.timestamp());
    }

    /// Runs the demo in the window, without a display, by the class path that the launchers use.
    private void record() throws IOException, InterruptedException {
        String classPath = Files.readAllLines(app().resolve(Product.NAME + ".cfg")).stream()
                .filter(line -> line.startsWith("app.classpath=") || line.startsWith("app.mainjar="))
                .map(line -> line.substring(line.indexOf('=') + 1).replace("$APPDIR", app().toString()))
                .collect(Collectors.joining(java.io.File.pathSeparator));
        // a user who starts it for the first time
        Path home = FileTree.fresh(product.work().resolve("home")).root();
        List<String> command = new ArrayList<>();
        command.add(runtime().resolve("bin/java").toString());
        command.addAll(target.jvmOptions());
        command.addAll(List.of(
                "-XX:AOTCacheOutput=" + app().resolve(CACHE),
                // profiles would make the cache larger by an eighth, and the first frame later: compiling by them at
                // once takes the processor from what has to run
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:-AOTRecordTraining",
                "-Xlog:aot*=error",
                "-Xlog:cds*=error",
                "-Dglass.platform=Headless",
                "-Dprism.order=sw",
                "-Dfetchandrotate.menu=true",
                "-Dfetchandrotate.rehearsal=" + REHEARSAL,
                "-Dfetchandrotate.rehearsal.demo=true",
                "-Djava.util.prefs.userRoot=" + home,
                "-Duser.home=" + home,
                "-cp",
                classPath,
                Product.MAIN_CLASS));
        Tool.run(home, command);
        if (Files.notExists(app().resolve(CACHE))) {
            throw new IOException("The program was run for its AOT cache, but left none");
        }
    }

    /// jpackage's launchers load the JVM themselves, those of Linux need `java`; the runtime's other commands have
    /// done their work.
    private void removeCommands() throws IOException {
        String needed = target.system() == Target.OperatingSystem.LINUX ? "java" : "";
        try (Stream<Path> files = Files.list(runtime().resolve("bin"))) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (!name.endsWith(".dll") && !name.equals(needed) && Files.isRegularFile(file)) {
                    Files.delete(file);
                }
            }
        }
    }

    Path runtime() {
        return switch (target.system()) {
            case LINUX -> folder.resolve("lib/runtime");
            case MAC -> folder.resolve("Contents/runtime/Contents/Home");
            case WINDOWS -> folder.resolve("runtime");
        };
    }

    private Path app() {
        return switch (target.system()) {
            case LINUX -> folder.resolve("lib/app");
            case MAC -> folder.resolve("Contents/app");
            case WINDOWS -> folder.resolve("app");
        };
    }
}
