package org.fetchandrotate.fetch;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;

/// The codings that a body was put into for its journey. Immutable.
///
/// OkHttp would undo them by itself, but then hide the length on the wire, by which a body that was cut off is
/// known, and let a decoder's trouble look like the network's.
///
/// What is called a coding but is none (`none`, `utf-8`, `aws-chunked`, a media type) changes nothing: browsers
/// take the bytes as they are, and so does this, also where a server names a coding that it didn't apply.
///
/// Source: RFC 9110 section 8.4, RFC 7932 (br), RFC 8878 (zstd).
record ContentCoding(List<String> codings) {
    /// What we can undo, as `Accept-Encoding`.
    static final String ACCEPTED = "gzip, br";

    // Two happen where a proxy compresses what is compressed; more is somebody's joke.
    private static final int MOST = 2;
    private static final int BUFFER = 16 * 1024;
    private static final byte[] GZIP = {0x1f, (byte) 0x8b};
    private static final byte[] ZSTD = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd};

    /// Reads a `Content-Encoding` header. One that names anything unknown names nothing: what a known coding
    /// beside it stands for can't be told.
    ///
    /// @return empty if it names too many
    static Optional<ContentCoding> parse(String header) {
        List<String> codings = Arrays.stream(header.toLowerCase(Locale.ROOT).split(",", 10))
                .map(String::strip)
                .filter(coding -> !coding.isEmpty() && !coding.equals("identity"))
                .toList();
        if (!codings.stream().allMatch(ContentCoding::isKnown)) {
            return Optional.of(new ContentCoding(List.of()));
        }
        return codings.size() <= MOST ? Optional.of(new ContentCoding(codings)) : Optional.empty();
    }

    private static boolean isKnown(String coding) {
        return switch (coding) {
            case "gzip", "x-gzip", "br", "deflate", "zstd" -> true;
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
                case "deflate" -> inflated(body);
                case "zstd" -> unlessWithout(ZSTD, body, ZstdInputStream::new);
                default -> unlessWithout(GZIP, body, gzip -> new TolerantGzip(gzip, BUFFER));
            };
        }
        return body;
    }

    /// With the zlib header that the RFC asks for, or without, as many servers send it.
    private static InputStream inflated(InputStream body) throws IOException {
        PushbackInputStream wire = new PushbackInputStream(body, 2);
        byte[] start = wire.readNBytes(2);
        wire.unread(start);
        // RFC 1950, 2.2: method 8, and a check over both bytes
        boolean zlib =
                start.length == 2 && (start[0] & 0x0f) == 8 && ((start[0] & 0xff) << 8 | start[1] & 0xff) % 31 == 0;
        return new InflaterInputStream(wire, new Inflater(!zlib), BUFFER);
    }

    /// What doesn't begin as the coding does was never put into it.
    private static InputStream unlessWithout(byte[] magic, InputStream body, Decoder decoder) throws IOException {
        PushbackInputStream wire = new PushbackInputStream(body, magic.length);
        byte[] start = wire.readNBytes(magic.length);
        wire.unread(start);
        return start.length == 0 || Arrays.equals(start, magic) ? decoder.decode(wire) : wire;
    }

    private interface Decoder {
        InputStream decode(InputStream in) throws IOException;
    }
}
