package org.fetchandrotate.scrape;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.fetchandrotate.model.FoundAs;

/// Gathers the addresses of one picture, best first: by what a desktop browser would choose among ([Tier]), then by
/// width, then by density; equals stay as they came.
final class RankedUrls {
    private static final Comparator<Ranked> BEST_FIRST = Comparator.<Ranked>comparingInt(Ranked::tier)
            .thenComparing(Comparator.comparingDouble(Ranked::width)
                    .thenComparingDouble(Ranked::density)
                    .reversed());

    private final List<Ranked> ranked = new ArrayList<>(2);

    /// Which addresses go before which, whatever their sizes; a `picture`'s sources whose `media` fits come before
    /// all, in their order, from 0 on.
    static final class Tier {
        /// The picture's own, in any encoding.
        static final int OWN = 1_000;
        /// What a script replaces, or a smaller form: the last resort of those that fit.
        static final int PREVIEW = 2_000;
        /// For other screens.
        static final int OTHER_MEDIA = 3_000;
        /// Of a type that can't be rotated.
        static final int OTHER_TYPE = 4_000;

        private Tier() {}
    }

    private record Ranked(RawUrl url, int tier, double width, double density) {}

    /// Adds an address of density 1, as `src` is.
    void addUrl(String url, FoundAs foundAs, int tier) {
        if (!url.isBlank()) {
            ranked.add(new Ranked(new RawUrl(url, foundAs), tier, 0, 1));
        }
    }

    void add(SrcsetParser.Entry entry, FoundAs foundAs, int tier) {
        RawUrl url =
                entry.width() > 0 ? new RawUrl(entry.url(), foundAs, entry.width()) : new RawUrl(entry.url(), foundAs);
        ranked.add(new Ranked(url, tier, entry.width(), entry.density()));
    }

    void addSrcset(String srcset, FoundAs foundAs, int tier) {
        SrcsetParser.parse(srcset).forEach(entry -> add(entry, foundAs, tier));
    }

    void addAll(RankedUrls more) {
        ranked.addAll(more.ranked);
    }

    boolean isEmpty() {
        return ranked.isEmpty();
    }

    List<RawUrl> bestFirst() {
        if (ranked.size() == 1) {
            return List.of(ranked.getFirst().url());
        }
        return ranked.stream().sorted(BEST_FIRST).map(Ranked::url).toList();
    }
}
