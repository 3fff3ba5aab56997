package org.fetchandrotate.imaging.gif;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.fetchandrotate.imaging.CodecFuzz;
import org.fetchandrotate.imaging.gif.LzwEncoder.Clearing;
import org.junit.jupiter.api.Test;

/// Files that are damaged where it hurts this format.
class GifFuzzTest {
    @Test
    void damagedFile_endsInAResultOrAFailure() {
        CodecFuzz.assertSurvives(new GifCodec(), seeds(), 4000, GifFuzzTest::damaged);
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
