package org.fetchandrotate.spark;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.fetchandrotate.demo.DemoGallery;
import org.fetchandrotate.demo.DemoOptions;
import org.fetchandrotate.spark.demo.LocalCluster;

/// What an image costs on one machine, and by Spark on the same machine: the same five hosts of 60 JPEGs of about
/// 90 KB, 100 ms to each first byte, in turns. The first turn warms up and doesn't count.
final class CostBenchmark {
    private static final int SITES = 5;
    private static final int IMAGES = 300;
    private static final int TURNS = 3;

    private CostBenchmark() {}

    /// @param arguments a new folder
    public static void main(String... arguments) throws Exception {
        Path folder = Path.of(arguments[0]).toAbsolutePath();
        SparkSession spark = LocalCluster.small("cost", "local[2]")
                .config("spark.local.dir", folder.resolve("scratch").toString())
                .getOrCreate();
        try (DemoGallery gallery = DemoGallery.start(DemoOptions.BENCHMARK)) {
            List<String> websites = gallery.websites().stream()
                    .limit(SITES)
                    .map(website -> website.url().toString())
                    .toList();
            for (int turn = 0; turn <= TURNS; turn++) {
                TestJob job = new TestJob(
                                folder.resolve("turn-" + turn),
                                websites,
                                "max_img_count = " + IMAGES,
                                "connections_per_host = 6")
                        .in(SITES, 1_000);
                double alone = seconds(job::onOneMachine);
                double onSpark = seconds(() -> job.onSpark(spark, "output"));
                if (turn > 0) {
                    System.out.printf(
                            "one machine: %.1f s, %.0f ms an image; Spark, local[2]: %.1f s, %.0f ms an image%n",
                            alone, alone / IMAGES * 1000, onSpark, onSpark / IMAGES * 1000);
                }
            }
        } finally {
            spark.stop();
        }
    }

    private static double seconds(Callable<?> work) throws Exception {
        long start = System.nanoTime();
        work.call();
        return (System.nanoTime() - start) / 1e9;
    }
}
