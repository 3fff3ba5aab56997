package org.fetchandrotate.desktop.history;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.storage.ImageQuery.OutcomeFilter;

/// What may have gone wrong with the rows looked for.
///
/// @param outcome all, or the failed ones
/// @param reason why they failed; empty for whatever reason
record FailureFilter(OutcomeFilter outcome, Optional<FailureReason> reason) {
    static final FailureFilter NONE_OR_ANY = new FailureFilter(OutcomeFilter.ALL, Optional.empty());
    static final FailureFilter ANY = new FailureFilter(OutcomeFilter.FAILED, Optional.empty());

    /// All there is to choose from.
    static List<FailureFilter> choices() {
        return Stream.concat(
                        Stream.of(NONE_OR_ANY, ANY),
                        Stream.of(FailureReason.values())
                                .map(reason -> new FailureFilter(OutcomeFilter.FAILED, Optional.of(reason))))
                .toList();
    }
}
