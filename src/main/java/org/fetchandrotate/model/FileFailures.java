package org.fetchandrotate.model;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;

/// What a file system's refusal means: in words, since many of Java's messages are no more than a path, and as a
/// failure that tells a full disk from other trouble and both from a run that was stopped meanwhile.
public final class FileFailures {
    private FileFailures() {}

    /// In a few words on one line, without the file's name where it isn't the point.
    public static String reason(IOException refusal) {
        String words = switch (refusal) {
            case AccessDeniedException _ -> "no permission";
            case FileAlreadyExistsException e -> e.getFile() + " is in the way";
            case NotDirectoryException e -> e.getFile() + " isn't a folder";
            case NoSuchFileException e -> missing(e.getFile());
            case DirectoryNotEmptyException _ -> "the folder isn't empty";
            case FileSystemException e when e.getReason() != null -> e.getReason();
            default -> refusal.getMessage() == null ? refusal.getClass().getSimpleName() : refusal.getMessage();
        };
        return words.replaceAll("\\R", " ");
    }

    /// As the failure of what was read or written, which the refusal may name.
    public static Failure of(IOException refusal) {
        String named = refusal instanceof FileSystemException e ? e.getFile() : null;
        return failure(refusal, named == null ? "" : named);
    }

    /// As the failure of a file that was read or written.
    public static Failure of(IOException refusal, Path file) {
        return failure(refusal, file.toString());
    }

    private static Failure failure(IOException refusal, String file) {
        if (refusal instanceof ClosedByInterruptException) {
            // a thread that is interrupted while it reads or writes loses the file's channel
            return new Failure(FailureReason.INTERRUPTED, "the run was stopped while a file was read or written");
        }
        String reason = reason(refusal);
        boolean isTold = file.isEmpty() || refusal instanceof NoSuchFileException;
        return new Failure(
                isFull(reason) ? FailureReason.DISK_FULL : FailureReason.WRITE_FAILED,
                isTold ? reason : reason + ": " + file);
    }

    /// Whether the system lets the program open no more files. The words for EMFILE and ENFILE; Java has no types
    /// of its own for them.
    ///
    /// @param reason what the system, or a failure's detail, says
    public static boolean isTooManyOpen(String reason) {
        String lower = reason.toLowerCase(Locale.ROOT);
        return lower.contains("too many open files") || lower.contains("too many files");
    }

    private static String missing(String file) {
        Path folder = Path.of(file).toAbsolutePath().getParent();
        return folder != null && Files.notExists(folder)
                ? "the folder " + folder + " is gone"
                : file + " doesn't exist";
    }

    /// Java has no type for it. The words of Linux and macOS (`ENOSPC`, `EDQUOT`), then those of Windows
    /// (errors 112 and 1295).
    private static boolean isFull(String reason) {
        String lower = reason.toLowerCase(Locale.ROOT);
        return lower.contains("no space left")
                || lower.contains("quota")
                || lower.contains("not enough space on the disk");
    }
}
