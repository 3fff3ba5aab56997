package org.fetchandrotate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.storage.Database;
import org.fetchandrotate.storage.Workspace;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A site that takes connections and never answers, beside one that does.
final class DeadSiteTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    /// What the rest of a run may take after the time-out.
    private static final Duration REST = Duration.ofMillis(300);

    @TempDir
    private Path root;

    /// The images of the living site that are certain don't wait for the dead one, and the run ends with its
    /// time-out.
    @ParameterizedTest
    @ValueSource(strings = {"/robots.txt", "/", "/0.png"})
    void holdsUpNothingThatIsCertain(String deadPath) throws Exception {
        Duration shortest = Duration.ofDays(1);
        // the best of three: the machine may have other things to do
        for (int attempt = 0; attempt < 3 && shortest.compareTo(TIMEOUT.plus(REST)) > 0; attempt++) {
            Path folder = Files.createDirectory(root.resolve(String.valueOf(attempt)));
            Duration elapsed = run(folder, deadPath);
            shortest = elapsed.compareTo(shortest) < 0 ? elapsed : shortest;
        }
        assertThat(shortest).isBetween(TIMEOUT, TIMEOUT.plus(REST));
    }

    private static Duration run(Path folder, String deadPath) throws Exception {
        Workspace workspace = new Workspace(folder, Settings.Files.DEFAULTS);
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        Queue<Object> order = new ConcurrentLinkedQueue<>();
        Consumer<RunEvent> listener = event -> {
            switch (event) {
                case RunEvent.ImageProcessed processed ->
                    order.add(processed.image().site());
                case RunEvent.PageScanned page when page.failure().isPresent() -> order.add("dead");
                case RunEvent.ImageFailed _ -> order.add("dead");
                default -> {
                    // nothing that takes part in the order
                }
            }
        };
        try (TestWeb web = new TestWeb(2);
                Database database = Database.open(workspace.database())) {
            web.gallery(0, 3);
            web.route(1, "/", TestWeb.ok("text/html", "<img src='/0.png'>".getBytes(StandardCharsets.UTF_8)));
            web.route(1, deadPath, TestWeb.held(asked, end, TestWeb.status(500)));
            RunRequest request = new RunRequest(
                    IntStream.range(0, 2).mapToObj(web::site).toList(), settings(), "", OptionalLong.empty(), 0);
            RunSummary summary = new Engine(Clock.systemDefaultZone())
                    .runs(workspace, database)
                    .prepare(request)
                    .execute(listener);
            end.countDown();
            assertThat(List.copyOf(order)).isEqualTo(List.of(0, 0, 0, "dead"));
            return summary.elapsed();
        }
    }

    private static Settings settings() {
        Settings.Network network = Settings.Network.DEFAULTS;
        return Settings.DEFAULTS
                .withMaxImages(6)
                .withNetwork(new Settings.Network(
                        network.userAgent(),
                        TIMEOUT,
                        network.connections(),
                        network.connectionsPerHost(),
                        0, // each retry waits for a time-out of its own
                        network.hostDelay(),
                        network.minThroughput(),
                        network.maxRetryAfter(),
                        network.robots(),
                        network.privateAddresses(),
                        Settings.Network.NO_PROXY));
    }
}
