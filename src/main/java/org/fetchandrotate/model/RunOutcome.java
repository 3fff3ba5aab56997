package org.fetchandrotate.model;

import java.util.Locale;
import java.util.Optional;

/// How a run ended.
public enum RunOutcome {
    /// As many images as aimed at.
    COMPLETE,
    /// Fewer, since the websites offered no more.
    EXHAUSTED,
    /// The user stopped it.
    STOPPED,
    /// The machine failed it: no space, no permission.
    FAILED,
    /// The program ended while it ran; found out by the next start.
    KILLED;

    /// The word used in the database and in JSON.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<RunOutcome> ofCode(String code) {
        for (RunOutcome outcome : values()) {
            if (outcome.code().equals(code)) {
                return Optional.of(outcome);
            }
        }
        return Optional.empty();
    }
}
