package org.fetchandrotate.scrape;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.fetchandrotate.model.FoundAs;

/// Gathers the addresses of one picture and puts the largest first: by width, then by density; equals stay as they
/// came.
final class RankedUrls {
    private static final Comparator<Ranked> LARGEST_FIRST = Comparator.comparingDouble(Ranked::width)
            .thenComparingDouble(Ranked::density)
            .reversed();

    private final List<Ranked> ranked = new ArrayList<>(2);

    private record Ranked(RawUrl url, double width, double density) {}

    /// Adds an address of density 1, as `src` is.
    void addUrl(String url, FoundAs foundAs) {
        if (!url.isBlank()) {
            ranked.add(new Ranked(new RawUrl(url, foundAs), 0, 1));
        }
    }

    void addSrcset(String srcset, FoundAs foundAs) {
        for (SrcsetParser.Entry entry : SrcsetParser.parse(srcset)) {
            ranked.add(new Ranked(new RawUrl(entry.url(), foundAs), entry.width(), entry.density()));
        }
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
        return ranked.stream().sorted(LARGEST_FIRST).map(Ranked::url).toList();
    }
}
