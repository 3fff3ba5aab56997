package org.fetchandrotate.engine;

/// Why a [Coordinator] came to its end.
sealed interface Ending {
    /// Everything that could be done is done.
    record Settled() implements Ending {}

    /// The user wished so.
    record Stopped() implements Ending {}

    /// The machine failed it.
    record Broken(String what, Exception cause) implements Ending {}
}
