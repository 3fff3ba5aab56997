package org.fetchandrotate.engine;

import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.ImageRecord;

/// What failures are counted under: the status if the server's answer was the failure, else the reason.
public record FailureCause(FailureReason reason, OptionalInt httpStatus) implements Comparable<FailureCause> {
    private static final Comparator<FailureCause> ORDER =
            Comparator.comparing(FailureCause::reason).thenComparingInt(cause -> cause.httpStatus.orElse(0));

    /// @param failed a row with a failure
    public static FailureCause of(ImageRecord failed) {
        FailureReason reason = failed.failure().map(Failure::reason).orElseThrow();
        Optional<OptionalInt> status = failed.transfer().map(ImageRecord.Transfer::httpStatus);
        return switch (reason) {
            case HTTP_CLIENT_ERROR, HTTP_SERVER_ERROR, HTTP_THROTTLED ->
                new FailureCause(reason, status.orElse(OptionalInt.empty()));
            default -> new FailureCause(reason, OptionalInt.empty());
        };
    }

    @Override
    public int compareTo(FailureCause other) {
        return ORDER.compare(this, other);
    }
}
