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
    private long length;
    private boolean begun;
    private boolean kept;

    TargetFile(Path path) {
        this.path = path;
    }

    /// Bytes written.
    long length() {
        return length;
    }

    @Override
    public void write(byte[] buffer, int count) throws FetchFailedException, IOException {
        try {
            if (out == null) {
                out = Files.newOutputStream(
                        path,
                        StandardOpenOption.CREATE,
                        length > 0 ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
                begun = true;
            }
            out.write(buffer, 0, count);
            length += count;
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    /// Closes the file and leaves it there.
    void keep() throws FetchFailedException {
        suspend();
        kept = true;
    }

    /// Closes the file, to be gone on with or removed later.
    void suspend() throws FetchFailedException {
        OutputStream open = out;
        out = null;
        if (open == null) {
            return;
        }
        try {
            open.close();
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    /// Removes what was written; the next byte is the first again.
    ///
    /// @throws FetchFailedException if it can't be removed
    void clear() throws FetchFailedException {
        if (!begun) {
            return;
        }
        try (OutputStream open = out) {
            if (open != null) {
                open.flush();
            }
        } catch (IOException e) {
            // It is to vanish anyway; whether it does is what counts, and told next.
        }
        out = null;
        length = 0;
        begun = false;
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    /// Removes what wasn't kept.
    ///
    /// @throws FetchFailedException if it can't be removed
    @Override
    public void close() throws FetchFailedException {
        if (!kept) {
            clear();
        }
    }

    /// A file system's refusal. No repetition of the request would mend it.
    static FetchFailedException failed(Path file, IOException refusal) {
        Failure failure = FileFailures.of(refusal, file);
        return new FetchFailedException(failure.reason(), failure.detail(), Retry.NEVER, refusal);
    }
}
