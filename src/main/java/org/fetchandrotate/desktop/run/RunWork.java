package org.fetchandrotate.desktop.run;

import java.util.List;
import java.util.function.Consumer;
import org.fetchandrotate.engine.Run;
import org.fetchandrotate.engine.RunEvent;
import org.fetchandrotate.engine.RunException;
import org.fetchandrotate.engine.RunProgress;
import org.fetchandrotate.engine.RunSummary;
import org.fetchandrotate.fetch.HostActivity;

/// What the window needs of a run: the engine's, or one that a test plays. Its methods mean what those of [Run]
/// mean.
interface RunWork {
    RunSummary execute(Consumer<RunEvent> listener) throws RunException, InterruptedException;

    void pause();

    void resume();

    void stop();

    RunProgress progress();

    List<HostActivity> activity();

    /// The engine's.
    static RunWork of(Run run) {
        return new RunWork() {
            @Override
            public RunSummary execute(Consumer<RunEvent> listener) throws RunException, InterruptedException {
                return run.execute(listener);
            }

            @Override
            public void pause() {
                run.pause();
            }

            @Override
            public void resume() {
                run.resume();
            }

            @Override
            public void stop() {
                run.stop();
            }

            @Override
            public RunProgress progress() {
                return run.progress();
            }

            @Override
            public List<HostActivity> activity() {
                return run.activity();
            }
        };
    }
}
