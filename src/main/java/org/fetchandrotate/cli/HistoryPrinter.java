package org.fetchandrotate.cli;

import java.io.PrintWriter;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.storage.ExportFormat;

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
                    .map(AsTable::failure)
                    .or(() -> image.rotatedCopy().map(copy -> "  " + copy.method()))
                    .orElse("");
            String url = Wording.fit(image.url(), Math.max(width - start.length() - end.length(), 16), look.glyphs());
            terminal.out().println(Wording.fit(start + url + end, width, look.glyphs()));
        }

        private static String failure(Failure failure) {
            return "  " + failure.reason().code();
        }

        @Override
        public void finish(int rows) {
            terminal.out().println(Wording.count(rows, "image"));
        }
    }

    /// All columns, as [ExportFormat#CSV].
    record AsCsv(PrintWriter data) implements HistoryPrinter {
        @Override
        public void start() {
            data.print(ExportFormat.CSV.opening());
        }

        @Override
        public void print(ImageRecord image) {
            data.print(ExportFormat.CSV.row(image));
        }

        @Override
        public void finish(int rows) {
            data.flush();
        }
    }

    /// All columns, by their names in the database: an object a line.
    record AsJson(PrintWriter data) implements HistoryPrinter {
        @Override
        public void start() {}

        @Override
        public void print(ImageRecord image) {
            data.println(ExportFormat.JSON.row(image));
        }

        @Override
        public void finish(int rows) {}
    }
}
