package org.fetchandrotate.storage;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.fetchandrotate.model.FileFailures;
import org.fetchandrotate.model.ImageRecord;

/// Writes rows of the table `imgs` to a file. Thread-safe. Memory doesn't grow with the number of rows, but for
/// their ids.
public final class ImageExport {
    private static final int ROWS_AT_ONCE = 500;

    private final HistoryReader reader;

    public ImageExport(HistoryReader reader) {
        this.reader = reader;
    }

    /// Writes the rows that a query selects, in its order, as UTF-8. An older file of this name is replaced only by
    /// a whole new one.
    ///
    /// @return how many rows it has
    /// @throws StorageException if the history can't be read, or the file can't be written
    /// @throws InterruptedException if the thread is interrupted; nothing is left behind then
    public int write(ImageQuery query, ExportFormat format, Path target) throws StorageException, InterruptedException {
        return write(query, reader.ids(query), format, target);
    }

    /// The same with some of the rows that a query selects.
    ///
    /// @param ids in the order wanted; those that are gone are left out
    public int write(ImageQuery query, long[] ids, ExportFormat format, Path target)
            throws StorageException, InterruptedException {
        try {
            Path part =
                    Parts.create(Objects.requireNonNull(target.toAbsolutePath().getParent()));
            try {
                int rows;
                // Unlike Files.newBufferedWriter, this writes "?" for half a surrogate pair and goes on.
                try (Writer out = new BufferedWriter(
                        new OutputStreamWriter(Files.newOutputStream(part), StandardCharsets.UTF_8))) {
                    rows = write(query, ids, format, out);
                }
                Parts.moveIntoPlace(part, target);
                return rows;
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new StorageException(
                    "The file " + target + " can't be written (" + FileFailures.reason(e)
                            + "); free some space, give this user the right to write there, or name another file",
                    e);
        }
    }

    private int write(ImageQuery query, long[] ids, ExportFormat format, Writer out)
            throws StorageException, IOException, InterruptedException {
        int rows = 0;
        out.write(format.opening());
        for (int from = 0; from < ids.length; from += ROWS_AT_ONCE) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            for (ImageRecord image :
                    read(query, Arrays.copyOfRange(ids, from, Math.min(from + ROWS_AT_ONCE, ids.length)))) {
                out.write(rows == 0 ? "" : format.between());
                out.write(format.row(image));
                rows++;
            }
        }
        out.write(format.closing());
        return rows;
    }

    /// A run's rows have the places that they have in it.
    private List<ImageRecord> read(ImageQuery query, long[] ids) throws StorageException {
        return query.run().isPresent() ? reader.imagesOfRun(query.run().getAsLong(), ids) : reader.images(ids);
    }
}
