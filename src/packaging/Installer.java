import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;

/// Makes the installers of the system that it runs on: `Installer.java TARGET VERSION TIMESTAMP`, in the project's
/// folder, after the build. Run by `./mvnw -Pinstaller verify`; see docs/RELEASING.md.
public final class Installer {
    private static final Path LICENCE = Path.of("LICENSE").toAbsolutePath();
    private static final Path ICON = Path.of("src/main/resources/org/fetchandrotate/desktop/base/icon.svg")
            .toAbsolutePath();
    private static final int MEBIBYTE = 1 << 20;

    private Installer() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Product product =
                new Product(Path.of(arguments[0]).toAbsolutePath(), arguments[1], Instant.parse(arguments[2]));
        Target target = Target.ofProcess();
        FileTree.fresh(product.work());
        FileTree.fresh(product.installers());

        IconFiles icons = new IconFiles(ICON);
        Path icon = icons.write(target.system(), product.work());
        Path libraries = product.work().resolve("libraries");
        new SlimLibraries(target).copy(product.libraries(), libraries);
        Path runtime = product.work().resolve("runtime");
        new LinkedRuntime(product.work()).link(product.javafx(), runtime);
        AppImage image = AppImage.build(product, target, runtime, libraries, icon);
        switch (target.system()) {
            case LINUX -> new LinuxPackages(product, target, LICENCE).build(image, icons);
            case MAC, WINDOWS -> new JpackageInstallers(product, LICENCE).build(image, icon);
        }
        report(product, image);
    }

    private static void report(Product product, AppImage image) throws IOException {
        System.out.printf("installed: %d MiB%n", new FileTree(image.folder()).bytes() / MEBIBYTE);
        try (Stream<Path> files = Files.list(product.installers())) {
            for (Path file : files.sorted().toList()) {
                System.out.printf("%s: %.1f MiB%n", file.getFileName(), Files.size(file) / (double) MEBIBYTE);
            }
        }
    }
}
