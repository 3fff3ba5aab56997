package org.fetchandrotate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fetchandrotate.disk.FatManners;
import org.fetchandrotate.disk.FullManners;
import org.fetchandrotate.disk.Manners;
import org.fetchandrotate.disk.StormyManners;
import org.fetchandrotate.disk.TestDisk;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.model.RunOutcome;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.storage.Finding;
import org.fetchandrotate.storage.HistoryReader;
import org.fetchandrotate.storage.ImageQuery;
import org.fetchandrotate.storage.Workspace;
import org.fetchandrotate.storage.WorkspaceCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Runs on disks with other manners: FAT, full, failing at random. The database lies on the usual one, as SQLite
/// knows no other.
final class DiskMannersTest extends WholeRuns {
    private static final Settings SETTINGS = Settings.DEFAULTS.withMaxImages(24);
    private static final int MOST_RUNS = 100;

    @TempDir
    private Path disk;

    static IntStream seeds() {
        return IntStream.range(0, Integer.getInteger("storm.seeds", 3));
    }

    private RunSummary run(Settings settings) throws Exception {
        return prepare(settings, List.of(web.site(0), web.site(1)), OptionalLong.empty())
                .execute(event -> {});
    }

    private List<String> setOf(long run) throws Exception {
        try (HistoryReader reader = database.reader()) {
            return reader.imagesOfRun(run, reader.ids(ImageQuery.ALL.ofRun(run))).stream()
                    .filter(row -> row.rotatedCopy().isPresent())
                    .map(DiskMannersTest::content)
                    .sorted()
                    .toList();
        }
    }

    private static String content(ImageRecord row) {
        return row.url() + " " + row.picture().orElseThrow().sha256() + " "
                + row.rotatedCopy().orElseThrow().sha256();
    }

    private void assertConsistent() throws Exception {
        assertThat(findings()).isEmpty();
    }

    private List<Finding> findings() throws Exception {
        try (HistoryReader reader = database.reader()) {
            List<Finding> findings = new ArrayList<>();
            new WorkspaceCheck(workspace, reader, findings::add).run();
            return findings;
        }
    }

    /// What a power cut takes can only be the end of this order: content, then name, then row.
    @Test
    void bringsContentToTheDisk_beforeItsNameAndItsRow() throws Exception {
        Queue<String> order = new ConcurrentLinkedQueue<>();
        Manners watching = (deed, path, _) -> {
            if (deed == Manners.Deed.SYNC || deed == Manners.Deed.MOVE) {
                order.add(deed + " " + path.getName(path.getNameCount() - 3));
            }
        };
        workspace = new Workspace(TestDisk.at(disk, watching), Settings.Files.DEFAULTS);
        web.gallery(0, 1);
        web.gallery(1, 0);
        prepare(SETTINGS, List.of(web.site(0)), OptionalLong.empty()).execute(event -> {
            switch (event) {
                case RunEvent.ImageDownloaded _ -> order.add("ROW downloaded");
                case RunEvent.ImageProcessed _ -> order.add("ROW processed");
                default -> {
                    // no row of an image
                }
            }
        });
        assertThat(order)
                .containsExactly(
                        "SYNC img-original",
                        "MOVE img-original",
                        "ROW downloaded",
                        "SYNC img-rotated",
                        "MOVE img-rotated",
                        "ROW processed");
    }

    /// URLs that are told apart by case alone, that name devices, or that hold what no name may there.
    @Test
    void losesAndMixesNothing_onFat() throws Exception {
        workspace = new Workspace(TestDisk.at(disk, new FatManners()), Settings.Files.DEFAULTS);
        List<String> paths = List.of(
                "/A.png",
                "/a.png",
                "/con.png",
                "/AUX",
                "/x:y.png",
                "/q.png?a=1%7C2",
                "/%22%3C%3E.png",
                "/dot./.png",
                "/s%20.png%20");
        StringBuilder html = new StringBuilder();
        for (String path : paths) {
            html.append("<img src='").append(path).append("'>");
            web.route(0, path, TestWeb.ok("image/png", TestWeb.picture(paths.indexOf(path))));
        }
        web.route(0, "/", TestWeb.page(html.toString()));
        web.gallery(1, 3);
        RunSummary first = run(SETTINGS);
        assertThat(first.succeeded()).as("%s", first).isEqualTo(paths.size() + 3);
        assertConsistent();
        assertThat(names(disk.resolve("img-original/127.0.1.1")))
                .hasSize(paths.size())
                .allMatch(name -> name.matches("[^\"*/:<>?\\\\|]+[^. ]"))
                .extracting(name -> name.toLowerCase(Locale.ROOT))
                .doesNotHaveDuplicates();

        web.forgetRequests();
        assertThat(run(SETTINGS).reused()).isEqualTo(paths.size() + 3);
        assertThat(web.imageRequests()).isEmpty();
        RunSummary turned = run(SETTINGS.withRotation(Rotation.CLOCKWISE_90));
        assertThat(turned.succeeded()).isEqualTo(paths.size() + 3);
        assertConsistent();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void endsWithThatReason_whenTheDiskIsFull_andCompletesTheSetOnceThereIsRoom() throws Exception {
        web.gallery(0, 20);
        web.gallery(1, 20);
        List<String> undisturbed = setOf(run(SETTINGS).runId());
        FullManners full = new FullManners(2_000);
        workspace = new Workspace(TestDisk.at(disk, full), Settings.Files.DEFAULTS);

        assertThatThrownBy(() -> run(SETTINGS))
                .isInstanceOf(RunException.class)
                .hasMessageContaining("The disk is full");
        assertThat(halfWritten()).isEmpty();

        full.giveRoom(1_000_000);
        RunSummary rerun = run(SETTINGS);
        assertThat(rerun.outcome()).isEqualTo(RunOutcome.COMPLETE);
        assertThat(setOf(rerun.runId())).isEqualTo(undisturbed);
        assertConsistent();
    }

    private List<Path> halfWritten() throws IOException {
        try (Stream<Path> files = Files.walk(disk)) {
            return files.filter(file -> file.toString().endsWith(".part")).toList();
        }
    }

    /// Each run that the storm breaks off says so; those after it go on where it ended.
    @ParameterizedTest
    @MethodSource("seeds")
    void endsInTheUndisturbedSet_whateverTheDiskFails(int seed) throws Exception {
        web.gallery(0, 20);
        web.gallery(1, 20);
        List<String> undisturbed = setOf(run(SETTINGS).runId());
        StormyManners storm = new StormyManners(seed, 40);
        workspace = new Workspace(TestDisk.at(disk, storm), Settings.Files.DEFAULTS);
        // the undisturbed run's files lie on another disk
        List<Finding> elsewhere = findings();
        int broken = 0;
        while (!storm.isOver()) {
            try {
                assertThat(setOf(run(SETTINGS).runId())).isEqualTo(undisturbed);
            } catch (RunException e) {
                broken++;
                assertThat(e.getMessage()).containsAnyOf("Input/output error", "No space left", "The disk is full");
            }
            assertThat(broken).isLessThan(MOST_RUNS);
            assertThat(findings())
                    .filteredOn(finding -> !elsewhere.contains(finding))
                    .extracting(Finding::kind)
                    .isSubsetOf(Finding.Kind.HALF_WRITTEN, Finding.Kind.ORPHANED);
        }
        assertThat(broken).isPositive();

        RunSummary rerun = run(SETTINGS);
        assertThat(rerun.outcome()).isEqualTo(RunOutcome.COMPLETE);
        assertThat(setOf(rerun.runId())).isEqualTo(undisturbed);
        assertConsistent();
    }
}
