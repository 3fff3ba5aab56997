import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Copies the libraries without the native code of other systems, which would be half of them.
///
/// @param target whose native code stays
record SlimLibraries(Target target) {
    /// Where sqlite-jdbc and webp-imageio keep it.
    private static final Pattern NATIVE = Pattern.compile("(?:org/sqlite/)?native/([^/]+/[^/]+)/.+");

    /// Where zstd-jni keeps it.
    private static final Pattern ZSTD = Pattern.compile("([a-z]+/[^/]+)/libzstd-jni-.+");

    void copy(Path libraries, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> jars = Files.list(libraries)) {
            for (Path jar : jars.sorted().toList()) {
                copyJar(jar, to.resolve(jar.getFileName()));
            }
        }
    }

    private void copyJar(Path jar, Path copy) throws IOException {
        try (ZipFile source = new ZipFile(jar.toFile())) {
            List<? extends ZipEntry> kept =
                    source.stream().filter(entry -> isKept(entry.getName())).toList();
            if (kept.size() == source.size()) {
                Files.copy(jar, copy, StandardCopyOption.REPLACE_EXISTING);
                return;
            }
            try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(copy));
                    ZipOutputStream slim = new ZipOutputStream(file)) {
                for (ZipEntry entry : kept) {
                    copyEntry(source, entry, slim);
                }
            }
        }
    }

    private boolean isKept(String entry) {
        Matcher matcher = NATIVE.matcher(entry);
        Matcher zstd = ZSTD.matcher(entry);
        return (!matcher.matches() || matcher.group(1).equals(target.nativeFolder()))
                && (!zstd.matches() || zstd.group(1).equals(target.zstdFolder()));
    }

    private static void copyEntry(ZipFile source, ZipEntry entry, ZipOutputStream slim) throws IOException {
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setTimeLocal(entry.getTimeLocal());
        slim.putNextEntry(copy);
        try (InputStream bytes = source.getInputStream(entry)) {
            bytes.transferTo(slim);
        }
        slim.closeEntry();
    }
}
