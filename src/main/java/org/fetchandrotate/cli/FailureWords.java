package org.fetchandrotate.cli;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.fetchandrotate.engine.FailureCause;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;

/// Failures in words.
final class FailureWords {
    private FailureWords() {}

    static String of(Failure failure) {
        return of(failure.reason());
    }

    static String of(FailureReason reason) {
        return reason == FailureReason.PROXY
                ? "the proxy refuses"
                : reason.code().replace('-', ' ');
    }

    /// How many for each word or HTTP status, sorted: `{403=2, too small=1}`.
    static Map<String, Integer> counts(Map<FailureCause, Integer> failures) {
        return failures.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> word(entry.getKey()), Map.Entry::getValue, Integer::sum, TreeMap::new));
    }

    private static String word(FailureCause cause) {
        return cause.httpStatus().isPresent()
                ? String.valueOf(cause.httpStatus().getAsInt())
                : of(cause.reason());
    }
}
