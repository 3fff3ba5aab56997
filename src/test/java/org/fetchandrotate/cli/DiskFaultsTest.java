package org.fetchandrotate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.fetchandrotate.demo.DemoGallery;
import org.fetchandrotate.demo.DemoOptions;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.storage.Database;
import org.fetchandrotate.storage.HistoryReader;
import org.fetchandrotate.storage.ImageQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs on real disks that fill up, lose their rights or vanish: each ends with a clear reason and a consistent
/// workspace, and a rerun, once there is room again, ends in the set of an undisturbed run.
@Timeout(120)
final class DiskFaultsTest {
    private static final DemoOptions PLAIN = new DemoOptions(20, Duration.ZERO, DemoOptions.Contents.PLAIN_JPEG);

    private static DemoGallery gallery;
    private static List<String> undisturbed;
    private static long undisturbedRequests;

    @TempDir
    private Path folder;

    @TempDir
    private Path elsewhere;

    private final List<SmallDisk> disks = new ArrayList<>();
    private TestTerminal terminal = new TestTerminal();

    @BeforeAll
    static void runUndisturbed(@TempDir Path calm) throws Exception {
        gallery = DemoGallery.start(PLAIN);
        write(calm);
        assertThat(new TestTerminal().run(calm, "run", "--quiet")).isZero();
        undisturbed = setOf(calm);
        undisturbedRequests = gallery.imageRequests();
    }

    @AfterAll
    static void stop() {
        gallery.close();
    }

    @BeforeEach
    void prepare() throws Exception {
        assumeTrue(SmallDisk.canBeHad(folder.resolve("probe")), "no disks of its own here");
        write(folder);
    }

    @AfterEach
    void unmount() throws Exception {
        for (SmallDisk disk : disks) {
            disk.unmount();
        }
    }

    private static void write(Path workspace, String... settings) throws IOException {
        List<String> lines = new ArrayList<>(List.of("[DEFAULT]", "max_img_count = 40"));
        lines.addAll(Arrays.asList(settings));
        Files.write(workspace.resolve("config.ini"), lines);
        Files.write(
                workspace.resolve("input.txt"),
                gallery.websites().stream().map(site -> site.url().toString()).toList());
    }

    private static List<String> setOf(Path workspace) throws Exception {
        try (Database history = Database.openReadOnly(workspace.resolve("db/imgs.db"));
                HistoryReader reader = history.reader()) {
            long run = reader.runs().getFirst().id();
            return reader.imagesOfRun(run, reader.ids(ImageQuery.ALL.ofRun(run))).stream()
                    .filter(row -> row.rotatedCopy().isPresent())
                    .map(DiskFaultsTest::content)
                    .sorted()
                    .toList();
        }
    }

    private static String content(ImageRecord image) {
        return "%s %s %s"
                .formatted(
                        image.url(),
                        image.picture().orElseThrow().sha256(),
                        image.rotatedCopy().orElseThrow().sha256());
    }

    private SmallDisk disk(String name, String options) throws Exception {
        SmallDisk disk = new SmallDisk(folder.resolve(name), options);
        disks.add(disk);
        return disk;
    }

    private int run(String... arguments) {
        terminal = new TestTerminal();
        return terminal.run(folder, arguments);
    }

    private void breaksOff(String reason) {
        assertThat(run("run", "--quiet")).as(terminal.out()).isEqualTo(3);
        assertThat(terminal.err()).contains(reason);
        assertThat(terminal.err().lines()).as(terminal.err()).hasSize(1);
    }

    /// What is true before anything mends it.
    private void isConsistent() throws Exception {
        assertThat(halfWritten()).isEmpty();
        assertThat(run("verify")).as(terminal.out()).isZero();
    }

    private void completes() throws Exception {
        assertThat(run("run", "--quiet")).as(terminal.err()).isZero();
        assertThat(setOf(folder)).isEqualTo(undisturbed);
        assertThat(run("verify")).as(terminal.out()).isZero();
        assertThat(halfWritten()).isEmpty();
    }

    private List<Path> halfWritten() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".part")).toList();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "img-original, size=1m,                  size=64m",
        "img-original, 'size=64m,nr_inodes=20',  nr_inodes=1000",
        "img-rotated,  size=1m,                  size=64m"
    })
    void endsWithThatReason_whenADiskOfImagesIsFull(String name, String small, String large) throws Exception {
        SmallDisk disk = disk(name, small);
        breaksOff("The disk is full");
        isConsistent();
        disk.change(large);
        completes();
    }

    /// The last files may have no row then: the next run makes it.
    @Test
    void endsWithThatReason_whenTheDiskOfTheDatabaseIsFull() throws Exception {
        SmallDisk disk = disk("db", "size=100k");
        breaksOff("No space left for the database");
        assertThat(halfWritten()).isEmpty();
        disk.change("size=64m");
        completes();
    }

    @Test
    void fetchesNoOriginalAgain_whenTheDiskOfRotatedCopiesWasFull() throws Exception {
        SmallDisk disk = disk("img-rotated", "size=1m");
        breaksOff("The disk is full");
        disk.change("size=64m");
        int fetched = files("img-original").size();
        long before = gallery.imageRequests();
        completes();
        assertThat(gallery.imageRequests() - before).isLessThanOrEqualTo(undisturbedRequests - fetched);
    }

    @Test
    void nothingIsBegun_whenTheDiskHoldsNoDatabase() throws Exception {
        SmallDisk disk = disk("db", "size=16k");
        breaksOff("No space left for the database");
        assertThat(files("img-original")).isEmpty();
        disk.change("size=64m");
        completes();
    }

    @ParameterizedTest
    @ValueSource(strings = {"img-original", "img-rotated", "db"})
    void nothingIsBegun_whenADiskIsReadOnly(String name) throws Exception {
        SmallDisk disk = disk(name, "size=64m,ro");
        breaksOff(name);
        assertThat(terminal.err()).contains("ead-only file system");
        disk.change("rw");
        completes();
    }

    @Test
    void runGoesOn_whenItsLogCannotBeWritten() throws Exception {
        disk("log", "size=4k");
        Files.write(folder.resolve("log/full"), new byte[4096]);
        completes();
    }

    @ParameterizedTest
    @ValueSource(strings = {"img-original", "img-rotated"})
    void endsWithThatReason_whenAFolderVanishesInMidRun(String name) throws Exception {
        try (SmallSite site = new SmallSite("a.png", "b.png", "slow.png");
                ExecutorService other = Executors.newSingleThreadExecutor()) {
            Files.writeString(folder.resolve("config.ini"), "[DEFAULT]\nmax_img_count = 3\nrequest_timeout = 60\n");
            Files.writeString(folder.resolve("input.txt"), site.url());
            Future<?> running = other.submit(() -> breaksOff("is gone"));
            site.awaitSlow();
            await().until(() -> files("img-rotated").size() == 2);
            Files.move(folder.resolve(name), elsewhere.resolve(name));
            site.releaseSlow();
            running.get();
            assertThat(run("run", "--quiet")).as(terminal.err()).isZero();
            assertThat(run("verify")).as(terminal.out()).isZero();
            assertThat(files("img-rotated")).hasSize(3);
        }
    }

    private List<Path> files(String below) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(below))) {
            return files.filter(Files::isRegularFile).toList();
        } catch (NoSuchFileException none) {
            return List.of();
        }
    }
}
