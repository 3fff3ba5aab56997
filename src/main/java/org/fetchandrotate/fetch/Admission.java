package org.fetchandrotate.fetch;

import java.util.List;
import java.util.Optional;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.url.WebUrl;

/// Says of a URL, before it is asked for, whether it may be.
interface Admission {
    /// Everything may.
    Admission EVERYTHING = url -> Optional.empty();

    /// What the robots.txt of each host came to, as far as asked.
    default List<RobotsVerdict> verdicts() {
        return List.of();
    }

    /// Judges one URL.
    ///
    /// @return why it may not; empty if it may
    /// @throws InterruptedException if the thread is interrupted
    Optional<Failure> refuse(WebUrl url) throws InterruptedException;
}
