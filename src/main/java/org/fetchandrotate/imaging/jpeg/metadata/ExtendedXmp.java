package org.fetchandrotate.imaging.jpeg.metadata;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fetchandrotate.imaging.XmpPacket;
import org.fetchandrotate.imaging.jpeg.file.JpegFile;
import org.fetchandrotate.imaging.jpeg.file.JpegSegment.MarkerSegment;
import org.fetchandrotate.imaging.jpeg.file.Marker;

/// XMP that is too much for one segment: a second packet over several segments, which the first names by its
/// digest. Edited as a whole, and divided again. Immutable.
///
/// Source: XMP Specification part 3, 1.1.3.1 "Extended XMP in JPEG".
final class ExtendedXmp {
    private static final byte[] SIGNATURE =
            "http://ns.adobe.com/xmp/extension/\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int DIGEST_LENGTH = 32;
    private static final int HEADER_BYTES = SIGNATURE.length + DIGEST_LENGTH + 8;
    private static final int MOST_OF_A_SEGMENT = 0xFFFF - 2 - HEADER_BYTES;
    private static final Pattern NAMED =
            Pattern.compile(":HasExtendedXMP\\s*(?:=\\s*[\"']|(?:\\s[^<>]*)?>)\\s*([0-9A-Fa-f]{32})\\b");

    private final String digest;
    private final List<MarkerSegment> segments;
    private final byte[] packet;

    /// What becomes of it.
    ///
    /// @param digest as the first packet is to name it
    /// @param payloads of those of its segments that are still needed
    record Edited(String digest, Map<MarkerSegment, byte[]> payloads) {}

    private ExtendedXmp(String digest, List<MarkerSegment> segments, byte[] packet) {
        this.digest = digest;
        this.segments = segments;
        this.packet = packet;
    }

    /// @param first the first packet
    /// @return empty if that names none, or not all of it is there
    static Optional<ExtendedXmp> of(JpegFile file, String first) {
        Matcher named = NAMED.matcher(first);
        if (!named.find()) {
            return Optional.empty();
        }
        String digest = named.group(1);
        ByteBuffer bytes = ByteBuffer.wrap(file.bytes());
        List<MarkerSegment> segments = file.segments().stream()
                .filter(segment -> isPartOf(file.bytes(), segment, digest))
                .sorted(Comparator.comparing(segment -> offset(bytes, segment)))
                .toList();
        int length = 0;
        for (MarkerSegment segment : segments) {
            if (offset(bytes, segment) != length) {
                return Optional.empty();
            }
            length += segment.length() - HEADER_BYTES;
        }
        if (segments.isEmpty() || bytes.getInt(segments.getFirst().start() + HEADER_BYTES - 8) != length) {
            return Optional.empty();
        }
        ByteBuffer packet = ByteBuffer.allocate(length);
        segments.forEach(
                segment -> packet.put(file.bytes(), segment.start() + HEADER_BYTES, segment.length() - HEADER_BYTES));
        return Optional.of(new ExtendedXmp(digest, segments, packet.array()));
    }

    private static boolean isPartOf(byte[] bytes, MarkerSegment segment, String digest) {
        int start = segment.start();
        return segment.marker() == Marker.APP1
                && segment.length() >= HEADER_BYTES
                && Arrays.equals(bytes, start, start + SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length)
                && new String(bytes, start + SIGNATURE.length, DIGEST_LENGTH, StandardCharsets.ISO_8859_1)
                        .equalsIgnoreCase(digest);
    }

    private static int offset(ByteBuffer bytes, MarkerSegment segment) {
        return bytes.getInt(segment.start() + HEADER_BYTES - 4);
    }

    /// The digest by which the source's first packet names it.
    String digest() {
        return digest;
    }

    boolean includes(MarkerSegment segment) {
        return segments.contains(segment);
    }

    /// @return empty if it stays as it is: nothing has changed, or it would need more segments
    Optional<Edited> edited(UnaryOperator<XmpPacket> change) {
        byte[] changed = change.apply(XmpPacket.of(packet)).bytes();
        if (Arrays.equals(changed, packet) || changed.length > (long) segments.size() * MOST_OF_A_SEGMENT) {
            return Optional.empty();
        }
        String newDigest = digestOf(changed);
        Map<MarkerSegment, byte[]> payloads = new HashMap<>();
        List<byte[]> parts = parts(changed, newDigest);
        for (int i = 0; i < parts.size(); i++) {
            payloads.put(segments.get(i), parts.get(i));
        }
        return Optional.of(new Edited(newDigest, payloads));
    }

    private static List<byte[]> parts(byte[] packet, String digest) {
        List<byte[]> parts = new ArrayList<>();
        for (int offset = 0; offset < packet.length; offset += MOST_OF_A_SEGMENT) {
            int length = Math.min(MOST_OF_A_SEGMENT, packet.length - offset);
            parts.add(ByteBuffer.allocate(HEADER_BYTES + length)
                    .put(SIGNATURE)
                    .put(digest.getBytes(StandardCharsets.ISO_8859_1))
                    .putInt(packet.length)
                    .putInt(offset)
                    .put(packet, offset, length)
                    .array());
        }
        return parts;
    }

    private static String digestOf(byte[] packet) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(packet);
            return HexFormat.of().withUpperCase().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JVM has MD5", e);
        }
    }
}
