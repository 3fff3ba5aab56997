package org.fetchandrotate.imaging.jpeg.entropy;

import java.util.Arrays;

/// The coefficients of some blocks, usually a row of MCUs, without the zeros: one behind the other, each with
/// its zigzag index. Mutable, to be filled again and again; single-threaded.
public final class BlockRow {
    private int[] tokens = new int[1024];
    private int size;
    private final int[] starts;
    private final short[] levels;
    private int blocks;

    /// @param most how many blocks there can be
    public BlockRow(int most) {
        this.starts = new int[most + 1];
        this.levels = new short[most];
    }

    /// Makes it empty.
    public void clear() {
        blocks = 0;
        size = 0;
    }

    /// Where the coming block's tokens can be put, from [#size] on. They count once [#add] tells of them.
    public int[] room() {
        if (tokens.length < size + 64) {
            tokens = Arrays.copyOf(tokens, 2 * tokens.length);
        }
        return tokens;
    }

    public int size() {
        return size;
    }

    /// Adds a block.
    ///
    /// @param level its DC value
    /// @param end behind its tokens
    public void add(int level, int end) {
        levels[blocks++] = (short) level;
        starts[blocks] = end;
        size = end;
    }

    /// @param index zigzag index, 1–63
    public static int token(int index, int value) {
        return index << 16 | value & 0xFFFF;
    }

    public static int index(int token) {
        return token >>> 16;
    }

    public static int value(int token) {
        return (short) token;
    }

    public short level(int block) {
        return levels[block];
    }

    /// All tokens; not to be changed.
    public int[] tokens() {
        return tokens;
    }

    /// Where a block's tokens begin.
    public int start(int block) {
        return starts[block];
    }

    /// Behind its last one.
    public int end(int block) {
        return starts[block + 1];
    }
}
