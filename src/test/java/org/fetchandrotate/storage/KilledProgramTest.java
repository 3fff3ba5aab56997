package org.fetchandrotate.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.fetchandrotate.model.RunOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class KilledProgramTest {
    @TempDir
    Path folder;

    @Test
    void databaseIsIntact_withEverythingFlushed() throws Exception {
        Workspace workspace = Samples.workspace(folder);
        Process child = OtherProcess.start("write", folder);
        long flushed = 0;
        try (BufferedReader said = OtherProcess.said(child)) {
            while (flushed < 1500) {
                flushed = Long.parseLong(said.readLine());
            }
            child.destroyForcibly().waitFor();
        }

        try (Database database = Database.open(workspace.database())) {
            try (HistoryWriter writer = database.writer()) {
                assertThat(new WorkspaceRecovery(workspace).recover(writer).killedRuns())
                        .isEqualTo(1);
            }
            try (HistoryReader reader = database.reader()) {
                int rows = reader.ids(ImageQuery.ALL).length;
                assertThat(rows).isGreaterThanOrEqualTo((int) flushed);
                assertThat(reader.latest(Samples.HOST, Samples.url(flushed + ".jpg")))
                        .isPresent();
                assertThat(reader.runs().getFirst().outcome()).contains(RunOutcome.KILLED);
                assertThat(reader.runs().getFirst().succeeded()).isEqualTo(rows);
            }
        }
    }

    @Test
    void lockIsOneProgramsAtATime_andFreeWhenItDies() throws Exception {
        Workspace workspace = Samples.workspace(folder);
        Process child = OtherProcess.start("lock", folder);
        try (BufferedReader said = OtherProcess.said(child)) {
            assertThat(said.readLine()).isEqualTo("locked");
            assertThat(WorkspaceLock.tryAcquire(workspace)).isEmpty();
        } finally {
            child.destroyForcibly().waitFor();
        }

        try (WorkspaceLock lock = WorkspaceLock.tryAcquire(workspace).orElseThrow()) {
            assertThat(lock).isNotNull();
        }
    }

    @Test
    void lockOutlastsASecondTryOfTheSameProgram() throws Exception {
        Workspace workspace = Samples.workspace(folder);
        try (WorkspaceLock lock = WorkspaceLock.tryAcquire(workspace).orElseThrow()) {
            assertThat(lock).isNotNull();
            assertThat(WorkspaceLock.tryAcquire(workspace)).isEmpty();
            assertThat(WorkspaceLock.tryAcquire(Samples.workspace(folder.resolve("db/.."))))
                    .isEmpty();

            Process child = OtherProcess.start("lock", folder);
            try (BufferedReader said = OtherProcess.said(child)) {
                assertThat(said.readLine()).isEqualTo("refused");
            } finally {
                child.destroyForcibly().waitFor();
            }
        }

        Optional<WorkspaceLock> again = WorkspaceLock.tryAcquire(workspace);
        assertThat(again).isPresent();
        again.get().close();
        again.get().close();
    }
}
