package org.fetchandrotate.desktop.run;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import org.fetchandrotate.model.ImageRecord;

/// Which of a run's images are shown. Immutable.
///
/// @param site of the website; empty = all
/// @param outcomes which ones; empty = all
/// @param text that host, URL, file name or alternative text has in it, in any case; empty = all
record PairFilter(OptionalInt site, Set<PairRow.Outcome> outcomes, String text) implements Predicate<PairRow> {
    static final PairFilter ALL = new PairFilter(OptionalInt.empty(), Set.of(), "");

    PairFilter {
        outcomes = Set.copyOf(outcomes);
        text = text.strip().toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean test(PairRow pair) {
        return (site.isEmpty() || site.getAsInt() == pair.site())
                && (outcomes.isEmpty() || outcomes.contains(pair.outcome()))
                && (text.isEmpty() || hasText(pair.record()));
    }

    private boolean hasText(ImageRecord record) {
        return has(record.url())
                || has(record.dirname())
                || record.filename().filter(this::has).isPresent()
                || has(record.origin().altText())
                || record.failure()
                        .filter(failure -> has(failure.reason().code()))
                        .isPresent();
    }

    private boolean has(String field) {
        return field.toLowerCase(Locale.ROOT).contains(text);
    }
}
