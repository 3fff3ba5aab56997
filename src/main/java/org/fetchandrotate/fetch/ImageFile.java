package org.fetchandrotate.fetch;

import java.util.Optional;

/// What a file holds that an image was fetched to, and what the server said of it.
///
/// @param contentType the header as served, for messages only: the bytes say what they are
/// @param bytes written to the file
/// @param sha256 of those bytes, 64 lower-case hex digits, computed while they passed
public record ImageFile(
        Optional<String> contentType,
        long bytes,
        String sha256,
        Optional<String> etag,
        Optional<String> lastModified) {}
