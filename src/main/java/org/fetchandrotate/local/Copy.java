package org.fetchandrotate.local;

import org.fetchandrotate.model.Failure;

/// What copying a file came to.
public sealed interface Copy {
    /// @param sha256 of the bytes, 64 lower-case hex digits
    record Copied(long bytes, String sha256) implements Copy {}

    /// There is no copy.
    record NotCopied(Failure failure) implements Copy {}
}
