package org.fetchandrotate.imaging.raster;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.raster.TiffDirectory.Entry;

/// Lays out TIFF directories anew: of each the pixels, then what it points to, then itself. Single-threaded, for
/// one file.
final class TiffWriter {
    private static final int MAX_BYTES = Integer.MAX_VALUE - 64;

    private final TiffLayout layout;
    private byte[] data = new byte[1 << 16];
    private int size;

    private TiffWriter(TiffLayout layout) {
        this.layout = layout;
    }

    static void write(TiffLayout layout, List<TiffDirectory> pages, OutputStream target)
            throws ImageFormatException, IOException {
        var writer = new TiffWriter(layout);
        writer.append(layout.header());
        int pointer = writer.append(new byte[layout.placeBytes()]);
        for (TiffDirectory page : pages) {
            int place = writer.appendDirectory(page);
            writer.overwrite(pointer, layout.bytes(place, layout.placeBytes()));
            pointer = writer.size - layout.placeBytes();
        }
        target.write(writer.data, 0, writer.size);
    }

    /// @return where the directory begins; it ends with an empty pointer to the next
    private int appendDirectory(TiffDirectory directory) throws ImageFormatException {
        Map<Integer, Entry> entries = new TreeMap<>(directory.entries());
        if (!directory.pieces().isEmpty()) {
            appendPieces(directory, entries);
        }
        for (var children : directory.children().entrySet()) {
            List<Integer> places = new ArrayList<>();
            for (TiffDirectory child : children.getValue()) {
                places.add(appendDirectory(child));
            }
            entries.put(children.getKey(), places(places));
        }
        List<byte[]> values = new ArrayList<>();
        for (Entry entry : entries.values()) {
            boolean fits = entry.value().length <= layout.placeBytes();
            values.add(fits ? entry.value() : layout.bytes(append(entry.value()), layout.placeBytes()));
        }
        int start = append(layout.bytes(entries.size(), layout.countBytes()));
        int index = 0;
        for (var entry : entries.entrySet()) {
            byte[] coded = new byte[layout.entryBytes()];
            System.arraycopy(layout.bytes(entry.getKey(), 2), 0, coded, 0, 2);
            System.arraycopy(layout.bytes(entry.getValue().type().code(), 2), 0, coded, 2, 2);
            int places = layout.placeBytes();
            System.arraycopy(layout.bytes(entry.getValue().count(), places), 0, coded, 4, places);
            byte[] value = values.get(index++);
            System.arraycopy(value, 0, coded, 4 + places, value.length);
            appendPacked(coded);
        }
        appendPacked(new byte[layout.placeBytes()]);
        return start;
    }

    private void appendPieces(TiffDirectory directory, Map<Integer, Entry> entries) throws ImageFormatException {
        List<Integer> offsets = new ArrayList<>();
        List<Integer> lengths = new ArrayList<>();
        for (byte[] piece : directory.pieces()) {
            offsets.add(append(piece));
            lengths.add(piece.length);
        }
        boolean tiled = directory.isTiled();
        entries.put(tiled ? TiffDirectory.TILE_OFFSETS : TiffDirectory.STRIP_OFFSETS, places(offsets));
        entries.put(tiled ? TiffDirectory.TILE_BYTE_COUNTS : TiffDirectory.STRIP_BYTE_COUNTS, places(lengths));
    }

    private Entry places(List<Integer> places) {
        int bytes = layout.placeBytes();
        byte[] value = new byte[places.size() * bytes];
        for (int i = 0; i < places.size(); i++) {
            System.arraycopy(layout.bytes(places.get(i), bytes), 0, value, i * bytes, bytes);
        }
        return new Entry(layout.placeType(), places.size(), value);
    }

    /// Everything that is pointed to begins at an even place (TIFF 6.0, section 2, "IFD Entry").
    private int append(byte[] bytes) throws ImageFormatException {
        if (size % 2 != 0) {
            appendPacked(new byte[1]);
        }
        return appendPacked(bytes);
    }

    private int appendPacked(byte[] bytes) throws ImageFormatException {
        int start = size;
        long needed = (long) size + bytes.length;
        if (needed > MAX_BYTES) {
            throw ImageFormatException.tooLarge("the rotated file would have more than 2 GiB");
        }
        if (needed > data.length) {
            data = Arrays.copyOf(data, (int) Math.min(MAX_BYTES, Math.max(needed, data.length * 3L / 2)));
        }
        System.arraycopy(bytes, 0, data, size, bytes.length);
        size = (int) needed;
        return start;
    }

    private void overwrite(int place, byte[] bytes) {
        System.arraycopy(bytes, 0, data, place, bytes.length);
    }
}
