package org.fetchandrotate.imaging.jpeg.lossless;

import org.fetchandrotate.imaging.jpeg.entropy.HuffmanDecoder;
import org.fetchandrotate.imaging.jpeg.file.EntropyData;
import org.fetchandrotate.imaging.jpeg.file.JpegSegment.Scan;

/// Passes over the codes of an AC scan of a progressive JPEG (T.81, G.1.2.2, G.1.2.3) and, on the way, negates
/// the coefficients that a mirroring negates, in a copy of the data. Single-threaded.
///
/// A mirroring changes nothing within a block but signs, and these neither change a code nor its length:
/// see [NegatedCopy]. Only the runs of ended blocks fall anew. What is to be known of a block is therefore
/// where its bits are; an *entry* packs it, from the lowest bit up: whether the block ends early, that is by an
/// end of band (1 bit); how many correction bits come behind that (6 bits); how many bits its symbol takes, 0
/// if a block before has it (5 bits); how many bits come in front of it, or are all the block's (11 bits); the
/// number of the first one (31 bits).
abstract class BandSkipper {
    final byte[] bytes;
    final HuffmanDecoder decoder;
    final int firstIndex;
    final int lastIndex;
    /// For each block of the component which coefficients aren't 0, by zigzag index.
    final long[] found;

    /// The coefficients that this scan can refine.
    private final long refined;

    /// Where the coefficients are negated.
    final NegatedCopy copy;

    /// How many blocks to come are without codes of their own.
    private int endOfBandRun;

    BandSkipper(Scan scan, EntropyData data, HuffmanDecoder decoder, long[] found, long negated) {
        this.bytes = data.bytes();
        this.decoder = decoder;
        this.firstIndex = scan.firstIndex();
        this.lastIndex = scan.lastIndex();
        this.found = found;
        this.refined = scan.isRefinement() ? -1L >>> 63 - lastIndex & -1L << firstIndex : 0;
        this.copy = new NegatedCopy(data, negated);
    }

    /// @param scan of AC coefficients
    /// @param found for each block of the component which coefficients aren't 0; is brought up to date
    /// @param negated the coefficients that change their sign, by zigzag index
    static BandSkipper of(Scan scan, EntropyData data, long[] found, long negated) {
        HuffmanDecoder decoder = new HuffmanDecoder(scan.components().getFirst().ac(), HuffmanDecoder.Kind.AC);
        return scan.isRefinement()
                ? new RefinementSkipper(scan, data, decoder, found, negated)
                : new FirstScanSkipper(scan, data, decoder, found, negated);
    }

    /// The data with the bits of some values inverted, 64 bits a word, the first one uppermost.
    final long[] words() {
        return copy.words();
    }

    /// To be told at the beginning of each restart interval.
    final void restart() {
        endOfBandRun = 0;
    }

    /// Passes a block.
    ///
    /// @param start the number of its first bit
    /// @return its entry, or −1 if its codes make no sense
    final long pass(int start, int block) {
        if (endOfBandRun == 0) {
            return passCodes(start, block);
        }
        endOfBandRun--;
        return entry(start, 0, 0, Long.bitCount(found[block] & refined), 1);
    }

    /// Passes a block that has codes of its own.
    abstract long passCodes(int start, int block);

    static long entry(int start, int bits, int runBits, int corrections, int endsEarly) {
        return (long) start << 23 | (long) bits << 12 | runBits << 7 | corrections << 1 | endsEarly;
    }

    /// The number of the bit behind a block.
    static int endOf(long entry) {
        return (int) (entry >>> 23)
                + ((int) entry >>> 12 & 0x7FF)
                + ((int) entry >>> 7 & 31)
                + ((int) entry >>> 1 & 63);
    }

    /// Begins a run of blocks that end early, the one at hand being the first.
    ///
    /// @param at the number of the bit behind its symbol
    /// @return by how many bits the run's length is told there
    final int beginRun(int symbolEntry, int at) {
        int extraBits = symbolEntry >>> 28;
        long window = EntropyData.peek(bytes, at);
        endOfBandRun = (1 << extraBits) + (int) (window >>> 1 >>> 63 - extraBits) - 1;
        return extraBits;
    }
}
