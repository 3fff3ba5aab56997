package org.fetchandrotate.engine;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;

/// Tells a full disk from other trouble with files, and both from a run that was stopped meanwhile.
final class MachineTrouble {
    private MachineTrouble() {}

    static Failure of(IOException trouble) {
        if (trouble instanceof ClosedByInterruptException) {
            // whoever is interrupted while reading or writing loses the file's channel
            return new Failure(FailureReason.INTERRUPTED, "the run was stopped while a file was read or written");
        }
        String text = String.valueOf(trouble.getMessage());
        if (trouble instanceof FileSystemException named && named.getReason() != null) {
            text = named.getReason() + ": " + named.getFile();
        }
        String lower = text.toLowerCase(Locale.ROOT);
        // The words of Linux and macOS (ENOSPC, EDQUOT), then those of Windows; Java has no type of its own for it.
        boolean full = lower.contains("no space left")
                || lower.contains("quota exceeded")
                || lower.contains("not enough space on the disk");
        return new Failure(full ? FailureReason.DISK_FULL : FailureReason.WRITE_FAILED, text);
    }
}
