package org.fetchandrotate;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Ends the program by itself after a while, as its user would: the installer's build watches the program at work
/// so, to record how it starts.
///
/// @param length how long it goes on
record Rehearsal(Duration length) {
    private static final String PROPERTY = "fetchandrotate.rehearsal";

    /// The one that a property of the process asks for, in seconds.
    static Optional<Rehearsal> ofProcess() {
        return Optional.ofNullable(Integer.getInteger(PROPERTY))
                .map(Duration::ofSeconds)
                .map(Rehearsal::new);
    }

    void start() {
        CompletableFuture.delayedExecutor(length.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> System.exit(0));
    }
}
