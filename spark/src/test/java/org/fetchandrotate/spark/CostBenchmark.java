package org.fetchandrotate.spark;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.fetchandrotate.demo.DemoGallery;
import org.fetchandrotate.demo.DemoOptions;
import org.fetchandrotate.spark.demo.LocalCluster;

/// What an image costs on one machine, and by Spark on the same machine: the same five hosts of 60 JPEGs of about
/// 90 KB, 100 ms to each first byte, in turns. The first turn tells what a process's first job costs: most of it is
/// Spark's own start; it warms up for the others. Tells where a job's time goes, too, by the classes that ask for
/// it.
final class CostBenchmark {
    private static final int SITES = 5;
    private static final int FEW = 60;
    private static final int MANY = 300;
    private static final int TURNS = 2;

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
            StageTimes times = new StageTimes();
            spark.sparkContext().addSparkListener(times);
            for (int turn = 0; turn <= TURNS; turn++) {
                Path of = folder.resolve("turn-" + turn);
                Costs few = costs(spark, of.resolve("few"), websites, FEW);
                System.out.println("of the stages: " + times.words());
                Costs many = costs(spark, of.resolve("many"), websites, MANY);
                System.out.println("of the stages: " + times.words());
                if (turn == 0) {
                    System.out.printf("the first job of a process, %d images: %.1f s%n", FEW, few.onSpark());
                } else {
                    tell("one machine", few.alone(), many.alone());
                    tell("Spark, local[2]", few.onSpark(), many.onSpark());
                }
            }
        } finally {
            spark.stop();
        }
    }

    /// In seconds.
    private record Costs(double alone, double onSpark) {}

    private static Costs costs(SparkSession spark, Path folder, List<String> websites, int images) throws Exception {
        TestJob job =
                new TestJob(folder, websites, "max_img_count = " + images, "connections_per_host = 6").in(SITES, 1_000);
        return new Costs(seconds(job::onOneMachine), seconds(() -> job.onSpark(spark, "output")));
    }

    private static void tell(String where, double few, double many) {
        double more = (many - few) / (MANY - FEW);
        System.out.printf(
                "%s: %d images in %.1f s, %d in %.1f s; each one more costs %.0f ms, a job %.1f s%n",
                where, FEW, few, MANY, many, more * 1000, few - FEW * more);
    }

    private static double seconds(Callable<?> work) throws Exception {
        long start = System.nanoTime();
        work.call();
        return (System.nanoTime() - start) / 1e9;
    }
}
