package org.fetchandrotate.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The lock within one program; `KilledProgramTest` has two.
final class WorkspaceLockTest {
    @TempDir
    private Path folder;

    @Test
    void isOnePartsAtATime_andFreeOnceItIsClosed() throws Exception {
        Workspace workspace = Samples.workspace(folder);
        WorkspaceLock first = WorkspaceLock.tryAcquire(workspace).orElseThrow();
        assertThat(WorkspaceLock.tryAcquire(workspace)).isEmpty();
        first.close();
        WorkspaceLock second = WorkspaceLock.tryAcquire(workspace).orElseThrow();
        first.close(); // which is no longer its own
        assertThat(WorkspaceLock.tryAcquire(workspace)).isEmpty();
        second.close();
        WorkspaceLock.tryAcquire(workspace).orElseThrow().close();
    }

    @Test
    void locksTheFile_untilItIsClosed() throws Exception {
        Workspace workspace = Samples.workspace(folder);
        WorkspaceLock lock = WorkspaceLock.tryAcquire(workspace).orElseThrow();
        try (FileChannel channel = FileChannel.open(workspace.lockFile(), StandardOpenOption.WRITE)) {
            assertThatThrownBy(channel::tryLock).isInstanceOf(OverlappingFileLockException.class);
            lock.close();
            assertThat(channel.tryLock()).isNotNull();
        }
    }

    @Test
    void saysWhy_whenTheFileCannotBeMade_andIsFreeAfterwards() throws Exception {
        Workspace workspace = Samples.workspace(folder);
        Files.createDirectories(workspace.lockFile());
        assertThatThrownBy(() -> WorkspaceLock.tryAcquire(workspace))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("can't be locked by");
        Files.delete(workspace.lockFile());
        WorkspaceLock.tryAcquire(workspace).orElseThrow().close();
    }
}
