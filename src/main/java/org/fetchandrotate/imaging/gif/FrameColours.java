package org.fetchandrotate.imaging.gif;

/// The colours of a frame's indices. Immutable.
///
/// @param table where its colour table starts in the file
/// @param size colours in it; 0 if there is none
/// @param transparent the index that isn't drawn, or -1
@SuppressWarnings("ArrayRecordComponent") // never compared
record FrameColours(byte[] file, int table, int size, int transparent) {
    /// The local colour table, or else the global one (GIF89a, sections 19 and 21).
    ///
    /// @param control the graphic control extension of the frame; empty if there is none
    static FrameColours of(byte[] file, GifCursor cursor, byte[] control) {
        boolean isTransparent = control.length >= 8 && (control[3] & 1) != 0;
        int transparent = isTransparent ? control[6] & 0xFF : -1;
        int local = cursor.start() + Frame.DESCRIPTOR_LENGTH;
        int localBytes = GifCursor.tableBytes(file[local - 1]);
        if (localBytes > 0) {
            return new FrameColours(file, local, localBytes / 3, transparent);
        }
        return new FrameColours(file, GifCursor.HEADER_LENGTH, GifCursor.tableBytes(file[10]) / 3, transparent);
    }

    /// `0xAARRGGBB`; black where an index has no colour.
    int argb(int index) {
        if (index == transparent) {
            return 0;
        }
        int opaque = 0xFF << 24;
        if (index >= size) {
            return opaque;
        }
        int at = table + 3 * index;
        return opaque | ((file[at] & 0xFF) << 16) | ((file[at + 1] & 0xFF) << 8) | (file[at + 2] & 0xFF);
    }
}
