package org.fetchandrotate.desktop.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.fetchandrotate.desktop.base.Messages;
import org.fetchandrotate.desktop.shell.WorkspaceSession;
import org.fetchandrotate.engine.ProgressTally;
import org.fetchandrotate.engine.RunEvent;
import org.fetchandrotate.engine.RunEvent.ImageProcessed;
import org.fetchandrotate.engine.RunEvent.Source;
import org.fetchandrotate.engine.RunEvents;
import org.fetchandrotate.engine.RunProgress;
import org.fetchandrotate.engine.RunSummary;
import org.fetchandrotate.fetch.HostActivity;
import org.fetchandrotate.fetch.HostActivity.WaitReason;
import org.fetchandrotate.imaging.Thumbnail;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.RunOutcome;

/// A run that tells of very many images, at a steady pace, from several threads.
public final class Flood implements RunWork {
    private static final int SITES = 20;
    private static final int EVENTS_PER_IMAGE = 3;
    private static final int THREADS = 4;
    private static final int TICK_MILLIS = 5;

    private final int images;
    private final int eventsPerSecond;
    private final List<String> files;
    private final ProgressTally tally = new ProgressTally();
    private final AtomicInteger next = new AtomicInteger();

    private Flood(int images, int eventsPerSecond, List<String> files) {
        this.images = images;
        this.eventsPerSecond = eventsPerSecond;
        this.files = files;
    }

    /// A center whose runs are floods.
    ///
    /// @param images of each run, in order
    /// @param files names of images that lie in the folders of the host `site0.example`; they stand for all
    public static RunCenter center(
            WorkspaceSession session,
            Messages messages,
            List<Integer> images,
            int eventsPerSecond,
            List<String> files) {
        Iterator<Integer> next = images.iterator();
        return new RunCenter(session, messages, _ -> new Flood(next.next(), eventsPerSecond, files));
    }

    @Override
    public RunSummary execute(Consumer<RunEvent> shown) throws InterruptedException {
        Consumer<RunEvent> listener = event -> {
            tally.add(event);
            shown.accept(event);
        };
        String[] pages = IntStream.range(0, SITES)
                .mapToObj("https://site%d.example/"::formatted)
                .toArray(String[]::new);
        listener.accept(RunEvents.started(images, pages));
        for (int site = 0; site < SITES; site++) {
            listener.accept(RunEvents.scanned(site, images / SITES + 1));
        }
        CountDownLatch done = new CountDownLatch(images);
        double imagesPerTick = (double) eventsPerSecond / EVENTS_PER_IMAGE / 1_000 * TICK_MILLIS;
        long start = System.nanoTime();
        try (ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS)) {
            for (int thread = 0; thread < THREADS; thread++) {
                threads.scheduleAtFixedRate(
                        () -> {
                            double due = (System.nanoTime() - start) / 1e6 / TICK_MILLIS * imagesPerTick;
                            for (int image = next.get(); image < Math.min(due, images); image = next.get()) {
                                if (next.compareAndSet(image, image + 1)) {
                                    tell(listener, image);
                                    done.countDown();
                                }
                            }
                        },
                        0,
                        TICK_MILLIS,
                        TimeUnit.MILLISECONDS);
            }
            done.await();
            threads.shutdownNow();
        }
        RunSummary summary = RunEvents.summary(
                RunOutcome.COMPLETE,
                images,
                IntStream.range(0, SITES)
                        .mapToObj(site -> RunEvents.tally(pages[site], images / SITES, 0, Map.of(), false))
                        .toArray(RunSummary.SiteTally[]::new));
        listener.accept(new RunEvent.RunFinished(summary));
        return summary;
    }

    private void tell(Consumer<RunEvent> listener, int image) {
        int site = image % SITES;
        listener.accept(RunEvents.imageStarted(site, image));
        listener.accept(RunEvents.downloaded(site, image, 90_000));
        ImageProcessed processed = (ImageProcessed) RunEvents.processed(site, image, Source.FETCHED);
        int[] argb = new int[192 * 128];
        Arrays.fill(argb, 0xFF000000 | image * 7919);
        listener.accept(new ImageProcessed(
                processed.image(),
                inFiles(processed.record(), image),
                Source.FETCHED,
                Optional.of(new Thumbnail(192, 128, argb))));
    }

    /// As if it were one of the files that are there, but with bytes of its own.
    private ImageRecord inFiles(ImageRecord record, int image) {
        String hash = "%064x".formatted(image);
        ImageRecord.Picture picture = record.picture().orElseThrow();
        ImageRecord.RotatedCopy copy = record.rotatedCopy().orElseThrow();
        return new ImageRecord(
                image,
                record.url(),
                "site0.example",
                Optional.of(files.get(image % files.size())),
                record.status(),
                record.createdAt(),
                record.origin(),
                record.transfer(),
                Optional.of(new ImageRecord.Picture(
                        picture.format(), picture.width(), picture.height(), picture.bytes(), hash)),
                Optional.of(new ImageRecord.RotatedCopy(
                        copy.rotation(), copy.method(), copy.bytes(), hash, copy.elapsed())),
                record.failure());
    }

    @Override
    public void pause() {
        throw new UnsupportedOperationException("a flood doesn't rest");
    }

    @Override
    public void resume() {
        throw new UnsupportedOperationException("a flood doesn't rest");
    }

    @Override
    public void stop() {
        // it ends by itself
    }

    @Override
    public RunProgress progress() {
        return tally.snapshot();
    }

    @Override
    public List<HostActivity> activity() {
        List<HostActivity> activity = new ArrayList<>();
        for (int site = 0; site < SITES; site++) {
            activity.add(new HostActivity(
                    "site%d.example".formatted(site),
                    next.get() % 7,
                    next.get() % 11,
                    WaitReason.HOST_LIMIT,
                    Duration.ZERO));
        }
        return activity;
    }
}
