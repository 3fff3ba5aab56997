package org.fetchandrotate.engine;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fetchandrotate.engine.RunEvent.Source;
import org.fetchandrotate.engine.RunSummary.SiteTally;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.FoundAs;
import org.fetchandrotate.model.ImageCandidate;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.scrape.PageLinks;
import org.fetchandrotate.scrape.PageScan;
import org.fetchandrotate.storage.NamePlan;
import org.fetchandrotate.url.WebUrl;

/// One website of a run: what its page offers, and what came of it so far. Single-thread.
final class Site {
    private final Website website;
    private final FurtherPages further;
    private final Map<FailureReason, Integer> failures = new EnumMap<>(FailureReason.class);
    private final Map<FailureReason, Integer> furtherFailures = new EnumMap<>(FailureReason.class);
    private PackedCandidates candidates = PackedCandidates.of(List.of());
    private final NamePlan names = new NamePlan();
    private Set<WebUrl> taken = Set.of();
    private Optional<WebUrl> home = Optional.empty();
    private boolean furtherRequested;
    private PageScan.Make make = PageScan.Make.PLAIN;
    private Progress progress = Progress.WAITING;
    private Optional<Failure> pageFailure = Optional.empty();
    private int succeeded;
    private int failed;
    private int reused;

    /// A site whose listed page is all that counts.
    Site(Website website) {
        this(website, new FurtherPages(Settings.Follow.NONE, Set.of()));
    }

    Site(Website website, FurtherPages further) {
        this.website = website;
        this.further = further;
    }

    Website website() {
        return website;
    }

    Progress progress() {
        return progress;
    }

    void pageRequested() {
        progress = Progress.REQUESTED;
    }

    /// Takes what the page offers, without what earlier listed pages of the same host offer: they share a folder,
    /// and one picture is to count once.
    ///
    /// @param known what those offer; what this one adds to it is put there
    void pageRead(List<ImageCandidate> offered, Optional<Failure> failure, Set<WebUrl> known) {
        List<ImageCandidate> own = offered.stream()
                .filter(candidate -> !known.contains(candidate.url()))
                .map(this::withCaption)
                .toList();
        known.addAll(urls(own));
        names.add(urls(own));
        candidates = PackedCandidates.of(own);
        failure.ifPresent(why -> failures.merge(why.reason(), 1, Integer::sum));
        pageFailure = failure;
        progress = Progress.READ;
    }

    private static List<WebUrl> urls(List<ImageCandidate> candidates) {
        return candidates.stream().map(ImageCandidate::url).toList();
    }

    /// An image that the list names itself is what the list says of it.
    private ImageCandidate withCaption(ImageCandidate candidate) {
        boolean itself =
                candidate.foundAs() == FoundAs.LISTED || candidate.url().equals(website.url());
        return itself && candidate.altText().isEmpty() && !website.caption().isEmpty()
                ? new ImageCandidate(candidate.url(), candidate.fallbacks(), candidate.foundAs(), website.caption())
                : candidate;
    }

    /// Takes in where the listed page leads.
    ///
    /// @param known what it and earlier pages of its host offer
    void leadsOn(WebUrl location, PageReader.Page page, Set<WebUrl> known) {
        home = Optional.of(location);
        make = page.make();
        further.read(location, page.links(), candidates.size());
        if (further.isOver()) {
            complete();
        } else {
            taken = new HashSet<>(known);
        }
    }

    /// Nothing more is offered: lets go of what only that needs.
    void complete() {
        taken = Set.of();
        names.complete();
    }

    /// The next further page, if none is under way.
    Optional<WebUrl> nextPage() {
        Optional<WebUrl> next = furtherRequested ? Optional.empty() : further.next();
        furtherRequested |= next.isPresent();
        return next;
    }

    /// Takes what a further page offers beyond what is known of the site; nothing of one on another host.
    ///
    /// @return how much that is
    int furtherPageRead(PageReader.Page page) {
        furtherRequested = false;
        page.failure().ifPresent(why -> furtherFailures.merge(why.reason(), 1, Integer::sum));
        Optional<WebUrl> location = page.location()
                .filter(there ->
                        home.filter(here -> PageLinks.isSameSite(here, there)).isPresent());
        List<ImageCandidate> added = location.isEmpty()
                ? List.of()
                : page.candidates().stream()
                        .filter(candidate -> taken.add(candidate.url()))
                        .toList();
        if (!added.isEmpty()) {
            candidates = candidates.with(added);
            names.add(urls(added));
        }
        location.or(() -> home)
                .ifPresent(there ->
                        further.read(there, location.isPresent() ? page.links() : PageLinks.NONE, added.size()));
        if (further.isOver()) {
            complete();
        }
        return added.size();
    }

    /// Whether there is more to read.
    RunEvent.Further further() {
        return further.isOver() ? RunEvent.Further.NOTHING : RunEvent.Further.PAGES;
    }

    void addUrlsTo(Set<WebUrl> known) {
        known.addAll(candidates.urls());
    }

    int candidates() {
        return candidates.size();
    }

    ImageCandidate candidate(int index) {
        return candidates.get(index);
    }

    String plannedName(int index) {
        return names.name(index, candidates.get(index).url());
    }

    void settled(ImageResult result) {
        switch (result) {
            case ImageResult.Taken taken -> {
                succeeded++;
                if (taken.source() == Source.REUSED) {
                    reused++;
                }
            }
            case ImageResult.Lost lost -> {
                failed++;
                lost.record().failure().ifPresent(why -> failures.merge(why.reason(), 1, Integer::sum));
            }
        }
    }

    SiteTally tally(boolean exhausted) {
        return new SiteTally(
                website,
                candidates.size(),
                succeeded,
                failed,
                reused,
                failures,
                exhausted,
                pageFailure,
                furtherFailures,
                make);
    }

    /// How far its page is.
    enum Progress {
        WAITING,
        REQUESTED,
        READ
    }
}
