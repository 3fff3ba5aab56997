package org.fetchandrotate.imaging.raster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// One directory of a TIFF file: its entries, the directories it points to, and the pieces of coded pixels,
/// which are strips or tiles. Single-threaded.
final class TiffDirectory {
    static final int WIDTH = 256;
    static final int HEIGHT = 257;
    static final int BITS_PER_SAMPLE = 258;
    static final int COMPRESSION = 259;
    static final int PHOTOMETRIC = 262;
    static final int FILL_ORDER = 266;
    static final int STRIP_OFFSETS = 273;
    static final int ORIENTATION = 274;
    static final int SAMPLES_PER_PIXEL = 277;
    static final int ROWS_PER_STRIP = 278;
    static final int STRIP_BYTE_COUNTS = 279;
    static final int X_RESOLUTION = 282;
    static final int Y_RESOLUTION = 283;
    static final int PLANAR_CONFIGURATION = 284;
    static final int FREE_OFFSETS = 288;
    static final int FREE_BYTE_COUNTS = 289;
    static final int PREDICTOR = 317;
    static final int TILE_WIDTH = 322;
    static final int TILE_HEIGHT = 323;
    static final int TILE_OFFSETS = 324;
    static final int TILE_BYTE_COUNTS = 325;
    static final int SUB_DIRECTORIES = 330;
    static final int SUBSAMPLING = 530;
    static final int EXIF = 34665;
    static final int GPS = 34853;
    static final int SUBJECT_AREA = 37396;
    static final int SUBJECT_LOCATION = 41492;
    static final int PIXEL_X_DIMENSION = 40962;
    static final int PIXEL_Y_DIMENSION = 40963;
    static final int INTEROPERABILITY = 40965;

    /// An entry's values, as bytes in the file's order.
    @SuppressWarnings("ArrayRecordComponent") // never compared, and seen by this package alone
    record Entry(TiffType type, long count, byte[] value) {}

    private final TiffLayout layout;
    private final Map<Integer, Entry> entries = new TreeMap<>();
    private final Map<Integer, List<TiffDirectory>> children = new TreeMap<>();
    private List<byte[]> pieces = List.of();

    TiffDirectory(TiffLayout layout) {
        this.layout = layout;
    }

    /// By rising tag, as a file must have them.
    Map<Integer, Entry> entries() {
        return entries;
    }

    /// By the tag that points to them.
    Map<Integer, List<TiffDirectory>> children() {
        return children;
    }

    List<byte[]> pieces() {
        return pieces;
    }

    void replacePieces(List<byte[]> newPieces) {
        pieces = List.copyOf(newPieces);
    }

    /// The same for a picture that becomes one of strips, if it isn't yet.
    void replaceByStrips(List<byte[]> strips, int rowsPerStrip) {
        List.of(TILE_WIDTH, TILE_HEIGHT, TILE_OFFSETS, TILE_BYTE_COUNTS).forEach(entries::remove);
        setNumber(ROWS_PER_STRIP, rowsPerStrip);
        replacePieces(strips);
    }

    /// This and all directories below it.
    Stream<TiffDirectory> all() {
        return Stream.concat(
                Stream.of(this),
                children.values().stream().flatMap(List::stream).flatMap(TiffDirectory::all));
    }

    /// Of these, those that hold pictures.
    Stream<TiffDirectory> pictures() {
        return all().filter(TiffDirectory::isPicture);
    }

    boolean isPicture() {
        return entries.containsKey(WIDTH) && entries.containsKey(HEIGHT);
    }

    boolean isTiled() {
        return entries.containsKey(TILE_OFFSETS);
    }

    /// The first value of an entry of whole numbers.
    long number(int tag, long otherwise) {
        List<Long> numbers = numbers(tag);
        return numbers.isEmpty() ? otherwise : numbers.getFirst();
    }

    /// The values of an entry of whole numbers; none if there is no such entry.
    List<Long> numbers(int tag) {
        Entry entry = entries.get(tag);
        List<Long> numbers = new ArrayList<>();
        if (entry != null && entry.type.isWhole()) {
            int bytes = entry.type.bytes();
            for (int at = 0; at + bytes <= entry.value.length; at += bytes) {
                numbers.add(layout.number(entry.value, at, bytes));
            }
        }
        return numbers;
    }

    /// Sets a single number, in the type that the entry has if it can hold it.
    void setNumber(int tag, long value) {
        TiffType type = Optional.ofNullable(entries.get(tag)).map(Entry::type).orElse(TiffType.SHORT);
        if (!type.isWhole() || (type.bytes() < 8 && (value >>> (8 * type.bytes())) != 0)) {
            type = TiffType.LONG;
        }
        entries.put(tag, new Entry(type, 1, layout.bytes(value, type.bytes())));
    }

    /// Sets numbers of 16 bits.
    void setNumbers(int tag, int... numbers) {
        byte[] value = new byte[2 * numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            System.arraycopy(layout.bytes(numbers[i], 2), 0, value, 2 * i, 2);
        }
        entries.put(tag, new Entry(TiffType.SHORT, numbers.length, value));
    }

    void swap(int firstTag, int secondTag) {
        Entry first = entries.get(firstTag);
        Entry second = entries.get(secondTag);
        if (first != null && second != null) {
            entries.put(firstTag, second);
            entries.put(secondTag, first);
        }
    }
}
