package org.fetchandrotate.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.fetchandrotate.engine.Engine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Work on a workspace ends with it.
final class WorkUnderWayTest {
    @TempDir
    private Path folder;

    @Test
    @SuppressWarnings("try") // closed before its block ends
    void aSessionInterruptsWhatIsUnderWay_andWaitsForItsEnd() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean isOver = new AtomicBoolean();
        WorkspaceSession session = WorkspaceSession.open(folder, new Engine(Clock.systemUTC()));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> work = threads.submit(() -> session.during(() -> {
                begun.countDown();
                try {
                    new CountDownLatch(1).await();
                    return false;
                } catch (InterruptedException _) {
                    // a rotation that has begun is finished
                    isOver.set(true);
                    return true;
                }
            }));
            begun.await();
            session.close();
            assertThat(isOver).isTrue();
            assertThat(work.get()).isTrue();
            assertThatThrownBy(() -> session.during(() -> 1)).isInstanceOf(InterruptedException.class);
        }
    }
}
