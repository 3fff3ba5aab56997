package org.fetchandrotate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.ImageStatus;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.settings.SettingsFile;
import org.fetchandrotate.storage.Database;
import org.fetchandrotate.storage.HistoryReader;
import org.fetchandrotate.storage.ImageLine;
import org.fetchandrotate.storage.ImageQuery;
import org.fetchandrotate.storage.Workspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Shards: real HTTP, real files.
final class ShardRunTest {
    @TempDir
    private Path root;

    private TestWeb web;
    private final List<String> rows = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        web = new TestWeb(3);
        web.gallery(0, 4);
        web.gallery(1, 3);
        web.route(0, "/2.png", TestWeb.status(404));
    }

    @AfterEach
    void close() {
        web.close();
    }

    @Test
    void takesWhatARunTakes_inTheSameFiles() throws Exception {
        ShardStats stats = make("part", images(), root.resolve("shard"));
        assertThat(List.of(stats.images(), stats.processed())).isEqualTo(List.of(7, 6));
        Workspace workspace = new Workspace(root.resolve("run"), Settings.Files.DEFAULTS);
        List<String> ofRun = new ArrayList<>();
        try (Database database = Database.open(workspace.database())) {
            RunRequest request = new RunRequest(
                    List.of(web.site(0), web.site(1)), settings(Rotation.HALF_TURN), "", OptionalLong.empty(), 0);
            new Engine(Clock.systemUTC())
                    .runs(workspace, database)
                    .prepare(request)
                    .execute(_ -> {});
            try (HistoryReader reader = database.reader()) {
                reader.images(reader.ids(ImageQuery.ALL)).forEach(row -> ofRun.add(content(row)));
            }
        }
        List<String> ofShard = new ArrayList<>();
        for (String row : rows) {
            ofShard.add(content(ImageLine.parse(row)));
        }
        assertThat(ofShard).containsExactlyInAnyOrderElementsOf(ofRun);
        for (String folder : List.of("img-original", "img-rotated")) {
            assertThat(files(root.resolve("shard").resolve(folder)))
                    .isEqualTo(files(workspace.root().resolve(folder)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"shard", "shard.tar"})
    void asksForNothing_whenItIsFinished(String out) throws Exception {
        ShardStats first = make("part", images(), root.resolve(out));
        List<String> firstRows = List.copyOf(rows);
        web.forgetRequests();
        assertThat(make("part", images(), root.resolve(out))).isEqualTo(first);
        assertThat(rows).isEqualTo(firstRows);
        assertThat(web.imageRequests()).isEmpty();
        assertThat(attempts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"shard", "shard.tar"})
    void refusesWhatHoldsAnotherShard(String out) throws Exception {
        make("part", images(), root.resolve(out));
        assertThatThrownBy(() -> make("part", images().subList(0, 2), root.resolve(out)))
                .isInstanceOf(ShardRun.OtherShardException.class)
                .hasMessageContaining("holds the shard part");
        ShardRun other = new Engine(Clock.systemUTC()).shards(settings(Rotation.CLOCKWISE_90));
        assertThatThrownBy(() -> other.make("part", images(), root.resolve(out), rows::add))
                .isInstanceOf(ShardRun.OtherShardException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"shard", "shard.tar"})
    void leavesOtherThingsAlone(String out) throws Exception {
        Path place =
                out.endsWith(".tar") ? root.resolve(out) : root.resolve(out).resolve("notes.txt");
        Files.createDirectories(place.getParent());
        Files.writeString(place, "mine ".repeat(200));
        assertThatThrownBy(() -> make("part", images(), root.resolve(out)))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(place).hasContent("mine ".repeat(200));
        assertThat(web.imageRequests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"shard", "shard.tar"})
    void isMadeOnce_whenTwoMakeIt(String out) throws Exception {
        CountDownLatch arrived = new CountDownLatch(2);
        CountDownLatch latch = new CountDownLatch(1);
        web.route(1, "/1.png", TestWeb.held(arrived, latch, TestWeb.ok("image/png", TestWeb.picture(1))));
        Path place = root.resolve(out);
        ShardRun run = new Engine(Clock.systemUTC()).shards(settings(Rotation.HALF_TURN));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<ShardStats> one = threads.submit(() -> run.make("part", images(), place, _ -> {}));
            Future<ShardStats> other = threads.submit(() -> run.make("part", images(), place, _ -> {}));
            boolean bothAsked = arrived.await(30, TimeUnit.SECONDS);
            latch.countDown();
            assertThat(one.get()).isEqualTo(other.get());
            assertThat(bothAsked).isTrue();
        }
        assertThat(attempts()).isEmpty();
        assertThat(make("part", images(), place).processed()).isEqualTo(6);
    }

    @Test
    void writesTheStatsOfAnArchiveThatLacksThem() throws Exception {
        ShardStats first = make("part", images(), root.resolve("a.tar"));
        Files.delete(root.resolve("a.stats.json"));
        web.forgetRequests();
        assertThat(make("part", images(), root.resolve("a.tar"))).isEqualTo(first);
        assertThat(web.imageRequests()).isEmpty();
        assertThat(root.resolve("a.stats.json")).hasContent(first.line());
    }

    @Test
    void namesDoNotDependOnWhoIsAnsweredFirst() throws Exception {
        web.route(0, "/p/A.png", TestWeb.ok("image/png", TestWeb.picture(8)));
        web.route(0, "/p/a.png", TestWeb.ok("image/png", TestWeb.picture(9)));
        List<ShardImage> colliding = ShardList.read(List.of(
                line(web.url(0, "/"), web.url(0, "/p/A.png")), line(web.url(0, "/other"), web.url(0, "/p/a.png"))));
        for (int turn = 0; turn < 5; turn++) {
            rows.clear();
            make("part", colliding, root.resolve("names" + turn));
            assertThat(ImageLine.parse(rows.getFirst()).filename().orElseThrow())
                    .isEqualTo("127.0.1.1--p%2FA.png");
            assertThat(ImageLine.parse(rows.getLast()).filename().orElseThrow())
                    .matches("127.0.1.1--p%2Fa--[0-9a-f]{8}.png");
        }
    }

    private ShardStats make(String id, List<ShardImage> images, Path out) throws Exception {
        rows.clear();
        return make(id, images, out, rows);
    }

    private ShardStats make(String id, List<ShardImage> images, Path out, List<String> rows) throws Exception {
        return new Engine(Clock.systemUTC())
                .shards(settings(Rotation.HALF_TURN))
                .make(id, images, out, rows::add);
    }

    private List<ShardImage> images() throws Exception {
        List<String> lines = new ArrayList<>();
        for (int image = 0; image < 4; image++) {
            lines.add(line(web.url(0, "/"), web.url(0, "/" + image + ".png")));
        }
        for (int image = 0; image < 3; image++) {
            lines.add(line(web.url(1, "/"), web.url(1, "/" + image + ".png")));
        }
        return ShardList.read(lines);
    }

    private static String line(String page, String url) {
        return "{\"page\":\"%s\",\"url\":\"%s\",\"found_as\":\"img-src\",\"skip\":null}".formatted(page, url);
    }

    /// What of a row doesn't depend on when it was made.
    private static String content(ImageRecord row) {
        return row.url()
                + ' '
                + row.dirname()
                + ' '
                + row.filename()
                + ' '
                + row.status()
                + ' '
                + row.failure()
                + ' '
                + row.picture()
                + ' '
                + (row.status() == ImageStatus.PROCESSED
                        ? row.rotatedCopy().orElseThrow().sha256()
                        : "");
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file) + " " + file.toFile().length())
                    .sorted(Comparator.naturalOrder())
                    .toList();
        }
    }

    private List<Path> attempts() throws IOException {
        try (Stream<Path> entries = Files.list(root)) {
            return entries.filter(entry -> entry.toString().endsWith(".part")).toList();
        }
    }

    private Settings settings(Rotation rotation) throws Exception {
        Path config = Files.writeString(
                root.resolve("config.ini"),
                "[DEFAULT]\nproxy = none\nretries = 0\nrequest_timeout = 60\nrespect_robots = no\nrotation = "
                        + rotation.code() + "\n");
        return SettingsFile.load(config).settings();
    }
}
