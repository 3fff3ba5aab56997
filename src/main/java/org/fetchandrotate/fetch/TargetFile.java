package org.fetchandrotate.fetch;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.fetchandrotate.model.FailureReason;
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

    /// Puts a file system's refusal into words.
    static FetchFailedException failed(Path path, IOException exception) {
        String why = reason(exception);
        return isFull(why)
                ? new FetchFailedException(
                        FailureReason.DISK_FULL, "no space for " + path + ": " + why, Retry.NEVER, exception)
                : new FetchFailedException(
                        FailureReason.WRITE_FAILED, "can't write " + path + ": " + why, Retry.NEVER, exception);
    }

    private static String reason(IOException exception) {
        String given = exception instanceof FileSystemException detailed ? detailed.getReason() : null;
        if (given != null) {
            return Wording.line(given);
        }
        // A FileSystemException without a reason has the path for its message; its class says what is wrong.
        String message = exception.getMessage();
        return message == null || exception instanceof FileSystemException
                ? exception.getClass().getSimpleName()
                : Wording.line(message);
    }

    // Java has no type for it; these are the words of Linux and macOS (ENOSPC, EDQUOT) and of Windows (112, 1295).
    private static boolean isFull(String reason) {
        String words = reason.toLowerCase(Locale.ROOT);
        return words.contains("no space left")
                || words.contains("quota")
                || words.contains("not enough space on the disk");
    }
}
