package org.fetchandrotate.engine;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;

/// Tells a full disk from other trouble with files.
final class MachineTrouble {
    private MachineTrouble() {}

    static Failure of(IOException trouble) {
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
