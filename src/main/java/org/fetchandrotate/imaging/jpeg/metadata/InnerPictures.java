package org.fetchandrotate.imaging.jpeg.metadata;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.jpeg.file.JpegFile;
import org.fetchandrotate.imaging.jpeg.file.JpegReader;
import org.fetchandrotate.imaging.jpeg.file.JpegSegment.MarkerSegment;
import org.fetchandrotate.imaging.jpeg.file.Marker;

/// The pictures that follow the first one in its file: the gain map of an Ultra HDR photo, larger previews, the
/// other eye of a stereo pair. They belong to the first and have to be rotated with it. Immutable.
///
/// Source: CIPA DC-007 (Multi-Picture Format), 5.2 "MP Index IFD": sizes and offsets, the latter from the
/// index's own byte order mark; Ultra HDR 1.1 and ISO 21496-1, whose readers also take the picture right behind
/// the first without an index.
public final class InnerPictures {
    private static final byte[] INDEX = "MPF\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int ENTRIES = 0xB002;
    private static final int ENTRY_BYTES = 16;
    private static final int MOST = 64;

    static final InnerPictures NONE = new InnerPictures(new byte[0], 0, List.of(), State.NONE);

    private enum State {
        NONE,
        THERE,
        /// Something about them is wrong, or one couldn't be rotated: they are announced no more.
        DROPPED
    }

    /// A picture.
    ///
    /// @param start in the source
    /// @param end in the source
    /// @param bytes as they will be
    private record Picture(int start, int end, byte[] bytes) {}

    private final byte[] file;
    private final int firstEnd;
    private final List<Picture> pictures;
    private final State state;

    private InnerPictures(byte[] file, int firstEnd, List<Picture> pictures, State state) {
        this.file = file;
        this.firstEnd = firstEnd;
        this.pictures = List.copyOf(pictures);
        this.state = state;
    }

    /// Those that a file announces.
    public static InnerPictures of(JpegFile source) {
        byte[] file = source.bytes();
        int end = source.end();
        int firstEnd = end + 2 <= file.length && (file[end] & 0xFF) == 0xFF ? end + 2 : end;
        Optional<MarkerSegment> index = index(source);
        boolean announced = index.isPresent() || announcesGainMap(source);
        if (!announced) {
            return NONE;
        }
        List<int[]> places = index.map(segment -> entries(file, segment)).orElse(List.of()).stream()
                .filter(entry -> entry[1] != 0)
                .map(entry -> new int[] {segmentBase(index.orElseThrow()) + entry[1], entry[0]})
                .toList();
        if (places.isEmpty()) {
            places = behind(file, firstEnd);
        }
        if (places.isEmpty()) {
            // an index of this picture alone, or of pictures that were cut off
            return new InnerPictures(file, firstEnd, List.of(), State.DROPPED);
        }
        List<Picture> pictures = new ArrayList<>();
        int from = firstEnd;
        for (int[] place : places.stream()
                .sorted(Comparator.comparingInt(place -> place[0]))
                .toList()) {
            int start = place[0];
            long stop = (long) start + place[1];
            if (start < from || stop > file.length || place[1] < 4 || !startsPicture(file, start)) {
                return new InnerPictures(file, firstEnd, List.of(), State.DROPPED);
            }
            pictures.add(new Picture(start, (int) stop, Arrays.copyOfRange(file, start, (int) stop)));
            from = (int) stop;
        }
        return new InnerPictures(file, firstEnd, pictures, State.THERE);
    }

    public boolean isEmpty() {
        return pictures.isEmpty();
    }

    /// Whether what the file says of them is to be left out.
    boolean isDropped() {
        return state == State.DROPPED;
    }

    /// The first picture alone.
    public byte[] first() {
        return Arrays.copyOf(file, firstEnd);
    }

    /// The same, rotated.
    ///
    /// @param rotation gives a picture rotated; empty if it can't be
    public InnerPictures rotated(Function<byte[], Optional<byte[]>> rotation) {
        List<Picture> rotated = new ArrayList<>();
        for (Picture picture : pictures) {
            Optional<byte[]> bytes = rotation.apply(picture.bytes());
            if (bytes.isEmpty()) {
                return new InnerPictures(file, firstEnd, pictures, State.DROPPED);
            }
            rotated.add(new Picture(picture.start(), picture.end(), bytes.get()));
        }
        return new InnerPictures(file, firstEnd, rotated, state);
    }

    /// The length of what had another length before, in bytes.
    long newLength(long length) {
        return pictures.stream()
                .filter(picture -> picture.end() - picture.start() == length)
                .mapToLong(picture -> picture.bytes().length)
                .findFirst()
                .orElse(length);
    }

    /// All that follows the first picture: these, and between and behind them what else there is.
    public byte[] trailer() {
        var trailer = new ByteArrayOutputStream(file.length - firstEnd);
        int from = firstEnd;
        for (Picture picture : pictures) {
            trailer.write(file, from, picture.start() - from);
            if (state != State.DROPPED) {
                trailer.writeBytes(picture.bytes());
            }
            from = picture.end();
        }
        trailer.write(file, from, file.length - from);
        return trailer.toByteArray();
    }

    /// Puts the new places into the index of the first picture as it was written.
    public void updateIndex(byte[] first) throws ImageFormatException {
        Optional<MarkerSegment> index = index(new JpegReader(first).read());
        Optional<MarkerSegment> old = index(new JpegReader(first()).read());
        if (index.isEmpty() || old.isEmpty()) {
            return;
        }
        ByteBuffer view = view(first, index.get());
        int table = table(view);
        List<int[]> entries = entries(file, old.get());
        for (int i = 0; table >= 0 && i < entries.size(); i++) {
            int place = table + i * ENTRY_BYTES;
            if (entries.get(i)[1] == 0) {
                view.putInt(place + 4, first.length);
            } else {
                int oldStart = segmentBase(old.get()) + entries.get(i)[1];
                view.putInt(place + 4, (int) newLength(entries.get(i)[0]));
                view.putInt(place + 8, first.length + offsetInTrailer(oldStart) - segmentBase(index.get()));
            }
        }
    }

    private int offsetInTrailer(int oldStart) {
        int offset = oldStart - firstEnd;
        for (Picture picture : pictures) {
            if (picture.start() < oldStart) {
                offset += picture.bytes().length - (picture.end() - picture.start());
            }
        }
        return offset;
    }

    private static Optional<MarkerSegment> index(JpegFile file) {
        return file.segments().stream()
                .filter(segment -> segment.marker() == Marker.APP2 && starts(file.bytes(), segment, INDEX))
                .filter(segment -> segment.length() >= INDEX.length + 8)
                .findFirst();
    }

    /// What offsets count from.
    private static int segmentBase(MarkerSegment index) {
        return index.start() + INDEX.length;
    }

    /// The index as TIFF, from its byte order mark on.
    private static ByteBuffer view(byte[] file, MarkerSegment index) {
        int base = segmentBase(index);
        ByteBuffer view = ByteBuffer.wrap(file, base, index.end() - base).slice();
        return view.order(view.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    }

    /// Size and offset of each picture; none if the index can't be read.
    private static List<int[]> entries(byte[] file, MarkerSegment index) {
        ByteBuffer view = view(file, index);
        int table = table(view);
        List<int[]> entries = new ArrayList<>();
        int count = table < 0 ? 0 : Math.min(tableBytes(view) / ENTRY_BYTES, MOST);
        for (int i = 0; i < count && table + (i + 1) * ENTRY_BYTES <= view.capacity(); i++) {
            int place = table + i * ENTRY_BYTES;
            entries.add(new int[] {view.getInt(place + 4), view.getInt(place + 8)});
        }
        return entries;
    }

    private static int table(ByteBuffer view) {
        int entry = tableEntry(view);
        int table = entry < 0 ? -1 : view.getInt(entry + 8);
        return table >= 8 && table < view.capacity() ? table : -1;
    }

    private static int tableBytes(ByteBuffer view) {
        return Math.max(0, view.getInt(tableEntry(view) + 4));
    }

    private static int tableEntry(ByteBuffer view) {
        int directory = view.getInt(4);
        if (directory < 8 || directory > view.capacity() - 2) {
            return -1;
        }
        int count = view.getShort(directory) & 0xFFFF;
        for (int i = 0; i < count; i++) {
            int entry = directory + 2 + i * 12;
            if (entry + 12 > view.capacity()) {
                return -1;
            }
            if ((view.getShort(entry) & 0xFFFF) == ENTRIES) {
                return entry;
            }
        }
        return -1;
    }

    /// The pictures right behind the first, one after the other.
    private static List<int[]> behind(byte[] file, int firstEnd) {
        List<int[]> places = new ArrayList<>();
        int at = firstEnd;
        while (places.size() < MOST && at < file.length && startsPicture(file, at)) {
            try {
                JpegFile next = new JpegReader(Arrays.copyOfRange(file, at, file.length)).read();
                int length = Math.min(next.end() + 2, file.length - at);
                places.add(new int[] {at, length});
                at += length;
            } catch (ImageFormatException e) {
                return places; // no picture of ours
            }
        }
        return places;
    }

    private static boolean announcesGainMap(JpegFile source) {
        return source.segments().stream()
                .filter(segment -> segment.marker() == Marker.APP1)
                .map(segment ->
                        new String(source.bytes(), segment.start(), segment.length(), StandardCharsets.ISO_8859_1))
                .anyMatch(text -> text.contains("ns.adobe.com/hdr-gain-map") || text.contains("\"GainMap\""));
    }

    private static boolean startsPicture(byte[] file, int at) {
        return at + 3 <= file.length
                && (file[at] & 0xFF) == 0xFF
                && (file[at + 1] & 0xFF) == Marker.SOI
                && (file[at + 2] & 0xFF) == 0xFF;
    }

    private static boolean starts(byte[] file, MarkerSegment segment, byte[] signature) {
        return segment.length() >= signature.length
                && Arrays.equals(
                        file, segment.start(), segment.start() + signature.length, signature, 0, signature.length);
    }
}
