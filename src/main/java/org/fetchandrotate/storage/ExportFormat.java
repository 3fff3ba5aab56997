package org.fetchandrotate.storage;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fetchandrotate.model.ImageRecord;

/// Forms of text for rows of the table `imgs`, with all [ImageColumn]s. A whole text is [#opening()], rows with
/// [#between()] between them, and [#closing()]. Immutable.
public enum ExportFormat {
    /// Comma-separated values with a line of headings, in which no text is a formula. Source: RFC 4180.
    CSV {
        @Override
        public String opening() {
            return line(ImageColumn.names().stream());
        }

        @Override
        public String row(ImageRecord image) {
            return line(Stream.of(ImageColumn.values())
                    .map(column ->
                            column.value(image).map(ExportFormat::csvValue).orElse("")));
        }

        private String line(Stream<String> fields) {
            return fields.map(ExportFormat::csvField).collect(Collectors.joining(",", "", "\r\n"));
        }
    },

    /// An array of objects, one a line. Source: RFC 8259.
    JSON {
        @Override
        public String opening() {
            return "[";
        }

        @Override
        public String row(ImageRecord image) {
            Json object = new Json();
            for (ImageColumn column : ImageColumn.values()) {
                object.with(column.columnName(), column.value(image));
            }
            return object.toString();
        }

        @Override
        public String between() {
            return ",\n";
        }

        @Override
        public String closing() {
            return "]\n";
        }
    },

    /// Statements that put the rows into a table `imgs`, which they make where there is none.
    SQL {
        @Override
        public String opening() {
            List<String> others =
                    ImageColumn.names().subList(1, ImageColumn.names().size());
            return "BEGIN TRANSACTION;\nCREATE TABLE IF NOT EXISTS imgs (id INTEGER PRIMARY KEY, "
                    + String.join(", ", others) + ");\n";
        }

        @Override
        public String row(ImageRecord image) {
            return Stream.of(ImageColumn.values())
                    .map(column ->
                            column.value(image).map(ExportFormat::sqlLiteral).orElse("NULL"))
                    .collect(Collectors.joining(
                            ",", "INSERT INTO imgs (" + String.join(",", ImageColumn.names()) + ") VALUES(", ");\n"));
        }

        @Override
        public String closing() {
            return "COMMIT;\n";
        }
    };

    private static final String FORMULA_STARTS = "=+-@\t\r";

    /// What comes before the rows.
    public abstract String opening();

    /// One row.
    public abstract String row(ImageRecord image);

    /// What comes between two rows.
    public String between() {
        return "";
    }

    /// What comes after the rows.
    public String closing() {
        return "";
    }

    /// The usual file name suffix, without its dot.
    public String suffix() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// A text that a table program would calculate gets an apostrophe before it, which such programs show as text.
    /// Source: OWASP, "CSV Injection"
    private static String csvValue(Object value) {
        String text = value.toString();
        boolean formula = !(value instanceof Number) && !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
        return formula ? "'" + text : text;
    }

    private static String csvField(String text) {
        boolean special = text.chars().anyMatch(sign -> sign == '"' || sign == ',' || sign == '\n' || sign == '\r');
        return special ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    /// Source: sqlite.org/lang_expr.html#literal_values_constants_; a NUL would end the statement for many
    /// programs.
    private static String sqlLiteral(Object value) {
        if (value instanceof Long number) {
            return number.toString();
        }
        String text = value.toString();
        return text.indexOf('\0') >= 0
                ? "CAST(X'" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)) + "' AS TEXT)"
                : "'" + text.replace("'", "''") + "'";
    }
}
