package org.fetchandrotate.imaging.gif;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.ImageInfo;
import org.fetchandrotate.imaging.RotationOptions;
import org.fetchandrotate.imaging.gif.LzwEncoder.Clearing;
import org.fetchandrotate.model.JpegUnaligned;
import org.fetchandrotate.model.Rotation;
import org.junit.jupiter.api.Test;

/// Damages files at random, reproducibly: each ends in a result or an [ImageFormatException], soon. The number of
/// damaged files is the system property `fuzz.mutations`.
class GifFuzzTest {
    private static final int COUNT = Integer.getInteger("fuzz.mutations", 4000);
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final long MAX_PIXELS = 1 << 22;

    private final GifCodec codec = new GifCodec();

    @Test
    void damagedFile_endsInAResultOrAFailure() {
        List<byte[]> seeds = seeds();
        int rotated = 0;
        for (int i = 0; i < COUNT; i++) {
            Random random = new Random(i);
            byte[] file = damaged(seeds.get(random.nextInt(seeds.size())), random);
            long start = System.nanoTime();
            if (survives(file, Rotation.values()[random.nextInt(8)])) {
                rotated++;
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as("seed %d", i)
                    .isLessThan(LIMIT);
        }
        assertThat(rotated).as("files that could be rotated all the same").isBetween(COUNT / 50, COUNT - COUNT / 50);
    }

    private boolean survives(byte[] file, Rotation rotation) {
        try {
            ImageInfo info = codec.inspect(file);
            if ((double) info.width() * info.height() * info.frames() > MAX_PIXELS) {
                return false;
            }
            codec.rotate(
                    file, OutputStream.nullOutputStream(), rotation, new RotationOptions(JpegUnaligned.REENCODE, 9));
            codec.thumbnail(file, 9);
            return true;
        } catch (ImageFormatException e) {
            return false;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] damaged(byte[] seed, Random random) {
        byte[] file = seed.clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(file.length);
            switch (random.nextInt(5)) {
                case 0 -> file[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> file[at] = (byte) random.nextInt();
                case 2 -> file = Arrays.copyOf(file, Math.max(8, at));
                case 3 -> {
                    int from = random.nextInt(file.length);
                    int length = Math.min(random.nextInt(40), file.length - Math.max(from, at));
                    System.arraycopy(file, from, file, at, length);
                }
                default -> file[6 + random.nextInt(Math.min(40, file.length - 6))] = (byte) random.nextInt();
            }
        }
        return file;
    }

    private static List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        for (int bits = 1; bits <= 8; bits++) {
            byte[] pixels = GifFixture.noise(77, bits, new Random(bits));
            seeds.add(new GifFixture(11, 7, bits, 0)
                    .image(0, 0, 11, 7, pixels, bits, bits % 2 == 0)
                    .file());
        }
        seeds.add(GifCodecTest.animation());
        seeds.add(compressed());
        return seeds;
    }

    /// With strings longer than one index, which the fixture's encoder doesn't make.
    private static byte[] compressed() {
        byte[] pixels = new byte[64 * 64];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i / 7 % 4);
        }
        byte[] data = new LzwEncoder().encode(pixels, 2, Clearing.WHEN_FULL);
        byte[] start = new GifFixture(64, 64, 2, 0).withoutTrailer();
        byte[] descriptor = new Frame(0, 0, 64, 64, 0).toBytes();
        byte[] file = Arrays.copyOf(start, start.length + descriptor.length + data.length);
        System.arraycopy(descriptor, 0, file, start.length, descriptor.length);
        System.arraycopy(data, 0, file, start.length + descriptor.length, data.length);
        return file;
    }
}
