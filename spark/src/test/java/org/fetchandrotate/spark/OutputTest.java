package org.fetchandrotate.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.fetchandrotate.Main;
import org.fetchandrotate.spark.JobOptions.Format;
import org.fetchandrotate.spark.demo.LocalCluster;
import org.fetchandrotate.spark.demo.TakenImages;
import org.fetchandrotate.storage.ImageColumn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a job leaves in its output, and that a finished one is left alone.
class OutputTest {
    private static final int SEED = 21;

    @TempDir
    private static Path root;

    private static SparkSession spark;

    private SeededGallery gallery;

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

    @BeforeEach
    void serve() throws Exception {
        gallery = SeededGallery.open(SEED);
    }

    @AfterEach
    void shut() {
        gallery.close();
    }

    private TestJob job(String name, Format format) throws Exception {
        return new TestJob(root.resolve(name), gallery.websites(), "max_img_count = 12").as(format);
    }

    @Test
    void filesAreAWorkspace_whichHistoryAndVerifyOpen() throws Exception {
        Path output = job("files", Format.FILES).onSpark(spark, "output");
        Path config = output.resolve("config.ini");
        try (OwnProcess verify = OwnProcess.start(
                root.resolve("verify.log"), Main.class, List.of(), "verify", "--config", config.toString())) {
            assertThat(verify.await()).as(verify.printed()).isZero();
            assertThat(verify.printed()).contains("24 files checked, 0 findings");
        }
        try (OwnProcess history = OwnProcess.start(
                root.resolve("history.log"), Main.class, List.of(), "history", "--config", config.toString())) {
            assertThat(history.await()).isZero();
            assertThat(history.printed().lines().filter(line -> line.contains("  processed  ")))
                    .hasSize(12);
        }
        assertThat(output.resolve("shards")).doesNotExist();
    }

    @Test
    void parquetHasTheFilesBytes() throws Exception {
        TestJob job = job("parquet", Format.PARQUET);
        List<String> alone = hashes(TakenImages.of(job.onOneMachine()));
        List<Row> rows = spark.read()
                .parquet(job.onSpark(spark, "output").resolve("imgs").toString())
                .orderBy(ImageColumn.ID.columnName())
                .collectAsList();
        List<String> taken = rows.stream()
                .filter(row -> row.getAs("rotated") != null)
                .map(row -> DigestUtils.sha256Hex(row.<byte[]>getAs("original")) + " "
                        + DigestUtils.sha256Hex(row.<byte[]>getAs("rotated")))
                .toList();
        assertThat(taken).isEqualTo(alone);
        assertThat(rows).anyMatch(row -> row.getAs("rotated") == null);
    }

    @Test
    void archivesHaveTheFilesOfEachImageTogether() throws Exception {
        TestJob job = job("tar", Format.TAR);
        List<String> alone = hashes(TakenImages.of(job.onOneMachine()));
        Path output = job.onSpark(spark, "output");
        List<String> taken = new ArrayList<>();
        try (Stream<Path> shards = Files.list(output.resolve("shards"))) {
            for (Path shard : shards.toList()) {
                taken.addAll(pairs(shard));
            }
        }
        assertThat(taken).containsExactlyInAnyOrderElementsOf(alone);
        assertThat(output.resolve("img-original")).doesNotExist();
    }

    @Test
    void finishedJobAsksForNothing_andAnotherOneIsRefused() throws Exception {
        TestJob job = job("again", Format.FILES);
        ClusterRun.Summary first = job.run(spark, "output");
        gallery.forget();
        assertThat(job.run(spark, "output")).isEqualTo(first);
        assertThat(gallery.log().requests()).isZero();
        assertThatThrownBy(() -> job.as(Format.TAR).run(spark, "output"))
                .isInstanceOf(ClusterRun.JobException.class)
                .hasMessageContaining("holds a job with other settings");
    }

    @Test
    void pageThatIsOnlyTheBeginningIsRefused_ifItHasTooFewImages() throws Exception {
        gallery.add(0, "/framed", "<iframe width=600 height=400 src=/inner></iframe>");
        assertThatThrownBy(() -> job("framed", Format.FILES).run(spark, "output"))
                .isInstanceOf(ClusterRun.JobException.class)
                .hasMessageContaining("/framed: has too few images itself");
        assertThat(gallery.log().images()).isZero();
    }

    static List<String> hashes(List<String> taken) {
        return taken.stream()
                .map(line -> line.replaceFirst(".* (\\S+ \\S+)$", "$1"))
                .toList();
    }

    /// The hashes of an archive's originals and copies that have the same key.
    static List<String> pairs(Path shard) throws Exception {
        List<String> pairs = new ArrayList<>();
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new BufferedInputStream(Files.newInputStream(shard)))) {
            String key = "";
            String original = "";
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String hash = DigestUtils.sha256Hex(tar.readAllBytes());
                String name = entry.getName();
                if (name.contains(".original.")) {
                    key = name.substring(0, name.indexOf('.'));
                    original = hash;
                } else if (name.startsWith(key + ".rotated.")) {
                    pairs.add(original + " " + hash);
                }
            }
        }
        return pairs;
    }
}
