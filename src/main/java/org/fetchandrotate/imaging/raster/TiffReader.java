package org.fetchandrotate.imaging.raster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.raster.TiffDirectory.Entry;

/// Reads the directories of a TIFF file (TIFF 6.0, section 2), each once, with their values and coded pixels.
/// Single-threaded, for one file.
final class TiffReader {
    private static final int MAX_DIRECTORIES = 10_000;
    private static final int MAX_DEPTH = 8;

    private final byte[] file;
    private final TiffLayout layout;
    private final Set<Long> seen = new HashSet<>();

    /// What may yet be copied: values that overlap could multiply a file's size.
    private long allowance;

    private TiffReader(byte[] file) throws ImageFormatException {
        this.file = file;
        this.layout = TiffLayout.of(file);
        this.allowance = 2L * file.length;
    }

    /// The pages of a file, in order; at least one.
    static List<TiffDirectory> pages(byte[] file) throws ImageFormatException {
        var reader = new TiffReader(file);
        List<TiffDirectory> pages =
                reader.chain(reader.layout.number(file, reader.layout.firstPointer(), reader.layout.placeBytes()), 0);
        if (pages.isEmpty() || !pages.getFirst().isPicture()) {
            throw ImageFormatException.corrupt("no picture in it");
        }
        return pages;
    }

    private List<TiffDirectory> chain(long first, int depth) throws ImageFormatException {
        List<TiffDirectory> directories = new ArrayList<>();
        long place = first;
        while (place != 0) {
            if (!seen.add(place) || seen.size() > MAX_DIRECTORIES || depth > MAX_DEPTH) {
                throw ImageFormatException.corrupt("its directories run in circles");
            }
            int start = within(place, layout.countBytes());
            long count = layout.number(file, start, layout.countBytes());
            long end = start + layout.countBytes() + count * layout.entryBytes();
            if (count < 0 || count > file.length || end > file.length) {
                throw ImageFormatException.corrupt("cut short in a directory");
            }
            directories.add(directory(start + layout.countBytes(), (int) count, depth));
            // some files end right behind their last entry
            boolean hasNext = end + layout.placeBytes() <= file.length;
            place = hasNext ? layout.number(file, (int) end, layout.placeBytes()) : 0;
        }
        return directories;
    }

    private TiffDirectory directory(int start, int count, int depth) throws ImageFormatException {
        var directory = new TiffDirectory(layout);
        for (int i = 0; i < count; i++) {
            int at = start + i * layout.entryBytes();
            int tag = (int) layout.number(file, at, 2);
            Optional<TiffType> type = TiffType.of((int) layout.number(file, at + 2, 2));
            if (type.isPresent()) {
                // entries of unknown types are to be passed over
                directory.entries().put(tag, entry(at + 4, type.get()));
            }
        }
        readChildren(directory, depth);
        readPieces(directory);
        directory.entries().remove(TiffDirectory.FREE_OFFSETS);
        directory.entries().remove(TiffDirectory.FREE_BYTE_COUNTS);
        return directory;
    }

    private Entry entry(int at, TiffType type) throws ImageFormatException {
        int countBytes = layout.placeBytes();
        long count = layout.number(file, at, countBytes);
        if (count < 0 || count > file.length) {
            throw ImageFormatException.corrupt("an entry of %d values".formatted(count));
        }
        long bytes = count * type.bytes();
        int place = at + countBytes;
        if (bytes > layout.placeBytes()) {
            place = within(layout.number(file, place, layout.placeBytes()), bytes);
        }
        return new Entry(type, count, copy(place, (int) bytes));
    }

    private void readChildren(TiffDirectory directory, int depth) throws ImageFormatException {
        for (int tag : new int[] {
            TiffDirectory.SUB_DIRECTORIES, TiffDirectory.EXIF, TiffDirectory.GPS, TiffDirectory.INTEROPERABILITY
        }) {
            List<TiffDirectory> children = new ArrayList<>();
            for (long place : directory.numbers(tag)) {
                List<TiffDirectory> chain = chain(place, depth + 1);
                if (!chain.isEmpty()) {
                    children.add(chain.getFirst());
                }
            }
            directory.entries().remove(tag);
            if (!children.isEmpty()) {
                directory.children().put(tag, children);
            }
        }
    }

    private void readPieces(TiffDirectory directory) throws ImageFormatException {
        boolean tiled = directory.isTiled();
        List<Long> places = directory.numbers(tiled ? TiffDirectory.TILE_OFFSETS : TiffDirectory.STRIP_OFFSETS);
        List<Long> lengths =
                directory.numbers(tiled ? TiffDirectory.TILE_BYTE_COUNTS : TiffDirectory.STRIP_BYTE_COUNTS);
        if (lengths.isEmpty() && places.size() == 1) {
            // old writers left the length of a single strip out: all up to the end
            lengths = List.of(file.length - places.getFirst());
        }
        if (places.size() != lengths.size()) {
            throw ImageFormatException.corrupt(
                    "%d places for %d pieces of pixels".formatted(places.size(), lengths.size()));
        }
        List<byte[]> pieces = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            long length = lengths.get(i);
            pieces.add(copy(within(places.get(i), length), (int) length));
        }
        directory.replacePieces(pieces);
    }

    private int within(long place, long length) throws ImageFormatException {
        if (place < 0 || length < 0 || length > file.length || place > file.length - length) {
            throw ImageFormatException.corrupt("cut short: %d bytes at %d of %d".formatted(length, place, file.length));
        }
        return (int) place;
    }

    private byte[] copy(int place, int length) throws ImageFormatException {
        within(place, length);
        allowance -= length;
        if (allowance < 0) {
            throw ImageFormatException.corrupt("its values overlap");
        }
        return Arrays.copyOfRange(file, place, place + length);
    }
}
