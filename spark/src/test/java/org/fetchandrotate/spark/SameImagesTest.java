package org.fetchandrotate.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.SparkSession;
import org.fetchandrotate.spark.demo.LocalCluster;
import org.fetchandrotate.spark.demo.TakenImages;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Random galleries: what Spark takes is what one machine takes, image for image and byte for byte.
class SameImagesTest {
    @TempDir
    private static Path root;

    /// Makes sure that a job on Spark takes, and asks for, what a run does.
    private static void assertSame(SparkSession spark, String where, int seed) throws Exception {
        try (SeededGallery gallery = SeededGallery.open(seed)) {
            TestJob job = job(gallery, where, seed);
            Path alone = job.onOneMachine();
            RequestLog ofRun = gallery.log();
            gallery.forget();
            Path output = job.onSpark(spark, "output");
            assertThat(TakenImages.of(output)).isEqualTo(TakenImages.of(alone));
            assertThat(TakenImages.failures(output)).isEqualTo(TakenImages.failures(alone));
            assertThat(gallery.log().images()).isEqualTo(ofRun.images());
            assertThat(gallery.log().mostOpenAtOnce()).isLessThanOrEqualTo(2);
        }
    }

    private static TestJob job(SeededGallery gallery, String where, int seed) throws Exception {
        long max = 1 + new Random(seed).nextInt(1 + (int) gallery.pictures());
        return new TestJob(
                root.resolve(where + seed),
                gallery.websites(),
                "max_img_count = " + max,
                "rotation = " + List.of("180", "90", "transpose").get(seed % 3));
    }

    @Nested
    class InOneProcess {
        private static SparkSession spark;

        @BeforeAll
        static void open() {
            spark = LocalCluster.small("test", "local[2]")
                    .config("spark.local.dir", root.resolve("scratch").toString())
                    .getOrCreate();
        }

        @AfterAll
        static void close() {
            spark.stop();
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
        void takesWhatOneMachineTakes(int seed) throws Exception {
            assertSame(spark, "local", seed);
        }
    }

    @Nested
    class OnTwoWorkers {
        private static LocalCluster cluster;
        private static SparkSession spark;

        @BeforeAll
        static void open() throws Exception {
            cluster = LocalCluster.start(root.resolve("spark"), 2);
            spark = cluster.session("test");
        }

        @AfterAll
        static void close() {
            spark.stop();
            cluster.close();
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3, 4})
        void takesWhatOneMachineTakes(int seed) throws Exception {
            assertSame(spark, "cluster", seed);
        }
    }
}
