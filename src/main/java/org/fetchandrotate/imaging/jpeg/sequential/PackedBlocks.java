package org.fetchandrotate.imaging.jpeg.sequential;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.fetchandrotate.imaging.jpeg.entropy.BlockTarget;
import org.fetchandrotate.imaging.jpeg.entropy.HuffmanCodes;
import org.fetchandrotate.imaging.jpeg.entropy.Plane;
import org.fetchandrotate.imaging.jpeg.file.BitWriter;

/// The coefficients of one component without the zeros, and how often each symbol occurs that codes them
/// sequentially. Most coefficients are 0, so this takes a fraction of what a [Plane] does, and at most 141
/// bytes a block instead of 136. Mutable; single-threaded.
public final class PackedBlocks implements BlockTarget {
    private static final int CHUNK_BITS = 14;
    private static final int CHUNK = 1 << CHUNK_BITS;

    private final int blocksAcross;
    private final short[] levels;
    private final long[] found;
    private final int[] starts;
    private final int[] histogram = new int[256];
    private final List<short[]> chunks = new ArrayList<>();
    private short[] chunk = new short[0];
    private int used;
    private int padding;

    public PackedBlocks(int blocksAcross, int blocksDown) {
        this.blocksAcross = blocksAcross;
        this.levels = new short[blocksAcross * blocksDown];
        this.found = new long[levels.length];
        this.starts = new int[levels.length];
    }

    @Override
    public void put(int block, int[] values, int[] places, int offset, long set) {
        if (used + 63 > chunk.length) {
            chunk = new short[CHUNK];
            chunks.add(chunk);
            used = 0;
        }
        levels[block] = (short) values[places[0] + offset];
        found[block] = set;
        starts[block] = chunks.size() - 1 << CHUNK_BITS | used;
        used = pack(values, places, offset, set, chunk, used);
    }

    /// @return the place behind the packed values
    private int pack(int[] values, int[] places, int offset, long set, short[] target, int start) {
        int to = start;
        int previous = 0;
        for (long left = set; left != 0; left &= left - 1) {
            int k = Long.numberOfTrailingZeros(left);
            int value = values[places[k] + offset];
            target[to++] = (short) value;
            int run = k - previous - 1;
            if (run > 15) {
                histogram[SequentialAcEncoder.SIXTEEN_ZEROS] += run >>> 4;
            }
            histogram[(run & 15) << 4 | HuffmanCodes.sizeOf(value)]++;
            previous = k;
        }
        if (previous < 63) {
            histogram[SequentialAcEncoder.END_OF_BLOCK]++;
        }
        return to;
    }

    /// Blocks that fill up MCUs: they have no AC values, and aren't counted in the histogram.
    @Override
    public void putLevel(int block, int other) {
        levels[block] = levels[other];
        padding++;
    }

    int blocksAcross() {
        return blocksAcross;
    }

    int dc(int block) {
        return levels[block];
    }

    /// Adds the AC symbols of the blocks.
    ///
    /// @param interleaved whether the blocks that fill up MCUs are written as well
    void count(int[] target, boolean interleaved) {
        for (int symbol = 0; symbol < 256; symbol++) {
            target[symbol] += histogram[symbol];
        }
        if (interleaved) {
            target[SequentialAcEncoder.END_OF_BLOCK] += padding;
        }
    }

    /// Writes a block's AC coefficients.
    void write(int block, BitWriter target, int[] codes) throws IOException {
        int start = starts[block];
        long set = found[block];
        if (set == 0) {
            target.putCoded(codes[SequentialAcEncoder.END_OF_BLOCK], 0, 0);
            return;
        }
        SequentialAcEncoder.writePacked(target, chunks.get(start >>> CHUNK_BITS), start & CHUNK - 1, set, codes);
    }
}
