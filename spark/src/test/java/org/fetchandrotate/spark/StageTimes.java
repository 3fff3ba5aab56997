package org.fetchandrotate.spark;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.StageInfo;

/// How long a job's stages take, by the class that asks for them: where a job's time goes. Thread-safe.
final class StageTimes extends SparkListener {
    private static final Pattern CLASS = Pattern.compile(" at (\\w+)\\.java");

    private final Map<String, Double> seconds = new TreeMap<>();

    @Override
    public synchronized void onStageCompleted(SparkListenerStageCompleted completed) {
        StageInfo stage = completed.stageInfo();
        Matcher asking = CLASS.matcher(stage.name());
        if (asking.find()
                && stage.submissionTime().isDefined()
                && stage.completionTime().isDefined()) {
            long millis = (long) stage.completionTime().get()
                    - (long) stage.submissionTime().get();
            seconds.merge(asking.group(1), millis / 1000.0, Double::sum);
        }
    }

    /// What was counted since the last time, in seconds, then forgotten.
    synchronized String words() {
        String words = seconds.entrySet().stream()
                .map(each -> String.format(Locale.ROOT, "%s %.1f", each.getKey(), each.getValue()))
                .collect(Collectors.joining(", "));
        seconds.clear();
        return words;
    }
}
