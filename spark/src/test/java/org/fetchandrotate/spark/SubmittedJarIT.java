package org.fetchandrotate.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.fetchandrotate.spark.demo.TakenImages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The packed jar, given to `spark-submit` where nothing but Spark is: run once it is packed.
class SubmittedJarIT {
    private static final Path JAR = Path.of("target", "fetch-and-rotate-spark.jar");

    /// What only the engine brings.
    private static final Pattern ENGINE = Pattern.compile(
            "(okhttp|okio|jsoup|picocli|sqlite-jdbc|crawler-commons|imageio|webp-imageio"
                    + "|metadata-extractor|fastcsv|dec|apache-mime4j|common-(image|io|lang)|xmpcore|commonmark|fetch-and-rotate)-.*");

    @TempDir
    private Path root;

    @Test
    void takesWhatOneMachineTakes() throws Exception {
        try (SeededGallery gallery = SeededGallery.open(33)) {
            TestJob job = new TestJob(root.resolve("job"), gallery.websites(), "max_img_count = 15");
            List<String> alone = TakenImages.of(job.onOneMachine());
            assertThat(alone).hasSize(15);
            List<String> options = new ArrayList<>(ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                    .filter(option -> option.startsWith("--add-opens"))
                    .toList());
            options.addAll(List.of(
                    "-Dspark.driver.host=127.0.0.1",
                    "-Dspark.driver.bindAddress=127.0.0.1",
                    "-Dspark.ui.enabled=false",
                    "-cp",
                    sparkAlone()));
            Path output = root.resolve("output");
            try (OwnProcess submit = OwnProcess.start(
                    root.resolve("submit.log"),
                    Path.of(System.getProperty("java.home")),
                    "org.apache.spark.deploy.SparkSubmit",
                    options,
                    "--master",
                    "local[2]",
                    "--class",
                    SparkMain.class.getName(),
                    JAR.toString(),
                    "--workspace",
                    job.folder("").toString(),
                    "--output",
                    output.toUri().toString(),
                    "--partitions",
                    "3")) {
                assertThat(submit.await()).as(submit.printed()).isZero();
                assertThat(submit.printed()).contains("15 of 15 images");
            }
            assertThat(TakenImages.of(output)).isEqualTo(alone);
        }
    }

    private static String sparkAlone() {
        List<String> spark = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .filter(entry -> !ENGINE.matcher(String.valueOf(Path.of(entry).getFileName()))
                        .matches())
                .toList();
        assertThat(spark).noneMatch(entry -> entry.contains("okhttp") || entry.contains("jsoup"));
        return String.join(File.pathSeparator, spark);
    }
}
