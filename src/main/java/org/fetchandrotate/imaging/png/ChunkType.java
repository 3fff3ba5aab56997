package org.fetchandrotate.imaging.png;

import java.nio.charset.StandardCharsets;

/// Chunk types as the big-endian number of their four letters (PNG clause 5.3).
final class ChunkType {
    static final int IHDR = of("IHDR");
    static final int PLTE = of("PLTE");
    static final int IDAT = of("IDAT");
    static final int IEND = of("IEND");
    static final int TRNS = of("tRNS");
    static final int PHYS = of("pHYs");
    static final int EXIF = of("eXIf");
    static final int ACTL = of("acTL");
    static final int FCTL = of("fcTL");
    static final int FDAT = of("fdAT");

    /// A C2PA manifest store. Source: C2PA Technical Specification, A.3.2 "Embedding manifests into PNG".
    static final int CONTENT_CREDENTIALS = of("caBX");

    /// The bit that makes a letter of a type lower case.
    private static final int LOWER = 0x20;

    private ChunkType() {}

    /// @param name four ASCII letters
    static int of(String name) {
        byte[] letters = name.getBytes(StandardCharsets.US_ASCII);
        return Bytes.int32(letters, 0);
    }

    static String name(int type) {
        return "%c%c%c%c".formatted(type >>> 24 & 0xFF, type >>> 16 & 0xFF, type >>> 8 & 0xFF, type & 0xFF);
    }

    /// Whether all four bytes are ASCII letters.
    static boolean isValid(int type) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            int lower = type >>> shift & 0xFF | LOWER;
            if (lower < 'a' || lower > 'z') {
                return false;
            }
        }
        return true;
    }

    /// Whether a decoder must understand it to show the image (first letter upper case).
    static boolean isCritical(int type) {
        return (type >>> 24 & LOWER) == 0;
    }

    /// Whether an editor that doesn't know it may keep it although the image data changed (fourth letter lower
    /// case).
    static boolean isSafeToCopy(int type) {
        return (type & LOWER) != 0;
    }

    /// Whether it makes up an animation.
    static boolean isAnimation(int type) {
        return type == ACTL || type == FCTL || type == FDAT;
    }
}
