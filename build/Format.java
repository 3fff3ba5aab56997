import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Checks or applies the project's Java format: `Format.java check DIR…` or `Format.java apply DIR…`.
///
/// Why not a formatter plug-in: it would run inside Maven's own JVM, and on a JDK older than 25 the formatter can't
/// parse the language that the project is written in. See docs/decisions/0003.
public final class Format {
    private static final int COMMENT_LENGTH = 116;
    private static final Formatter FORMATTER = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .formatJavadoc(false)
            .build());

    public static void main(String[] arguments) throws IOException {
        boolean apply = arguments[0].equals("apply");
        List<Path> files = List.of(arguments).subList(1, arguments.length).stream()
                .flatMap(Format::javaFiles)
                .toList();
        List<Path> different = files.parallelStream()
                .filter(file -> differs(file, apply))
                .sorted()
                .toList();
        different.forEach(file -> System.out.println((apply ? "formatted: " : "not formatted as agreed: ") + file));
        if (!apply && !different.isEmpty()) {
            System.out.println("Mend it with: ./mvnw -Dformat=apply validate");
            System.exit(1);
        }
    }

    private static Stream<Path> javaFiles(String root) {
        try (Stream<Path> files = Files.walk(Path.of(root))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean differs(Path file, boolean apply) {
        try {
            String source = Files.readString(file);
            String imports = RemoveUnusedImports.removeUnusedImports(
                    ImportOrderer.reorderImports(wrapped(source), JavaFormatterOptions.Style.PALANTIR));
            String formatted = FORMATTER.formatSource(imports);
            if (formatted.equals(source)) {
                return false;
            }
            if (apply) {
                Files.writeString(file, formatted);
            }
            return true;
        } catch (IOException | FormatterException e) {
            throw new IllegalStateException(file + ": " + e.getMessage(), e);
        }
    }

    /// The source with long `///` lines wrapped: the formatter would break such a line and lose the slashes.
    private static String wrapped(String source) {
        StringBuilder result = new StringBuilder();
        for (String line : source.split("\n", -1)) {
            result.append(wrappedLine(line)).append('\n');
        }
        result.setLength(result.length() - 1);
        return result.toString();
    }

    private static String wrappedLine(String line) {
        String text = line.stripLeading();
        if (line.length() <= COMMENT_LENGTH || !text.startsWith("/// ")) {
            return line;
        }
        String start = line.substring(0, line.length() - text.length()) + "/// ";
        int end = line.lastIndexOf(' ', COMMENT_LENGTH);
        if (end <= start.length()) {
            return line;
        }
        String hanging = text.startsWith("/// @") || text.startsWith("///     ") ? "    " : "";
        return line.substring(0, end) + "\n" + wrappedLine(start + hanging + line.substring(end + 1));
    }
}
