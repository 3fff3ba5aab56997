package org.fetchandrotate.imaging.jpeg;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.jpeg.entropy.Plane;
import org.fetchandrotate.imaging.jpeg.file.BitWriter;
import org.fetchandrotate.imaging.jpeg.file.Component;
import org.fetchandrotate.imaging.jpeg.file.FrameHeader;
import org.fetchandrotate.imaging.jpeg.file.HuffmanSpec;
import org.fetchandrotate.imaging.jpeg.file.JpegSegment.Scan;
import org.fetchandrotate.imaging.jpeg.file.JpegSegment.ScanComponent;
import org.fetchandrotate.imaging.jpeg.file.Marker;
import org.fetchandrotate.imaging.jpeg.file.ZigZag;
import org.fetchandrotate.imaging.jpeg.progressive.ProgressiveEncoder;
import org.fetchandrotate.imaging.jpeg.sequential.PackedBlocks;
import org.fetchandrotate.imaging.jpeg.sequential.SequentialEncoder;

/// Makes JPEG files of any kind, always the same ones: coefficients drawn at random, though fewer and smaller
/// ones towards the high frequencies as in photos.
public final class TestJpeg {
    /// Components by their sampling factors: `"22 11 11"` is 4:2:0.
    static final List<String> SAMPLINGS = List.of(
            "11",
            "22",
            "11 11 11",
            "21 11 11",
            "22 11 11",
            "12 11 11",
            "41 11 11",
            "12 12 12",
            "22 21 12",
            "31 11 11",
            "11 11 11 11",
            "22 11 11 22");

    private final int width;
    private final int height;
    private final String sampling;
    private int marker = Marker.SOF0_BASELINE;
    private int restartInterval;
    private int quantBytes = 1;
    private int seed = 1;
    private int emptyBlocks;
    private final List<byte[]> segments = new ArrayList<>();
    private byte[] trailer = {};
    private Script script = Script.INTERLEAVED;

    /// In which scans the coefficients come.
    public enum Script {
        /// One scan.
        INTERLEAVED,
        /// A scan for each component.
        SEPARATE,
        /// Spectral selection and successive approximation.
        PROGRESSIVE,
        /// The last refinement of the upper band is missing: what is legal, though nobody would do it.
        UNEVEN
    }

    public TestJpeg(int width, int height, String sampling) {
        this.width = width;
        this.height = height;
        this.sampling = sampling;
    }

    public TestJpeg script(Script chosen) {
        script = chosen;
        marker = chosen == Script.PROGRESSIVE || chosen == Script.UNEVEN
                ? Marker.SOF2_PROGRESSIVE
                : Marker.SOF0_BASELINE;
        return this;
    }

    TestJpeg extended() {
        marker = Marker.SOF1_EXTENDED;
        return this;
    }

    public TestJpeg restartInterval(int mcus) {
        restartInterval = mcus;
        return this;
    }

    TestJpeg wideQuantTables() {
        quantBytes = 2;
        return this;
    }

    public TestJpeg seed(int number) {
        seed = number;
        return this;
    }

    /// Leaves AC coefficients to one block in `number` + 1, on average.
    public TestJpeg emptyBlocks(int number) {
        emptyBlocks = number;
        return this;
    }

    /// Adds a segment behind the start of the image.
    TestJpeg segment(int segmentMarker, byte[] payload) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(0xFF);
        bytes.write(segmentMarker);
        bytes.write(payload.length + 2 >>> 8);
        bytes.write(payload.length + 2);
        bytes.writeBytes(payload);
        segments.add(bytes.toByteArray());
        return this;
    }

    TestJpeg trailer(byte[] bytes) {
        trailer = bytes;
        return this;
    }

    FrameHeader frame() {
        List<Component> components = new ArrayList<>();
        for (String factors : List.of(sampling.split(" ", -1))) {
            int id = components.size() + 1;
            int table = id == 1 ? 0 : 1;
            components.add(new Component(id, factors.charAt(0) - '0', factors.charAt(1) - '0', table));
        }
        return new FrameHeader(marker, width, height, components);
    }

    public byte[] bytes() {
        FrameHeader frame = frame();
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try {
            BitWriter writer = new BitWriter(output, 4096);
            writer.marker(Marker.SOI);
            for (byte[] segment : segments) {
                writer.bytes(segment, 0, segment.length);
            }
            writer.segment(Marker.DQT, quantTable(0));
            writer.segment(Marker.DQT, quantTable(1));
            writer.segment(marker, frameHeader(frame));
            if (restartInterval > 0) {
                writer.segment(Marker.DRI, new byte[] {(byte) (restartInterval >> 8), (byte) restartInterval});
            }
            List<Plane> planes = planes(frame);
            for (Scan scan : scans(frame)) {
                if (frame.isProgressive()) {
                    new ProgressiveEncoder(writer, frame, planes).write(scan);
                } else {
                    new SequentialEncoder(writer, frame, packed(planes)).write(scan);
                }
            }
            writer.marker(Marker.EOI);
            writer.bytes(trailer, 0, trailer.length);
            writer.drain();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return output.toByteArray();
    }

    private static List<PackedBlocks> packed(List<Plane> planes) {
        int[] places = IntStream.range(0, 64).toArray();
        List<PackedBlocks> packed = new ArrayList<>();
        for (Plane plane : planes) {
            PackedBlocks blocks = new PackedBlocks(plane.blocksAcross(), plane.blocksDown());
            int[] values = IntStream.range(0, plane.values().length)
                    .map(i -> plane.values()[i])
                    .toArray();
            for (int block = 0; block < plane.found().length; block++) {
                blocks.put(block, values, places, 64 * block, plane.found()[block]);
            }
            packed.add(blocks);
        }
        return packed;
    }

    /// Steps that differ for (u, v) and (v, u), so that a table that isn't transposed is noticed.
    private byte[] quantTable(int number) {
        byte[] payload = new byte[1 + 64 * quantBytes];
        payload[0] = (byte) (quantBytes - 1 << 4 | number);
        for (int k = 0; k < 64; k++) {
            int u = ZigZag.NATURAL[k] & 7;
            int v = ZigZag.NATURAL[k] >> 3;
            payload[quantBytes * (k + 1)] = (byte) (3 + 2 * u + v + 4 * number);
        }
        return payload;
    }

    private static byte[] frameHeader(FrameHeader frame) {
        byte[] payload = new byte[6 + 3 * frame.components().size()];
        payload[0] = 8;
        payload[1] = (byte) (frame.height() >> 8);
        payload[2] = (byte) frame.height();
        payload[3] = (byte) (frame.width() >> 8);
        payload[4] = (byte) frame.width();
        payload[5] = (byte) frame.components().size();
        int place = 6;
        for (Component component : frame.components()) {
            payload[place++] = (byte) component.id();
            payload[place++] = (byte) (component.across() << 4 | component.down());
            payload[place++] = (byte) component.quantTable();
        }
        return payload;
    }

    private List<Plane> planes(FrameHeader frame) {
        Random random = new Random(seed);
        List<Plane> planes = new ArrayList<>();
        for (int c = 0; c < frame.components().size(); c++) {
            Plane plane = new Plane(frame.paddedBlocksAcross(c), frame.paddedBlocksDown(c));
            for (int block = 0; block < plane.found().length; block++) {
                plane.values()[64 * block] = (short) (random.nextInt(400) - 200);
                boolean isEmpty = emptyBlocks > 0 && random.nextInt(emptyBlocks + 1) > 0;
                for (int k = 1; k < 64 && !isEmpty; k++) {
                    if (random.nextInt(2 + k / 2) == 0) {
                        int value = (int) (random.nextGaussian() * 60 / k);
                        plane.values()[64 * block + k] = (short) value;
                        plane.found()[block] |= value == 0 ? 0 : 1L << k;
                    }
                }
            }
            planes.add(plane);
        }
        return planes;
    }

    private List<Scan> scans(FrameHeader frame) {
        List<ScanComponent> all = new ArrayList<>();
        for (int c = 0; c < frame.components().size(); c++) {
            int table = c == 0 ? 0 : 1;
            HuffmanSpec none = noTable();
            all.add(new ScanComponent(c, table, table, none, none));
        }
        List<Scan> scans = new ArrayList<>();
        switch (script) {
            case INTERLEAVED -> scans.add(scan(all, 0, 63, 0, 0));
            case SEPARATE -> all.forEach(component -> scans.add(scan(List.of(component), 0, 63, 0, 0)));
            case PROGRESSIVE, UNEVEN -> {
                scans.add(scan(all, 0, 0, 0, 1));
                all.forEach(component -> scans.add(scan(List.of(component), 1, 5, 0, 2)));
                all.forEach(component -> scans.add(scan(List.of(component), 6, 63, 0, 2)));
                all.forEach(component -> scans.add(scan(List.of(component), 1, 63, 2, 1)));
                scans.add(scan(all, 0, 0, 1, 0));
                int last = script == Script.UNEVEN ? 10 : 63;
                all.forEach(component -> scans.add(scan(List.of(component), 1, last, 1, 0)));
            }
        }
        return scans;
    }

    private static HuffmanSpec noTable() {
        try {
            return new HuffmanSpec(new int[17], new byte[0]);
        } catch (ImageFormatException e) {
            throw new AssertionError(e);
        }
    }

    private Scan scan(List<ScanComponent> components, int first, int last, int previousBit, int bit) {
        return new Scan(components, first, last, previousBit, bit, restartInterval, 0, 0);
    }
}
