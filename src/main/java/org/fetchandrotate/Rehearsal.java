package org.fetchandrotate;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Ends the program by itself after a while, as its user would: the installer's build watches the program at work
/// so, to record how it starts.
///
/// @param length how long it goes on
/// @param withDemo whether a window that asks for a workspace is answered by its own button for the demo
record Rehearsal(Duration length, boolean withDemo) {
    /// In seconds.
    private static final String LENGTH = "fetchandrotate.rehearsal";
    /// `true` or `false`.
    private static final String DEMO = "fetchandrotate.rehearsal.demo";

    /// The one that properties of the process ask for.
    static Optional<Rehearsal> ofProcess() {
        return Optional.ofNullable(Integer.getInteger(LENGTH))
                .map(Duration::ofSeconds)
                .map(length -> new Rehearsal(length, Boolean.getBoolean(DEMO)));
    }

    void start() {
        CompletableFuture.delayedExecutor(length.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> System.exit(0));
    }
}
