package org.fetchandrotate.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.storage.ImageColumn;

/// Prints rows of the table `imgs`.
sealed interface HistoryPrinter {
    void start();

    void print(ImageRecord image);

    /// Says how many there were, where that helps.
    ///
    /// @param rows printed
    void finish(int rows);

    /// The columns that tell a person most, cut to the width of the terminal.
    record AsTable(Terminal terminal) implements HistoryPrinter {
        private static final int MAX_WIDTH_WITHOUT_TERMINAL = 200;

        @Override
        public void start() {}

        @Override
        public void print(ImageRecord image) {
            Terminal.Look look = terminal.look();
            int width = look.motion() == Terminal.Motion.LIVE ? look.width() - 1 : MAX_WIDTH_WITHOUT_TERMINAL;
            String start = "%6d %4d  %-13s  "
                    .formatted(
                            image.id(), image.origin().runId(), image.status().code());
            String end = image.failure()
                    .map(AsTable::trouble)
                    .or(() -> image.turn().map(turn -> "  " + turn.method()))
                    .orElse("");
            String url = Wording.fit(image.url(), Math.max(width - start.length() - end.length(), 16), look.glyphs());
            terminal.out().println(Wording.fit(start + url + end, width, look.glyphs()));
        }

        private static String trouble(Failure failure) {
            return "  " + failure.reason().code();
        }

        @Override
        public void finish(int rows) {
            terminal.out().println(Wording.count(rows, "image"));
        }
    }

    /// All columns. Source: RFC 4180.
    record AsCsv(PrintWriter data) implements HistoryPrinter {
        @Override
        public void start() {
            line(ImageColumn.names());
        }

        @Override
        public void print(ImageRecord image) {
            line(Stream.of(ImageColumn.values())
                    .map(column -> column.text(image).orElse(""))
                    .toList());
        }

        @Override
        public void finish(int rows) {
            data.flush();
        }

        private void line(List<String> fields) {
            data.print(fields.stream().map(AsCsv::field).collect(Collectors.joining(",")) + "\r\n");
        }

        private static String field(String text) {
            boolean special = text.chars().anyMatch(sign -> sign == '"' || sign == ',' || sign == '\n' || sign == '\r');
            return special ? '"' + text.replace("\"", "\"\"") + '"' : text;
        }
    }

    /// All columns, by their names in the database.
    record AsJson(PrintWriter data) implements HistoryPrinter {
        @Override
        public void start() {}

        @Override
        public void print(ImageRecord image) {
            Json line = new Json();
            for (ImageColumn column : ImageColumn.values()) {
                line.with(column.columnName(), column.value(image));
            }
            data.println(line);
        }

        @Override
        public void finish(int rows) {}
    }
}
