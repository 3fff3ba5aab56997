package org.fetchandrotate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.fetchandrotate.demo.DemoGallery;
import org.fetchandrotate.model.RunOutcome;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.storage.Database;
import org.fetchandrotate.storage.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One run after the other in one process, as a window that stays open for weeks: what is held afterwards must not
/// grow. `bench/soak` does it for ten minutes; each build for as many seconds.
final class SoakTest {
    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("soak.seconds", 10));

    /// Runs that fill caches and let the JVM load what it needs.
    private static final int WARM_UP = 2;

    /// So many that one thing more held after each stands out.
    private static final int LEAST_RUNS = 6;

    /// Threads that come and go by themselves: OkHttp, and the JDK for its processes, keep idle ones for a minute;
    /// of the carriers of virtual threads the JVM has more while some wait for files, and lets them go.
    private static final List<String> IDLE = List.of("OkHttp", "Okio", "process reaper", "ForkJoinPool");

    @TempDir
    private Path root;

    /// What the process holds between two runs.
    ///
    /// @param heapBytes after a collection
    /// @param openFiles -1 where the system doesn't tell
    private record Held(long heapBytes, long threads, long openFiles) {
        static Held now() {
            System.gc();
            long openFiles = ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                    ? unix.getOpenFileDescriptorCount()
                    : -1;
            return new Held(
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(), countThreads(), openFiles);
        }

        private static long countThreads() {
            return Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> IDLE.stream().noneMatch(thread.getName()::startsWith))
                    .count();
        }
    }

    @Test
    void holdsNoMoreAfterManyRuns_thanAfterTheFirst() throws Exception {
        List<Held> held = new ArrayList<>();
        long end = System.nanoTime() + LENGTH.toNanos();
        try (DemoGallery gallery = DemoGallery.start()) {
            for (int run = 0; run < WARM_UP + LEAST_RUNS || System.nanoTime() < end; run++) {
                runOnce(gallery);
                if (run >= WARM_UP) {
                    held.add(Held.now());
                }
            }
        }
        Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .sorted()
                .forEach(System.out::println);
        System.out.println(held.size() + " runs, from " + held.getFirst() + " to " + held.getLast());
        assertThat(least(held, Held::heapBytes, true))
                .as("bytes of heap: %s", held)
                .isLessThan(least(held, Held::heapBytes, false) * 5 / 4 + (4 << 20));
        assertThat(least(held, Held::threads, true))
                .as("threads: %s", held)
                .isLessThanOrEqualTo(least(held, Held::threads, false) + strays(held));
        assertThat(least(held, Held::openFiles, true))
                .as("open files: %s", held)
                .isLessThanOrEqualTo(least(held, Held::openFiles, false) + strays(held));
    }

    /// The least of the later or the earlier half: what comes and goes between two looks isn't held.
    private static long least(List<Held> held, ToLongFunction<Held> figure, boolean later) {
        int half = held.size() / 2;
        return (later ? held.subList(half, held.size()) : held.subList(0, half))
                .stream().mapToLong(figure).min().orElseThrow();
    }

    /// How many more there may be by chance: fewer than if each run left one.
    private static long strays(List<Held> held) {
        return Math.clamp(held.size() / 4, 2, 4);
    }

    private void runOnce(DemoGallery gallery) throws Exception {
        Path folder = Files.createTempDirectory(root, "run");
        Workspace workspace = new Workspace(folder, Settings.Files.DEFAULTS);
        try (Database database = Database.open(workspace.database())) {
            RunRequest request = new RunRequest(gallery.websites(), Settings.DEFAULTS, "", OptionalLong.empty(), 0);
            RunSummary summary = new Engine(Clock.systemDefaultZone())
                    .runs(workspace, database)
                    .prepare(request)
                    .execute(event -> {});
            assertThat(summary.outcome()).isEqualTo(RunOutcome.COMPLETE);
        }
        delete(folder);
    }

    private static void delete(Path folder) throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }
}
