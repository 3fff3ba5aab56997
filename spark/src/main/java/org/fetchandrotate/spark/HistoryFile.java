package org.fetchandrotate.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.ImageStatus;
import org.fetchandrotate.model.PageRecord;
import org.fetchandrotate.model.RunOutcome;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.storage.Database;
import org.fetchandrotate.storage.HistoryWriter;
import org.fetchandrotate.storage.ImageColumn;
import org.fetchandrotate.storage.JsonObject;
import org.fetchandrotate.storage.JsonObject.JsonFault;
import org.fetchandrotate.storage.StorageException;

/// Writes what the job did as a history with one run, row by row, on the driver's disk, then copies it to the
/// output.
///
/// @param pages of [CandidateTable], pages alone
/// @param images the table `imgs`
record HistoryFile(JobFolder folder, Dataset<Row> pages, Dataset<Row> images) {
    ClusterRun.Summary write(JobOptions options, Settings settings, Instant started)
            throws IOException, StorageException, InterruptedException, JsonFault {
        Path local = Files.createTempDirectory("fetch-and-rotate-history");
        try {
            Path file = local.resolve("imgs.db");
            ClusterRun.Summary summary;
            try (Database database = Database.open(file);
                    HistoryWriter writer = database.writer()) {
                summary = fill(writer, options, settings, started);
            }
            folder.put(file, folder.output("db/imgs.db"));
            return summary;
        } finally {
            Scratch.remove(local);
        }
    }

    private ClusterRun.Summary fill(HistoryWriter writer, JobOptions options, Settings settings, Instant started)
            throws StorageException, InterruptedException, JsonFault {
        long run = writer.startRun(
                started, settings.maxImages(), settings.rotation(), String.join("\n", options.recorded()));
        Iterator<Row> pageRows = pages.orderBy("site").toLocalIterator();
        while (pageRows.hasNext()) {
            writer.record(page(run, pageRows.next()));
        }
        int succeeded = 0;
        int failed = 0;
        Iterator<Row> imageRows = images.orderBy(ImageColumn.ID.columnName()).toLocalIterator();
        while (imageRows.hasNext()) {
            ImageRecord image = ImageTable.record(imageRows.next());
            writer.record(image);
            succeeded += image.status() == ImageStatus.PROCESSED ? 1 : 0;
            failed += image.status() == ImageStatus.PROCESSED ? 0 : 1;
        }
        writer.finishRun(
                run,
                succeeded == settings.maxImages() ? RunOutcome.COMPLETE : RunOutcome.EXHAUSTED,
                new HistoryWriter.RunCounts(succeeded, failed, 0),
                Duration.between(started, Instant.now()),
                List.of()); // the rows have their positions already
        return new ClusterRun.Summary(settings.maxImages(), succeeded, failed);
    }

    private static PageRecord page(long run, Row row) throws JsonFault {
        JsonObject line = JsonObject.parse(row.getAs("line"));
        OptionalLong status = line.number("http_status");
        Optional<Failure> failure = line.text("error")
                .map(code -> new Failure(
                        FailureReason.ofCode(code).orElse(FailureReason.INTERNAL_ERROR),
                        line.text("error_detail").orElse("")));
        return new PageRecord(
                run,
                row.getAs("site"),
                row.getAs("url"),
                line.text("final_url"),
                status.isPresent() ? OptionalInt.of((int) status.getAsLong()) : OptionalInt.empty(),
                row.getAs("offered"),
                (int) line.number("skipped").orElse(0),
                Duration.ofMillis(row.<Long>getAs("elapsed_ms")),
                failure);
    }
}
