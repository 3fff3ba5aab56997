package org.fetchandrotate.engine;

import java.util.List;
import java.util.function.Consumer;
import org.fetchandrotate.fetch.HostActivity;

/// One run. [#execute] blocks and is called once; the other methods can be called from any thread at any time.
public final class Run {
    Run() {}

    /// Does the whole run: scans, selects, fetches, rotates, records.
    ///
    /// @param listener called from many threads at once; must be quick and must not throw
    /// @return what it came to, also when it was stopped
    /// @throws RunException if the machine fails it; what was done till then is recorded
    /// @throws InterruptedException if the calling thread is interrupted: the run is stopped as by [#stop()] and
    /// recorded
    public RunSummary execute(Consumer<RunEvent> listener) throws RunException, InterruptedException {
        throw new UnsupportedOperationException("not built yet");
    }

    /// Starts nothing new until [#resume()]; what is under way is finished.
    public void pause() {
        throw new UnsupportedOperationException("not built yet");
    }

    public void resume() {
        throw new UnsupportedOperationException("not built yet");
    }

    /// Ends the run soon: open requests are cancelled, what is being written is finished, everything is recorded.
    public void stop() {
        throw new UnsupportedOperationException("not built yet");
    }

    /// What goes on with each host. A snapshot, cheap enough for ten a second.
    public List<HostActivity> activity() {
        throw new UnsupportedOperationException("not built yet");
    }
}
