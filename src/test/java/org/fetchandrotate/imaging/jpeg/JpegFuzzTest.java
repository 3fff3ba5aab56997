package org.fetchandrotate.imaging.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.fetchandrotate.imaging.ExifData;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.Orientation;
import org.fetchandrotate.imaging.RotationOptions;
import org.fetchandrotate.imaging.jpeg.TestJpeg.Script;
import org.fetchandrotate.imaging.jpeg.file.Marker;
import org.fetchandrotate.model.JpegUnaligned;
import org.fetchandrotate.model.Rotation;
import org.junit.jupiter.api.Test;

/// Throws damaged files at the codec. `-Dfuzz.mutations=100000` makes it take longer; the mutations are always
/// the same.
final class JpegFuzzTest {
    private static final int MUTATIONS = Integer.getInteger("fuzz.mutations", 4000);
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final JpegCodec codec = new JpegCodec();

    @Test
    void endsInAResultOrARefusal_whateverIsDamaged() {
        List<byte[]> sources = sources();
        Random random = new Random(20);
        int accepted = 0;
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] damaged = damaged(sources.get(i % sources.size()), random);
            Rotation rotation = Rotation.values()[random.nextInt(8)];
            JpegUnaligned unaligned = JpegUnaligned.values()[random.nextInt(3)];
            if (survives(damaged, rotation, new RotationOptions(unaligned, 8 * random.nextInt(4)), i)) {
                accepted++;
            } else {
                refused++;
            }
        }
        // damage that is never or always noticed would test nothing
        assertThat(accepted).isGreaterThan(MUTATIONS / 50);
        assertThat(refused).isGreaterThan(MUTATIONS / 50);
    }

    private boolean survives(byte[] damaged, Rotation rotation, RotationOptions options, int number) {
        long start = System.nanoTime();
        boolean accepted = false;
        try {
            if (codec.inspect(damaged).workingBytes() < 1 << 28) {
                ByteArrayOutputStream target = new ByteArrayOutputStream();
                codec.rotate(damaged, target, rotation, options);
                accepted = true;
                codec.inspect(target.toByteArray());
                codec.thumbnail(damaged, 20);
            }
        } catch (ImageFormatException e) {
            accepted = false;
        } catch (IOException | RuntimeException | Error e) {
            fail("mutation %d, %s, %s".formatted(number, rotation, options), e);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .as("mutation %d", number)
                .isLessThan(LIMIT);
        return accepted;
    }

    private static List<byte[]> sources() {
        List<byte[]> sources = new ArrayList<>();
        byte[] exif = exifSegment();
        for (Script script : Script.values()) {
            sources.add(new TestJpeg(32, 32, "22 11 11")
                    .script(script)
                    .segment(Marker.APP1, exif)
                    .bytes());
            sources.add(new TestJpeg(21, 19, "21 11 11")
                    .script(script)
                    .restartInterval(1)
                    .bytes());
            sources.add(new TestJpeg(17, 24, "11 11 11 11").script(script).bytes());
            sources.add(
                    new TestJpeg(24, 9, "11").script(script).wideQuantTables().bytes());
        }
        return sources;
    }

    private static byte[] exifSegment() {
        byte[] block = ExifData.of(Orientation.TRANSPOSED).bytes();
        byte[] payload =
                Arrays.copyOf("Exif\0\0".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1), 6 + block.length);
        System.arraycopy(block, 0, payload, 6, block.length);
        return payload;
    }

    private static byte[] damaged(byte[] source, Random random) {
        byte[] damaged = source.clone();
        int header = Math.min(damaged.length, 700);
        switch (random.nextInt(6)) {
            case 0 -> damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            case 1 -> damaged[random.nextInt(header)] = (byte) random.nextInt(256);
            case 2 -> damaged = Arrays.copyOf(damaged, random.nextInt(damaged.length));
            case 3 -> {
                int place = random.nextInt(damaged.length);
                Arrays.fill(damaged, place, Math.min(damaged.length, place + 1 + random.nextInt(8)), (byte) -1);
            }
            case 4 -> {
                for (int i = 0; i < 10; i++) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
                }
            }
            default -> {
                int from = random.nextInt(damaged.length);
                int to = random.nextInt(damaged.length);
                int length = random.nextInt(damaged.length - Math.max(from, to));
                System.arraycopy(source, from, damaged, to, length);
            }
        }
        return damaged;
    }
}
