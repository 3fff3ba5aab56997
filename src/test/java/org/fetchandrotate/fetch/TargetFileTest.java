package org.fetchandrotate.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fetchandrotate.fetch.Attempt.Retry;
import org.fetchandrotate.model.FailureReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TargetFileTest {
    private static final byte[] BYTES = {1, 2, 3};

    @TempDir
    private Path folder;

    @Test
    void leavesTheFile_whenKept() throws Exception {
        Path path = folder.resolve("x.part");
        try (TargetFile file = new TargetFile(path)) {
            file.write(BYTES, 2);
            file.write(BYTES, 3);
            file.keep();
        }
        assertThat(path).hasBinaryContent(new byte[] {1, 2, 1, 2, 3});
    }

    @Test
    void removesTheFile_whenNotKept() throws Exception {
        Path path = folder.resolve("x.part");
        try (TargetFile file = new TargetFile(path)) {
            file.write(BYTES, 3);
            assertThat(path).exists();
        }
        assertThat(path).doesNotExist();
    }

    @Test
    void touchesNothing_whenNothingCame() throws Exception {
        Path path = Files.write(folder.resolve("old"), BYTES);
        try (TargetFile file = new TargetFile(path)) {
            assertThat(path).exists();
            assertThat(file).isNotNull();
        }
        assertThat(path).hasBinaryContent(BYTES);
    }

    @Test
    void saysWriteFailed_whenTheFolderIsMissing() {
        Path path = folder.resolve("no/x.part");
        assertThatExceptionOfType(FetchFailedException.class)
                .isThrownBy(() -> {
                    try (TargetFile file = new TargetFile(path)) {
                        file.write(BYTES, 3);
                    }
                })
                .matches(e -> e.failure().reason() == FailureReason.WRITE_FAILED)
                .matches(e -> e.retry() == Retry.NEVER)
                .withMessage("the folder " + path.getParent() + " is gone");
    }

    @Test
    void saysDiskFull_whenItIs() throws Exception {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.isWritable(full), "needs /dev/full");
        Path path = Files.createSymbolicLink(folder.resolve("x.part"), full);

        assertThatExceptionOfType(FetchFailedException.class)
                .isThrownBy(() -> {
                    try (TargetFile file = new TargetFile(path)) {
                        file.write(BYTES, 3);
                    }
                })
                .matches(e -> e.failure().reason() == FailureReason.DISK_FULL)
                .withMessage("No space left on device: " + path);
        assertThat(Files.isSymbolicLink(path)).isFalse();
        assertThat(full).exists();
    }

    @ParameterizedTest
    @CsvSource({
        "No space left on device, DISK_FULL",
        "Disk quota exceeded, DISK_FULL",
        "There is not enough space on the disk, DISK_FULL",
        "Input/output error, WRITE_FAILED",
        "Permission denied, WRITE_FAILED",
    })
    void tellsByTheSystemsWords(String words, FailureReason reason) {
        Path path = Path.of("x");
        assertThat(TargetFile.failed(path, new IOException(words)).failure().reason())
                .isEqualTo(reason);
        assertThat(TargetFile.failed(path, new FileSystemException("x", null, words))
                        .failure()
                        .reason())
                .isEqualTo(reason);
    }
}
