package org.fetchandrotate.imaging.webp;

/// Estimates the quality setting that a lossy picture was encoded with from its quantisers.
///
/// The header of a VP8 key frame (RFC 6386, sections 9.2 to 9.6 and 19.2) tells the base quantiser index and, if
/// the picture is split into segments, theirs. libwebp, which makes practically all WebP files, derives the index
/// from the quality as `127 · (1 − f(quality)^(1/3))` (`QualityToCompression` and `VP8SetSegmentParams` in
/// `src/enc/quant_enc.c`), shifted up and down for the segments around it; this inverts that.
final class LossyQuality {
    private static final int FIRST_PARTITION = 10;
    private static final int MAX_INDEX = 127;
    private static final int SEGMENTS = 4;

    private LossyQuality() {}

    /// The quality of a picture.
    ///
    /// @param chunk a `VP8 ` chunk of at least 11 bytes
    /// @return 0–100
    static int estimate(RiffChunk chunk) {
        var reader = new BooleanReader(chunk, FIRST_PARTITION);
        reader.literal(2); // colour space, clamping
        Segments segments = reader.flag() ? Segments.read(reader) : Segments.NONE;
        reader.literal(1 + 6 + 3); // filter type, level, sharpness
        boolean adjustsFilter = reader.flag();
        if (adjustsFilter && reader.flag()) {
            reader.skipOptional(8, 6 + 1); // changes of the filter level
        }
        reader.literal(2); // number of partitions
        double linear = Math.pow(segments.meanCompression(reader.literal(7)), 3);
        double quality = linear < 0.5 ? linear * 1.5 : (linear + 1) / 2;
        return Math.clamp(Math.round(quality * 100), 0, 100);
    }

    /// How coarse the parts of a picture are quantised.
    ///
    /// @param quantisers a segment's index, or its distance from the base index; empty if there are no segments
    /// @param meaning which of both
    /// @param probabilities out of 256, of the branches of the tree that tells a macroblock's segment: they say
    ///     how many macroblocks each segment has
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Segments(int[] quantisers, Meaning meaning, int[] probabilities) {
        static final Segments NONE = new Segments(new int[0], Meaning.DISTANCE, new int[0]);

        enum Meaning {
            INDEX,
            DISTANCE
        }

        static Segments read(BooleanReader reader) {
            int[] quantisers = {};
            int[] probabilities = {128, 128, 128};
            var meaning = Meaning.DISTANCE;
            boolean updatesMap = reader.flag();
            if (reader.flag()) {
                meaning = reader.flag() ? Meaning.INDEX : Meaning.DISTANCE;
                quantisers = new int[SEGMENTS];
                for (int i = 0; i < SEGMENTS; i++) {
                    quantisers[i] = reader.optionalSigned(7);
                }
                reader.skipOptional(SEGMENTS, 6 + 1); // filter levels
            }
            if (updatesMap) {
                for (int i = 0; i < probabilities.length; i++) {
                    probabilities[i] = reader.flag() ? reader.literal(8) : 255;
                }
            }
            return new Segments(quantisers, meaning, probabilities);
        }

        double meanCompression(int baseIndex) {
            if (quantisers.length == 0) {
                return compression(baseIndex);
            }
            double sum = 0;
            for (int i = 0; i < quantisers.length; i++) {
                int index = meaning == Meaning.INDEX ? quantisers[i] : baseIndex + quantisers[i];
                sum += share(i) * compression(index);
            }
            return sum;
        }

        private double share(int segment) {
            double upper = probabilities[0] / 256.0;
            double branch = probabilities[segment < 2 ? 1 : 2] / 256.0;
            return (segment < 2 ? upper : 1 - upper) * (segment % 2 == 0 ? branch : 1 - branch);
        }
    }

    private static double compression(int index) {
        return 1 - (Math.clamp(index, 0, MAX_INDEX) + 0.5) / (MAX_INDEX + 0.5);
    }

    /// The arithmetic decoder of RFC 6386, section 7.3, for header fields, which all have even odds. Behind the
    /// end of the data it reads zeros.
    private static final class BooleanReader {
        private final RiffChunk chunk;
        private int at;
        private int value;
        private int range = 255;
        private int shifted;

        BooleanReader(RiffChunk chunk, int start) {
            this.chunk = chunk;
            this.at = start;
            this.value = next() << 8 | next();
        }

        boolean flag() {
            int split = 1 + (((range - 1) * 128) >> 8);
            boolean set = value >= split << 8;
            if (set) {
                range -= split;
                value -= split << 8;
            } else {
                range = split;
            }
            while (range < 128) {
                value <<= 1;
                range <<= 1;
                shifted++;
                if (shifted == 8) {
                    shifted = 0;
                    value |= next();
                }
            }
            return set;
        }

        int literal(int bits) {
            int result = 0;
            for (int i = 0; i < bits; i++) {
                result = result << 1 | (flag() ? 1 : 0);
            }
            return result;
        }

        int optionalSigned(int bits) {
            if (!flag()) {
                return 0;
            }
            int value = literal(bits);
            return flag() ? -value : value;
        }

        void skipOptional(int count, int bits) {
            for (int i = 0; i < count; i++) {
                if (flag()) {
                    literal(bits);
                }
            }
        }

        private int next() {
            return at < chunk.length() ? chunk.uint8(at++) : 0;
        }
    }
}
