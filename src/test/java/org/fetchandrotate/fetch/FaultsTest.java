package org.fetchandrotate.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.fetchandrotate.fetch.FetchResult.Fetched;
import org.fetchandrotate.fetch.FetchResult.NotFetched;
import org.fetchandrotate.url.WebUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Every [Fault] at once: each ends in time, with its reason, and leaves nothing behind; and a host that is well
/// answers meanwhile.
@Timeout(120)
final class FaultsTest {
    private static final String WELL = "well.test";
    /// Two tries of the slowest, on a machine with much else to do.
    private static final Duration LONGEST = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Test
    void everyFaultEndsInTime_withItsReason_andLeavesNothing() throws Exception {
        String[] hosts = Stream.concat(Arrays.stream(Fault.values()).map(Fault::host), Stream.of(WELL))
                .toArray(String[]::new);
        Map<Fault, Future<FetchResult<ImageFile>>> results = new EnumMap<>(Fault.class);
        try (FaultServer server = new FaultServer();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                HttpFetcher fetcher = Fetchers.plain()
                        .listed(hosts)
                        .timeout(Duration.ofSeconds(2))
                        .throughput(1024, Duration.ofSeconds(2))
                        .maxRetryAfter(Duration.ofSeconds(2))
                        .retries(1)
                        .build()) {
            for (Fault fault : Fault.values()) {
                WebUrl url = server.url(fault.host());
                results.put(fault, threads.submit(() -> fetcher.fetchImage(url, url, folder.resolve(fault.name()))));
            }
            WebUrl well = server.url(WELL);
            Path target = folder.resolve("well");
            assertThat(fetcher.fetchImage(well, well, target)).isInstanceOf(Fetched.class);
            Files.delete(target);

            long end = System.nanoTime() + LONGEST.toNanos();
            List<String> wrong = new ArrayList<>();
            for (Map.Entry<Fault, Future<FetchResult<ImageFile>>> result : results.entrySet()) {
                try {
                    FetchResult<ImageFile> came =
                            result.getValue().get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
                    if (!isRight(result.getKey(), came)) {
                        wrong.add(result.getKey() + ": " + came);
                    }
                } catch (TimeoutException e) {
                    wrong.add(result.getKey() + " doesn't end");
                }
            }
            if (!wrong.isEmpty()) {
                threads.shutdownNow(); // else closing would wait for what doesn't end
            }
            assertThat(wrong).isEmpty();
            assertThat(folder).isEmptyDirectory();
            assertThat(fetcher.activity()).allMatch(host -> host.open() == 0 && host.waiting() == 0);
            // those that wait for the test's end don't notice that nobody listens
            await().until(() -> server.open() <= 4);
        }
    }

    private static boolean isRight(Fault fault, FetchResult<ImageFile> result) {
        return result instanceof NotFetched<ImageFile> not
                && not.failure().reason() == fault.reason()
                && !not.failure().detail().isBlank()
                && !not.failure().detail().contains("\n")
                && not.elapsed().compareTo(LONGEST) < 0;
    }
}
