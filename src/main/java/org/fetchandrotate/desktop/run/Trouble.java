package org.fetchandrotate.desktop.run;

import java.util.Comparator;
import java.util.OptionalInt;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.ImageRecord;

/// What failed images are counted under: the status if the server's answer was the trouble, else the reason.
public record Trouble(FailureReason reason, OptionalInt httpStatus) implements Comparable<Trouble> {
    private static final Comparator<Trouble> ORDER =
            Comparator.comparing(Trouble::reason).thenComparingInt(trouble -> trouble.httpStatus.orElse(0));

    /// @param failed a row with a failure
    static Trouble of(ImageRecord failed) {
        FailureReason reason = failed.failure().map(Failure::reason).orElseThrow();
        return switch (reason) {
            case HTTP_CLIENT_ERROR, HTTP_SERVER_ERROR, HTTP_THROTTLED ->
                new Trouble(
                        reason,
                        failed.transfer().map(ImageRecord.Transfer::httpStatus).orElse(OptionalInt.empty()));
            default -> new Trouble(reason, OptionalInt.empty());
        };
    }

    @Override
    public int compareTo(Trouble other) {
        return ORDER.compare(this, other);
    }
}
