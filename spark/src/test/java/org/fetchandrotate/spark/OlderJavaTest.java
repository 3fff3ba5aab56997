package org.fetchandrotate.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.fetchandrotate.spark.demo.LocalCluster;
import org.fetchandrotate.spark.demo.TakenImages;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A cluster whose Java is older than the engine's: driver, master, workers and executors run on it, and pipe their
/// partitions through the linked program that `--archives` brings along. The example of the documentation.
class OlderJavaTest {
    private static final int OLDEST = 17;
    private static final int OURS = 25;
    private static final int IMAGES = 8;

    @TempDir
    private static Path root;

    private static Path older;
    private static Path program;
    private static Path example;

    @BeforeAll
    static void make() throws Exception {
        Optional<Path> found = olderJava();
        assumeTrue(found.isPresent(), "no Java from 17 to 24 is installed");
        older = found.get();
        program = linked();
        example = compiled();
    }

    private static Optional<Path> olderJava() throws IOException {
        try (Stream<Path> installed = Files.list(Path.of("/usr/lib/jvm"))) {
            return installed.filter(OlderJavaTest::isOlder).findFirst();
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    private static boolean isOlder(Path home) {
        Properties release = new Properties();
        try (var text = Files.newBufferedReader(home.resolve("release"))) {
            release.load(text);
        } catch (IOException _) {
            return false;
        }
        String version = release.getProperty("JAVA_VERSION", "").replace("\"", "");
        int feature = version.isEmpty() ? 0 : Runtime.Version.parse(version).feature();
        return feature >= OLDEST && feature < OURS && Files.isExecutable(home.resolve("bin/java"));
    }

    private static Path linked() throws Exception {
        Path archive = root.resolve("fetch-and-rotate.tar.gz");
        Path log = root.resolve("link.log");
        int code = new ProcessBuilder("sh", "link", archive.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        assertThat(code).as(Files.readString(log)).isZero();
        return archive;
    }

    private static Path compiled() throws IOException {
        Path classes = Files.createDirectories(root.resolve("classes"));
        int code = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        System.out,
                        System.err,
                        "--release",
                        String.valueOf(OLDEST),
                        "-proc:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        classes.toString(),
                        "examples/PipedShards.java");
        assertThat(code).isZero();
        Path jar = root.resolve("piped-shards.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.list(classes)) {
            for (Path file : files.toList()) {
                out.putNextEntry(new JarEntry(file.getFileName().toString()));
                Files.copy(file, (OutputStream) out);
            }
        }
        return jar;
    }

    @Test
    void pipedPartitionsTakeWhatOneMachineTakes_andOnce() throws Exception {
        try (SeededGallery gallery = SeededGallery.plain(81, Duration.ZERO, IMAGES, IMAGES, IMAGES);
                LocalCluster cluster = LocalCluster.start(root.resolve("spark"), 2, older, OlderJavaTest::isForOlder)) {
            TestJob job = new TestJob(root.resolve("job"), gallery.websites(), "max_img_count = " + 3 * IMAGES);
            List<String> alone = OutputTest.hashes(TakenImages.of(job.onOneMachine()));
            Path list = Files.write(root.resolve("list.jsonl"), lines(gallery));
            Path output = Files.createDirectories(root.resolve("output"));
            gallery.forget();

            String printed = pipe(cluster, job, list, output);

            assertThat(printed).containsPattern("\n" + 3 * IMAGES + " images, executors with Java (1[7-9]|2[0-4])\\.");
            assertThat(taken(output)).containsExactlyInAnyOrderElementsOf(alone);
            assertThat(gallery.log().images()).isEqualTo(3 * IMAGES);
            assertThat(gallery.log().mostOpenAtOnce()).isLessThanOrEqualTo(2);
            gallery.forget();
            assertThat(pipe(cluster, job, list, output)).contains("\n" + 3 * IMAGES + " images");
            assertThat(gallery.log().requests()).isZero();
        }
    }

    private static List<String> lines(SeededGallery gallery) {
        List<String> lines = new ArrayList<>();
        for (int host = 0; host < 3; host++) {
            for (int image = 0; image < IMAGES; image++) {
                lines.add("{\"page\":\"%s\",\"url\":\"%s\"}"
                        .formatted(gallery.url(host, "/"), gallery.url(host, "/p" + image + ".png")));
            }
        }
        return lines;
    }

    /// As `spark-submit` starts it.
    private static String pipe(LocalCluster cluster, TestJob job, Path list, Path output) throws Exception {
        List<String> options = new ArrayList<>(ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("--add-opens"))
                .toList());
        options.addAll(List.of(
                "-Dspark.master=" + cluster.url(),
                "-Dspark.driver.host=127.0.0.1",
                "-Dspark.driver.bindAddress=127.0.0.1",
                "-Dspark.ui.enabled=false",
                "-Dspark.executor.memory=512m",
                "-Dspark.jars=" + example.toUri(),
                "-Dspark.files=" + job.folder("config.ini").toUri(),
                "-Dspark.archives=" + program.toUri() + "#app",
                "-cp",
                example + File.pathSeparator + withoutOwnClasses()));
        try (OwnProcess driver = OwnProcess.start(
                root.resolve("driver.log"),
                older,
                "PipedShards",
                options,
                list.toUri().toString(),
                output.toString(),
                "3")) {
            assertThat(driver.await()).as(driver.printed()).isZero();
            return driver.printed();
        }
    }

    /// The engine's jar names a service in classes that an older Java can't read.
    private static boolean isForOlder(Path jar) {
        return !String.valueOf(jar.getFileName()).startsWith("fetch-and-rotate-");
    }

    private static String withoutOwnClasses() {
        return String.join(
                File.pathSeparator,
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(entry -> entry.endsWith(".jar") && isForOlder(Path.of(entry)))
                        .toList());
    }

    private static List<String> taken(Path output) throws Exception {
        List<String> taken = new ArrayList<>();
        try (Stream<Path> archives = Files.list(output)) {
            for (Path archive :
                    archives.filter(file -> file.toString().endsWith(".tar")).toList()) {
                taken.addAll(OutputTest.pairs(archive));
            }
        }
        return taken;
    }
}
