package org.fetchandrotate.fetch;

import org.fetchandrotate.fetch.Attempt.Retry;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;

/// Ends the reading of a body early. Expected trouble, on its way to becoming an [Attempt.Failed].
final class FetchFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final FailureReason reason;
    private final String detail;
    private final Retry retry;

    FetchFailedException(FailureReason reason, String detail, Retry retry) {
        super(detail);
        this.reason = reason;
        this.detail = detail;
        this.retry = retry;
    }

    FetchFailedException(FailureReason reason, String detail, Retry retry, Throwable cause) {
        this(reason, detail, retry);
        initCause(cause);
    }

    Failure failure() {
        return new Failure(reason, detail);
    }

    Retry retry() {
        return retry;
    }
}
