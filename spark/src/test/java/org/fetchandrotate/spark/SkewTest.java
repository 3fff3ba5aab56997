package org.fetchandrotate.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.fetchandrotate.spark.demo.LocalCluster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A host with most of the images.
class SkewTest {
    @TempDir
    private Path root;

    @Test
    void slowHostIsToldBeforeItStarts_andOthersFinishBefore() throws Exception {
        SparkSession spark = LocalCluster.small("test", "local[2]")
                .config("spark.local.dir", root.resolve("scratch").toString())
                .getOrCreate();
        try (SeededGallery gallery = SeededGallery.plain(61, Duration.ZERO, 40, 3, 3)) {
            TestJob job = new TestJob(root.resolve("job"), gallery.websites(), "host_delay = 0.3");
            job.onSpark(spark, "output");
            String slow = gallery.url(0, "").replaceFirst("http://(.*):.*", "$1");
            assertThat(job.news())
                    .containsSubsequence(
                            "round 0: 46 images",
                            "  " + slow + ": 40 of them, about 12 s at 2 at once and 300 ms apart",
                            "  " + slow + " alone decides when this round ends: it takes 13 times as long as the next"
                                    + " host; the others finish before");
            List<FileTime> ofSlow = commits(job, "p00000");
            List<FileTime> ofOthers = commits(job, "p0000[1-9]");
            assertThat(ofSlow).hasSize(10);
            assertThat(ofOthers).isNotEmpty().allMatch(time -> time.compareTo(ofSlow.getLast()) < 0);
        } finally {
            spark.stop();
        }
    }

    /// When the shards of some partitions were committed, first to last.
    private static List<FileTime> commits(TestJob job, String partitions) throws Exception {
        List<FileTime> times = new ArrayList<>();
        try (Stream<Path> commits = Files.list(job.folder("output").resolve("_job/commits"))) {
            for (Path commit : commits.toList()) {
                if (commit.getFileName().toString().matches("r0000-" + partitions + "-.*")) {
                    times.add(Files.getLastModifiedTime(commit));
                }
            }
        }
        return times.stream().sorted().toList();
    }
}
