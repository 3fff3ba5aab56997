package org.fetchandrotate.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.apache.spark.sql.SparkSession;
import org.fetchandrotate.spark.demo.LocalCluster;
import org.fetchandrotate.spark.demo.TakenImages;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
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

        /// Also from the task that reads a page to the one that takes its images.
        @Test
        void hostsAreAskedNoMoreOftenThanAllowed() throws Exception {
            try (SeededGallery gallery = SeededGallery.plain(51, Duration.ZERO, 9, 5)) {
                TestJob job = new TestJob(root.resolve("delay"), gallery.websites(), "host_delay = 0.4");
                job.onSpark(spark, "output");
                assertThat(gallery.log().images()).isEqualTo(14);
                assertThat(gallery.log().shortestOfTwoDistances()).isGreaterThan(Duration.ofMillis(500));
                assertThat(gallery.log().mostOpenAtOnce()).isLessThanOrEqualTo(2);
            }
        }

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
        @ValueSource(ints = {1, 2, 3, 4, 5})
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
        @ValueSource(ints = {1, 2})
        void takesWhatOneMachineTakes(int seed) throws Exception {
            assertSame(spark, "cluster", seed);
        }

        @ParameterizedTest
        @ValueSource(ints = {11, 12})
        void workerKilledInTheMiddleChangesNothing(int seed) throws Exception {
            try (SeededGallery gallery = SeededGallery.open(seed)) {
                TestJob job = job(gallery, "killed", seed);
                List<String> alone = TakenImages.of(job.onOneMachine());
                CountDownLatch moment = moment(gallery, seed);
                Thread killer = Thread.ofVirtual().start(() -> killOneAt(moment));
                List<String> taken = TakenImages.of(job.onSpark(spark, "output"));
                killer.join();
                assertThat(moment.getCount()).isZero();
                assertThat(taken).isEqualTo(alone);
            }
        }

        /// When some of the images that a run asks for have been asked for again.
        private static CountDownLatch moment(SeededGallery gallery, int seed) {
            int asked = gallery.log().images();
            gallery.forget();
            return gallery.log().afterImages(1 + new Random(seed).nextInt(asked));
        }

        private static void killOneAt(CountDownLatch moment) {
            try {
                moment.await();
                cluster.killWorker();
                cluster.addWorker();
            } catch (InterruptedException | IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
