package org.fetchandrotate.imaging.png;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.fetchandrotate.imaging.AnimationReader;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.ImageInfo;
import org.fetchandrotate.imaging.RotationOptions;
import org.fetchandrotate.imaging.png.PngFixture.Chunk;
import org.fetchandrotate.model.JpegUnaligned;
import org.fetchandrotate.model.Rotation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Animations, played by a plain player of the tests' own: every picture that is shown must be the rotated one.
class ApngTest {
    private static final int WIDTH = 9;
    private static final int HEIGHT = 6;

    private final PngCodec codec = new PngCodec();

    /// A frame of the fixture: place, disposal, blending.
    private record Frame(int width, int height, int left, int top, int disposal, int blending) {}

    private static final List<Frame> FRAMES = List.of(
            new Frame(WIDTH, HEIGHT, 0, 0, 0, 0),
            new Frame(3, 2, 5, 1, 1, 1),
            new Frame(4, 5, 0, 1, 2, 0),
            new Frame(1, 6, 8, 0, 0, 1));

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UPRIGHT")
    void everyPictureShownIsRotated_whereTheImageIsTheFirstFrame(Rotation rotation) throws Exception {
        byte[] file = animation(true);

        byte[] rotated = rotate(file, rotation);

        assertPlaysRotated(file, rotated, rotation);
        assertThat(PngFixture.names(rotated))
                .containsExactly(
                        "IHDR", "acTL", "fcTL", "IDAT", "fcTL", "fdAT", "fcTL", "fdAT", "fcTL", "fdAT", "IEND");
    }

    @ParameterizedTest
    @EnumSource(Rotation.class)
    void everyPictureShownIsRotated_whereTheImageIsNoFrame(Rotation rotation) throws Exception {
        byte[] file = animation(false);

        byte[] rotated = rotate(file, rotation);

        assertPlaysRotated(file, rotated, rotation);
        assertThat(PngFixture.decode(rotated).sameAs(PngFixture.decode(file).rotated(rotation)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void showsEveryFrameAsTheCanvasLooks_forAsLongAsTheFileSays(boolean imageIsFrame) throws Exception {
        byte[] file = animation(imageIsFrame);
        List<PngSamples> played = play(file);

        AnimationReader reader = codec.animation(file).orElseThrow();

        for (int i = 0; i < played.size(); i++) {
            assertThat(reader.next()).hasValue(Duration.ofMillis(40L * i));
            assertThat(reader.picture().argb()).as("frame %d", i).isEqualTo(argb(played.get(i)));
        }
        assertThat(reader.next()).isEmpty();
    }

    @Test
    void isNoAnimation_whereTheHeaderPromisesNone() throws Exception {
        List<Chunk> chunks = new ArrayList<>(PngFixture.chunks(animation(true)));
        chunks.removeIf(chunk -> chunk.name().equals("acTL"));

        assertThat(codec.animation(PngFixture.file(chunks))).isEmpty();
    }

    private static int[] argb(PngSamples samples) {
        int[] argb = new int[samples.width() * samples.height()];
        for (int i = 0; i < argb.length; i++) {
            int x = i % samples.width();
            int y = i / samples.width();
            argb[i] = samples.at(x, y, 3) << 24
                    | samples.at(x, y, 0) << 16
                    | samples.at(x, y, 1) << 8
                    | samples.at(x, y, 2);
        }
        return argb;
    }

    @Test
    void countsFrames_fromTheHeader() throws Exception {
        ImageInfo info = codec.inspect(animation(true));

        assertThat(info.frames()).isEqualTo(FRAMES.size());
    }

    @Test
    void thumbnailIsTheFirstFrame_whereTheImageIsNone() throws Exception {
        byte[] file = animation(false);
        PngSamples first = play(file).getFirst();

        int[] argb = codec.thumbnail(file, WIDTH).orElseThrow().argb();

        assertThat(argb[0])
                .isEqualTo(
                        first.at(0, 0, 3) << 24 | first.at(0, 0, 0) << 16 | first.at(0, 0, 1) << 8 | first.at(0, 0, 2));
    }

    @Test
    void refusesAnimation_whoseChunksAreOutOfOrder() {
        List<Chunk> chunks = new ArrayList<>(PngFixture.chunks(animation(true)));
        int last = chunks.size() - 2;
        chunks.set(last, chunks.set(last - 2, chunks.get(last)));

        assertRefused(chunks);
    }

    @Test
    void refusesAnimation_thatLacksAFrame() {
        List<Chunk> chunks = new ArrayList<>(PngFixture.chunks(animation(true)));
        chunks.subList(chunks.size() - 3, chunks.size() - 1).clear();

        assertRefused(chunks);
    }

    @Test
    void refusesFrame_outsideItsCanvas() {
        List<Chunk> chunks = PngFixture.chunks(animation(true));
        ByteBuffer.wrap(chunks.get(4).data()).putInt(12, 7);

        assertRefused(chunks);
    }

    @Test
    void dropsTheRest_ofAnAnimationThatIsNone() throws Exception {
        List<Chunk> chunks = new ArrayList<>(PngFixture.chunks(animation(true)));
        chunks.removeIf(chunk -> chunk.name().equals("acTL"));

        byte[] rotated = rotate(PngFixture.file(chunks), Rotation.HALF_TURN);

        assertThat(PngFixture.names(rotated)).containsExactly("IHDR", "IDAT", "IEND");
    }

    private void assertRefused(List<Chunk> chunks) {
        assertThatThrownBy(() -> rotate(PngFixture.file(chunks), Rotation.HALF_TURN))
                .isInstanceOf(ImageFormatException.class);
    }

    private static void assertPlaysRotated(byte[] file, byte[] rotated, Rotation rotation) {
        List<PngSamples> before = play(file);
        List<PngSamples> after = play(rotated);
        assertThat(after).hasSameSizeAs(before);
        for (int i = 0; i < before.size(); i++) {
            assertThat(after.get(i).sameAs(before.get(i).rotated(rotation)))
                    .as("frame %d", i)
                    .isTrue();
        }
        assertThat(PngFixture.data(rotated, "acTL")).isEqualTo(PngFixture.data(file, "acTL"));
        assertThat(timings(rotated)).isEqualTo(timings(file));
    }

    /// Delay, disposal and blending of each frame.
    private static List<String> timings(byte[] file) {
        return PngFixture.chunks(file).stream()
                .filter(chunk -> chunk.name().equals("fcTL"))
                .map(chunk -> Arrays.toString(Arrays.copyOfRange(chunk.data(), 20, 26)))
                .toList();
    }

    static byte[] animation(boolean imageIsFrame) {
        Random random = new Random(12);
        List<Chunk> chunks = new ArrayList<>();
        chunks.add(PngFixture.header(WIDTH, HEIGHT, 8, 6, false));
        chunks.add(new Chunk(
                "acTL", ByteBuffer.allocate(8).putInt(FRAMES.size()).putInt(3).array()));
        int sequence = 0;
        if (!imageIsFrame) {
            chunks.add(new Chunk("IDAT", data(WIDTH, HEIGHT, random)));
        }
        for (int i = 0; i < FRAMES.size(); i++) {
            Frame frame = FRAMES.get(i);
            chunks.add(control(sequence++, frame, i));
            byte[] data = data(frame.width(), frame.height(), random);
            if (i == 0 && imageIsFrame) {
                chunks.add(new Chunk("IDAT", data));
                continue;
            }
            // in two pieces
            for (byte[] piece : List.of(Arrays.copyOf(data, 5), Arrays.copyOfRange(data, 5, data.length))) {
                ByteBuffer bytes = ByteBuffer.allocate(4 + piece.length);
                chunks.add(new Chunk("fdAT", bytes.putInt(sequence++).put(piece).array()));
            }
        }
        chunks.add(PngFixture.chunk("IEND", ""));
        return PngFixture.file(chunks);
    }

    private static Chunk control(int sequence, Frame frame, int delay) {
        ByteBuffer data = ByteBuffer.allocate(26).putInt(sequence).putInt(frame.width());
        data.putInt(frame.height()).putInt(frame.left()).putInt(frame.top());
        data.putShort((short) delay).putShort((short) 25);
        return new Chunk(
                "fcTL",
                data.put((byte) frame.disposal()).put((byte) frame.blending()).array());
    }

    private static byte[] data(int width, int height, Random random) {
        PngSamples samples = PngSamples.random(width, height, 4, 256, random);
        for (int i = 3; i < samples.values().length; i += 4) {
            // blending is exact for nothing and all
            samples.values()[i] = samples.values()[i] < 100 ? 0 : 255;
        }
        return PngFixture.compress(samples, 8, false, random);
    }

    /// The canvas after each frame was put on it; checks sequence numbers on the way.
    private static List<PngSamples> play(byte[] file) {
        byte[] header = PngFixture.data(file, "IHDR");
        int width = ByteBuffer.wrap(header).getInt(0);
        int height = ByteBuffer.wrap(header).getInt(4);
        List<PngSamples> shown = new ArrayList<>();
        int[] canvas = new int[width * height * 4];
        int sequence = 0;
        ByteBuffer control = ByteBuffer.allocate(0);
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        for (Chunk chunk : PngFixture.chunks(file)) {
            ByteBuffer bytes = ByteBuffer.wrap(chunk.data());
            boolean ends = chunk.name().equals("fcTL") || chunk.name().equals("IEND");
            if (ends && control.hasRemaining()) {
                canvas = put(header, control, data.toByteArray(), canvas, width, shown);
                data.reset();
            }
            if (chunk.name().equals("fcTL") || chunk.name().equals("fdAT")) {
                assertThat(bytes.getInt(0)).isEqualTo(sequence++);
            }
            if (chunk.name().equals("fcTL")) {
                control = bytes;
            } else if (chunk.name().equals("fdAT")) {
                data.write(chunk.data(), 4, chunk.data().length - 4);
            } else if (chunk.name().equals("IDAT") && control.hasRemaining()) {
                data.writeBytes(chunk.data());
            }
        }
        return shown;
    }

    private static int[] put(
            byte[] header, ByteBuffer control, byte[] data, int[] canvas, int width, List<PngSamples> shown) {
        PngSamples frame = PngFixture.decode(header, control.getInt(4), control.getInt(8), data);
        int left = control.getInt(12);
        int top = control.getInt(16);
        int[] drawn = canvas.clone();
        int[] cleared = canvas.clone();
        for (int y = 0; y < frame.height(); y++) {
            for (int x = 0; x < frame.width(); x++) {
                int at = ((top + y) * width + left + x) * 4;
                boolean over = control.get(25) == 1 && frame.at(x, y, 3) == 0;
                for (int c = 0; c < 4; c++) {
                    drawn[at + c] = over ? canvas[at + c] : frame.at(x, y, c);
                    cleared[at + c] = 0;
                }
            }
        }
        for (int y = 0; y < frame.height(); y++) {
            for (int x = 0; x < frame.width(); x++) {
                int at = ((top + y) * width + left + x) * 4;
                if (control.get(24) != 1) {
                    System.arraycopy(drawn, at, cleared, at, 4);
                }
            }
        }
        shown.add(new PngSamples(width, canvas.length / 4 / width, 4, drawn));
        return switch (control.get(24)) {
            case 0 -> drawn;
            case 1 -> cleared;
            default -> canvas;
        };
    }

    private byte[] rotate(byte[] file, Rotation rotation) throws Exception {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        codec.rotate(file, target, rotation, new RotationOptions(JpegUnaligned.REENCODE, 0));
        return target.toByteArray();
    }
}
