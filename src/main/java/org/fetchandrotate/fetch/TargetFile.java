package org.fetchandrotate.fetch;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.fetchandrotate.fetch.Attempt.Retry;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FileFailures;
import org.jspecify.annotations.Nullable;

/// A file in the making: unless it is [#keep]t, closing removes it. Opened by the first byte. Used by one thread.
final class TargetFile implements ByteSink, AutoCloseable {
    private final Path path;
    private @Nullable OutputStream out;
    private boolean kept;

    TargetFile(Path path) {
        this.path = path;
    }

    @Override
    public void write(byte[] buffer, int length) throws FetchFailedException, IOException {
        try {
            if (out == null) {
                out = Files.newOutputStream(
                        path,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
            }
            out.write(buffer, 0, length);
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    /// Closes the file and leaves it there.
    void keep() throws FetchFailedException, IOException {
        OutputStream open = out;
        out = null;
        kept = true;
        if (open != null) {
            close(open);
        }
    }

    private void close(OutputStream open) throws FetchFailedException {
        try {
            open.close();
        } catch (IOException e) {
            kept = false;
            out = open;
            throw failed(path, e);
        }
    }

    /// Removes what wasn't kept.
    ///
    /// @throws FetchFailedException if it can't be removed
    @Override
    public void close() throws FetchFailedException {
        if (kept || out == null) {
            return;
        }
        try (OutputStream open = out) {
            open.flush();
        } catch (IOException e) {
            // It is to vanish anyway; whether it does is what counts, and told next.
        }
        out = null;
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    /// A file system's refusal. No repetition of the request would mend it.
    static FetchFailedException failed(Path file, IOException refusal) {
        Failure failure = FileFailures.of(refusal, file);
        return new FetchFailedException(failure.reason(), failure.detail(), Retry.NEVER, refusal);
    }
}
