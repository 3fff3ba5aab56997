package org.fetchandrotate.imaging.gif;

import org.fetchandrotate.model.Transform;

/// An image descriptor (GIF89a, section 20). Immutable.
///
/// @param left columns of the screen to its left
/// @param top rows of the screen above it
/// @param flags colour table, interlacing
record Frame(int left, int top, int width, int height, int flags) {
    static final int DESCRIPTOR_LENGTH = 10;
    private static final int INTERLACED = 0x40;
    /// First row and distance of rows of the four groups (GIF89a, appendix E).
    private static final int[][] GROUPS = {{0, 8}, {4, 8}, {2, 4}, {1, 2}};

    static Frame read(byte[] file, int start) {
        return new Frame(
                uint16(file, start + 1),
                uint16(file, start + 3),
                uint16(file, start + 5),
                uint16(file, start + 7),
                file[start + 9] & 0xFF);
    }

    static int uint16(byte[] bytes, int offset) {
        return (bytes[offset] & 0xFF) | ((bytes[offset + 1] & 0xFF) << 8);
    }

    static void putUint16(byte[] bytes, int offset, int value) {
        bytes[offset] = (byte) value;
        bytes[offset + 1] = (byte) (value >> 8);
    }

    long area() {
        return (long) width * height;
    }

    boolean isInterlaced() {
        return (flags & INTERLACED) != 0;
    }

    /// The part of it that lies on the screen; empty (no width or no height) if none does.
    Frame clipped(int screenWidth, int screenHeight) {
        int visibleWidth = Math.clamp((long) screenWidth - left, 0, width);
        int visibleHeight = Math.clamp((long) screenHeight - top, 0, height);
        return new Frame(left, top, visibleWidth, visibleHeight, flags);
    }

    /// The frame on the rotated screen, on which it must lie wholly.
    Frame rotated(int screenWidth, int screenHeight, Transform transform) {
        int right = screenWidth - left - width;
        int bottom = screenHeight - top - height;
        int newLeft = transform.left(left, top, right, bottom);
        int newTop = transform.top(left, top, right, bottom);
        return transform.swapsSides()
                ? new Frame(newLeft, newTop, /* width= */ height, /* height= */ width, flags)
                : new Frame(newLeft, newTop, width, height, flags);
    }

    /// The descriptor's bytes.
    byte[] toBytes() {
        byte[] descriptor = new byte[DESCRIPTOR_LENGTH];
        descriptor[0] = 0x2C;
        putUint16(descriptor, 1, left);
        putUint16(descriptor, 3, top);
        putUint16(descriptor, 5, width);
        putUint16(descriptor, 7, height);
        descriptor[9] = (byte) flags;
        return descriptor;
    }

    /// For each row, from the top, its place among the rows in the order of the data.
    int[] rowOrder() {
        int[] order = new int[height];
        int place = 0;
        if (!isInterlaced()) {
            for (int y = 0; y < height; y++) {
                order[y] = y;
            }
            return order;
        }
        for (int[] group : GROUPS) {
            for (int y = group[0]; y < height; y += group[1]) {
                order[y] = place++;
            }
        }
        return order;
    }
}
