package org.fetchandrotate.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.storage.StorageException;

/// The one thread that decides: it starts what [Selection] finds certain, and takes in what pages and images come
/// to, one message after the other.
final class Coordinator {
    private final BlockingQueue<Message> inbox;
    private final RunControl control;
    private final Selection selection;
    private final List<Site> sites;
    private final Workers workers;
    private final Journal journal;
    private final long runId;
    private final int mostPending;
    private final Map<Integer, PageReader.Page> held = new HashMap<>();
    private int underWay;
    private boolean resting;

    Coordinator(RunParts parts, Selection selection, List<Site> sites) {
        inbox = parts.inbox();
        control = parts.control();
        workers = parts.workers();
        journal = parts.journal();
        runId = parts.runId();
        mostPending = parts.mostPending();
        this.selection = selection;
        this.sites = sites;
    }

    /// Runs until everything is done, the user ends it or the machine fails it; then waits for what is under way.
    ///
    /// @throws InterruptedException if interrupted; what is under way goes on until [#drain()]
    Ending run() throws InterruptedException, StorageException {
        while (true) {
            if (control.wish() == RunControl.Wish.END) {
                return new Ending.Stopped();
            }
            followWish();
            if (!resting) {
                startWhatIsCertain();
            }
            if (underWay == 0 && selection.isOver()) {
                return new Ending.Settled();
            }
            Optional<Ending> trouble = takeIn(inbox.take());
            if (trouble.isPresent()) {
                return trouble.get();
            }
        }
    }

    /// Cancels what can be cancelled and takes in the rest.
    void drain() throws InterruptedException, StorageException {
        workers.interrupt();
        while (underWay > 0) {
            takeIn(inbox.take());
        }
        journal.batchesFinished(selection.batches().rest());
    }

    private void followWish() {
        boolean wished = control.wish() == RunControl.Wish.REST;
        if (wished != resting) {
            resting = wished;
            if (resting) {
                journal.paused();
            } else {
                journal.resumed();
            }
        }
    }

    /// In turns, so that the order of starts is about the order in which images count.
    private void startWhatIsCertain() {
        boolean more = true;
        while (more) {
            more = false;
            for (int site = 0; site < sites.size(); site++) {
                more |= startAtSite(site);
            }
        }
    }

    private boolean startAtSite(int number) {
        Site site = sites.get(number);
        if (site.progress() == Site.Progress.WAITING && selection.needsPage(number)) {
            site.pageRequested();
            underWay++;
            workers.read(number, site.website());
        }
        if (selection.pending(number) >= mostPending) {
            return false;
        }
        Optional<Place> place = selection.start(number);
        place.ifPresent(filled -> {
            underWay++;
            int candidate = filled.candidate();
            workers.process(new ImageJob(
                    runId, site.website(), filled, site.candidate(candidate), site.plannedName(candidate)));
        });
        return place.isPresent();
    }

    private Optional<Ending> takeIn(Message message) throws InterruptedException, StorageException {
        return switch (message) {
            case Message.WishChanged changed -> Optional.empty();
            case Message.Abandoned abandoned -> {
                underWay--;
                yield Optional.empty();
            }
            case Message.Broken broken -> {
                underWay--;
                yield Optional.of(new Ending.Broken(broken.what(), broken.cause()));
            }
            case Message.PageRead read -> {
                underWay--;
                held.put(read.site(), read.page());
                releaseHeldPages();
                yield Optional.empty();
            }
            case Message.ImageSettled settled -> {
                underWay--;
                yield settle(settled.job(), settled.result());
            }
        };
    }

    private Optional<Ending> settle(ImageJob job, ImageResult result) throws InterruptedException, StorageException {
        if (result instanceof ImageResult.Lost lost && lost.isInterrupted()) {
            journal.imageInterrupted(lost);
            return Optional.empty();
        }
        sites.get(job.place().site()).settled(result);
        switch (result) {
            case ImageResult.Taken taken -> selection.succeeded(job.place());
            case ImageResult.Lost lost -> selection.failed(job.place());
        }
        journal.imageSettled(job, result);
        journal.batchesFinished(selection.batches().finished());
        return machineTrouble(result);
    }

    private static Optional<Ending> machineTrouble(ImageResult result) {
        if (result instanceof ImageResult.Lost lost) {
            return lost.record()
                    .failure()
                    .filter(failure -> failure.reason().endsTheRun())
                    .map(failure -> new Ending.Broken(words(failure), new IOException(failure.detail())));
        }
        return Optional.empty();
    }

    private static String words(Failure failure) {
        return failure.reason() == FailureReason.DISK_FULL
                ? "The disk is full (" + failure.detail() + "): make room, then run again to go on"
                : "Can't write (" + failure.detail() + "): check the folder's permissions, then run again to go on";
    }

    /// A page waits for the earlier listed pages of its host, since what they offer doesn't count for it.
    private void releaseHeldPages() throws InterruptedException, StorageException {
        for (int number = 0; number < sites.size(); number++) {
            PageReader.Page page = held.get(number);
            if (page == null) {
                continue;
            }
            List<Site> earlier = earlierOfSameHost(number);
            if (earlier.stream().allMatch(other -> other.progress() == Site.Progress.READ)) {
                held.remove(number);
                Site site = sites.get(number);
                site.pageRead(page.candidates(), page.failure(), earlier);
                selection.pageScanned(number, site.candidates());
                journal.pageRead(number, site.website(), page, site.candidates());
            }
        }
    }

    private List<Site> earlierOfSameHost(int number) {
        String host = sites.get(number).website().hostname();
        List<Site> earlier = new ArrayList<>();
        for (Site other : sites.subList(0, number)) {
            if (other.website().hostname().equals(host)) {
                earlier.add(other);
            }
        }
        return earlier;
    }
}
