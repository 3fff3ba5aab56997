package org.fetchandrotate.engine;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.fetchandrotate.fetch.HostActivity;
import org.fetchandrotate.storage.Database;
import org.fetchandrotate.storage.StorageException;

/// One run. [#execute] blocks and is called once; the other methods can be called from any thread at any time.
public final class Run {
    private final RunSession session;
    private final Database database;
    private final BlockingQueue<Message> inbox = new LinkedBlockingQueue<>();
    private final RunControl control = new RunControl(() -> inbox.add(new Message.WishChanged()));
    private final ProgressTally tally = new ProgressTally();
    private final AtomicBoolean executed = new AtomicBoolean();
    private volatile Supplier<List<HostActivity>> activity = List::of;

    Run(RunSession session, Database database) {
        this.session = session;
        this.database = database;
    }

    /// Does the whole run: scans, selects, fetches, rotates, records. The caller holds the workspace's lock.
    ///
    /// @param listener called from many threads at once; must be quick and must not throw
    /// @return what it came to, also when it was stopped
    /// @throws RunException if the machine fails it; what was done till then is recorded
    /// @throws InterruptedException if the calling thread is interrupted: the run is stopped as by [#stop()] and
    ///     recorded
    /// @throws IllegalStateException if called again
    public RunSummary execute(Consumer<RunEvent> listener) throws RunException, InterruptedException {
        if (!executed.compareAndSet(false, true)) {
            throw new IllegalStateException("A run is executed once");
        }
        Consumer<RunEvent> both = event -> {
            tally.add(event);
            listener.accept(event);
        };
        try {
            return session.run(database, inbox, control, both, source -> activity = source);
        } catch (StorageException e) {
            throw new RunException(String.valueOf(e.getMessage()), e);
        } finally {
            activity = List::of;
        }
    }

    /// Starts nothing new until [#resume()]; what is under way is finished.
    public void pause() {
        control.set(RunControl.Wish.REST);
    }

    public void resume() {
        control.set(RunControl.Wish.GO_ON);
    }

    /// Ends the run soon: open requests are cancelled, what is being written is finished, everything is recorded.
    public void stop() {
        control.set(RunControl.Wish.END);
    }

    /// How far the run is, with all that it has told its listener. A snapshot, cheap enough for ten a second.
    public RunProgress progress() {
        return tally.snapshot();
    }

    /// What goes on with each host. A snapshot, cheap enough for ten a second; empty before and after the run.
    public List<HostActivity> activity() {
        return activity.get();
    }
}
