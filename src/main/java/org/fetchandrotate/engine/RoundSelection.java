package org.fetchandrotate.engine;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// The front door to the selection for who works in rounds: everything that is certain to be needed is started at
/// once, and all of it settles before the next round. The images taken in the end are those of a run, in its order,
/// and nothing is asked for that a run wouldn't ask for: see [Selection], whose decisions don't depend on when it
/// hears of what. It needs memory for each site, and a few bits for each image taken. Single-thread.
public final class RoundSelection {
    private final Selection selection;
    private final int sites;
    private List<Span> underWay = List.of();

    /// @param target how many images to take, at least 0
    /// @param sites how many websites there are
    public RoundSelection(int target, int sites) {
        selection = new Selection(target, sites);
        this.sites = sites;
    }

    /// Candidates of one site that are started together.
    ///
    /// @param from the first
    /// @param to after the last
    /// @param batch of all of them
    public record Span(int site, int from, int to, int batch) {
        public int length() {
            return to - from;
        }
    }

    /// The sites whose pages are to be read now.
    public int[] pages() {
        return IntStream.range(0, sites).filter(selection::needsPage).toArray();
    }

    /// @param candidates how many images the page offers; 0 if it couldn't be had
    public void pageRead(int site, int candidates) {
        selection.pageScanned(site, candidates);
    }

    /// A page was read that has further parts. Once what it offers doesn't suffice, the site is among [#pages()]
    /// again.
    ///
    /// @param candidates how many images the page itself offers
    public void pageReadOfMore(int site, int candidates) {
        selection.pageScannedOfMore(site, candidates);
    }

    /// Starts all that is certain.
    ///
    /// @return in the order of the sites, and of the candidates of each
    /// @throws IllegalStateException if the last round isn't settled
    public List<Span> start() {
        if (!underWay.isEmpty()) {
            throw new IllegalStateException("The last round isn't settled");
        }
        List<Span> spans = new ArrayList<>();
        OptionalInt site = selection.nextChanged(0);
        while (site.isPresent()) {
            startAt(site.getAsInt(), spans);
            selection.leave(site.getAsInt());
            site = selection.nextChanged(site.getAsInt() + 1);
        }
        underWay = List.copyOf(spans);
        return underWay;
    }

    /// Takes in what became of all that was started.
    ///
    /// @param failed for each site with failures, which candidates failed
    public void settle(Map<Integer, BitSet> failed) {
        for (Span span : underWay) {
            BitSet lost = failed.getOrDefault(span.site(), new BitSet());
            for (int candidate = span.from(); candidate < span.to(); candidate++) {
                Place place = new Place(span.site(), candidate, span.batch());
                if (lost.get(candidate)) {
                    selection.failed(place);
                } else {
                    selection.succeeded(place);
                }
            }
        }
        underWay = List.of();
    }

    private void startAt(int site, List<Span> spans) {
        Optional<Place> next = selection.start(site);
        while (next.isPresent()) {
            Place place = next.get();
            int last = spans.size() - 1;
            boolean goesOn = last >= 0
                    && spans.get(last).site() == site
                    && spans.get(last).batch() == place.batch();
            Span before =
                    goesOn ? spans.remove(last) : new Span(site, place.candidate(), place.candidate(), place.batch());
            spans.add(new Span(site, before.from(), place.candidate() + 1, place.batch()));
            next = selection.start(site);
        }
    }
}
