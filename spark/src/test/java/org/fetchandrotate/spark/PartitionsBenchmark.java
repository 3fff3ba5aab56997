package org.fetchandrotate.spark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.fetchandrotate.spark.demo.LocalCluster;

/// How the rate grows with partitions where the answers' latency decides: eight hosts that take half a second for
/// each answer, and four requests at once of each partition. Draws it.
final class PartitionsBenchmark {
    private static final int HOSTS = 8;
    private static final int EACH = 30;
    private static final Duration LATE = Duration.ofMillis(500);
    private static final int CONNECTIONS = 4;

    private PartitionsBenchmark() {}

    /// @param arguments a new folder, then the chart's file
    public static void main(String... arguments) throws Exception {
        Path folder = Path.of(arguments[0]).toAbsolutePath();
        List<RateChart.Point> points = new ArrayList<>();
        SparkSession spark = LocalCluster.small("partitions", "local[" + HOSTS + "]")
                .config("spark.local.dir", folder.resolve("scratch").toString())
                .getOrCreate();
        int[] images = new int[HOSTS];
        Arrays.fill(images, EACH);
        try (SeededGallery gallery = SeededGallery.plain(71, LATE, images)) {
            rate(spark, gallery, folder.resolve("warm-up"), HOSTS);
            for (int partitions = 1; partitions <= HOSTS; partitions *= 2) {
                double rate = rate(spark, gallery, folder.resolve("partitions-" + partitions), partitions);
                System.out.printf("%d partitions: %.1f images a second%n", partitions, rate);
                points.add(new RateChart.Point(partitions, rate));
            }
        } finally {
            spark.stop();
        }
        double ideal = CONNECTIONS / (LATE.toMillis() / 1000.0);
        Files.writeString(Path.of(arguments[1]), new RateChart(points, ideal).svg());
    }

    /// Images a second from the first that was asked for to the last.
    private static double rate(SparkSession spark, SeededGallery gallery, Path folder, int partitions)
            throws Exception {
        gallery.forget();
        new TestJob(
                        folder,
                        gallery.websites(),
                        "max_img_count = " + HOSTS * EACH,
                        "connections = " + CONNECTIONS,
                        "connections_per_host = " + CONNECTIONS)
                .in(partitions, HOSTS * EACH)
                .as(JobOptions.Format.TAR)
                .run(spark, "output");
        double seconds = gallery.log().imagesTook().toMillis() / 1000.0;
        return gallery.log().images() / seconds;
    }
}
