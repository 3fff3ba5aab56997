package org.fetchandrotate.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.server.MiniYARNCluster;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.fetchandrotate.spark.demo.LocalCluster;
import org.fetchandrotate.spark.demo.TakenImages;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A cluster that YARN runs: a resource manager and two node managers, which start the executors in containers.
class YarnTest {
    @TempDir
    private static Path root;

    private static MiniYARNCluster yarn;
    private static SparkSession spark;

    @BeforeAll
    static void open() throws Exception {
        YarnConfiguration configuration = new YarnConfiguration();
        configuration.setBoolean(YarnConfiguration.NM_PMEM_CHECK_ENABLED, false);
        configuration.setBoolean(YarnConfiguration.NM_VMEM_CHECK_ENABLED, false);
        configuration.setFloat(YarnConfiguration.NM_MAX_PER_DISK_UTILIZATION_PERCENTAGE, 100);
        configuration.setInt(YarnConfiguration.RM_SCHEDULER_MINIMUM_ALLOCATION_MB, 256);
        configuration.set("yarn.scheduler.capacity.root.queues", "default");
        configuration.set("yarn.scheduler.capacity.root.default.capacity", "100");
        configuration.set("yarn.scheduler.capacity.maximum-am-resource-percent", "1");
        yarn = new MiniYARNCluster("yarn", 2, 1, 1);
        yarn.init(configuration);
        yarn.start();
        assertThat(yarn.waitForNodeManagersToConnect(60_000)).isTrue();
        spark = session(yarn.getConfig());
    }

    private static SparkSession session(Configuration configuration) throws Exception {
        LocalCluster.linkJars(root.resolve("jars"), _ -> true);
        SparkSession.Builder builder = LocalCluster.small("test", "yarn");
        String java = System.getProperty("java.home");
        Map.of(
                        "spark.yarn.jars",
                        "local:" + root.resolve("jars") + "/*",
                        "spark.yarn.stagingDir",
                        root.toUri().toString(),
                        "spark.yarn.appMasterEnv.JAVA_HOME",
                        java,
                        "spark.executorEnv.JAVA_HOME",
                        java,
                        "spark.executorEnv.LC_ALL",
                        "C.UTF-8",
                        "spark.executor.instances",
                        "2",
                        "spark.executor.memory",
                        "512m",
                        "spark.executor.extraClassPath",
                        LocalCluster.ownClasses(),
                        "spark.executor.extraJavaOptions",
                        "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
                .forEach(builder::config);
        for (String key : List.of(YarnConfiguration.RM_ADDRESS, YarnConfiguration.RM_SCHEDULER_ADDRESS)) {
            builder.config("spark.hadoop." + key, configuration.get(key));
        }
        return builder.getOrCreate();
    }

    @AfterAll
    static void close() {
        spark.stop();
        yarn.stop();
    }

    @Test
    void takesWhatOneMachineTakes() throws Exception {
        try (SeededGallery gallery = SeededGallery.open(91)) {
            TestJob job = new TestJob(root.resolve("job"), gallery.websites(), "max_img_count = 15");
            List<String> alone = TakenImages.of(job.onOneMachine());
            assertThat(TakenImages.of(job.onSpark(spark, "output"))).isEqualTo(alone);
            assertThat(JavaSparkContext.fromSparkContext(spark.sparkContext())
                            .sc()
                            .applicationId())
                    .startsWith("application_");
        }
    }
}
