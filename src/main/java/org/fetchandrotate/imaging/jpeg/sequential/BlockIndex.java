package org.fetchandrotate.imaging.jpeg.sequential;

import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.jpeg.entropy.HuffmanDecoder;
import org.fetchandrotate.imaging.jpeg.file.EntropyData;
import org.fetchandrotate.imaging.jpeg.file.JpegFile;
import org.fetchandrotate.imaging.jpeg.file.JpegSegment.Scan;
import org.fetchandrotate.imaging.jpeg.file.ScanLayout;
import org.fetchandrotate.imaging.jpeg.transform.BlockTransform;

/// A Huffman-coded scan of a sequential JPEG (T.81, F.2.2) made accessible block by block: where each block's
/// AC codes stand, and its DC value.
///
/// Rotating needs the blocks in another order than they come in. Instead of decoding all coefficients into
/// memory (128 bytes a block), one pass over the codes notes where each block begins (8 bytes a block) without
/// looking at the values, and the second pass reads the blocks from there in the order in which they are
/// written.
public final class BlockIndex {
    private final SequentialCodes codes;
    private final EntropyData data;
    private final byte[] bytes;
    private final ScanLayout layout;
    private final int[] componentOfPlace;
    private final HuffmanDecoder[] dcOfPlace;
    private final HuffmanDecoder[] acOfPlace;
    /// Per block: bit number of its AC codes << 32 | how many bits they take << 16 | DC value.
    private final long[] entries;

    private BlockIndex(SequentialCodes codes) {
        this.codes = codes;
        this.data = codes.data();
        this.bytes = data.bytes();
        this.layout = codes.layout();
        this.componentOfPlace = codes.componentOfPlace();
        this.dcOfPlace = codes.dcOfPlace();
        this.acOfPlace = codes.acOfPlace();
        this.entries = new long[layout.mcus() * layout.blocksPerMcu()];
    }

    /// Finds the blocks.
    ///
    /// @throws ImageFormatException if the data is cut off or makes no sense
    public static BlockIndex open(JpegFile file, Scan scan) throws ImageFormatException {
        SequentialCodes codes = SequentialCodes.of(file, scan);
        return open(codes, new BlockSkipper(codes.data().bytes()));
    }

    /// The same, with something done on the way.
    ///
    /// @param skipper of the blocks' AC codes
    public static BlockIndex open(SequentialCodes codes, BlockSkipper skipper) throws ImageFormatException {
        BlockIndex opened = new BlockIndex(codes);
        opened.findBlocks(skipper);
        return opened;
    }

    private void findBlocks(BlockSkipper skipper) throws ImageFormatException {
        int block = 0;
        for (int interval = 0; interval < codes.intervals(); interval++) {
            int last = Math.min(layout.mcus(), (interval + 1) * codes.mcusPerInterval()) * layout.blocksPerMcu();
            findBlocksOfInterval(interval, block, last, skipper);
            block = last;
        }
    }

    private void findBlocksOfInterval(int interval, int first, int last, BlockSkipper skipper)
            throws ImageFormatException {
        int[] predictions = new int[4];
        int bit = data.startOf(interval);
        int end = data.endOf(interval);
        int place = 0;
        for (int block = first; block < last; block++) {
            long window = EntropyData.peek(bytes, bit);
            HuffmanDecoder decoder = dcOfPlace[place];
            int entry = decoder.entry(window);
            int component = componentOfPlace[place];
            int dc = predictions[component] + HuffmanDecoder.value(window, entry);
            predictions[component] = dc;
            int start = bit + (entry & 0xFF);
            bit = skipper.pass(start, acOfPlace[place]);
            if (bit < 0 || HuffmanDecoder.isInvalid(entry) || Math.abs(dc) > HuffmanDecoder.MOST_DC) {
                throw EntropyData.invalid();
            }
            if (bit > end) {
                throw EntropyData.cutOff();
            }
            entries[block] = (long) start << 32 | (long) (bit - start) << 16 | dc & 0xFFFF;
            place = place + 1 == componentOfPlace.length ? 0 : place + 1;
        }
    }

    public ScanLayout layout() {
        return layout;
    }

    public int blocks() {
        return entries.length;
    }

    /// For each block its place: bit number of its AC codes << 32 | how many bits these take << 16 | DC value
    /// (16 bits, signed). Not to be changed.
    public long[] entries() {
        return entries;
    }

    /// The DC value of a block.
    public int dc(int block) {
        return (short) entries[block];
    }

    /// Reads a block's AC coefficients.
    ///
    /// @param place of the block within its MCU
    /// @param target 64 values in zigzag order of the rotated block; only those named by the result are set
    /// @return the set of coefficients that aren't 0, by zigzag index of the rotated block
    public long readAc(int block, int place, BlockTransform transform, short[] target) {
        HuffmanDecoder decoder = acOfPlace[place];
        int[] position = transform.position();
        int[] sign = transform.sign();
        int bit = (int) (entries[block] >>> 32);
        long found = 0;
        int k = 1;
        while (k < 64) {
            long window = EntropyData.peek(bytes, bit);
            int entry = decoder.entry(window);
            bit += entry & 0xFF;
            k += entry >>> 8 & 0xFF;
            if ((entry & 0xFF0000) != 0) {
                int to = position[k - 1];
                int flip = sign[k - 1];
                target[to] = (short) ((HuffmanDecoder.value(window, entry) ^ flip) - flip);
                found |= 1L << to;
            }
        }
        return found;
    }
}
