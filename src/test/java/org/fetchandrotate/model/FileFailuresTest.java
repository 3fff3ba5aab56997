package org.fetchandrotate.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileFailuresTest {
    @Test
    void tellsAFullDisk_fromOtherTrouble() {
        assertThat(FileFailures.of(new FileSystemException("a.jpg", null, "No space left on device"))
                        .reason())
                .isEqualTo(FailureReason.DISK_FULL);
        assertThat(FileFailures.of(new FileSystemException("a.jpg", null, "Permission denied")))
                .returns(FailureReason.WRITE_FAILED, failure -> failure.reason())
                .returns("Permission denied: a.jpg", failure -> failure.detail());
    }

    @Test
    void tellsAMissingFile_fromAMissingFolder(@TempDir Path folder) {
        Path inFolder = folder.resolve("a.jpg");
        Path inNone = folder.resolve("gone/a.jpg");
        assertThat(FileFailures.of(new NoSuchFileException(inFolder.toString())).detail())
                .isEqualTo(inFolder + " doesn't exist");
        assertThat(FileFailures.of(new NoSuchFileException(inNone.toString())).detail())
                .isEqualTo("the folder " + inNone.getParent() + " is gone");
    }

    /// A stop isn't the disk's fault.
    @Test
    void tellsAStoppedRun_fromTroubleWithTheDisk(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("a.part"));
        Thread.currentThread().interrupt();
        ClosedByInterruptException failure;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            failure = catchThrowableOfType(ClosedByInterruptException.class, () -> channel.force(false));
        } finally {
            Thread.interrupted();
        }
        assertThat(FileFailures.of(failure).reason()).isEqualTo(FailureReason.INTERRUPTED);
    }
}
