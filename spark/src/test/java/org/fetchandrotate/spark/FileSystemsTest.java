package org.fetchandrotate.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.fetchandrotate.spark.demo.LocalCluster;
import org.fetchandrotate.spark.demo.TakenImages;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Outputs that no machine has on a disk of its own: in HDFS, a name node and two data nodes, and in S3. The work
/// is done by a standalone cluster of two worker processes, which know what they are told by the job alone.
class FileSystemsTest {
    @TempDir
    private static Path root;

    private static MiniDFSCluster hdfs;
    private static S3Server s3;
    private static LocalCluster cluster;
    private static SparkSession spark;

    private enum Store {
        HDFS(71),
        S3(72);

        private final int seed;

        Store(int seed) {
            this.seed = seed;
        }

        private String uri() {
            return this == HDFS ? hdfs.getURI().toString() : s3.uri();
        }
    }

    @BeforeAll
    static void open() throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(
                MiniDFSCluster.HDFS_MINIDFS_BASEDIR, root.resolve("hdfs").toString());
        hdfs = new MiniDFSCluster.Builder(configuration).numDataNodes(2).build();
        hdfs.waitActive();
        s3 = S3Server.start(root.resolve("s3"));
        cluster = LocalCluster.start(root.resolve("spark"), 2);
        Map<String, String> settings = new HashMap<>(s3.settings());
        settings.put("spark.hadoop.dfs.replication", "2");
        spark = cluster.session("test", settings);
    }

    @AfterAll
    static void close() {
        spark.stop();
        cluster.close();
        s3.close();
        hdfs.close();
    }

    @ParameterizedTest
    @EnumSource
    void takesWhatOneMachineTakes(Store store) throws Exception {
        try (SeededGallery gallery = SeededGallery.open(store.seed)) {
            TestJob job =
                    new TestJob(root.resolve(store + "-job"), gallery.websites(), "max_img_count = 15").at(store.uri());
            List<String> alone = TakenImages.of(job.onOneMachine());
            ClusterRun.Summary summary = job.run(spark, "output");
            assertThat(summary.succeeded()).isEqualTo(alone.size());
            JobFolder folder = folder(job.options("output"));
            assertThat(names(folder))
                    .noneMatch(name -> name.endsWith(".part") || name.startsWith(".") || name.endsWith(".tar"));
            Path fetched = root.resolve(store + "-output");
            fetch(folder, fetched);
            assertThat(TakenImages.of(fetched)).isEqualTo(alone);
            gallery.forget();
            assertThat(job.run(spark, "output")).isEqualTo(summary);
            assertThat(gallery.log().requests()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void shardMadeTwiceAtOnce_isThereOnce(Store store) throws Exception {
        AttemptsTest.assertThereOnce(spark, root.resolve(store + "-twice"), job -> job.at(store.uri() + "/twice"));
    }

    private static JobFolder folder(JobOptions options) {
        return JobFolder.of(JavaSparkContext.fromSparkContext(spark.sparkContext()), options.output());
    }

    private static List<String> names(JobFolder folder) throws IOException {
        return files(folder).stream().map(org.apache.hadoop.fs.Path::getName).toList();
    }

    /// File by file: an object store has no folders, and what it lists as one may be gone when it is looked into.
    private static void fetch(JobFolder folder, Path target) throws IOException {
        FileSystem store = folder.fileSystem();
        URI root = store.makeQualified(new org.apache.hadoop.fs.Path(folder.root()))
                .toUri();
        for (org.apache.hadoop.fs.Path file : files(folder)) {
            Path copy = target.resolve(root.relativize(file.toUri()).getPath());
            Files.createDirectories(copy.getParent());
            try (InputStream bytes = store.open(file)) {
                Files.copy(bytes, copy);
            }
        }
    }

    private static List<org.apache.hadoop.fs.Path> files(JobFolder folder) throws IOException {
        List<org.apache.hadoop.fs.Path> files = new ArrayList<>();
        RemoteIterator<LocatedFileStatus> all =
                folder.fileSystem().listFiles(new org.apache.hadoop.fs.Path(folder.root()), true);
        while (all.hasNext()) {
            files.add(all.next().getPath());
        }
        return files;
    }
}
