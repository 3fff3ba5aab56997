package org.fetchandrotate.imaging.gif;

import org.fetchandrotate.imaging.ImageFormatException;

/// Walks through the blocks of a GIF file (GIF89a, sections 17–27) without decoding anything. Single-threaded.
///
/// As viewers do, it takes the end of the file for the trailer, and so anything that is no block once there was an
/// image; zeros between blocks are skipped. What follows the trailer is never seen.
final class GifCursor {
    static final int HEADER_LENGTH = 13;
    private static final int EXTENSION = 0x21;
    private static final int IMAGE = 0x2C;
    private static final int IMAGE_LENGTH = 10;

    private final byte[] file;
    private int next;
    private int start;
    private boolean atImage;
    private boolean imageSeen;

    private GifCursor(byte[] file, int next) {
        this.file = file;
        this.next = next;
    }

    /// Before the first block.
    ///
    /// @throws ImageFormatException if the file doesn't start as a GIF does
    static GifCursor atStart(byte[] file) throws ImageFormatException {
        boolean isGif = file.length >= HEADER_LENGTH
                && file[0] == 'G'
                && file[1] == 'I'
                && file[2] == 'F'
                && file[3] == '8'
                && (file[4] == '7' || file[4] == '9')
                && file[5] == 'a';
        if (!isGif) {
            throw ImageFormatException.corrupt("no GIF header");
        }
        int afterTable = HEADER_LENGTH + tableBytes(file[10]);
        if (afterTable > file.length) {
            throw ImageFormatException.corrupt("the file ends within its colour table");
        }
        return new GifCursor(file, afterTable);
    }

    /// Bytes of the colour table that a descriptor's flags announce: three for each of 2 to 256 colours.
    static int tableBytes(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
    }

    /// Moves to the next block.
    ///
    /// @return false at the end
    /// @throws ImageFormatException if there is something that can't be a block, before the first image
    boolean advance() throws ImageFormatException {
        while (next < file.length && file[next] == 0) {
            next++;
        }
        start = next;
        int introducer = next < file.length ? file[next] & 0xFF : -1;
        if (introducer == EXTENSION && file.length - next > 2) {
            atImage = false;
            // one that is cut counts no more
            return skipBlocks(next + 2);
        }
        if (introducer == IMAGE && file.length - next >= IMAGE_LENGTH) {
            atImage = true;
            imageSeen = true;
            // one that is cut may still hold all its pixels
            skipBlocks(data() + 1);
            return true;
        }
        boolean isEnd = introducer == 0x3B || introducer < 0;
        if (!isEnd && !imageSeen) {
            throw ImageFormatException.corrupt("no GIF block at byte %d".formatted(next));
        }
        return false;
    }

    private boolean skipBlocks(int first) {
        int at = first;
        while (at < file.length) {
            int length = file[at] & 0xFF;
            at += 1 + length;
            if (length == 0) {
                next = at;
                return true;
            }
        }
        next = file.length;
        return false;
    }

    boolean isAtImage() {
        return atImage;
    }

    /// The label of an extension.
    int label() {
        return file[start + 1] & 0xFF;
    }

    /// Where the block starts.
    int start() {
        return start;
    }

    /// Where the block ends, its terminator included.
    int end() {
        return next;
    }

    /// Where an image's LZW data starts: behind its descriptor and its colour table.
    int data() {
        return start + IMAGE_LENGTH + tableBytes(file[start + IMAGE_LENGTH - 1]);
    }
}
