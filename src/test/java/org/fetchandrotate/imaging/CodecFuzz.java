package org.fetchandrotate.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.fetchandrotate.model.Rotation;

/// Seeded mutations of small files: bits, bytes, numbers at the ends of their ranges, pieces cut out, doubled or
/// swapped, cut ends. `-Dfuzz.mutations=100000` makes more of them.
public final class CodecFuzz {
    /// Of processor time: the clock's depends on what else the machine does.
    private static final long MAX_NANOS = 2_000_000_000L;

    private static final ThreadMXBean TIMES = ManagementFactory.getThreadMXBean();
    private static final long MAX_PIXELS = 4_000_000;
    private static final byte[] EXTREMES = {0, 1, 0x7F, (byte) 0x80, (byte) 0xFE, (byte) 0xFF};

    private CodecFuzz() {}

    /// Damages a file.
    @FunctionalInterface
    public interface Mutation {
        /// @param file not changed
        byte[] of(byte[] file, Random random);
    }

    /// Asserts that the codec gives a result or an [ImageFormatException], in time, for mutations of each file.
    public static void assertSurvives(ImageCodec codec, List<byte[]> files, int mutations) {
        assertSurvives(codec, files, mutations, CodecFuzz::mutated);
    }

    /// The same for a format's own ways to be damaged.
    public static void assertSurvives(ImageCodec codec, List<byte[]> files, int mutations, Mutation mutation) {
        int count = Integer.getInteger("fuzz.mutations", mutations);
        Rotation[] rotations = Rotation.values();
        int rotated = 0;
        for (int i = 0; i < count; i++) {
            var random = new Random(i);
            byte[] file = mutation.of(files.get(random.nextInt(files.size())), random);
            rotated += survives(codec, file, rotations[random.nextInt(rotations.length)]) ? 1 : 0;
        }
        // else the mutations would never get past the headers, or never be noticed
        assertThat(rotated).as("mutations that could still be rotated").isBetween(count / 50, count - count / 50);
    }

    private static boolean survives(ImageCodec codec, byte[] file, Rotation rotation) {
        long start = TIMES.getCurrentThreadCpuTime();
        try {
            ImageInfo info = codec.inspect(file);
            if ((long) info.width() * info.height() > MAX_PIXELS / info.frames()) {
                return false;
            }
            codec.rotate(file, new ByteArrayOutputStream(), rotation, TestPictures.NO_THUMBNAIL);
            codec.thumbnail(file, 32);
            return true;
        } catch (ImageFormatException e) {
            assertThat(e.failure().detail()).isNotBlank().doesNotContain("\n");
            return false;
        } catch (RuntimeException | IOException | StackOverflowError | OutOfMemoryError e) {
            throw new AssertionError("file " + HexFormat.of().formatHex(file), e);
        } finally {
            assertThat(TIMES.getCurrentThreadCpuTime() - start).isLessThan(MAX_NANOS);
        }
    }

    private static byte[] mutated(byte[] source, Random random) {
        byte[] file = source.clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes && file.length > 8; i++) {
            // most of what can go wrong is in the first bytes
            int at = random.nextBoolean() ? random.nextInt(file.length) : random.nextInt(Math.min(file.length, 64));
            file = switch (random.nextInt(6)) {
                case 0 -> flipped(file, at, random);
                case 1 -> with(file, at, (byte) random.nextInt());
                case 2 -> filled(file, at, EXTREMES[random.nextInt(EXTREMES.length)], 1 + random.nextInt(4));
                case 3 -> Arrays.copyOf(file, random.nextInt(file.length));
                case 4 -> without(file, at, 1 + random.nextInt(8));
                default -> doubled(file, at, 1 + random.nextInt(32));
            };
        }
        return file;
    }

    private static byte[] flipped(byte[] file, int at, Random random) {
        return with(file, at, (byte) (file[at] ^ 1 << random.nextInt(8)));
    }

    private static byte[] with(byte[] file, int at, byte value) {
        file[at] = value;
        return file;
    }

    private static byte[] filled(byte[] file, int at, byte value, int length) {
        Arrays.fill(file, at, Math.min(file.length, at + length), value);
        return file;
    }

    private static byte[] without(byte[] file, int at, int length) {
        int end = Math.min(file.length, at + length);
        byte[] result = Arrays.copyOf(file, file.length - (end - at));
        System.arraycopy(file, end, result, at, file.length - end);
        return result;
    }

    private static byte[] doubled(byte[] file, int at, int length) {
        int end = Math.min(file.length, at + length);
        byte[] result = Arrays.copyOf(file, file.length + end - at);
        System.arraycopy(file, at, result, end, file.length - at);
        return result;
    }
}
