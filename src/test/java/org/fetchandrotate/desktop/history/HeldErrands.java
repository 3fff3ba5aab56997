package org.fetchandrotate.desktop.history;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// Errands that are run when the test says so, on its own thread.
final class HeldErrands implements Errands {
    private final Deque<Runnable> waiting = new ArrayDeque<>();

    @Override
    public <T> void run(Callable<T> work, Consumer<T> onSuccess, Consumer<Throwable> onFailure) {
        waiting.add(() -> {
            T result;
            try {
                result = work.call();
            } catch (Exception e) { // as a task would
                onFailure.accept(e);
                return;
            }
            onSuccess.accept(result);
        });
    }

    int waiting() {
        return waiting.size();
    }

    void runNext() {
        waiting.remove().run();
    }

    void runAll() {
        while (!waiting.isEmpty()) {
            runNext();
        }
    }
}
