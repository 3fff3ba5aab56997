package org.fetchandrotate.spark;

import java.time.Clock;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.util.TaskCompletionListener;
import org.fetchandrotate.engine.Engine;
import org.fetchandrotate.engine.ShardEngine;

/// The engine of one task on an executor.
final class TaskEngine {
    private TaskEngine() {}

    /// With this task's part of the executor, which may have several at the same time.
    static Engine engine() {
        int processors = Runtime.getRuntime().availableProcessors();
        return Engine.oneOf(SparkEnv.get().conf().getInt("spark.executor.cores", processors), Clock.systemUTC());
    }

    /// Opens its way to the network. It is closed when the task ends, however it ends: a cancelled one must ask for
    /// nothing more.
    ///
    /// Another task, of the round before or killed just now, may have asked the same hosts a moment ago, so the
    /// distance between two requests is kept first.
    static ShardEngine open(JobSettings job) throws InterruptedException {
        Thread.sleep(job.settings().network().hostDelay());
        ShardEngine engine = engine().shardEngine(job.settings(), job.websites());
        TaskContext.get().addTaskCompletionListener((TaskCompletionListener) _ -> engine.close());
        return engine;
    }
}
