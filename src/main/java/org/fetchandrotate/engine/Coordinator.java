package org.fetchandrotate.engine;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.FileFailures;
import org.fetchandrotate.storage.StorageException;

/// The one thread that decides: it starts what [Selection] finds certain, and takes in what pages and images come
/// to, one message after the other.
final class Coordinator {
    /// How much may be under way beyond that: each has a thread, whose stack takes some 12 KB while it waits.
    private static final int MOST_UNDER_WAY = 1_024;

    private final BlockingQueue<Message> inbox;
    private final RunControl control;
    private final Selection selection;
    private final List<Site> sites;
    private final TaskStarter workers;
    private final Journal journal;
    private final long runId;
    private final int mostPending;
    private final HeldPages held;
    private final HeapKeeper heap;
    private int underWay;

    Coordinator(RunParts parts, Selection selection, List<Site> sites) {
        inbox = parts.inbox();
        control = parts.control();
        workers = parts.workers();
        journal = parts.journal();
        runId = parts.runId();
        mostPending = parts.mostPending();
        heap = parts.heap();
        this.selection = selection;
        this.sites = sites;
        held = new HeldPages(sites);
    }

    /// Runs until everything is done, the user ends it or the machine fails it; then waits for what is under way.
    ///
    /// @throws InterruptedException if interrupted; what is under way goes on until [#drain()]
    Ending run() throws InterruptedException, StorageException {
        while (true) {
            if (control.wish() == RunControl.Wish.END) {
                return new Ending.Stopped();
            }
            if (control.wish() == RunControl.Wish.GO_ON) {
                startWhatIsCertain();
            }
            if (underWay == 0 && selection.isOver()) {
                return new Ending.Settled();
            }
            Optional<Ending> failure = takeIn(inbox.take());
            heap.look();
            if (failure.isPresent()) {
                return failure.get();
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

    /// In turns, so that the order of starts is about the order in which images count.
    private void startWhatIsCertain() {
        OptionalInt next = selection.nextChanged(0);
        while (next.isPresent()) {
            int site = next.getAsInt();
            if (!startAtSite(site)) {
                selection.leave(site);
            }
            next = selection.nextChanged(site + 1);
            if (next.isEmpty()) {
                next = selection.nextChanged(0);
            }
        }
    }

    private boolean startAtSite(int number) {
        Site site = sites.get(number);
        if (site.progress() == Site.Progress.WAITING && selection.needsPage(number)) {
            site.pageRequested();
            underWay++;
            workers.read(number, site.website().url());
        } else if (site.progress() == Site.Progress.READ && selection.needsPage(number)) {
            site.nextPage().ifPresent(page -> {
                underWay++;
                workers.read(number, page);
            });
        }
        if (!mayPend(number)) {
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

    /// Whether one more image of a site may be under way. However many there are, each site has one: it is looked
    /// at again when that settles, and no slow site holds up another.
    private boolean mayPend(int site) {
        int pending = selection.pending(site);
        return pending < mostPending && (pending == 0 || underWay < MOST_UNDER_WAY);
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
                if (sites.get(read.site()).progress() == Site.Progress.READ) {
                    takeFurther(read.site(), read.page());
                } else {
                    release(read.site(), read.page());
                }
                yield Optional.empty();
            }
            case Message.ImageSettled settled -> {
                underWay--;
                yield settle(settled.job(), settled.result());
            }
        };
    }

    private void release(int number, PageReader.Page read) throws InterruptedException, StorageException {
        for (HeldPages.Released released : held.read(number, read)) {
            Site site = sites.get(released.site());
            site.pageRead(released.page().candidates(), released.page().failure(), released.known());
            released.page()
                    .location()
                    .ifPresentOrElse(
                            location -> site.leadsOn(location, released.page(), released.known()), site::complete);
            announce(released.site(), site.candidates());
            journal.pageRead(released.site(), site.website(), released.page(), site.candidates(), site.further());
        }
    }

    private void takeFurther(int number, PageReader.Page page) throws InterruptedException, StorageException {
        Site site = sites.get(number);
        int added = site.furtherPageRead(page);
        announce(number, added);
        journal.furtherPageRead(number, site.website(), page, site.candidates(), site.further());
    }

    private void announce(int number, int added) {
        if (sites.get(number).further() == RunEvent.Further.PAGES) {
            selection.pageScannedOfMore(number, added);
        } else {
            selection.pageScanned(number, added);
        }
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
        return machineFailure(result);
    }

    private static Optional<Ending> machineFailure(ImageResult result) {
        if (result instanceof ImageResult.Lost lost) {
            return lost.record()
                    .failure()
                    .filter(failure -> failure.reason().endsTheRun())
                    .map(failure -> new Ending.Broken(words(failure), new IOException(failure.detail())));
        }
        return Optional.empty();
    }

    private static String words(Failure failure) {
        if (FileFailures.isTooManyOpen(failure.detail())) {
            return "Too many files are open at once (" + failure.detail()
                    + "): allow more with ulimit -n, or fewer connections, then run again to go on";
        }
        return failure.reason() == FailureReason.DISK_FULL
                ? "The disk is full (" + failure.detail() + "): make room, then run again to go on"
                : "Can't write (" + failure.detail() + "): check the folder's permissions, then run again to go on";
    }
}
