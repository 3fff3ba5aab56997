import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

    /// The source with long `///` lines wrapped: the formatter would break such a line and lose the slashes. What
    /// doesn't fit goes on at the beginning of the next line, where that belongs to the same paragraph.
    private static String wrapped(String source) {
        List<String> result = new ArrayList<>();
        String carried = "";
        String start = "";
        for (String line : source.split("\n", -1)) {
            if (!carried.isEmpty() && goesOn(line, start)) {
                line = start + carried + line.substring(start.length() - 1);
            } else if (!carried.isEmpty()) {
                result.add(start + carried);
            }
            carried = "";
            while (isTooLong(line)) {
                int end = line.lastIndexOf(' ', COMMENT_LENGTH);
                start = start(line);
                if (end <= start.length()) {
                    break;
                }
                carried = line.substring(end + 1);
                result.add(line.substring(0, end));
                line = start + carried;
            }
            if (carried.isEmpty()) {
                result.add(line);
            }
        }
        return String.join("\n", result);
    }

    private static boolean isTooLong(String line) {
        return line.length() > COMMENT_LENGTH && line.stripLeading().startsWith("/// ");
    }

    /// Where the rest of a line begins: behind the slashes, indented where its paragraph is.
    private static String start(String line) {
        String text = line.stripLeading();
        String hanging = text.startsWith("/// @") || text.startsWith("///     ")
                ? "    "
                : text.startsWith("/// - ") || text.startsWith("///   ") ? "  " : "";
        return line.substring(0, line.length() - text.length()) + "/// " + hanging;
    }

    /// Whether a line belongs to the paragraph whose lines begin so: it isn't blank, no tag, list, heading or code.
    private static boolean goesOn(String line, String start) {
        return line.startsWith(start)
                && line.length() > start.length()
                && line.substring(start.length()).matches("[\\p{L}\\p{N}`\\[(*_].*")
                && !line.substring(start.length()).matches("(\\d+\\.|\\*) .*");
    }
}
