package org.fetchandrotate.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.fetchandrotate.spark.demo.LocalCluster;
import org.fetchandrotate.spark.demo.TakenImages;
import org.fetchandrotate.storage.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scala.Tuple2;

/// Jobs that are killed, and shards that are made twice.
class AttemptsTest {
    @TempDir
    private Path root;

    private SparkSession spark;

    @BeforeEach
    void open() {
        spark = LocalCluster.small("test", "local[2]")
                .config("spark.local.dir", root.resolve("scratch").toString())
                .getOrCreate();
    }

    @AfterEach
    void close() {
        spark.stop();
    }

    @ParameterizedTest
    @ValueSource(ints = {31, 32})
    void killedJobGoesOnWhereItStopped(int seed) throws Exception {
        try (SeededGallery gallery = SeededGallery.open(seed)) {
            TestJob job = new TestJob(root.resolve("job"), gallery.websites(), "max_img_count = 1000");
            List<String> alone = TakenImages.of(job.onOneMachine());
            int asked = gallery.log().images();
            gallery.forget();
            killAfter(job, gallery, asked * 3 / 5 + new Random(seed).nextInt(asked / 4));
            Set<String> committed = committed(job.folder("output"));
            assertThat(TakenImages.of(job.onSpark(spark, "output"))).isEqualTo(alone);
            assertThat(job.news()).anyMatch(line -> line.startsWith("going on with the job that began"));
            Map<String, Integer> times = gallery.log().times();
            assertThat(committed)
                    .isNotEmpty()
                    .allSatisfy(url -> assertThat(times.get(url)).isOne());
        }
    }

    /// Starts the job as `spark-submit` does, and kills it once so many images have been asked for.
    private void killAfter(TestJob job, SeededGallery gallery, int images) throws Exception {
        JobOptions options = job.options("output");
        List<String> session = List.of(
                "-Dspark.master=local[2]",
                "-Dspark.driver.host=127.0.0.1",
                "-Dspark.driver.bindAddress=127.0.0.1",
                "-Dspark.ui.enabled=false",
                "-Dspark.sql.shuffle.partitions=4");
        List<String> opens = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("--add-opens"))
                .toList();
        List<String> all = new ArrayList<>(session);
        all.addAll(opens);
        try (OwnProcess process = OwnProcess.start(
                root.resolve("killed.log"),
                SparkMain.class,
                all,
                "--workspace",
                job.folder("").toString(),
                "--output",
                options.output(),
                "--partitions",
                String.valueOf(options.partitions()),
                "--shard-images",
                String.valueOf(options.shardImages()))) {
            assertThat(gallery.log().afterImages(images).await(5, TimeUnit.MINUTES))
                    .as(process.printed())
                    .isTrue();
            assertThat(process.isAlive()).isTrue();
            process.kill();
        }
    }

    /// The addresses of the images of all shards that are committed.
    private Set<String> committed(Path output) throws Exception {
        Set<String> urls = new HashSet<>();
        JobFolder folder = JobFolder.of(
                JavaSparkContext.fromSparkContext(spark.sparkContext()),
                output.toUri().toString());
        try (Stream<Path> commits = Files.list(output.resolve("_job/commits"))) {
            for (Path commit : commits.filter(file -> file.toString().endsWith(".json")
                            && !file.getFileName().toString().startsWith("."))
                    .toList()) {
                CommittedShard shard = CommittedShard.parse(Files.readString(commit));
                for (String row : ShardArchive.manifest(folder, shard.archive())) {
                    urls.add(JsonObject.parse(row).text("url").orElseThrow());
                }
            }
        }
        return urls;
    }

    @Test
    void shardMadeTwiceAtOnce_isThereOnce() throws Exception {
        assertThereOnce(spark, root.resolve("job"), job -> job);
    }

    /// Makes two attempts at the first shard of partition 0, at the same time, as a speculative task is; then
    /// another.
    ///
    /// @param where tells the job where its output is to be
    static void assertThereOnce(SparkSession spark, Path home, UnaryOperator<TestJob> where) throws Exception {
        try (SeededGallery gallery = SeededGallery.plain(41, Duration.ofMillis(30), 6)) {
            JobOptions options = where.apply(new TestJob(home, gallery.websites(), "max_img_count = 6"))
                    .options("output");
            JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
            JobFolder folder = JobFolder.of(context, options.output());
            ImageTask task = new ImageTask(context.broadcast(options), folder, 0);
            List<Tuple2<ShardKey, String>> images = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                String line = "{\"site\":0,\"candidate\":%d,\"batch\":0,\"page\":\"%s\",\"url\":\"%s\"}"
                        .formatted(i, gallery.url(0, "/"), gallery.url(0, "/p" + i + ".png"));
                images.add(new Tuple2<>(new ShardKey(0, 0, i, 0), line));
            }
            List<CommittedShard> made = context.parallelize(List.of(1, 2), 2)
                    .mapPartitions(_ -> task.call(0, new ArrayList<>(images).iterator()))
                    .collect();
            assertThat(made).hasSize(2);
            int asked = gallery.log().requests();
            CommittedShard later = context.parallelize(List.of(1), 1)
                    .mapPartitions(_ -> task.call(0, new ArrayList<>(images).iterator()))
                    .collect()
                    .getFirst();
            assertThat(gallery.log().requests()).isEqualTo(asked);
            assertThat(made).contains(later);
            List<Row> rows = ImageTable.of(spark, folder, List.of(later)).collectAsList();
            assertThat(rows).hasSize(4);
            new Publication(spark, folder).clearUp(JobOptions.Format.TAR, List.of(later));
            assertThat(folder.fileSystem().listStatus(folder.shards()))
                    .extracting(archive -> archive.getPath().getName())
                    .containsExactly(later.archive());
        }
    }
}
