package org.fetchandrotate.desktop.base;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import javafx.concurrent.Task;

/// Does work off the FX thread and brings the result back to it. Its methods are called on the FX thread.
public final class Background implements AutoCloseable {
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("background-", 0).factory());

    /// Starts work; after [#close()] it does nothing.
    ///
    /// @param work done on a virtual thread
    /// @param onSuccess given its result, on the FX thread
    /// @param onFailure given what it threw, on the FX thread
    /// @return the task; cancelling it interrupts the work, and then neither is called
    public <T> Task<T> run(Callable<T> work, Consumer<T> onSuccess, Consumer<Throwable> onFailure) {
        Task<T> task = new Task<>() {
            @Override
            protected T call() throws Exception {
                return work.call();
            }
        };
        task.setOnSucceeded(event -> onSuccess.accept(task.getValue()));
        task.setOnFailed(event -> onFailure.accept(task.getException()));
        try {
            threads.execute(task);
        } catch (RejectedExecutionException e) {
            // closed: a view that is on its way out asked once more
            task.cancel();
        }
        return task;
    }

    /// Interrupts what goes on. Idempotent.
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
