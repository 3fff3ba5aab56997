package org.fetchandrotate.fetch;

import java.util.Optional;

/// A page in memory.
///
/// @param contentType the header as served
/// @param charset as named by the `Content-Type` header, known or not
/// @param refresh the `Refresh` header as served
/// @param html the body after content decoding, owned by the receiver; nothing if the header says that it is an
///     image
@SuppressWarnings("ArrayRecordComponent") // megabytes, handed over rather than copied, and never compared
public record PageBody(Optional<String> contentType, Optional<String> charset, Optional<String> refresh, byte[] html) {}
