package org.fetchandrotate.cli;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.fetchandrotate.model.NewImages;
import org.fetchandrotate.model.RunRecord;

/// Says what a run found that the one before it didn't have. Immutable.
///
/// @param clock whose zone days are told in
record NewsWords(Clock clock) {
    /// `12 new since Friday`, `nothing new since 14:05`, `40 new`.
    ///
    /// @param runs the latest first; the second is the one before it, if there is one
    String of(List<RunRecord> runs) {
        NewImages images = NewImages.of(runs);
        String count = images.count() == 0 ? "nothing new" : images.count() + " new";
        return images.sinceWhen(clock, Locale.ENGLISH, DateTimeFormatter.ISO_LOCAL_DATE)
                .map(since -> count + " since " + since)
                .orElse(count);
    }
}
