package org.fetchandrotate.imaging.png;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import org.fetchandrotate.imaging.CodecFuzz;
import org.fetchandrotate.imaging.ExifData;
import org.fetchandrotate.imaging.Orientation;
import org.fetchandrotate.imaging.png.PngFixture.Chunk;
import org.junit.jupiter.api.Test;

/// Files that are damaged where it hurts this format.
class PngFuzzTest {
    @Test
    void damagedFile_endsInAResultOrAFailure() {
        CodecFuzz.assertSurvives(new PngCodec(), seeds(), 4000, PngFuzzTest::damaged);
    }

    private static byte[] damaged(byte[] seed, Random random) {
        byte[] file = seed.clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(file.length);
            switch (random.nextInt(6)) {
                case 0 -> file[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> file[at] = (byte) random.nextInt();
                case 2 -> ByteBuffer.wrap(file).putInt(Math.max(0, at - 4), random.nextInt() >> random.nextInt(32));
                case 3 -> file = Arrays.copyOf(file, Math.max(12, at));
                case 4 -> {
                    int from = random.nextInt(file.length);
                    int length = Math.min(random.nextInt(40), file.length - Math.max(from, at));
                    System.arraycopy(file, from, file, at, length);
                }
                default -> file[Math.min(at, Math.min(33, file.length - 1))] = (byte) random.nextInt(20);
            }
        }
        // else the checks of the chunks would keep nearly all damage from the code behind them
        if (random.nextInt(8) != 0) {
            mend(file);
        }
        return file;
    }

    private static void mend(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        int at = 8;
        while (at + 12 <= file.length) {
            int length = bytes.getInt(at);
            if (length < 0 || length > file.length - at - 12) {
                return;
            }
            CRC32 crc = new CRC32();
            crc.update(file, at + 4, length + 4);
            bytes.putInt(at + 8 + length, (int) crc.getValue());
            at += 12 + length;
        }
    }

    private static List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        Random random = new Random(77);
        for (int[] kind : PngFixture.KINDS) {
            PngSamples samples = PngSamples.random(9, 7, PngFixture.channels(kind[0]), 1 << kind[1], random);
            seeds.add(PngFixture.image(samples, kind[1], kind[0], random.nextBoolean(), random));
        }
        List<Chunk> chunks = new ArrayList<>(PngFixture.chunks(seeds.get(5)));
        chunks.add(1, new Chunk("eXIf", ExifData.of(Orientation.TRANSPOSED).bytes()));
        chunks.add(2, new Chunk("pHYs", new byte[] {0, 0, 1, 0, 0, 0, 2, 0, 1}));
        chunks.add(3, PngFixture.chunk("sCAL", "\1" + "1\0" + "2"));
        seeds.add(PngFixture.file(chunks));
        seeds.add(ApngTest.animation(true));
        seeds.add(ApngTest.animation(false));
        return seeds;
    }
}
