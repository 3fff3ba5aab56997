package org.fetchandrotate.desktop.run;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.fetchandrotate.engine.ProgressTally;
import org.fetchandrotate.engine.RunEvent;
import org.fetchandrotate.engine.RunEvents;
import org.fetchandrotate.engine.RunException;
import org.fetchandrotate.engine.RunProgress;
import org.fetchandrotate.engine.RunSummary;
import org.fetchandrotate.fetch.HostActivity;
import org.fetchandrotate.model.RunOutcome;

/// A run that a test plays.
final class ScriptedWork implements RunWork {
    private final BlockingQueue<Step> steps = new LinkedBlockingQueue<>();
    private final List<String> wishes = new CopyOnWriteArrayList<>();
    private final ProgressTally tally = new ProgressTally();
    private volatile List<HostActivity> activity = List.of();

    private sealed interface Step {
        record Tell(RunEvent event) implements Step {}

        record End(RunSummary summary) implements Step {}

        record Break(String words) implements Step {}
    }

    void tell(RunEvent... events) {
        for (RunEvent event : events) {
            steps.add(new Step.Tell(event));
        }
    }

    void end(RunSummary summary) {
        tell(new RunEvent.RunFinished(summary));
        steps.add(new Step.End(summary));
    }

    void breakOff(String words) {
        steps.add(new Step.Break(words));
    }

    void activity(HostActivity... hosts) {
        activity = List.of(hosts);
    }

    /// What the window asked for, in order.
    List<String> wishes() {
        return wishes;
    }

    @Override
    public RunSummary execute(Consumer<RunEvent> listener) throws RunException, InterruptedException {
        while (true) {
            switch (steps.take()) {
                case Step.Tell(RunEvent event) -> {
                    tally.add(event);
                    listener.accept(event);
                }
                case Step.End(RunSummary summary) -> {
                    return summary;
                }
                case Step.Break(String words) -> throw new RunException(words);
            }
        }
    }

    @Override
    public void pause() {
        wishes.add("pause");
    }

    @Override
    public void resume() {
        wishes.add("resume");
    }

    @Override
    public void stop() {
        wishes.add("stop");
        end(RunEvents.summary(RunOutcome.STOPPED, 10));
    }

    @Override
    public RunProgress progress() {
        return tally.snapshot();
    }

    @Override
    public List<HostActivity> activity() {
        return activity;
    }
}
