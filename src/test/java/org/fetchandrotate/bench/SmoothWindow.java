package org.fetchandrotate.bench;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import org.fetchandrotate.desktop.base.Background;
import org.fetchandrotate.desktop.base.Messages;
import org.fetchandrotate.desktop.base.ViewLoader;
import org.fetchandrotate.desktop.run.Flood;
import org.fetchandrotate.desktop.run.RememberedActions;
import org.fetchandrotate.desktop.run.RunCenter;
import org.fetchandrotate.desktop.run.RunController;
import org.fetchandrotate.desktop.run.RunPhase;
import org.fetchandrotate.desktop.run.Window;
import org.fetchandrotate.desktop.run.Window.Theme;
import org.fetchandrotate.desktop.shell.ViewContext;
import org.fetchandrotate.desktop.shell.WorkspaceSession;
import org.fetchandrotate.engine.Engine;
import org.testfx.api.FxToolkit;

/// Measures whether the window stays smooth while a run tells of very many images: how long the FX thread was
/// blocked, how far apart its pulses were, and how much memory is in use. In the headless platform, where all
/// drawing is done by the processor, it is a harder test than on a screen. For comparison it tells how late a bare
/// thread of the same process woke up, and how much of the processors' time other machines took.
///
/// Started by `bench/window`. The arguments are the number of images and of events a second.
public final class SmoothWindow {
    private static final int PROBE_MILLIS = 5;
    private static final int WARM_UP_IMAGES = 1_000;
    /// A second, as Linux tells of.
    private static final double TICKS = 100;

    private final List<Double> blocks = Collections.synchronizedList(new ArrayList<>());
    private final List<Double> overslept = Collections.synchronizedList(new ArrayList<>());
    private final List<Double> gaps = new ArrayList<>();
    private final List<Double> work = new ArrayList<>();
    private long lastPulse;
    private long lastCpu;

    private SmoothWindow() {}

    public static void main(String[] arguments) throws Exception {
        int images = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        int eventsPerSecond = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000;
        new SmoothWindow().measure(images, eventsPerSecond);
        System.exit(0);
    }

    private void measure(int images, int eventsPerSecond) throws Exception {
        Path folder = Files.createTempDirectory("smooth-window-");
        Files.writeString(folder.resolve("input.txt"), "https://site0.example/\n");
        List<String> files = fill(folder);
        FxToolkit.registerPrimaryStage();
        WorkspaceSession session = WorkspaceSession.open(folder, new Engine(Clock.systemUTC()));
        Messages messages = new Messages(Locale.ENGLISH);
        Background background = new Background();
        RunCenter runs = Window.onFx(() -> Flood.center(
                session, messages, List.of(WARM_UP_IMAGES, WARM_UP_IMAGES, images), eventsPerSecond, files));
        ViewContext context =
                new ViewContext(session, runs, background, messages, new RememberedActions(), (all, index) -> {});
        Window window =
                Window.show(() -> new ViewLoader(messages).load(new RunController(context)), Theme.LIGHT, 1280, 800);
        warmUp(runs);
        long before = usedAfterCollection();
        // the forced collection has made the heap smaller than it is in use
        warmUp(runs);
        try (ScheduledExecutorService probe = Executors.newSingleThreadScheduledExecutor()) {
            watchPulses();
            probe.scheduleAtFixedRate(this::probe, 0, PROBE_MILLIS, TimeUnit.MILLISECONDS);
            Thread sleeper = Thread.ofPlatform().daemon().start(this::sleep);
            double stolen = stolenSeconds();
            long start = System.nanoTime();
            Window.onFx(() -> {
                runs.start();
                return null;
            });
            List<String> heap = new ArrayList<>();
            for (int quarter = 1; quarter <= 4; quarter++) {
                int wanted = images / 4 * quarter;
                while (Window.onFx(() -> runs.progress().succeededProperty().get() < wanted
                        && runs.phaseProperty().get() != RunPhase.IDLE)) {
                    TimeUnit.MILLISECONDS.sleep(100);
                }
                heap.add("%d MB".formatted(used() >> 20));
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            probe.shutdownNow();
            sleeper.interrupt();
            System.out.printf(
                    Locale.ROOT, "%d images, %.0f events/s over %.1f s%n", images, images * 3 / seconds, seconds);
            System.out.printf(
                    Locale.ROOT,
                    "processor time taken by other machines on the same host: %.2f s%n",
                    stolenSeconds() - stolen);
            report("FX thread blocked", blocks);
            report("a bare thread overslept", overslept);
            report("gap between pulses", gaps);
            report("processor time of the FX thread from pulse to pulse", work);
            System.out.printf(
                    "heap in use at each quarter, garbage included: %s; after collection: %d MB before, %d MB after%n",
                    String.join(", ", heap), before >> 20, usedAfterCollection() >> 20);
        }
    }

    /// A short run first: loading classes and styles is a matter of starting up.
    private static void warmUp(RunCenter runs) throws Exception {
        Window.onFx(() -> {
            runs.start();
            return null;
        });
        while (Window.onFx(() -> runs.phaseProperty().get() != RunPhase.IDLE)) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /// Images for the tiles in sight to decode.
    private static List<String> fill(Path folder) throws Exception {
        List<String> files = List.of("grey-coast.jpg", "calm-morning.jpg", "harbour-town.jpg", "pine-country.jpg");
        for (String place : List.of("img-original", "img-rotated")) {
            Path host = Files.createDirectories(folder.resolve(place).resolve("site0.example"));
            for (String file : files) {
                try (InputStream in = SmoothWindow.class.getResourceAsStream("/org/fetchandrotate/demo/" + file)) {
                    Files.copy(in, host.resolve(file));
                }
            }
        }
        return files;
    }

    private void watchPulses() {
        Platform.runLater(() -> new AnimationTimer() {
            @Override
            public void handle(long now) {
                long real = System.nanoTime();
                long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                if (lastPulse != 0) {
                    gaps.add((real - lastPulse) / 1e6);
                    work.add((cpu - lastCpu) / 1e6);
                }
                lastPulse = real;
                lastCpu = cpu;
            }
        }.start());
    }

    private void probe() {
        long asked = System.nanoTime();
        Platform.runLater(() -> blocks.add((System.nanoTime() - asked) / 1e6));
    }

    private void sleep() {
        try {
            while (true) {
                long asleep = System.nanoTime();
                TimeUnit.MILLISECONDS.sleep(PROBE_MILLIS);
                overslept.add((System.nanoTime() - asleep) / 1e6 - PROBE_MILLIS);
            }
        } catch (InterruptedException e) {
            // the end
            Thread.currentThread().interrupt();
        }
    }

    /// As `proc_stat(5)` tells; 0 where there is no such file.
    private static double stolenSeconds() throws IOException {
        Path file = Path.of("/proc/stat");
        return Files.exists(file)
                ? Double.parseDouble(Files.readAllLines(file).getFirst().split(" +")[8]) / TICKS
                : 0;
    }

    private static void report(String what, List<Double> milliseconds) {
        List<Double> sorted = new ArrayList<>(milliseconds);
        Collections.sort(sorted);
        System.out.printf(
                Locale.ROOT,
                "%s: median %.1f ms, 99 %% under %.1f ms, longest %.1f ms (%d over 50 ms of %d)%n",
                what,
                sorted.get(sorted.size() / 2),
                sorted.get((int) (sorted.size() * 0.99)),
                sorted.getLast(),
                sorted.stream().filter(value -> value > 50).count(),
                sorted.size());
    }

    private static long used() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long usedAfterCollection() {
        System.gc();
        return used();
    }
}
