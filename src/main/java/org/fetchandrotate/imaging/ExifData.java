package org.fetchandrotate.imaging;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.fetchandrotate.model.Transform;

/// An EXIF block, edited without moving anything in it: values are overwritten where they stand, and what needs
/// more room is appended. So maker notes, whose offsets nobody can adjust, stay valid. The layout is TIFF 6.0,
/// section 2; the tags are those of CIPA DC-008 (EXIF 2.32), 4.6. Immutable.
///
/// The block starts at its byte-order mark `II` or `MM`: without the `Exif\0\0` that precedes it in a JPEG's APP1.
public final class ExifData {
    private static final int IMAGE_WIDTH = 0x0100;
    private static final int IMAGE_LENGTH = 0x0101;
    private static final int ORIENTATION = 0x0112;
    private static final int X_RESOLUTION = 0x011A;
    private static final int Y_RESOLUTION = 0x011B;
    private static final int STRIP_OFFSETS = 0x0111;
    private static final int STRIP_BYTE_COUNTS = 0x0117;
    private static final int THUMBNAIL_OFFSET = 0x0201;
    private static final int THUMBNAIL_LENGTH = 0x0202;
    private static final int EXIF_DIRECTORY = 0x8769;
    private static final int SUBJECT_AREA = 0x9214;
    private static final int SUBJECT_LOCATION = 0xA214;
    private static final int PIXEL_X_DIMENSION = 0xA002;
    private static final int PIXEL_Y_DIMENSION = 0xA003;

    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int RATIONAL = 5;
    private static final int ENTRY_BYTES = 12;
    private static final int NONE = -1;

    private final byte[] block;
    private final ByteOrder order;
    private final int mainDirectory;
    private final int exifDirectory;
    private final int thumbnailDirectory;

    private ExifData(byte[] block, ByteOrder order, int mainDirectory) {
        this.block = block;
        this.order = order;
        this.mainDirectory = mainDirectory;
        int pointer = entry(mainDirectory, EXIF_DIRECTORY);
        this.exifDirectory = pointer == NONE ? NONE : directoryAt(int32(pointer + 8));
        this.thumbnailDirectory = directoryAt(int32(linkOf(mainDirectory)));
    }

    /// Reads a block; what is malformed beyond its first directory is left alone.
    ///
    /// @return empty if there is no TIFF header with a readable directory
    public static Optional<ExifData> parse(byte[] tiffBlock) {
        return read(tiffBlock.clone());
    }

    private static Optional<ExifData> read(byte[] tiffBlock) {
        if (tiffBlock.length < 14 || tiffBlock[0] != tiffBlock[1] || (tiffBlock[0] != 'I' && tiffBlock[0] != 'M')) {
            return Optional.empty();
        }
        ByteOrder order = tiffBlock[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        ByteBuffer view = ByteBuffer.wrap(tiffBlock).order(order);
        int directory = view.getInt(4);
        if (view.getShort(2) != 42 || !isDirectory(view, directory)) {
            return Optional.empty();
        }
        return Optional.of(new ExifData(tiffBlock, order, directory));
    }

    /// A new block that says nothing but the orientation.
    public static ExifData of(Orientation orientation) {
        ByteBuffer block = ByteBuffer.allocate(8 + 2 + ENTRY_BYTES + 4);
        block.put(new byte[] {'M', 'M', 0, 42}).putInt(8).putShort((short) 1);
        putOrientation(block, orientation.exifValue());
        return new ExifData(block.array(), ByteOrder.BIG_ENDIAN, 8);
    }

    /// The block's bytes, a copy.
    public byte[] bytes() {
        return block.clone();
    }

    /// Its length in bytes.
    public int size() {
        return block.length;
    }

    /// How the picture is shown; normal if nothing is said.
    public Orientation orientation() {
        return Orientation.ofExifValue(orientationIn(mainDirectory).orElse(1));
    }

    /// The same with another orientation: overwritten, or added by a copy of the first directory at the end.
    public ExifData withOrientation(Orientation orientation) {
        int value = orientation.exifValue();
        int entry = entry(mainDirectory, ORIENTATION);
        if (entry == NONE) {
            return value == 1 ? this : withOrientationAdded(value);
        }
        ByteBuffer copy = copy(block.length);
        setNumber(copy, entry, value);
        if (orientationIn(thumbnailDirectory).equals(orientationIn(mainDirectory))) {
            setNumber(copy, entry(thumbnailDirectory, ORIENTATION), value);
        }
        return edited(copy);
    }

    /// The same with another size of the stored picture, where the block mentions one.
    ///
    /// @param width pixels, as stored
    /// @param height pixels, as stored
    public ExifData withPixelSize(int width, int height) {
        ByteBuffer copy = copy(block.length);
        setNumber(copy, entry(exifDirectory, PIXEL_X_DIMENSION), width);
        setNumber(copy, entry(exifDirectory, PIXEL_Y_DIMENSION), height);
        setNumber(copy, entry(mainDirectory, IMAGE_WIDTH), width);
        setNumber(copy, entry(mainDirectory, IMAGE_LENGTH), height);
        return edited(copy);
    }

    /// The same with horizontal and vertical resolution exchanged, for a picture rotated by a quarter.
    public ExifData withResolutionSwapped() {
        ByteBuffer copy = copy(block.length);
        for (int directory : new int[] {mainDirectory, thumbnailDirectory}) {
            int across = entry(directory, X_RESOLUTION);
            int down = entry(directory, Y_RESOLUTION);
            if (across != NONE && down != NONE && int16(across + 2) == RATIONAL && int16(down + 2) == RATIONAL) {
                // the entries hold the places of the fractions
                copy.putInt(across + 8, int32(down + 8)).putInt(down + 8, int32(across + 8));
            }
        }
        return edited(copy);
    }

    /// The same with the subject, which is told in stored pixels, where the transform moves it.
    ///
    /// @param transform of the stored pixels
    /// @param width of the picture before, pixels
    /// @param height of the picture before, pixels
    public ExifData withSubjectMoved(Transform transform, int width, int height) {
        ByteBuffer copy = copy(block.length);
        for (int tag : new int[] {SUBJECT_AREA, SUBJECT_LOCATION}) {
            int entry = entry(exifDirectory, tag);
            int count = entry == NONE || int16(entry + 2) != SHORT ? 0 : int32(entry + 4);
            int place = count == 2 ? entry + 8 : count == 3 || count == 4 ? int32(entry + 8) : NONE;
            if (place >= 8 && place <= block.length - 2 * count) {
                moveSubject(copy, place, count, transform, width, height);
            }
        }
        return edited(copy);
    }

    /// The middle across and down; of an area also its diameter, or its width and height.
    private void moveSubject(ByteBuffer copy, int place, int count, Transform transform, int width, int height) {
        int x = int16(place);
        int y = int16(place + 2);
        if (x >= width || y >= height) {
            return;
        }
        copy.putShort(place, (short) transform.left(x, y, width - 1 - x, height - 1 - y));
        copy.putShort(place + 2, (short) transform.top(x, y, width - 1 - x, height - 1 - y));
        if (count == 4 && transform.swapsSides()) {
            copy.putShort(place + 4, (short) int16(place + 6)).putShort(place + 6, (short) int16(place + 4));
        }
    }

    /// The embedded thumbnail, a JPEG file of its own, a copy.
    public Optional<byte[]> thumbnail() {
        int offset = number(entry(thumbnailDirectory, THUMBNAIL_OFFSET));
        int length = number(entry(thumbnailDirectory, THUMBNAIL_LENGTH));
        if (offset < 8 || length <= 0 || offset > block.length - length) {
            return Optional.empty();
        }
        return Optional.of(Arrays.copyOfRange(block, offset, offset + length));
    }

    /// The same with another thumbnail in place of the present one: in its room if it fits, else appended. A block
    /// without a thumbnail stays as it is.
    public ExifData withThumbnail(byte[] jpeg) {
        int length = thumbnail().map(old -> old.length).orElse(0);
        if (length == 0 || jpeg.length == 0) {
            return this;
        }
        int offset = number(entry(thumbnailDirectory, THUMBNAIL_OFFSET));
        int place = jpeg.length <= length || offset + length == block.length ? offset : even(block.length);
        int end = offset + length == block.length ? place + jpeg.length : Math.max(block.length, place + jpeg.length);
        ByteBuffer copy = copy(end);
        Arrays.fill(copy.array(), offset, Math.min(offset + length, end), (byte) 0);
        copy.put(place, jpeg);
        setNumber(copy, entry(thumbnailDirectory, THUMBNAIL_OFFSET), place);
        setNumber(copy, entry(thumbnailDirectory, THUMBNAIL_LENGTH), jpeg.length);
        return edited(copy);
    }

    /// Whether there is a thumbnail of any kind: old cameras wrote them uncompressed, in strips.
    public boolean hasThumbnail() {
        return thumbnailDirectory != NONE;
    }

    /// Whether the orientation is stored as the standard says, a single SHORT; browsers ignore it otherwise, while
    /// other programs don't.
    public boolean hasPlainOrientation() {
        int entry = entry(mainDirectory, ORIENTATION);
        return entry == NONE || int16(entry + 2) == SHORT && int32(entry + 4) == 1;
    }

    /// The same without a thumbnail: its directory is unlinked and its bytes are blanked.
    public ExifData withoutThumbnail() {
        ByteBuffer copy = copy(block.length);
        blankStrips(copy);
        thumbnail().ifPresent(old -> {
            int offset = number(entry(thumbnailDirectory, THUMBNAIL_OFFSET));
            Arrays.fill(copy.array(), offset, offset + old.length, (byte) 0);
        });
        // last, since a hostile block may place its thumbnail over its directory
        copy.putInt(linkOf(mainDirectory), 0);
        return edited(copy);
    }

    private void blankStrips(ByteBuffer copy) {
        int offsets = entry(thumbnailDirectory, STRIP_OFFSETS);
        int lengths = entry(thumbnailDirectory, STRIP_BYTE_COUNTS);
        if (offsets == NONE || lengths == NONE) {
            return;
        }
        int count = Math.min(int32(offsets + 4), int32(lengths + 4));
        for (int strip = 0; strip < Math.min(count, block.length / 2); strip++) {
            int offset = value(offsets, strip);
            int length = value(lengths, strip);
            if (offset >= 8 && length > 0 && offset <= block.length - length) {
                Arrays.fill(copy.array(), offset, offset + length, (byte) 0);
            }
        }
    }

    /// One of an entry's SHORTs or LONGs; NONE if it isn't there.
    private int value(int entry, int index) {
        int type = int16(entry + 2);
        int bytes = type == SHORT ? 2 : 4;
        long size = (long) int32(entry + 4) * bytes;
        int start = size <= 4 ? entry + 8 : int32(entry + 8);
        long place = start + (long) index * bytes;
        if ((type != SHORT && type != LONG) || start < 8 || place + bytes > block.length) {
            return NONE;
        }
        return type == SHORT ? int16((int) place) : int32((int) place);
    }

    private ExifData withOrientationAdded(int value) {
        int entries = int16(mainDirectory);
        int start = even(block.length);
        ByteBuffer copy = copy(start + 2 + (entries + 1) * ENTRY_BYTES + 4);
        copy.putInt(4, start).position(start).putShort((short) (entries + 1));
        int before = 0;
        while (before < entries && int16(entryAt(mainDirectory, before)) < ORIENTATION) {
            before++;
        }
        copy.put(block, entryAt(mainDirectory, 0), before * ENTRY_BYTES);
        putOrientation(copy, value);
        copy.put(block, entryAt(mainDirectory, before), (entries - before) * ENTRY_BYTES);
        copy.putInt(int32(linkOf(mainDirectory)));
        return edited(copy);
    }

    private static void putOrientation(ByteBuffer target, int value) {
        target.putShort((short) ORIENTATION).putShort((short) SHORT).putInt(1);
        target.putShort((short) value).putShort((short) 0);
    }

    private OptionalInt orientationIn(int directory) {
        int entry = entry(directory, ORIENTATION);
        return entry == NONE ? OptionalInt.empty() : OptionalInt.of(number(entry));
    }

    /// The place of a directory's entry for a tag, or NONE.
    private int entry(int directory, int tag) {
        int entries = directory == NONE ? 0 : int16(directory);
        for (int i = 0; i < entries; i++) {
            int entry = entryAt(directory, i);
            if (int16(entry) == tag) {
                return entry;
            }
        }
        return NONE;
    }

    private static int entryAt(int directory, int index) {
        return directory + 2 + index * ENTRY_BYTES;
    }

    /// Where a directory says the place of the next one.
    private int linkOf(int directory) {
        return entryAt(directory, int16(directory));
    }

    private int directoryAt(int offset) {
        return isDirectory(ByteBuffer.wrap(block).order(order), offset) ? offset : NONE;
    }

    private static boolean isDirectory(ByteBuffer block, int offset) {
        return offset >= 8
                && offset <= block.capacity() - 6
                && offset + 6L + (block.getShort(offset) & 0xFFFFL) * ENTRY_BYTES <= block.capacity();
    }

    /// The single SHORT or LONG of an entry, or -1 if it is none.
    private int number(int entry) {
        if (entry == NONE || int32(entry + 4) != 1) {
            return NONE;
        }
        return switch (int16(entry + 2)) {
            case SHORT -> int16(entry + 8);
            case LONG -> int32(entry + 8);
            default -> NONE;
        };
    }

    private void setNumber(ByteBuffer copy, int entry, int value) {
        if (entry == NONE || int32(entry + 4) != 1) {
            return;
        }
        int type = int16(entry + 2);
        if (type == SHORT && value <= 0xFFFF) {
            copy.putShort(entry + 8, (short) value);
        } else if (type == SHORT || type == LONG) {
            copy.putShort(entry + 2, (short) LONG).putInt(entry + 8, value);
        }
    }

    private ByteBuffer copy(int length) {
        return ByteBuffer.wrap(Arrays.copyOf(block, length)).order(order);
    }

    /// A changed copy. A hostile block may have its values overlap its directories, so these are read again; if
    /// they have become unreadable, the change is not made.
    private ExifData edited(ByteBuffer copy) {
        return read(copy.array()).orElse(this);
    }

    private int int16(int offset) {
        int first = block[offset] & 0xFF;
        int second = block[offset + 1] & 0xFF;
        return order == ByteOrder.BIG_ENDIAN ? first << 8 | second : second << 8 | first;
    }

    private int int32(int offset) {
        int first = int16(offset);
        int second = int16(offset + 2);
        return order == ByteOrder.BIG_ENDIAN ? first << 16 | second : second << 16 | first;
    }

    private static int even(int offset) {
        return offset + (offset & 1);
    }
}
