package org.fetchandrotate.fetch;

import java.net.UnknownHostException;

/// A name gave no address to connect to, for a reason other than that nobody knows it.
final class LookupException extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    /// Why.
    enum Reason {
        /// All its addresses are kept from pages.
        PRIVATE_ADDRESS,
        /// The name servers took too long.
        TIMEOUT,
        /// The thread was interrupted; its flag is set.
        INTERRUPTED
    }

    private final Reason reason;

    LookupException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
