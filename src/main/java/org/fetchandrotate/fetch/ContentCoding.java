package org.fetchandrotate.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;

/// The codings that a body was put into for its journey. Immutable.
///
/// OkHttp would undo them by itself, but then hide the length on the wire, by which a body that was cut off is
/// known, and let a decoder's trouble look like the network's.
///
/// Source: RFC 9110 section 8.4, RFC 7932 (br).
record ContentCoding(List<String> codings) {
    /// What we can undo, as `Accept-Encoding`.
    static final String ACCEPTED = "gzip, br";

    // Two happen where a proxy compresses what is compressed; more is somebody's joke.
    private static final int MOST = 2;
    private static final int BUFFER = 16 * 1024;

    /// Reads a `Content-Encoding` header.
    ///
    /// @return empty if it names a coding that can't be undone, or too many
    static Optional<ContentCoding> parse(String header) {
        List<String> codings = Arrays.stream(header.toLowerCase(Locale.ROOT).split(",", 10))
                .map(String::strip)
                .filter(coding -> !coding.isEmpty() && !coding.equals("identity"))
                .toList();
        boolean known = codings.size() <= MOST && codings.stream().allMatch(ContentCoding::isKnown);
        return known ? Optional.of(new ContentCoding(codings)) : Optional.empty();
    }

    private static boolean isKnown(String coding) {
        return switch (coding) {
            case "gzip", "x-gzip", "br", "deflate" -> true;
            default -> false;
        };
    }

    /// Whether the body is as it is.
    boolean isIdentity() {
        return codings.isEmpty();
    }

    /// The body, undone.
    ///
    /// @throws IOException if its beginning is already wrong
    InputStream undo(InputStream wire) throws IOException {
        InputStream body = wire;
        for (String coding : codings.reversed()) {
            body = switch (coding) {
                case "br" -> new BrotliInputStream(body, BUFFER);
                case "deflate" -> new InflaterInputStream(body);
                default -> new GZIPInputStream(body, BUFFER);
            };
        }
        return body;
    }
}
